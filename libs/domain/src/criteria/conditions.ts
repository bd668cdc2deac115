import type { FactCondition } from './criteria-set';
import type { FactName, ScoringFacts } from '../facts';

/** Does the condition hold? Undefined while its fact has not been entered: missing is never zero. */
export function holds(condition: FactCondition, facts: ScoringFacts): boolean | undefined {
  const value = facts[condition.fact];
  if (value === undefined) return undefined;
  if ('atLeast' in condition) return Number(value) >= condition.atLeast;
  if ('atMost' in condition) return Number(value) <= condition.atMost;
  if ('is' in condition) return value === condition.is;
  return condition.oneOf.includes(facts.leadership);
}

/** Do all hold? One that does not decides; otherwise a missing fact leaves it open. No conditions hold. */
export function allHold(conditions: readonly FactCondition[], facts: ScoringFacts): boolean | undefined {
  let all: boolean | undefined = true;
  for (const condition of conditions) {
    const one = holds(condition, facts);
    if (one === false) return false;
    if (one === undefined) all = undefined;
  }
  return all;
}

/** Facts the conditions ask for that have not been entered. */
export function missingFor(conditions: readonly FactCondition[], facts: ScoringFacts): FactName[] {
  return conditions.filter(({ fact }) => facts[fact] === undefined).map(({ fact }) => fact);
}
