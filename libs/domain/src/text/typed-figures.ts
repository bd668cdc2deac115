import { addMonths, lastDayOf } from '../calendar';
import { formatPoints, parsePoints } from './format';
import type { Points } from '../points';

/**
 * What a person means by what stands in a field of figures. Nothing in it means nothing; what cannot be taken says why, in
 * full sentences: a page then keeps what it had and never makes another number of it.
 */
export type Typed<T> = { value: T | undefined; wrong?: undefined } | { value?: undefined; wrong: string };

/** Digits of any script and full-width signs as ASCII, without spaces around: "５,５" → "5,5", "٢٧" → "27". */
export function plainFigures(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .replace(/\p{Nd}/gu, (digit) => String(valueOf(digit)))
    .trim();
}

/** Unicode keeps the ten digits of a script together, from nought to nine. */
function valueOf(digit: string): number {
  const sign = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(sign - value - 1))) value += 1;
  return value;
}

/** Points from 0 to `max` in steps of `step`, decimals after a comma or a point. Hundredths. */
export function typedPoints(text: string, { max, step }: { max: Points; step: Points }): Typed<Points> {
  const plain = plainFigures(text);
  if (plain === '') return { value: undefined };
  if (/^\d{1,3}([. ,]\d{3})+$/.test(plain))
    return { wrong: `Chưa rõ “${plain}” là bao nhiêu. ${fractionWords(step)}, ví dụ ${example(max, step)}.` };
  const value = parsePoints(plain);
  if (value === undefined)
    return { wrong: `Điểm ghi bằng số, từ 0 đến ${formatPoints(max)}, ví dụ ${example(max, step)}.` };
  if (value > max) return { wrong: `Mục này từ 0 đến ${formatPoints(max)} điểm.` };
  if (value % step === 0) return { value };
  const below = value - (value % step);
  return {
    wrong: `Mục này đi theo bước ${formatPoints(step)}: ${formatPoints(below)} hoặc ${formatPoints(Math.min(below + step, max))}.`,
  };
}

function fractionWords(step: Points): string {
  return step % 100 === 0
    ? 'Mục này chấm số điểm tròn, ghi liền các chữ số'
    : 'Phần lẻ ghi sau dấu phẩy, nhiều nhất hai chữ số';
}

/** A value this scale takes; one with a fraction where there are such, near the top. */
function example(max: Points, step: Points): string {
  const top = max - (max % step);
  const near = [top - step, top - 2 * step, top].filter((value) => value > 0);
  return formatPoints(near.find((value) => value % 100 !== 0) ?? near[0] ?? step);
}

/** A whole number from `least` to `most`; spaces between its digits are passed over. */
export function typedCount(text: string, { least = 0, most }: { least?: number; most: number }): Typed<number> {
  const plain = plainFigures(text).replace(/\s/g, '');
  if (plain === '') return { value: undefined };
  if (/^\d{1,3}([.,]\d{3})+$/.test(plain))
    return { wrong: `Ghi liền các chữ số, ví dụ ${plain.replace(/[.,]/g, '')}.` };
  if (!/^\d+$/.test(plain)) return { wrong: 'Chỉ nhập chữ số, ví dụ 15.' };
  const value = Number(plain);
  if (value > most) return { wrong: `Số này không quá ${most}.` };
  return value < least ? { wrong: `Số này từ ${least} trở lên.` } : { value };
}

/**
 * A day `yyyy-mm-dd` from 5, 5/3, 5.3, 5-3, 0503, 050326, 05/03/2026, 05032026 or the ISO form, 2000 … 2099. What is left
 * out comes from `month` (`yyyy-mm`): in January a December is the one before, in December a January the one to come.
 */
export function typedDay(text: string, month: string): Typed<string> {
  const plain = plainFigures(text);
  if (plain === '') return { value: undefined };
  const parts = partsOf(plain);
  if (!parts) return { wrong: unclear(month) };
  const [day, monthNumber = month.slice(5)] = parts;
  const year = parts[2] ? parts[2].padStart(4, '20') : yearFor(monthNumber, month);
  const at = `${year}-${monthNumber.padStart(2, '0')}`;
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(at)) return { wrong: unclear(month) };
  const iso = `${at}-${day.padStart(2, '0')}`;
  if (Number(day) >= 1 && iso <= lastDayOf(at)) return { value: iso };
  return { wrong: `Tháng ${Number(monthNumber)}/${year} không có ngày ${Number(day)}.` };
}

function unclear(month: string): string {
  return `Chưa rõ ngày nào. Ghi ngày/tháng/năm, ví dụ 05/${month.split('-').reverse().join('/')}.`;
}

/** Day, month, year as far as they are written; undefined for what can be read in two ways. */
function partsOf(plain: string): [string, string?, string?] | undefined {
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(plain);
  if (iso) return [iso[3], iso[2], iso[1]];
  const run = /^(\d\d)(\d\d)(\d{4}|\d\d)?$/.exec(plain);
  if (run) return [run[1], run[2], run[3]];
  const written = /^(\d\d?)(?:[\s/.,-]+(\d\d?)(?:[\s/.,-]+(\d{4}|\d\d))?)?[\s/.,-]*$/.exec(plain);
  return written ? [written[1], written[2], written[3]] : undefined;
}

function yearFor(monthNumber: string, month: string): string {
  const apart = Number(monthNumber) - Number(month.slice(5));
  return addMonths(month, apart >= 10 ? -12 : apart <= -10 ? 12 : 0).slice(0, 4);
}
