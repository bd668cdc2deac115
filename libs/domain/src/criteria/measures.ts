import { allHold, missingFor } from './conditions';
import type { Amount, Bound, CriteriaSet, Measure, ScoreLevel } from './criteria-set';
import type { CountFact, FactName, ScoringFacts } from '../facts';
import { expectedCount } from '../facts';

/** An exact fraction; the denominator is above 0. */
export interface Ratio {
  num: number;
  den: number;
}

/** What a measure comes to: `ZERO` when its denominator is 0, undefined while facts are missing or contradictory. */
export type Measured = Ratio | 'ZERO' | undefined;

/** Basis points in 1. Ratios are compared in basis points, minutes as they are. */
export const BASIS_POINTS = 10_000;

/** The facts a measure stands on; phải dự stands on đảng số alone, its corrections are optional. */
export const MEASURE_FACTS: Readonly<Record<Measure, readonly CountFact[]>> = {
  ATTENDANCE: ['memberCount', 'present'],
  SPEAKING: ['present', 'speakers'],
  TASKS: ['tasksAssigned', 'tasksDone'],
  MINUTES: ['minutes'],
  THEMATIC_MINUTES: ['thematicMinutes'],
};

export function isRatio(measure: Measure): boolean {
  return measure === 'ATTENDANCE' || measure === 'SPEAKING' || measure === 'TASKS';
}

/** The measure as an exact fraction of people or tasks, or of minutes over 1. */
export function measured(measure: Measure, set: CriteriaSet, facts: ScoringFacts): Measured {
  switch (measure) {
    case 'ATTENDANCE':
      return share(facts.present, attendanceBase(set, facts));
    case 'SPEAKING':
      return share(facts.speakers, facts.present);
    case 'TASKS':
      return share(facts.tasksDone, facts.tasksAssigned);
    case 'MINUTES':
      return minutes(facts.minutes);
    case 'THEMATIC_MINUTES':
      return minutes(facts.thematicMinutes);
  }
}

/** Phải dự, without those absent with reason where the set takes them out. */
export function attendanceBase(set: CriteriaSet, facts: ScoringFacts): number | undefined {
  const expected = expectedCount(facts);
  if (set.denominator.excused === 'COUNTED' || expected === undefined) return expected;
  return facts.excused === undefined ? undefined : expected - facts.excused;
}

/** A part above its whole is a contradiction, never 133 %. */
function share(part: number | undefined, whole: number | undefined): Measured {
  if (part === undefined || whole === undefined || whole < 0 || part > whole) return undefined;
  return whole === 0 ? 'ZERO' : { num: part, den: whole };
}

function minutes(count: number | undefined): Measured {
  return count === undefined ? undefined : { num: count, den: 1 };
}

/** Facts of the measure that have not been entered. */
export function missingForMeasure(measure: Measure, set: CriteriaSet, facts: ScoringFacts): FactName[] {
  const excused: CountFact[] = measure === 'ATTENDANCE' && set.denominator.excused === 'REMOVED' ? ['excused'] : [];
  return [...MEASURE_FACTS[measure], ...excused].filter((fact) => facts[fact] === undefined);
}

/**
 * Minimum duration of the meeting in minutes: the highest rule that holds, unless the direct superior set another for a
 * small branch (HD42-HD/BTCTW 28/10/2025), never below what the set allows. A rule whose facts are missing does not hold
 * yet.
 */
export function minMinutesFor(set: CriteriaSet, facts: ScoringFacts): number {
  const { base, rules, smallestAllowed } = set.minMinutes;
  if (facts.minMinutesOverride !== undefined) return Math.max(facts.minMinutesOverride, smallestAllowed);
  return Math.max(base, ...rules.filter(({ when }) => allHold(when, facts)).map(({ minutes }) => minutes));
}

/** The minimum a measure in minutes is held against: of the whole meeting, or of its thematic part. */
export function minimumOf(measure: Measure, set: CriteriaSet, facts: ScoringFacts): number {
  return measure === 'THEMATIC_MINUTES' ? set.minMinutes.thematic : minMinutesFor(set, facts);
}

/** Facts that still could change the minimum duration. */
export function missingForMinimum(set: CriteriaSet, facts: ScoringFacts): FactName[] {
  if (facts.minMinutesOverride !== undefined) return [];
  const open = set.minMinutes.rules.filter(({ when }) => allHold(when, facts) === undefined);
  return open.flatMap(({ when }) => missingFor(when, facts));
}

/** An amount as an exact fraction in the measure's unit. */
export function amountOf(amount: Amount, minimum: number): Ratio {
  if (typeof amount === 'number') return { num: amount, den: 1 };
  const [numerator, denominator] = amount.minimumTimes;
  return { num: minimum * numerator + amount.plus * denominator, den: denominator };
}

/** -1, 0 or 1 by cross multiplication. */
export function compareRatios(a: Ratio, b: Ratio): number {
  return Math.sign(a.num * b.den - b.num * a.den);
}

/** The measure in the unit of its bounds: basis points for ratios. */
export function inUnit(measure: Measure, value: Ratio): Ratio {
  return isRatio(measure) ? { num: value.num * BASIS_POINTS, den: value.den } : value;
}

/** The level a value (in the unit of the bounds) falls into; undefined only in a gap of an unchecked scale. */
export function levelOf(levels: readonly ScoreLevel[], value: Ratio, minimum: number): ScoreLevel | undefined {
  return levels.find(({ lower, upper }) => above(value, lower, minimum) && below(value, upper, minimum));
}

function above(value: Ratio, lower: Bound | undefined, minimum: number): boolean {
  if (!lower) return true;
  const side = compareRatios(value, amountOf(lower.at, minimum));
  return side > 0 || (side === 0 && lower.inclusive);
}

function below(value: Ratio, upper: Bound | undefined, minimum: number): boolean {
  if (!upper) return true;
  const side = compareRatios(value, amountOf(upper.at, minimum));
  return side < 0 || (side === 0 && upper.inclusive);
}
