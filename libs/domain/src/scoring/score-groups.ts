import type { CriteriaSet, CriterionGroup } from '../criteria';
import type { Points } from '../points';
import type { GroupScore, LineScore } from './score-result';

/**
 * Sums the lines within each group's cap. A line left out takes the cap down with it: what can be earned is then no more
 * than what the remaining lines carry.
 */
export function scoreGroups(set: CriteriaSet, lines: readonly LineScore[]): GroupScore[] {
  return set.groups.map((group) =>
    scoreGroup(
      group,
      lines.filter(({ groupCode }) => groupCode === group.code),
    ),
  );
}

/** MOVED and EXCLUDED lines do not count as lines to score. */
export function isApplicable({ state }: LineScore): boolean {
  return state !== 'MOVED' && state !== 'EXCLUDED';
}

function scoreGroup({ code, label, maxPoints }: CriterionGroup, lines: readonly LineScore[]): GroupScore {
  const applicable = lines.filter(isApplicable);
  const answered = applicable.filter(({ points }) => points !== undefined);
  const excluded = lines.some(({ state }) => state === 'EXCLUDED');
  const cap = excluded ? Math.min(maxPoints, sum(applicable.map((line) => line.maxPoints))) : maxPoints;
  const points = Math.min(cap, sum(answered.map((line) => line.points ?? 0)));
  return { code, label, maxPoints: cap, points, answered: answered.length, applicable: applicable.length };
}

export function sum(points: readonly Points[]): Points {
  return points.reduce((total, one) => total + one, 0);
}
