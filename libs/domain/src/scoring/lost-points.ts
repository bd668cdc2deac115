import type { CriteriaSet } from '../criteria';
import type { Points } from '../points';
import type { LineScore, Score } from './score-result';

/** What a line lacks to its maximum; nothing where it waits or does not apply. */
export function lossOf({ points, maxPoints }: LineScore): Points {
  return points === undefined ? 0 : maxPoints - points;
}

/** The lines below their maximum, with their short names, in the order of the set. */
export function lostBy(
  set: CriteriaSet,
  { lines }: Pick<Score, 'lines'>,
): { code: string; label: string; lost: Points }[] {
  const lost = new Map(lines.map((line) => [line.code, lossOf(line)]));
  const criteria = set.groups.flatMap((group) => group.criteria);
  return criteria.flatMap(({ code, shortLabel }) => {
    const points = lost.get(code) ?? 0;
    return points > 0 ? [{ code, label: shortLabel, lost: points }] : [];
  });
}
