import { allHold, missingFor } from './conditions';
import type { CriteriaSet, Criterion, CriterionGroup, Measure, NotApplicablePolicy } from './criteria-set';
import type { FactName, ScoringFacts } from '../facts';
import { measured } from './measures';
import type { Points } from '../points';

/** What a line is at this meeting before it is scored. */
export interface LinePlan {
  criterion: Criterion;
  groupCode: string;
  /** Undefined while the facts that decide it are missing. */
  applies: boolean | undefined;
  /** The ratio without a denominator that makes the line not applicable. */
  emptyBase?: Measure;
  /** Maximum by the facts, with what siblings moved here. */
  maxPoints: Points;
  missing: FactName[];
}

/** Every line of the set with its applicability and its maximum at this meeting. */
export function planLines(set: CriteriaSet, facts: ScoringFacts): LinePlan[] {
  return set.groups.flatMap((group) => planGroup(group, set, facts));
}

/** The line's policy for not being applicable. */
export function policyOf({ whenNotApplicable }: Criterion): NotApplicablePolicy {
  return whenNotApplicable ?? { kind: 'EXCLUDED' };
}

function planGroup(group: CriterionGroup, set: CriteriaSet, facts: ScoringFacts): LinePlan[] {
  const plans = group.criteria.map((criterion) => planLine(criterion, group.code, set, facts));
  for (const { criterion, applies, maxPoints } of plans) {
    const policy = policyOf(criterion);
    const target =
      applies === false && policy.kind === 'MOVED' && plans.find((plan) => plan.criterion.code === policy.to);
    if (target) target.maxPoints += maxPoints;
  }
  return plans;
}

function planLine(criterion: Criterion, groupCode: string, set: CriteriaSet, facts: ScoringFacts): LinePlan {
  const applies = allHold(criterion.appliesWhen ?? [], facts);
  const maximum = maximumOf(criterion, facts);
  const missing = applies === undefined ? missingFor(criterion.appliesWhen ?? [], facts) : maximum.missing;
  const emptyBase = applies ? emptyBaseOf(criterion, set, facts) : undefined;
  const plan = { criterion, groupCode, maxPoints: maximum.points, missing };
  if (emptyBase) return { ...plan, applies: false, emptyBase };
  return { ...plan, applies: applies && missing.length > 0 ? undefined : applies };
}

/** The first alternative maximum that holds; a missing fact before it leaves the question open. */
function maximumOf(criterion: Criterion, facts: ScoringFacts): { points: Points; missing: FactName[] } {
  for (const { when, maxPoints } of criterion.maxPointsWhen ?? []) {
    const held = allHold(when, facts);
    if (held) return { points: maxPoints, missing: [] };
    if (held === undefined) return { points: criterion.maxPoints, missing: missingFor(when, facts) };
  }
  return { points: criterion.maxPoints, missing: [] };
}

function emptyBaseOf({ rule }: Criterion, set: CriteriaSet, facts: ScoringFacts): Measure | undefined {
  return rule.kind === 'LEVELS' && measured(rule.measure, set, facts) === 'ZERO' ? rule.measure : undefined;
}
