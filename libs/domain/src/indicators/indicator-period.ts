import { addMonths, formatQuarter, lastMonthOf, firstMonthOf } from '../calendar';

/** How often an indicator is entered. A term is some years, from congress to congress. */
export const INDICATOR_PERIODS = ['MONTH', 'QUARTER', 'HALF', 'YEAR', 'TERM'] as const;
export type IndicatorPeriod = (typeof INDICATOR_PERIODS)[number];

export const INDICATOR_PERIOD_LABEL: Readonly<Record<IndicatorPeriod, string>> = {
  MONTH: 'Hằng tháng',
  QUARTER: 'Hằng quý',
  HALF: '6 tháng',
  YEAR: 'Hằng năm',
  TERM: 'Nhiệm kỳ',
};

const PATTERNS: Readonly<Record<IndicatorPeriod, RegExp>> = {
  MONTH: /^20\d\d-(?:0[1-9]|1[0-2])$/,
  QUARTER: /^20\d\d-Q[1-4]$/,
  HALF: /^20\d\d-H[12]$/,
  YEAR: /^20\d\d$/,
  TERM: /^20\d\d-20\d\d$/,
};

/** Longest term, years. */
const MOST_TERM_YEARS = 10;

/** Which sort of period a text names: `2018-05`, `2018-Q2`, `2018-H1`, `2018`, `2015-2020`; none where it names none. */
export function indicatorPeriodOf(text: string): IndicatorPeriod | undefined {
  const kind = INDICATOR_PERIODS.find((each) => PATTERNS[each].test(text));
  if (kind !== 'TERM') return kind;
  const [from, to] = [Number(text.slice(0, 4)), Number(text.slice(5))];
  return to > from && to - from < MOST_TERM_YEARS ? kind : undefined;
}

/** First and last month of a period that is one. */
export function monthsSpanned(text: string): { from: string; to: string } {
  const year = text.slice(0, 4);
  const kind = indicatorPeriodOf(text);
  if (kind === 'MONTH') return { from: text, to: text };
  if (kind === 'QUARTER') return { from: firstMonthOf(text), to: lastMonthOf(text) };
  if (kind === 'HALF')
    return text.endsWith('1') ? { from: `${year}-01`, to: `${year}-06` } : { from: `${year}-07`, to: `${year}-12` };
  return { from: `${year}-01`, to: `${kind === 'TERM' ? text.slice(5) : year}-12` };
}

/** The one before it, of the same length. */
export function periodBefore(text: string): string {
  const { from } = monthsSpanned(text);
  const kind = indicatorPeriodOf(text);
  if (kind === 'TERM') {
    const years = Number(text.slice(5)) - Number(text.slice(0, 4));
    return `${Number(text.slice(0, 4)) - years}-${text.slice(0, 4)}`;
  }
  return periodAt(kind ?? 'YEAR', addMonths(from, -1));
}

/** The period of a sort that a month lies in; a term has no place of its own in the calendar. */
export function periodAt(kind: Exclude<IndicatorPeriod, 'TERM'>, month: string): string {
  const [year, number] = [month.slice(0, 4), Number(month.slice(5))];
  if (kind === 'MONTH') return month;
  if (kind === 'QUARTER') return `${year}-Q${Math.ceil(number / 3)}`;
  if (kind === 'HALF') return `${year}-H${number <= 6 ? 1 : 2}`;
  return year;
}

const MONTHS: Readonly<Record<Exclude<IndicatorPeriod, 'TERM'>, number>> = { MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12 };

/** How many periods of a sort lie whole in another one: 12 months in a year, no year in a quarter. */
export function periodsWithin(kind: IndicatorPeriod, text: string): number {
  if (kind === 'TERM') return indicatorPeriodOf(text) === 'TERM' ? 1 : 0;
  const { from, to } = monthsSpanned(text);
  const count = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return Math.floor((count(to) - count(from) + 1) / MONTHS[kind]);
}

/** The same of those that have begun by a month. */
export function periodsDue(kind: IndicatorPeriod, text: string, month: string): number {
  const { from, to } = monthsSpanned(text);
  if (from > month) return 0;
  if (kind === 'TERM' || to <= month) return periodsWithin(kind, text);
  const all = periodsWithin(kind, text);
  const begun = (at: number): boolean => addMonths(from, at * MONTHS[kind]) <= month;
  return Array.from({ length: all }, (_, at) => at).filter(begun).length;
}

/** "tháng 5 năm 2018", "quý II năm 2018", "6 tháng đầu năm 2018", "năm 2018", "nhiệm kỳ 2015–2020". */
export function indicatorPeriodWords(text: string): string {
  const year = text.slice(0, 4);
  const kind = indicatorPeriodOf(text);
  if (kind === 'TERM') return `nhiệm kỳ ${year}–${text.slice(5)}`;
  if (kind === 'MONTH') return `tháng ${Number(text.slice(5))} năm ${year}`;
  if (kind === 'QUARTER') return formatQuarter(text);
  if (kind === 'HALF') return `6 tháng ${text.endsWith('1') ? 'đầu' : 'cuối'} năm ${year}`;
  return `năm ${year}`;
}
