import { allHold } from './conditions';
import type { Answer, Criterion, CriteriaSet, ScoringRule } from './criteria-set';
import { explainComputed, explainDeduction, explainNotApplicable } from './explain';
import type { ScoringFacts } from './facts';
import { levelOf, measured, minimumOf } from './measures';
import type { Points } from './points';
import type { LineScore } from './score-result';

/** How one line of a set gets its points at one meeting. Pure. */
export interface LineInput {
  set: CriteriaSet;
  facts: ScoringFacts;
  groupCode: string;
  criterion: Criterion;
  /** Points that siblings which do not apply have moved here. */
  moved: Points;
  answer: Answer | undefined;
}

/** The line's maximum by the facts, before moves. */
export function maxPointsOf(criterion: Criterion, facts: ScoringFacts): Points {
  return criterion.maxPointsWhen?.find((other) => allHold(other.when, facts) === true)?.maxPoints ?? criterion.maxPoints;
}

/** Surely not applicable: a condition does not hold, or its ratio has nothing to be measured on. */
export function isNotApplicable(set: CriteriaSet, criterion: Criterion, facts: ScoringFacts): boolean {
  if (allHold(criterion.appliesWhen ?? [], facts) === false) return true;
  return criterion.rule.kind === 'LEVELS' && measured(set, criterion.rule.measure, facts) === 'ZERO';
}

export function scoreLine(input: LineInput): LineScore {
  const { set, criterion, facts, groupCode, moved } = input;
  const base = { code: criterion.code, groupCode, maxPoints: maxPointsOf(criterion, facts) + moved };
  if (isNotApplicable(set, criterion, facts)) return notApplicable(criterion, base);
  const { rule } = criterion;
  if (rule.kind === 'LEVELS') return levelLine(input, rule, base);
  if (rule.kind === 'DEDUCT' && rule.per) return deductionLine(input, rule, base);
  const points = answeredPoints(set, rule, base.maxPoints, input.answer?.value);
  return { ...base, points, state: points === undefined ? 'UNANSWERED' : 'ANSWERED', explanation: '' };
}

type Base = Pick<LineScore, 'code' | 'groupCode' | 'maxPoints'>;

function notApplicable(criterion: Criterion, base: Base): LineScore {
  const policy = criterion.whenNotApplicable ?? { kind: 'EXCLUDED' };
  const explanation = explainNotApplicable(criterion, policy, base.maxPoints);
  if (policy.kind === 'FULL') return { ...base, points: base.maxPoints, state: 'FULL_BY_RULE', explanation };
  return { ...base, maxPoints: 0, state: policy.kind, explanation };
}

/** Points of a hand-given answer; undefined when there is none or it is not one the rule knows. */
export function answeredPoints(set: CriteriaSet, rule: ScoringRule, maxPoints: Points, value: number | undefined): Points | undefined {
  if (value === undefined || !Number.isInteger(value) || value < 0) return undefined;
  if (rule.kind === 'CHECK') return value > 1 ? undefined : value * maxPoints;
  if (rule.kind === 'CHOICE') return rule.options.some((option) => option.points === value) ? value : undefined;
  if (rule.kind === 'RANGE') return value <= maxPoints && value % (rule.step ?? set.scoreStep) === 0 ? value : undefined;
  return rule.kind === 'DEDUCT' ? Math.max(rule.floor, maxPoints - value * rule.points) : undefined;
}

function levelLine(input: LineInput, rule: Extract<ScoringRule, { kind: 'LEVELS' }>, base: Base): LineScore {
  const { set, facts } = input;
  const value = measured(set, rule.measure, facts);
  const lowest = rule.lowestWhen ? allHold(rule.lowestWhen, facts) : false;
  const occurrences = rule.deduct ? facts[rule.deduct.per] : 0;
  if (value === undefined || value === 'ZERO' || lowest === undefined || occurrences === undefined) return uncomputed(base);
  const level = levelOf(rule.levels, value, rule.measure, minimumOf(set, rule.measure, facts));
  if (!level) return uncomputed(base);
  const reached = lowest ? Math.min(...rule.levels.map((each) => each.points)) : level.points;
  const points = rule.deduct ? Math.max(rule.deduct.floor, reached - occurrences * rule.deduct.points) : reached;
  return { ...base, points, state: 'COMPUTED', explanation: explainComputed({ set, facts, rule, value, level, lowest, occurrences }) };
}

function deductionLine({ facts }: LineInput, rule: Extract<ScoringRule, { kind: 'DEDUCT' }>, base: Base): LineScore {
  const occurrences = rule.per ? facts[rule.per] : undefined;
  if (occurrences === undefined) return uncomputed(base);
  const points = Math.max(rule.floor, base.maxPoints - occurrences * rule.points);
  return { ...base, points, state: 'COMPUTED', explanation: explainDeduction(rule, occurrences) };
}

function uncomputed(base: Base): LineScore {
  return { ...base, state: 'UNCOMPUTED', explanation: '' };
}
