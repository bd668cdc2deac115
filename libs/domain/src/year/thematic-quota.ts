import { quartersWords } from '../calendar';
import type { ThematicCap, YearRule } from '../criteria';
import { BAND_LABEL } from '../criteria';

/** A quarter of a branch's year, for the quota of one thematic meeting in each. */
export interface YearQuarter {
  /** `2026-Q2`. */
  quarter: string;
  /** Over, and the branch owed a month of it that was not excused. */
  due: boolean;
  /** A thematic card, or a combined one, of it was sent; null: its results were entered from paper, which says nothing of it. */
  held: boolean | null;
}

export function hasQuota({ thematicCaps = [] }: YearRule): boolean {
  return thematicCaps.length > 0;
}

/** Due and known to have had none. */
export function lackingQuarters(quarters: readonly YearQuarter[]): string[] {
  return quarters.flatMap(({ quarter, due, held }) => (due && held === false ? [quarter] : []));
}

/** What the lack of meetings lowers the year to: the last that holds, since they fall. */
export function thematicCap(
  { thematicCaps = [] }: YearRule,
  quarters: readonly YearQuarter[],
): ThematicCap | undefined {
  const lacking = lackingQuarters(quarters).length;
  return thematicCaps.findLast(({ quarters: from }) => lacking >= from);
}

export function thematicCapWords({ cap }: ThematicCap, quarters: readonly YearQuarter[]): string {
  return `Cao nhất là ${BAND_LABEL[cap]} vì ${quartersWords(lackingQuarters(quarters))} chưa có sinh hoạt chuyên đề.`;
}

/** Quarters of which nothing is known lower no year, and that is said. */
export function unknownQuarterWords(rule: YearRule, quarters: readonly YearQuarter[]): string[] {
  const unknown = quarters.flatMap(({ quarter, due, held }) => (due && held === null ? [quarter] : []));
  if (!hasQuota(rule) || unknown.length === 0) return [];
  return [
    `Chưa rõ ${quartersWords(unknown)} có sinh hoạt chuyên đề hay không vì kết quả nhập theo hồ sơ giấy; không hạ xếp loại vì việc này.`,
  ];
}
