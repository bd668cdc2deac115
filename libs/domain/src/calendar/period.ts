import { addMonths, monthOf, firstDayOf, lastDayOf } from './calendar';
import { firstMonthOf, formatQuarter, lastMonthOf, quarterOf } from './quarter';

/** Months of a report, `yyyy-mm`, both included. */
export interface Period {
  from: string;
  to: string;
}

/** Longest period a report is made of. */
export const MOST_PERIOD_MONTHS = 36;

const MONTH = '\\d{4}-(?:0[1-9]|1[0-2])';

/** `2026`, `2026-H1`, `2026-Q3`, `2026-05` or `2026-03..2026-07`. */
export const PERIOD_PATTERN = new RegExp(`^(?:\\d{4}|\\d{4}-H[12]|\\d{4}-Q[1-4]|${MONTH}|${MONTH}\\.\\.${MONTH})$`);

/** The period a text names; absent: it names none, ends before it begins, or is longer than a report may be. */
export function parsePeriod(text: string): Period | undefined {
  if (!PERIOD_PATTERN.test(text)) return undefined;
  const period = named(text);
  const months = monthsApart(period) + 1;
  return months >= 1 && months <= MOST_PERIOD_MONTHS ? period : undefined;
}

function named(text: string): Period {
  const year = text.slice(0, 4);
  if (text.length === 4) return { from: `${year}-01`, to: `${year}-12` };
  if (text.includes('..')) return { from: text.slice(0, 7), to: text.slice(9) };
  if (text[5] === 'H')
    return text[6] === '1' ? { from: `${year}-01`, to: `${year}-06` } : { from: `${year}-07`, to: `${year}-12` };
  if (text[5] === 'Q') return { from: firstMonthOf(text), to: lastMonthOf(text) };
  return { from: text, to: text };
}

/** The shortest text that names it: a whole quarter, half or year by its own. */
export function periodText({ from, to }: Period): string {
  const own = [
    from,
    quarterOf(firstDayOf(from)),
    ...['H1', 'H2'].map((half) => `${from.slice(0, 4)}-${half}`),
    from.slice(0, 4),
  ];
  const found = own.find((text) => {
    const period = parsePeriod(text);
    return period?.from === from && period.to === to;
  });
  return found ?? `${from}..${to}`;
}

/** "năm 2026", "6 tháng đầu năm 2026", "quý III năm 2026", "tháng 5 năm 2026", "từ tháng 3 năm 2026 đến tháng 7 năm 2026". */
export function periodWords(period: Period): string {
  const text = periodText(period);
  const year = text.slice(0, 4);
  if (text.length === 4) return `năm ${year}`;
  if (text.includes('..')) return `từ ${monthText(period.from)} đến ${monthText(period.to)}`;
  if (text[5] === 'H') return `6 tháng ${text[6] === '1' ? 'đầu' : 'cuối'} năm ${year}`;
  return text[5] === 'Q' ? formatQuarter(text) : monthText(text);
}

function monthText(month: string): string {
  return `tháng ${Number(month.slice(5))} năm ${month.slice(0, 4)}`;
}

/** Its months in order. */
export function monthsOfPeriod(period: Period): string[] {
  return Array.from({ length: monthsApart(period) + 1 }, (_, at) => addMonths(period.from, at));
}

/** Its first and last day. */
export function daysOfPeriod({ from, to }: Period): { first: string; last: string } {
  return { first: firstDayOf(from), last: lastDayOf(to) };
}

/** The period is not over on the day. */
export function isRunning({ to }: Period, day: string): boolean {
  return monthOf(day) <= to;
}

function monthsApart({ from, to }: Period): number {
  const count = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return count(to) - count(from);
}
