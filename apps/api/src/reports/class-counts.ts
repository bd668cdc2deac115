import type { ClassCounts } from '@chibo/contracts';
import type { CriteriaSet, RatingBand, YearClass, YearMonth, YearRule, Rounding } from '@chibo/domain';
import { classifyYear, RATING_BANDS, shares } from '@chibo/domain';
import { outcomeNamed, OUTCOMES } from '../cell-months/month-outcome';
import type { ClassTally } from './period-tallies';

/** Alike branches with the class their period came to; no class where no rule is known. */
export interface Classed extends ClassTally {
  standing?: YearClass;
  /** Months of the period that are yet to be opened. */
  ahead: number;
}

/** Criteria sets by version; where a branch has used none, one of those the others used. */
export interface Sets {
  get(versionId: string | null): CriteriaSet | undefined;
  /** One of them has a quota of thematic meetings. */
  quota: boolean;
}

/** @param ahead months of the period that are yet to be opened: without a result for everybody */
export function classed(tally: ClassTally, rule: YearRule | undefined, ahead: readonly string[]): Classed {
  const gone = OUTCOMES.flatMap((outcome) =>
    Array.from({ length: tally.outcomes[outcome] }, (): YearMonth => ({ month: '', outcome: outcomeNamed(outcome) })),
  );
  return {
    ...tally,
    ahead: ahead.length,
    standing: rule && classifyYear(rule, [...gone, ...stillMissing(ahead)], tally.quarters),
  };
}

export function stillMissing(months: readonly string[]): YearMonth[] {
  return months.map((month) => ({ month, outcome: { kind: 'MISSING' } }));
}

/** Each branch once; the percentages on those that have a class. Pure. */
export function classCounts(all: readonly Classed[], rounding: Rounding = 'PLAIN'): ClassCounts {
  const count = (which: (one: Classed) => boolean): number => all.filter(which).reduce((sum, { n }) => sum + n, 0);
  const bands = Object.fromEntries(
    RATING_BANDS.map((band) => [band, count(({ standing }) => standing?.band === band)]),
  ) as Record<RatingBand, number>;
  const rated = count(({ standing }) => standing?.band !== undefined);
  const isExcused = ({ outcomes, ahead, standing }: Classed): boolean =>
    standing?.band === undefined && ahead + outcomes.MISSING + outcomes.NOT_HELD === 0;
  const excused = count(isExcused);
  const existing = count(() => true);
  return {
    existing,
    rated,
    bands,
    percents: shares(bands, rated, rounding),
    ...(rounding === 'PLAIN' ? {} : { rounding }),
    excused,
    unfinished: existing - rated - excused,
    soFar: count(({ standing }) => standing?.band !== undefined && standing.missing > 0),
  };
}
