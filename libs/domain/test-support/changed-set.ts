import type { Bound, CriteriaSet, Criterion, ScoreLevel } from '../src/criteria';

/** A copy of a set with one line changed. */
export function withLine(
  template: CriteriaSet,
  code: string,
  change: (line: Criterion) => Partial<Criterion>,
): CriteriaSet {
  const set = structuredClone(template);
  for (const group of set.groups) {
    group.criteria = group.criteria.map((line) => (line.code === code ? { ...line, ...change(line) } : line));
  }
  return set;
}

/** A copy of a set with other levels on a line that has a scale. */
export function withLevels(template: CriteriaSet, code: string, levels: ScoreLevel[]): CriteriaSet {
  return withLine(template, code, ({ rule }) => {
    if (rule.kind !== 'LEVELS') throw new Error(`${code} has no scale.`);
    return { rule: { ...rule, levels } };
  });
}

export function level(points: number, label: string, lower?: Bound, upper?: Bound): ScoreLevel {
  return { points, label, lower, upper };
}

/** A bound that belongs to its level. */
export const including = (at: Bound['at']): Bound => ({ at, inclusive: true });

/** A bound that does not. */
export const excluding = (at: Bound['at']): Bound => ({ at, inclusive: false });
