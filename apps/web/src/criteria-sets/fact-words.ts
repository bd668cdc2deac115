import type { Amount, FactCondition, Leadership, Measure, ScoreLevel } from '@chibo/domain';
import { FACT_LABEL, formatPoints } from '@chibo/domain';

const LEADERSHIP: Readonly<Record<Leadership, string>> = {
  COMMITTEE: 'chi bộ có chi ủy',
  SECRETARY_AND_DEPUTY: 'chi bộ có bí thư và phó bí thư',
  SECRETARY_ONLY: 'chi bộ chỉ có bí thư',
};

/** What a scale measures, in full. */
export const MEASURE_LABEL: Readonly<Record<Measure, string>> = {
  ATTENDANCE: 'tỷ lệ có mặt trên số phải dự',
  SPEAKING: 'tỷ lệ phát biểu trên số có mặt',
  TASKS: 'tỷ lệ nhiệm vụ kỳ trước đã hoàn thành',
  MINUTES: 'thời lượng',
  THEMATIC_MINUTES: 'thời lượng phần chuyên đề',
};

export function isRatioMeasure(measure: Measure): boolean {
  return measure !== 'MINUTES' && measure !== 'THEMATIC_MINUTES';
}

/** "đảng số từ 30 và có phần chuyên đề". */
export function conditionsText(conditions: readonly FactCondition[]): string {
  return conditions.map(conditionText).join(' và ');
}

function conditionText(condition: FactCondition): string {
  if (condition.fact === 'leadership') return condition.oneOf.map((one) => LEADERSHIP[one]).join(' hoặc ');
  const label = FACT_LABEL[condition.fact];
  if ('is' in condition) return condition.is ? lower(label) : `không ${lower(label)}`;
  return 'atLeast' in condition
    ? `${lower(label)} từ ${condition.atLeast}`
    : `${lower(label)} không quá ${condition.atMost}`;
}

export function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The exact range of a level as the data have it: "từ 75% đến dưới 90%"; its label is somebody's words for it. */
export function rangeText(measure: Measure, { lower: from, upper: to }: ScoreLevel): string {
  if (from && to && from.inclusive && to.inclusive && sameAmount(from.at, to.at))
    return `đúng ${amountText(measure, from.at)}`;
  const low = from && `${from.inclusive ? 'từ' : 'trên'} ${amountText(measure, from.at)}`;
  const high = to && `${to.inclusive ? 'đến' : 'dưới'} ${amountText(measure, to.at)}`;
  if (low && high) return to.inclusive ? `${low} ${high}` : `${low} đến ${high}`;
  return low ? `${low} trở lên` : (high ?? 'mọi trường hợp');
}

/** "90%", "75 phút", "1/2 mức tối thiểu", "mức tối thiểu − 15 phút". */
export function amountText(measure: Measure, amount: Amount): string {
  if (typeof amount === 'number') return isRatioMeasure(measure) ? `${formatPoints(amount)}%` : `${amount}\u00a0phút`;
  const [numerator, denominator] = amount.minimumTimes;
  const part = numerator === denominator ? 'mức tối thiểu' : `${numerator}/${denominator} mức tối thiểu`;
  if (amount.plus === 0) return part;
  return `${part} ${amount.plus < 0 ? '−' : '+'} ${Math.abs(amount.plus)}\u00a0phút`;
}

function sameAmount(a: Amount, b: Amount): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
