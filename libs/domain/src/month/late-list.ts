import { vietnamDay } from '../calendar';
import { timeLeftWords } from './deadlines';
import { formatDate, formatMonth } from '../text';

/** A branch that still owes something this month. */
export interface OwingCell {
  name: string;
  parentName: string;
  stateLabel: string;
  /** `yyyy-mm-dd`. */
  deadline: string;
}

/**
 * The list of who still owes a card, as plain text for a message: short lines, no table, the same on every phone. Order as
 * given; the superior is named only where there is more than one.
 * @param at when the list was made, an instant
 */
export function lateListText(month: string, organization: string, cells: readonly OwingCell[], at: Date): string {
  const today = vietnamDay(at);
  const named = new Set(cells.map(({ parentName }) => parentName)).size > 1;
  const rows = cells.map(
    (cell, index) => `${index + 1}. ${cell.name}${named ? ` (${cell.parentName})` : ''}: ${owingWords(cell, today)}`,
  );
  const until = `phiếu ${formatMonth(month)} (tính đến ${timeWords(at)} ngày ${formatDate(today)}).`;
  if (cells.length === 0) return `${organization}: không còn chi bộ nào chưa gửi ${until}`;
  return [
    `${organization}: ${cells.length} chi bộ chưa hoàn thành ${until}`,
    ...rows,
    'Đề nghị các đồng chí hoàn thành. Trân trọng.',
  ].join('\n');
}

/** "Chưa sinh hoạt, hạn 02/03/2026, quá 3 ngày". */
export function owingWords({ stateLabel, deadline }: OwingCell, today: string): string {
  return `${stateLabel}, hạn ${formatDate(deadline)}, ${timeLeftWords(deadline, today)}`;
}

/** "10:05" in Vietnam. */
function timeWords(at: Date): string {
  return at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' });
}
