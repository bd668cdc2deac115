import type { Criterion, CriteriaSet, CriterionGroup, NotApplicablePolicy, Points, ScoringRule } from '@chibo/domain';
import { FACT_LABEL, formatPoints } from '@chibo/domain';
import { conditionsText, isRatioMeasure, lower, MEASURE_LABEL, rangeText } from './fact-words';

/** How one line is scored, for a reader who knows no formula. */
export interface LineText {
  /** By hand or from facts, and on what scale. */
  how: string;
  levels: { label: string; range: string; points: string }[];
  /** Deductions, other maxima, when it does not apply. */
  more: string[];
}

export function lineText(set: CriteriaSet, criterion: Criterion): LineText {
  return {
    how: howText(set, criterion),
    levels: levelsOf(criterion.rule),
    more: [...extraRules(criterion), ...otherMaxima(criterion), ...notApplicable(criterion)],
  };
}

/** "Nhóm không quá 5 điểm." where the lines together could give more. */
export function groupText({ criteria, maxPoints }: CriterionGroup): string | undefined {
  const sum = criteria.reduce((total, one) => total + one.maxPoints, 0);
  return sum > maxPoints ? `Các mục cộng lại không quá ${points(maxPoints)} của nhóm.` : undefined;
}

function howText(set: CriteriaSet, { rule, maxPoints }: Criterion): string {
  switch (rule.kind) {
    case 'CHECK':
      return `Chấm tay: đạt ${points(maxPoints)}, không đạt 0 điểm.`;
    case 'CHOICE':
      return 'Chấm tay: chọn một mức.';
    case 'RANGE':
      return `Chấm tay: từ 0 đến ${points(maxPoints)}, bước ${points(rule.step ?? set.scoreStep)}.`;
    case 'LEVELS':
      return `Tự tính theo ${MEASURE_LABEL[rule.measure]}.`;
    case 'DEDUCT':
      return deductText(rule);
  }
}

function deductText({ per, points: each, floor }: Extract<ScoringRule, { kind: 'DEDUCT' }>): string {
  const least = `còn ít nhất ${points(floor)}`;
  return per
    ? `Tự tính: trừ ${points(each)} cho mỗi trường hợp ${lower(FACT_LABEL[per])}, ${least}.`
    : `Chấm tay: trừ ${points(each)} mỗi lần, ${least}.`;
}

function levelsOf(rule: ScoringRule): LineText['levels'] {
  if (rule.kind === 'CHOICE') {
    return rule.options.map((option) => ({ label: option.label, range: '', points: formatPoints(option.points) }));
  }
  if (rule.kind !== 'LEVELS') return [];
  return rule.levels.map((level) => {
    const range = rangeText(rule.measure, level);
    const said = bare(level.label) === bare(range);
    return { label: level.label, range: said ? '' : range, points: formatPoints(level.points) };
  });
}

function extraRules({ rule, bonus }: Criterion): string[] {
  const texts = bonus ? ['Điểm cộng, nằm trong mức tối đa của nhóm.'] : [];
  if (rule.kind !== 'LEVELS') return texts;
  if (rule.lowestWhen) texts.push(`Khi ${conditionsText(rule.lowestWhen)} thì tính mức thấp nhất.`);
  if (rule.deduct) {
    const { per, points: each, floor } = rule.deduct;
    texts.push(`Trừ thêm ${points(each)} cho mỗi trường hợp ${lower(FACT_LABEL[per])}, còn ít nhất ${points(floor)}.`);
  }
  return texts;
}

function otherMaxima({ maxPointsWhen = [] }: Criterion): string[] {
  return maxPointsWhen.map(({ when, maxPoints }) => `Tối đa ${points(maxPoints)} khi ${conditionsText(when)}.`);
}

function notApplicable({ appliesWhen, whenNotApplicable, maxPoints, rule, notApplicableText }: Criterion): string[] {
  const then = policyText(whenNotApplicable ?? { kind: 'EXCLUDED' }, maxPoints);
  if (appliesWhen) {
    const otherwise = notApplicableText ? `${notApplicableText}:` : 'Không thì';
    return [`Chỉ chấm khi ${conditionsText(appliesWhen)}. ${otherwise} ${then}.`];
  }
  const mayHaveNoBase = rule.kind === 'LEVELS' && isRatioMeasure(rule.measure);
  return mayHaveNoBase ? [`Khi mẫu số của tỷ lệ bằng 0: ${then}.`] : [];
}

function policyText(policy: NotApplicablePolicy, maxPoints: Points): string {
  if (policy.kind === 'FULL') return 'tính điểm tối đa';
  if (policy.kind === 'MOVED') return `chuyển ${points(maxPoints)} sang mục ${policy.to}`;
  return 'không tính mục này, tổng điểm quy về thang 100';
}

function points(value: Points): string {
  return `${formatPoints(value)}\u00a0điểm`;
}

/** "75% đến dưới 90%" and "từ 75% đến dưới 90%" say the same. */
function bare(text: string): string {
  return lower(text).replace(/^từ /, '').replaceAll('\u00a0', ' ');
}
