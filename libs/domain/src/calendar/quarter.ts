import { addMonths, firstDayOf, lastDayOf } from './calendar';

const ROMAN = ['I', 'II', 'III', 'IV'];

/** The quarter of a day, `2026-Q1`. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** First month of a quarter, `2026-01`. */
export function firstMonthOf(quarter: string): string {
  return `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3 - 2).padStart(2, '0')}`;
}

export function lastMonthOf(quarter: string): string {
  return addMonths(firstMonthOf(quarter), 2);
}

/** First and last day of a quarter. */
export function daysOfQuarter(quarter: string): { first: string; last: string } {
  return { first: firstDayOf(firstMonthOf(quarter)), last: lastDayOf(lastMonthOf(quarter)) };
}

/** Quarters all of whose months are among these, in order. @param months in order, `yyyy-mm` */
export function wholeQuarters(months: readonly string[]): string[] {
  const counts = Map.groupBy(months, (month) => quarterOf(firstDayOf(month)));
  return [...counts].flatMap(([quarter, found]) => (new Set(found).size === 3 ? [quarter] : []));
}

/** Its last day has passed. */
export function isQuarterOver(quarter: string, day: string): boolean {
  return daysOfQuarter(quarter).last < day;
}

/** "quý I năm 2026". */
export function formatQuarter(quarter: string): string {
  return `quý ${ROMAN[Number(quarter.slice(6)) - 1]} năm ${quarter.slice(0, 4)}`;
}

/** "quý I, III"; of several years "quý IV năm 2025, quý I năm 2026". */
export function quartersWords(quarters: readonly string[]): string {
  const years = new Set(quarters.map((quarter) => quarter.slice(0, 4)));
  if (years.size > 1) return quarters.map(formatQuarter).join(', ');
  return `quý ${quarters.map((quarter) => ROMAN[Number(quarter.slice(6)) - 1]).join(', ')}`;
}
