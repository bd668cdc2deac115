import type { Criterion, CriteriaSet, Measure, NotApplicablePolicy, ScoreLevel, ScoringRule } from './criteria-set';
import { FACT_LABEL } from './facts';
import type { ScoringFacts } from './facts';
import { formatPoints } from './format';
import type { Fraction } from './measures';
import { minimumOf, percentBelow, RATIO_MEASURES } from './measures';
import type { Points } from './points';

/** The words beside computed and inapplicable lines (look.md, Words). */
interface Computed {
  set: CriteriaSet;
  facts: ScoringFacts;
  rule: Extract<ScoringRule, { kind: 'LEVELS' }>;
  value: Fraction;
  level: ScoreLevel;
  /** The lowest level was taken whatever the ratio. */
  lowest: boolean;
  occurrences: number;
}

const RATIO_WORDS: Partial<Record<Measure, [part: string, whole: string]>> = {
  ATTENDANCE: ['có mặt', 'phải dự'],
  SPEAKING: ['phát biểu', 'có mặt'],
  TASKS: ['hoàn thành', 'giao'],
};

export function explainComputed(computed: Computed): string {
  const { rule, level, lowest, occurrences } = computed;
  const measure = RATIO_MEASURES.includes(rule.measure) ? ratioWords(computed) : minutesWords(computed);
  const mark = lowest ? `${conditionWords(computed)} nên tính mức thấp nhất` : `mức “${level.label}”`;
  const deducted = rule.deduct && occurrences > 0 ? `; trừ ${occurrences} × ${formatPoints(rule.deduct.points)} điểm (${FACT_LABEL[rule.deduct.per].toLowerCase()})` : '';
  return `${measure}, ${mark}${deducted}`;
}

function ratioWords({ set, rule, value, level }: Computed): string {
  const [part, whole] = RATIO_WORDS[rule.measure] ?? ['', ''];
  const removed = rule.measure === 'ATTENDANCE' && set.denominator.excused === 'REMOVED' ? ' (không tính vắng có lý do)' : '';
  const next = typeof level.upper?.at === 'number' && !level.upper.inclusive ? level.upper.at : undefined;
  return `${value.num} ${part} ÷ ${value.den} ${whole}${removed} = ${percentBelow(value, next)}`;
}

function minutesWords({ set, rule, facts, value }: Computed): string {
  const minimum = minimumOf(set, rule.measure, facts);
  const short = minimum - value.num;
  return `${value.num} phút so với tối thiểu ${minimum} phút${short > 0 ? `, thiếu ${short} phút` : ''}`;
}

function conditionWords({ rule, facts }: Computed): string {
  const [condition] = rule.lowestWhen ?? [];
  if (!condition || !('atLeast' in condition)) return 'có điều kiện hạ mức';
  return `${facts[condition.fact] ?? 0} ${FACT_LABEL[condition.fact].toLowerCase()}`;
}

export function explainDeduction(rule: Extract<ScoringRule, { kind: 'DEDUCT' }>, occurrences: number): string {
  const label = rule.per ? FACT_LABEL[rule.per].toLowerCase() : 'lần';
  return occurrences === 0 ? `0 ${label}, không trừ` : `${occurrences} ${label} × ${formatPoints(rule.points)} điểm`;
}

export function explainNotApplicable(criterion: Criterion, policy: NotApplicablePolicy, maxPoints: Points): string {
  const why = criterion.notApplicableText ?? 'Không áp dụng';
  if (policy.kind === 'FULL') return `${why} – tính điểm tối đa`;
  if (policy.kind === 'MOVED') return `${why}; ${formatPoints(maxPoints)} điểm tính vào mục ${policy.to}`;
  return `${why}; không tính vào tổng, điểm quy về thang 100`;
}
