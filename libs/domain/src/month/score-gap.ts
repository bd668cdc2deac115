import type { RatingBand } from '../criteria';
import { BAND_LABEL } from '../criteria';
import { formatPoints } from '../text';
import type { Points } from '../points';
import { POINT } from '../points';

/** From this gap between the verified score and the branch's own on a ground is looked for, where nobody says another. */
export const DEFAULT_GAP: Points = 5 * POINT;

interface Scored {
  total: Points;
  band: RatingBand;
}

/** Whether the verified score is so far from the branch's own, or of another band, that its ground is listed. */
export function isGap(self: Scored, verified: Scored, from: Points): boolean {
  return Math.abs(verified.total - self.total) >= from || verified.band !== self.band;
}

/** "−6, Tốt → Khá"; of one band the points alone. */
export function gapWords(self: Scored, verified: Scored): string {
  const gap = verified.total - self.total;
  const points = `${gap < 0 ? '−' : '+'}${formatPoints(Math.abs(gap))}`;
  const bands = self.band === verified.band ? '' : `, ${BAND_LABEL[self.band]} → ${BAND_LABEL[verified.band]}`;
  return `${gap === 0 ? '0' : points}${bands}`;
}
