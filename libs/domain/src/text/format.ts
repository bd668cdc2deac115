import type { PercentTenths, Points } from '../points';
import { percentTenths } from '../points';

/** 9450 → "94,5"; 10000 → "100"; exact, with a decimal comma and no needless zeros. */
export function formatPoints(points: Points): string {
  const sign = points < 0 ? '−' : '';
  const whole = Math.floor(Math.abs(points) / 100);
  const rest = String(Math.abs(points) % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${sign}${whole}${rest ? `,${rest}` : ''}`;
}

/** Always two decimals, for columns of means: 9667 → "96,67". */
export function formatMean(points: Points): string {
  return `${Math.floor(points / 100)},${String(points % 100).padStart(2, '0')}`;
}

/** "94,5" or "94.5" → 9450; undefined for anything that is not a number with at most two decimals. */
export function parsePoints(text: string): Points | undefined {
  const match = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
}

/** 967 → "96,7%". */
export function formatTenths(tenths: PercentTenths): string {
  return `${Math.floor(tenths / 10)},${tenths % 10}%`;
}

/** numerator / denominator as "96,7%", half up. The denominator is above 0. */
export function formatPercent(numerator: number, denominator: number): string {
  return formatTenths(percentTenths(numerator, denominator));
}

/** Things and people in running text: 1 to 9 with a leading zero, as Party documents write them: 3 → "03". */
export function formatCount(count: number): string {
  return count > 0 && count < 10 ? `0${count}` : String(count);
}

/** `2026-03-05` → "05/03/2026". */
export function formatDate(day: string): string {
  return day.split('-').reverse().join('/');
}

/** `2026-03` → "tháng 3/2026". */
export function formatMonth(month: string): string {
  return `tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`;
}

/** Months 1 and 2 with a leading zero (HD05-HD/VPTW), so that nobody turns them into 11 and 12. */
export function monthDigits(month: number): string {
  return month < 3 ? `0${month}` : String(month);
}

/** `2026-03` → "tháng 3 năm 2026", as titles of papers write it. */
export function formatLongMonth(month: string): string {
  return `tháng ${monthDigits(Number(month.slice(5)))} năm ${month.slice(0, 4)}`;
}
