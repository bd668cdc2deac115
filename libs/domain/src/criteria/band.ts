/**
 * The four bands of a meeting, best first. Labels are data of the criteria set's province in principle, but every
 * found document says Tốt, Khá, Trung bình, Kém (HD42-HD/BTCTW 28/10/2025, HD12-HD/BTCTW 06/7/2018).
 */
export const RATING_BANDS = ['GOOD', 'FAIR', 'AVERAGE', 'POOR'] as const;
export type RatingBand = (typeof RATING_BANDS)[number];

/** The band's word on screen and paper. */
export const BAND_LABEL: Readonly<Record<RatingBand, string>> = {
  GOOD: 'Tốt',
  FAIR: 'Khá',
  AVERAGE: 'Trung bình',
  POOR: 'Kém',
};

/** 0 for the best band … 3 for the worst. */
export function bandOrder(band: RatingBand): number {
  return RATING_BANDS.indexOf(band);
}

/** The worse of two bands. */
export function worseBand(a: RatingBand, b: RatingBand): RatingBand {
  return bandOrder(a) >= bandOrder(b) ? a : b;
}
