import { allHold } from './conditions';
import type { CriteriaSet, Criterion, CriterionGroup, FactCondition } from './criteria-set';
import type { ScoringFacts } from '../facts';
import { LEADERSHIPS } from '../facts';
import { formatPoints } from '../text';
import { POINT } from '../points';
import type { SetError } from './set-error';
import { factWords } from './wording';

/** More combinations of facts than this in one group are not tried but refused. */
const MOST_CASES = 2000;

/** One fact at one of the values where a condition may turn. */
interface Setting {
  condition: FactCondition;
  value: number | boolean | ScoringFacts['leadership'];
}

/**
 * Do the maxima come to 100 in every case? A line that does not apply counts with its maximum whatever its policy: it is
 * given in full, moved inside its group, or left out and rescaled (checkLine() sees to the moves). So the cases differ only
 * by the facts that maxima depend on.
 */
export function checkMaxima(set: CriteriaSet): SetError[] {
  const caps = sum(set.groups.map((group) => group.maxPoints));
  const whole =
    caps === 100 * POINT ? [] : [{ text: `Tổng điểm tối đa các nhóm là ${formatPoints(caps)}, phải là 100.` }];
  return [...whole, ...set.groups.flatMap(checkGroup)];
}

function checkGroup(group: CriterionGroup): SetError[] {
  const settings = settingsOf(group);
  if (settings.reduce((count, values) => count * values.length, 1) > MOST_CASES) {
    return [{ line: group.code, text: `Nhóm ${group.code} có quá nhiều điều kiện đổi điểm tối đa.` }];
  }
  for (const settled of combinations(settings)) {
    const wrong = wrongSum(group, settled);
    if (wrong) return [{ line: group.code, text: `Nhóm ${group.code}: ${wrong}${caseWords(settled)}.` }];
  }
  return [];
}

/** The cap is filled by the lines; only bonus lines may reach over it. */
function wrongSum({ criteria, maxPoints }: CriterionGroup, settled: readonly Setting[]): string | undefined {
  const facts: ScoringFacts = {
    leadership: 'COMMITTEE',
    ...Object.fromEntries(settled.map(({ condition, value }) => [condition.fact, value])),
  };
  const total = (lines: readonly Criterion[]): number => sum(lines.map((line) => maximumIn(line, facts)));
  const all = total(criteria);
  const plain = total(criteria.filter((line) => !line.bonus));
  if (all < maxPoints)
    return `tổng điểm tối đa các mục là ${formatPoints(all)}, chưa đủ ${formatPoints(maxPoints)} của nhóm`;
  if (plain > maxPoints)
    return `tổng điểm tối đa các mục là ${formatPoints(plain)}, vượt trần ${formatPoints(maxPoints)} của nhóm`;
  return undefined;
}

function maximumIn(line: Criterion, facts: ScoringFacts): number {
  return line.maxPointsWhen?.find(({ when }) => allHold(when, facts))?.maxPoints ?? line.maxPoints;
}

/** For each fact a maximum depends on: a value on either side of every bound. */
function settingsOf({ criteria }: CriterionGroup): Setting[][] {
  const conditions = criteria.flatMap((line) => line.maxPointsWhen ?? []).flatMap(({ when }) => when);
  const byFact = Map.groupBy(conditions, ({ fact }) => fact);
  return [...byFact.values()].map((ofFact) => {
    const values = new Set(ofFact.flatMap(turningValues));
    return [...values].map((value) => ({ condition: ofFact[0], value }));
  });
}

function turningValues(condition: FactCondition): Setting['value'][] {
  if ('is' in condition) return [true, false];
  if ('oneOf' in condition) return [...LEADERSHIPS];
  const bound = 'atLeast' in condition ? condition.atLeast : condition.atMost + 1;
  return bound > 0 ? [bound - 1, bound] : [bound];
}

function combinations(settings: readonly Setting[][]): Setting[][] {
  return settings.reduce<Setting[][]>(
    (cases, values) => cases.flatMap((chosen) => values.map((value) => [...chosen, value])),
    [[]],
  );
}

function caseWords(settled: readonly Setting[]): string {
  return settled.length > 0
    ? ` khi ${settled.map(({ condition, value }) => factWords(condition, value)).join(', ')}`
    : '';
}

function sum(points: readonly number[]): number {
  return points.reduce((total, one) => total + one, 0);
}
