import { BLANK, formatCount, formatLongMonth, monthDigits } from '@chibo/domain';

export { BLANK };

/** No-break space: a number stays with its unit, a day with its month. */
export const NBSP = '\u00a0';

/** People and things in running text; a number nobody has entered is left open. */
export function count(value: number | undefined): string {
  return value === undefined ? BLANK : formatCount(value);
}

interface DayParts {
  day: string;
  month: string;
  year: string;
}

/** Parts of `yyyy-mm-dd`; days under 10 with a leading zero. Without a day: dots. */
function dayParts(day: string | undefined): DayParts {
  if (!day) return { day: '…', month: '…', year: BLANK };
  const [year = '', month, date = ''] = day.split('-');
  return { day: date, month: monthDigits(Number(month)), year };
}

/** `05/3/2026`. */
export function shortDay(day: string | undefined): string {
  const parts = dayParts(day);
  return `${parts.day}/${parts.month}/${parts.year}`;
}

/** `ngày 05 tháng 3 năm 2026`. */
export function longDay(day: string | undefined): string {
  const parts = dayParts(day);
  return `ngày ${parts.day} tháng ${parts.month} năm ${parts.year}`.replaceAll(' ', NBSP);
}

/** `tháng 3 năm 2026` of `2026-03`. */
export function monthWords(month: string | undefined): string {
  return (month ? formatLongMonth(month) : `tháng … năm ${BLANK}`).replaceAll(' ', NBSP);
}

export function capitals(text: string): string {
  return text.toLocaleUpperCase('vi');
}

/** Text typed by people on one line. */
export function oneLine(text: string): string {
  return breakable(text.replace(/[\t\n ]+/gu, ' ').trim());
}

/** Text typed by people, with its own line ends but no empty lines. The typeface has no tab. */
export function paragraphs(text: string): string {
  return breakable(
    text
      .replaceAll('\t', ' ')
      .replace(/\s*\n\s*/gu, '\n')
      .trim(),
  );
}

/** Lets a run without a space break: laying out one very long word takes seconds. */
export function breakable(text: string): string {
  return text.replace(/\S{30}(?=\S)/gu, '$&\u200b');
}

/**
 * The name of an organisation in capitals on one line of `most` characters, or else on two: its kind alone on the first
 * where the rest then fits, else broken at the space nearest the middle, so that no word is left alone.
 */
export function nameLines(name: string, most: number): string {
  if (name.length <= most) return name;
  const [, kind, own = ''] = /^(ĐẢNG BỘ|ĐẢNG ỦY|CHI BỘ) (.+)$/u.exec(name) ?? [];
  return kind && own.length <= most ? `${kind}\n${own}` : halves(name);
}

function halves(text: string): string {
  const distance = (at: number): number => Math.abs(at - text.length / 2);
  const spaces = [...text.matchAll(/ /gu)].map(({ index }) => index);
  const [middle] = spaces.toSorted((a, b) => distance(a) - distance(b));
  return middle === undefined ? text : `${text.slice(0, middle)}\n${text.slice(middle + 1)}`;
}
