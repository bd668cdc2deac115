import { formatPercent } from '../text';
import type { AnnualClass } from './annual-class';
import { ANNUAL_CLASS_LABEL } from './annual-class';

/** Of what the share of the highest class is taken; guidances differ, so a committee says which it reads (docs/rules.md). */
export const CEILING_BASES = ['ALL', 'RATED', 'AT_LEAST_WELL_DONE', 'WELL_DONE'] as const;
export type CeilingBase = (typeof CEILING_BASES)[number];

export const CEILING_BASE_LABEL: Readonly<Record<CeilingBase, string>> = {
  ALL: 'tổng số tổ chức',
  RATED: 'số tổ chức được xếp loại',
  AT_LEAST_WELL_DONE: 'số tổ chức được xếp loại Hoàn thành tốt nhiệm vụ trở lên',
  WELL_DONE: 'số tổ chức được xếp loại Hoàn thành tốt nhiệm vụ',
};

export const CEILING_ROUNDINGS = ['DOWN', 'NEAREST', 'UP'] as const;
export type CeilingRounding = (typeof CEILING_ROUNDINGS)[number];

export const CEILING_ROUNDING_LABEL: Readonly<Record<CeilingRounding, string>> = {
  DOWN: 'làm tròn xuống',
  NEAREST: 'làm tròn đến số gần nhất',
  UP: 'làm tròn lên',
};

/** Most organisations of the highest class, as a committee has set it. A warning: it lowers nobody. */
export interface CeilingRule {
  /** 1 … 100. */
  percent: number;
  base: CeilingBase;
  rounding: CeilingRounding;
  /** Organisations that existed in fewer months of the year are counted on neither side; 0: all are counted. */
  newMonths: number;
  /** Each kind of organisation by itself. */
  byKind: boolean;
}

/** How many organisations of one kind have a class. */
export interface AnnualCount {
  kind: string;
  kindLabel: string;
  /** Absent: none yet. */
  annualClass?: AnnualClass;
  /** Existed in fewer months than the ceiling asks for. */
  isNew: boolean;
  n: number;
}

/** One group held against the ceiling. */
export interface CeilingCheck {
  /** Kind of the group; absent: all together. */
  kindLabel?: string;
  outstanding: number;
  base: number;
  /** Organisations left out because they are new. */
  excluded: number;
  /** How many may have the highest class. */
  most: number;
  isOver: boolean;
  /** In a sentence, with the numbers it stands on. */
  words: string;
}

/** percent · base / 100 in whole numbers, so that 20 % of 65 is 13 whatever a processor makes of 0.2. */
export function ceilingOf({ percent, rounding }: Pick<CeilingRule, 'percent' | 'rounding'>, base: number): number {
  const hundredths = percent * base;
  if (rounding === 'DOWN') return Math.floor(hundredths / 100);
  return rounding === 'UP' ? Math.ceil(hundredths / 100) : Math.floor((hundredths + 50) / 100);
}

/** Each group against the ceiling, the groups in the order they are counted in. */
export function ceilingChecks(rule: CeilingRule, counts: readonly AnnualCount[]): CeilingCheck[] {
  const groups = rule.byKind ? [...Map.groupBy(counts, ({ kind }) => kind).values()] : [counts];
  return groups.map((group) => ceilingCheck(rule, group));
}

function ceilingCheck(rule: CeilingRule, group: readonly AnnualCount[]): CeilingCheck {
  const count = (which: (one: AnnualCount) => boolean): number =>
    group.filter(which).reduce((sum, { n }) => sum + n, 0);
  const counted = (which: (one: AnnualCount) => boolean): number => count((one) => !one.isNew && which(one));
  const outstanding = counted(({ annualClass }) => annualClass === 'OUTSTANDING');
  const base = counted((one) => isInBase(rule.base, one.annualClass));
  const most = ceilingOf(rule, base);
  const check = {
    ...(rule.byKind && group.length > 0 ? { kindLabel: group[0].kindLabel } : {}),
    ...{ outstanding, base, most, isOver: outstanding > most },
    excluded: count(({ isNew }) => isNew),
  };
  return { ...check, words: checkWords(rule, check) };
}

function isInBase(base: CeilingBase, annualClass: AnnualClass | undefined): boolean {
  if (base === 'ALL') return true;
  if (base === 'RATED') return annualClass !== undefined;
  return annualClass === 'WELL_DONE' || (base === 'AT_LEAST_WELL_DONE' && annualClass === 'OUTSTANDING');
}

function checkWords(
  rule: CeilingRule,
  { kindLabel, outstanding, base, most, isOver }: Omit<CeilingCheck, 'words'>,
): string {
  const who = kindLabel ? `${kindLabel}: ` : '';
  const share = base > 0 ? `, bằng ${formatPercent(outstanding, base)}` : '';
  const than = isOver ? `nhiều hơn mức ${most}: vượt ${outstanding - most}` : `trong mức ${most}`;
  return `${who}${outstanding} tổ chức ${ANNUAL_CLASS_LABEL.OUTSTANDING} trên ${base} ${BASE_UNIT[rule.base]}${share}; ${than} (${rule.percent}% của ${base}, ${CEILING_ROUNDING_LABEL[rule.rounding]}).`;
}

const BASE_UNIT: Readonly<Record<CeilingBase, string>> = {
  ALL: 'tổ chức',
  RATED: 'tổ chức được xếp loại',
  AT_LEAST_WELL_DONE: 'tổ chức từ Hoàn thành tốt nhiệm vụ trở lên',
  WELL_DONE: 'tổ chức Hoàn thành tốt nhiệm vụ',
};

/** The rule itself, as it stands beside the list and under it on paper. */
export function ceilingWords(rule: CeilingRule): string {
  const { percent, base, rounding, newMonths, byKind } = rule;
  const without = newMonths > 0 ? `; không tính tổ chức hoạt động trong năm dưới ${newMonths} tháng` : '';
  const each = byKind ? ' trong từng loại hình tổ chức' : '';
  return `Mức trần để lưu ý: ${ANNUAL_CLASS_LABEL.OUTSTANDING} không quá ${percent}% ${CEILING_BASE_LABEL[base]}${each}, ${CEILING_ROUNDING_LABEL[rounding]}${without}. Hệ thống không tự hạ xếp loại của tổ chức nào.`;
}

/** Whether an organisation is new for a ceiling. @param existsFrom its first day, ISO */
export function isNewFor({ newMonths }: Pick<CeilingRule, 'newMonths'>, year: number, existsFrom: string): boolean {
  return newMonths > 0 && existsFrom > lastFirstDay(year, newMonths);
}

/** Whoever was founded after this day existed in fewer than so many months of the year. @param newMonths 1 … 12 */
export function lastFirstDay(year: number, newMonths: number): string {
  return `${year}-${String(13 - newMonths).padStart(2, '0')}-01`;
}

/** One organisation's class as an act would change it. */
export interface AnnualChange extends Pick<AnnualCount, 'kind' | 'kindLabel' | 'isNew'> {
  before?: AnnualClass;
  after?: AnnualClass;
}

/** Counts as they would be: for a preview. What left a class stands as a count below nought beside it, so only sums mean anything. */
export function countsAfter(counts: readonly AnnualCount[], changes: readonly AnnualChange[]): AnnualCount[] {
  const moved = changes.flatMap(({ before, after, ...of }): AnnualCount[] => [
    { ...of, annualClass: before, n: -1 },
    { ...of, annualClass: after, n: 1 },
  ]);
  return [...counts, ...moved];
}
