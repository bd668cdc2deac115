import type { Answer, Criterion, ScoringRule } from '../criteria';
import type { Points } from '../points';

/** Most occurrences that can be counted by hand. */
export const MAX_OCCURRENCES = 1000;

/** CHECK, CHOICE, RANGE and DEDUCT without a fact wait for a tap; the others follow from the facts. */
export function isAnsweredByHand({ rule }: Pick<Criterion, 'rule'>): boolean {
  return rule.kind !== 'LEVELS' && !(rule.kind === 'DEDUCT' && rule.per !== undefined);
}

/**
 * Points of an answer by hand, hundredths; undefined when the value is missing or not one the line offers (unknown option,
 * above the maximum, off the step).
 * @param maxPoints the line's maximum at this meeting, after moves
 * @param step the set's scoreStep, used where the line has none of its own
 */
export function pointsOfAnswer(
  rule: ScoringRule,
  maxPoints: Points,
  step: Points,
  value: Answer['value'],
): Points | undefined {
  if (value === undefined || !Number.isInteger(value) || value < 0) return undefined;
  switch (rule.kind) {
    case 'CHECK':
      return value <= 1 ? value * maxPoints : undefined;
    case 'CHOICE':
      return rule.options.some(({ points }) => points === value) && value <= maxPoints ? value : undefined;
    case 'RANGE':
      return value <= maxPoints && value % (rule.step ?? step) === 0 ? value : undefined;
    case 'DEDUCT':
      return value <= MAX_OCCURRENCES ? deducted(maxPoints, value, rule) : undefined;
    case 'LEVELS':
      return undefined;
  }
}

/** Points left after so many occurrences, never below the floor. */
export function deducted(
  from: Points,
  occurrences: number,
  { points, floor }: { points: Points; floor: Points },
): Points {
  return Math.max(floor, from - occurrences * points);
}
