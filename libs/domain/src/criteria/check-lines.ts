import { checkScale } from './check-scale';
import type { CriteriaSet, Criterion, CriterionGroup, ScoringRule } from './criteria-set';
import { formatPoints } from '../text';
import type { SetError } from './set-error';

/** What is wrong with one line of a set: its points, its scale, its policy. */
export function checkLine(set: CriteriaSet, group: CriterionGroup, criterion: Criterion): SetError[] {
  const maxima = [criterion.maxPoints, ...(criterion.maxPointsWhen ?? []).map((other) => other.maxPoints)];
  const texts = [
    ...checkMaximum(criterion, group, maxima),
    ...checkRule(set, criterion, maxima),
    ...checkPolicy(set, group, criterion, maxima),
    ...checkReasons(criterion),
  ];
  return texts.map((text) => ({ line: criterion.code, text: `Mục ${criterion.code}: ${text}` }));
}

function checkMaximum({ maxPointsWhen, rule }: Criterion, group: CriterionGroup, maxima: readonly number[]): string[] {
  const texts: string[] = [];
  const largest = Math.max(...maxima);
  if (largest > group.maxPoints)
    texts.push(`điểm tối đa ${formatPoints(largest)} lớn hơn trần ${formatPoints(group.maxPoints)} của nhóm.`);
  if (maxPointsWhen && (rule.kind === 'LEVELS' || rule.kind === 'CHOICE')) {
    texts.push('mức điểm ghi sẵn nên điểm tối đa không thay đổi theo số liệu được.');
  }
  return texts;
}

function checkRule(set: CriteriaSet, criterion: Criterion, maxima: readonly number[]): string[] {
  const { rule, maxPoints } = criterion;
  switch (rule.kind) {
    case 'CHECK':
      return [];
    case 'CHOICE':
      return checkBest(
        rule.options.map((option) => option.points),
        maxPoints,
        true,
      );
    case 'RANGE':
      return checkStep(rule.step ?? set.scoreStep, maxima);
    case 'DEDUCT':
      return rule.floor > Math.min(...maxima) ? ['sàn điểm cao hơn điểm tối đa.'] : [];
    case 'LEVELS':
      return [
        ...checkBest(
          rule.levels.map((level) => level.points),
          maxPoints,
          false,
        ),
        ...checkFloor(rule),
        ...checkScale(set, rule),
      ];
  }
}

/** The best option or level is the maximum and none is above it; options go from best to worst, each its own points. */
function checkBest(points: readonly number[], maxPoints: number, ordered: boolean): string[] {
  const texts: string[] = [];
  const best = Math.max(...points);
  if (best !== maxPoints)
    texts.push(`mức cao nhất là ${formatPoints(best)} điểm, khác điểm tối đa ${formatPoints(maxPoints)}.`);
  if (ordered && points.some((one, at) => at > 0 && one >= points[at - 1]))
    texts.push('các lựa chọn phải xếp từ cao xuống thấp, không trùng điểm.');
  return texts;
}

function checkStep(step: number, maxima: readonly number[]): string[] {
  const odd = maxima.find((maximum) => maximum % step !== 0);
  return odd === undefined ? [] : [`điểm tối đa ${formatPoints(odd)} không chia hết cho bước ${formatPoints(step)}.`];
}

/** A floor above the lowest level would lift it. */
function checkFloor({ levels, deduct }: Extract<ScoringRule, { kind: 'LEVELS' }>): string[] {
  const lowest = Math.min(...levels.map((level) => level.points));
  return deduct && deduct.floor > lowest
    ? [`sàn ${formatPoints(deduct.floor)} điểm cao hơn mức thấp nhất ${formatPoints(lowest)}.`]
    : [];
}

function checkPolicy(
  set: CriteriaSet,
  group: CriterionGroup,
  criterion: Criterion,
  maxima: readonly number[],
): string[] {
  const policy = criterion.whenNotApplicable;
  if (policy?.kind !== 'MOVED') return [];
  const target = group.criteria.find(({ code }) => code === policy.to);
  if (!target || target === criterion) return [`điểm chuyển sang mục ${policy.to} nhưng nhóm không có mục này.`];
  const { rule, appliesWhen } = target;
  if (rule.kind !== 'CHECK' && rule.kind !== 'RANGE')
    return [`điểm chuyển sang mục ${policy.to} nhưng mục này không chấm đạt/không đạt hoặc theo khoảng điểm.`];
  if (appliesWhen?.length) return [`điểm chuyển sang mục ${policy.to} nhưng mục này có lúc không áp dụng.`];
  return rule.kind === 'RANGE' ? checkStep(rule.step ?? set.scoreStep, maxima) : [];
}

function checkReasons({ reasons = [] }: Criterion): string[] {
  const codes = new Set(reasons.map((reason) => reason.code));
  return codes.size === reasons.length ? [] : ['mã lý do ghi hơn một lần.'];
}
