import type { BandCounts, CellRow } from '@chibo/contracts';
import { countedAs, RATING_BANDS, shares } from '@chibo/domain';
import type { CountedAs, RatingBand, Rounding } from '@chibo/domain';

/** What is counted of branches: of `n` that are alike, or of one (a row of the month's table, one that was frozen). */
export interface Counted extends Pick<CellRow, 'state' | 'late' | 'decidedBand'> {
  n?: number;
}

/** How many there are. */
export function howMany(rows: readonly Counted[]): number {
  return rows.reduce((sum, { n = 1 }) => sum + n, 0);
}

/** Counts of one group of branches, every percentage on the rated ones. Pure. */
export function bandCounts(rows: readonly Counted[], rounding: Rounding = 'PLAIN'): BandCounts {
  const bands = Object.fromEntries(
    RATING_BANDS.map((band) => [band, howMany(rows.filter((row) => row.decidedBand === band))]),
  ) as Record<RatingBand, number>;
  const existing = howMany(rows);
  const rated = howMany(rows.filter((row) => row.decidedBand));
  const excused = howMany(rows.filter(({ state }) => countedAs(state) === 'excused'));
  return {
    existing,
    owed: existing - excused,
    rated,
    bands,
    percents: shares(bands, rated, rounding),
    ...(rounding === 'PLAIN' ? {} : { rounding }),
    notRated: existing - rated,
    notRatedBecause: because(rows),
  };
}

/**
 * Each unrated branch is counted once: excused, not held, returned, waiting for the superior, late, still in time, or
 * decided and not to be seen yet by the reader, who is to give a score of the same meeting.
 */
function because(rows: readonly Counted[]): BandCounts['notRatedBecause'] {
  const as = (counted: CountedAs): Counted[] => rows.filter(({ state }) => countedAs(state) === counted);
  const late = howMany(as('open').filter((row) => row.late));
  const { decided: unseen, ...others } = {
    excused: howMany(as('excused')),
    notHeld: howMany(as('notHeld')),
    returned: howMany(as('returned')),
    waiting: howMany(as('waiting')),
    open: howMany(as('open')) - late,
    decided: howMany(as('decided').filter(({ decidedBand }) => !decidedBand)),
  } satisfies Record<CountedAs, number>;
  return { ...others, late, ...(unseen > 0 ? { unseen } : {}) };
}
