import type { CellYearMonth, CellYearView } from '@chibo/contracts';
import type { Points } from '@chibo/domain';
import { BAND_LABEL, RATING_BANDS, formatMonth, formatPoints, trendWords } from '@chibo/domain';

/** Totals of the months that are decided, oldest first. */
export function totalsOf(months: readonly CellYearMonth[]): Points[] {
  return months.flatMap(({ total }) => (total === undefined ? [] : [total]));
}

/** "10 tháng Tốt, 2 tháng Khá"; what is said before anything is decided. */
export function countWords(months: readonly CellYearMonth[]): string {
  const counts = RATING_BANDS.map((band) => ({ band, n: months.filter((month) => month.band === band).length }));
  const parts = counts.filter(({ n }) => n > 0).map(({ band, n }) => `${n} tháng ${BAND_LABEL[band]}`);
  return parts.join(', ') || 'Chưa tháng nào được xếp loại';
}

/** "Tháng 4/2025 đến tháng 3/2026". */
export function spanWords(months: readonly CellYearMonth[]): string {
  const [first, last] = [months[0], months.at(-1)];
  return first && last ? `${formatMonth(first.month)} đến ${formatMonth(last.month)}` : '';
}

/** The picture in a sentence, for who does not see it. */
export function pictureWords(months: readonly CellYearMonth[]): string {
  const totals = totalsOf(months);
  if (totals.length === 0) return 'Chưa có điểm tháng nào.';
  const [least, most] = [Math.min(...totals), Math.max(...totals)].map(formatPoints);
  return `Điểm ${totals.length} tháng đã xếp loại, từ ${least} đến ${most}: ${countWords(months)}. ${trendWords(totals)}`;
}

/** Months below the best band, newest first, with the reason. */
export function belowBest(months: readonly CellYearMonth[]): CellYearMonth[] {
  return months.filter(({ band }) => band !== undefined && band !== 'GOOD').reverse();
}

/** How many of the most costly criteria make up most of the loss: "2 mục đầu mất 24/24 điểm". */
export function lossWords(losses: CellYearView['losses']): string {
  const sum = (rows: CellYearView['losses']): Points => rows.reduce((all, { lost }) => all + lost, 0);
  return losses.length > 2
    ? `Hai mục đầu mất ${formatPoints(sum(losses.slice(0, 2)))}/${formatPoints(sum(losses))} điểm.`
    : '';
}
