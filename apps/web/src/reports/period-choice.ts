import type { Period } from '@chibo/domain';
import { addMonths, formatQuarter, monthOf, MOST_PERIOD_MONTHS, parsePeriod, periodText } from '@chibo/domain';

/** A part of a year that can be chosen: what stands after the year in the text of a period, and its words. */
export interface YearPart {
  part: string;
  words: string;
}

export const YEAR_PARTS: readonly YearPart[] = [
  { part: '', words: 'Cả năm' },
  { part: '-H1', words: '6 tháng đầu năm' },
  { part: '-H2', words: '6 tháng cuối năm' },
  ...[1, 2, 3, 4].map((quarter) => ({
    part: `-Q${quarter}`,
    words: formatQuarter(`2000-Q${quarter}`).replace(' năm 2000', '').replace('q', 'Q'),
  })),
  ...Array.from({ length: 12 }, (_, at) => ({
    part: `-${String(at + 1).padStart(2, '0')}`,
    words: `Tháng ${at + 1}`,
  })),
];

/** The year and its part, as the two lists show them; of months that are no such part, none of the parts. */
export function chosenOf(period: Period): { year: string; part?: string } {
  const text = periodText(period);
  const part = text.slice(4);
  return { year: text.slice(0, 4), part: YEAR_PARTS.some((one) => one.part === part) ? part : undefined };
}

/** What the address names, or else the year of that day. */
export function periodFrom(text: string | undefined, today: string): Period {
  const year = today.slice(0, 4);
  return parsePeriod(text ?? '') ?? { from: `${year}-01`, to: `${year}-12` };
}

/** Months a report may begin or end with, newest first: twice as many as the longest report has. */
export function monthsToChoose(today: string): string[] {
  return Array.from({ length: MOST_PERIOD_MONTHS * 2 }, (_, at) => addMonths(monthOf(today), -at));
}

/** The period from one month to another, whichever comes first; cut to the longest report. */
export function periodBetween(one: string, other: string): string {
  const [from, to] = one <= other ? [one, other] : [other, one];
  const first = addMonths(to, 1 - MOST_PERIOD_MONTHS);
  return periodText({ from: from < first ? first : from, to });
}
