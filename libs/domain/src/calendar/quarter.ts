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

/** "quý I năm 2026". */
export function formatQuarter(quarter: string): string {
  return `quý ${ROMAN[Number(quarter.slice(6)) - 1]} năm ${quarter.slice(0, 4)}`;
}
