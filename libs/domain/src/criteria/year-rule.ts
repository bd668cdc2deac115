import type { RatingBand } from './band';
import { BAND_LABEL, RATING_BANDS } from './band';
import type { YearRequirement, YearRule, YearShare } from './criteria-set';

/** Months of a year that count, by band. */
export interface YearCounts {
  base: number;
  counts: Readonly<Record<RatingBand, number>>;
}

/** Months in a full year; numbers of months in a rule are of so many. */
export const FULL_YEAR = 12;

/** Months of this band or a better one. */
export function monthsAtLeast({ counts }: YearCounts, band: RatingBand): number {
  let sum = 0;
  for (const one of RATING_BANDS) {
    sum += counts[one];
    if (one === band) break;
  }
  return sum;
}

/** Months of this band or a worse one. */
export function monthsAtMost(tally: YearCounts, band: RatingBand): number {
  return tally.base - monthsAtLeast(tally, band) + tally.counts[band];
}

/** How many of the months that count are asked for: ceil(n · b / 12), or ceil(p · b / 100). */
export function monthsNeeded({ months, percent }: YearShare, base: number): number {
  return percent === undefined ? Math.ceil(((months ?? 0) * base) / FULL_YEAR) : Math.ceil((percent * base) / 100);
}

/** Whether the months reach a class: yearShortfalls() without its words, for whoever asks of thousands of years. */
function isReached({ allAtLeast, atLeast, atMost }: YearRequirement, tally: YearCounts): boolean {
  if (allAtLeast !== undefined && monthsAtLeast(tally, allAtLeast) < tally.base) return false;
  if (atLeast !== undefined && monthsAtLeast(tally, atLeast.band) < monthsNeeded(atLeast, tally.base)) return false;
  return atMost === undefined || monthsAtMost(tally, atMost.band) <= atMost.months;
}

/** What the months lack for a class, as causes in words; empty when the class is reached. */
export function yearShortfalls(required: YearRequirement, tally: YearCounts): string[] {
  const { allAtLeast, atLeast, atMost } = required;
  const causes: string[] = [];
  if (allAtLeast !== undefined) {
    const below = tally.base - monthsAtLeast(tally, allAtLeast);
    if (below > 0) causes.push(`có ${below} tháng dưới ${BAND_LABEL[allAtLeast]}`);
  }
  if (atLeast !== undefined) {
    const [have, need] = [monthsAtLeast(tally, atLeast.band), monthsNeeded(atLeast, tally.base)];
    if (have < need) causes.push(`chỉ có ${have}/${tally.base} tháng ${orBetter(atLeast.band)}, cần ${need}`);
  }
  if (atMost !== undefined) {
    const have = monthsAtMost(tally, atMost.band);
    if (have > atMost.months) causes.push(`có ${have} tháng ${orWorse(atMost.band)}, nhiều nhất ${atMost.months}`);
  }
  return causes;
}

export function orBetter(band: RatingBand): string {
  return band === 'GOOD' ? 'xếp loại Tốt' : `từ ${BAND_LABEL[band]} trở lên`;
}

export function orWorse(band: RatingBand): string {
  return band === 'POOR' ? 'xếp loại Kém' : `từ ${BAND_LABEL[band]} trở xuống`;
}

/** Place of the first class that is reached; −1 where none is. */
export function yearClassAt({ classes }: YearRule, tally: YearCounts): number {
  return classes.findIndex((required) => isReached(required, tally));
}

/** "10 tháng Tốt, 2 tháng Khá, không tháng nào dưới Khá". */
export function yearMonthsWords({ counts }: Pick<YearCounts, 'counts'>): string {
  const present = RATING_BANDS.filter((band) => counts[band] > 0);
  const worst = present.at(-1);
  const parts = present.map((band) => `${counts[band]} tháng ${BAND_LABEL[band]}`);
  const none = worst && worst !== 'POOR' ? [`không tháng nào dưới ${BAND_LABEL[worst]}`] : [];
  return [...parts, ...none].join(', ');
}

/** Every split of so many months over these bands. */
export function splitsOf(base: number, bands: readonly RatingBand[]): YearCounts[] {
  const spread = (left: number, [band, ...others]: readonly RatingBand[]): Partial<Record<RatingBand, number>>[] => {
    if (band === undefined) return left === 0 ? [{}] : [];
    return Array.from({ length: left + 1 }, (_, n) => n).flatMap((n) =>
      spread(left - n, others).map((rest) => ({ ...rest, [band]: n })),
    );
  };
  const none: Record<RatingBand, number> = { GOOD: 0, FAIR: 0, AVERAGE: 0, POOR: 0 };
  return spread(base, bands).map((counts) => ({ base, counts: { ...none, ...counts } }));
}

const YEARS = new Map<string, readonly YearCounts[]>();

/** Every year there can be, the full one first: where a rule is looked at as a whole. Made once for the same bands. */
export function everyYear(bands: readonly RatingBand[]): readonly YearCounts[] {
  const known = YEARS.get(bands.join());
  if (known) return known;
  const years = Array.from({ length: FULL_YEAR }, (_, less) => splitsOf(FULL_YEAR - less, bands)).flat();
  YEARS.set(bands.join(), years);
  return years;
}
