import type { PastResultItem } from '@chibo/contracts';
import type { Points, RatingBand } from '@chibo/domain';
import { RATING_BANDS, typedPoints } from '@chibo/domain';

/** One line as typed. */
export interface EnteredResult {
  text: string;
  band?: RatingBand;
}

export const NOTHING: EnteredResult = { text: '' };

const SCALE = { max: 10_000, step: 1 };

/** Where each band begins in the central frame (HD 42-HD/BTCTW 28/10/2025): a first guess, the paper has the last word. */
const FROM: readonly [band: RatingBand, from: Points][] = [
  ['GOOD', 9000],
  ['FAIR', 7000],
  ['AVERAGE', 5000],
];

/** The band a total has where nothing else holds it; undefined while there is no total. */
export function usualBand(text: string): RatingBand | undefined {
  const { value } = typedPoints(text, SCALE);
  if (value === undefined) return undefined;
  return FROM.find(([, from]) => value >= from)?.[0] ?? RATING_BANDS[RATING_BANDS.length - 1];
}

/** What a line lacks, in words; undefined when it is whole or empty. */
export function wrongIn({ text, band }: EnteredResult): string | undefined {
  if (text.trim() === '') return band ? 'Đồng chí ghi tổng điểm.' : undefined;
  const { wrong } = typedPoints(text, SCALE);
  if (wrong) return 'Tổng điểm từ 0 đến 100, phần lẻ sau dấu phẩy.';
  return band ? undefined : 'Đồng chí chọn xếp loại.';
}

/** The lines that are whole. */
export function resultsOf(entered: ReadonlyMap<string, EnteredResult>): PastResultItem[] {
  return [...entered].flatMap(([obligationId, { text, band }]) => {
    const { value: total } = typedPoints(text, SCALE);
    return total !== undefined && band ? [{ obligationId, total, band }] : [];
  });
}
