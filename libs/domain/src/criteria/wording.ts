import type { FactCondition, Measure, ScoreLevel } from './criteria-set';
import type { CountFact, FactName, Leadership } from '../facts';
import { FACT_LABEL, FACTS } from '../facts';
import { formatPoints, formatTenths } from '../text';
import type { Ratio } from './measures';
import { compareRatios, isRatio } from './measures';
import { percentTenths } from '../points';

const LEADERSHIP_WORDS: Readonly<Record<Leadership, string>> = {
  COMMITTEE: 'chi bộ có chi ủy',
  SECRETARY_AND_DEPUTY: 'chi bộ có bí thư và phó bí thư',
  SECRETARY_ONLY: 'chi bộ chỉ có bí thư',
};

/** "1 đồng chí vắng không lý do". */
export function countWords(fact: CountFact, count: number): string {
  return FACTS[fact].words(count);
}

/** What a condition's fact is at this meeting: "1 đồng chí vắng không lý do", "chưa có nội dung Chỉ thị 05". */
export function factWords(condition: FactCondition, value: number | boolean | Leadership): string {
  if (condition.fact === 'leadership') return LEADERSHIP_WORDS[value as Leadership];
  if (typeof value === 'boolean' || 'is' in condition) {
    const label = FACT_LABEL[condition.fact].replace('Có ', '');
    return value ? `có ${label}` : `không có ${label}`;
  }
  return countWords(condition.fact as CountFact, Number(value));
}

/** "từ 30", "không quá 0"; empty for a condition that is not a count. */
export function limitWords(condition: FactCondition): string {
  if ('atLeast' in condition) return `từ ${condition.atLeast}`;
  if ('atMost' in condition) return condition.atMost === 0 ? '0' : `không quá ${condition.atMost}`;
  return '';
}

/** Labels of facts that are waited for. */
export function waitingWords(missing: readonly FactName[]): string {
  const labels = [...new Set(missing)].map((fact) =>
    fact in FACT_LABEL ? FACT_LABEL[fact as keyof typeof FACT_LABEL] : fact,
  );
  return labels.length > 0 ? `Chờ số liệu: ${labels.join(', ')}.` : 'Số liệu chưa khớp nhau.';
}

const RATIO_WORDS: Readonly<Partial<Record<Measure, [part: string, whole: string]>>> = {
  ATTENDANCE: ['có mặt', 'phải dự'],
  SPEAKING: ['phát biểu', 'có mặt'],
  TASKS: ['hoàn thành', 'được giao'],
};

/** Short name of a measure in a sentence: "có mặt 88,2%". */
export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  ATTENDANCE: 'có mặt',
  SPEAKING: 'phát biểu',
  TASKS: 'hoàn thành nhiệm vụ',
  MINUTES: 'thời lượng',
  THEMATIC_MINUTES: 'thời lượng phần chuyên đề',
};

/** Why a ratio without a base is not scored. */
export const EMPTY_BASE_WORDS: Readonly<Record<Measure, string>> = {
  ATTENDANCE: 'Không có đảng viên phải dự',
  SPEAKING: 'Không có đảng viên có mặt',
  TASKS: 'Kỳ trước không giao nhiệm vụ',
  MINUTES: '',
  THEMATIC_MINUTES: '',
};

/** `15 có mặt ÷ 17 phải dự = 88,2%`, or `80 phút`. */
export function formula(measure: Measure, value: Ratio, limits: readonly number[]): string {
  const words = RATIO_WORDS[measure];
  if (!words) return `${value.num} phút`;
  return `${value.num} ${words[0]} ÷ ${value.den} ${words[1]} = ${percent(value, limits)}`;
}

/** The measure alone: "88,2%" or "80 phút". */
export function amountWords(measure: Measure, value: Ratio, limits: readonly number[]): string {
  return isRatio(measure) ? percent(value, limits) : `${value.num} phút`;
}

/** A bound of a measure: "90%" of 9000 basis points, "90 phút". */
export function boundWords(measure: Measure, at: number): string {
  return isRatio(measure) ? `${formatPoints(at)}%` : `${at} phút`;
}

/**
 * One decimal, half up, but never rounded up onto a limit that the exact ratio has not reached: 89,96 % under a limit of
 * 90 % reads 89,9%, for "90,0%, cần từ 90%" would be nonsense on paper.
 */
function percent({ num, den }: Ratio, limits: readonly number[]): string {
  const tenths = percentTenths(num, den);
  const crossed = limits.some(
    (limit) => tenths * 10 >= limit && compareRatios({ num: num * 10_000, den }, { num: limit, den: 1 }) < 0,
  );
  return formatTenths(crossed ? Math.floor((1000 * num) / den) : tenths);
}

/** Values from which a level begins, for percent(). */
export function limitsOf(levels: readonly ScoreLevel[]): number[] {
  return levels.flatMap(({ lower }) => (typeof lower?.at === 'number' ? [lower.at] : []));
}
