import type { BandCounts, CellRow } from '@chibo/contracts';
import { RATING_BANDS, shares } from '@chibo/domain';
import type { RatingBand } from '@chibo/domain';

/** What is counted of branches: of `n` that are alike, or of one (a row of the month's table, one that was frozen). */
export interface Counted extends Pick<CellRow, 'state' | 'late' | 'decidedBand'> {
  n?: number;
}

/** How many there are. */
export function howMany(rows: readonly Counted[]): number {
  return rows.reduce((sum, { n = 1 }) => sum + n, 0);
}

/** Counts of one group of branches, every percentage on the rated ones. Pure. */
export function bandCounts(rows: readonly Counted[]): BandCounts {
  const bands = Object.fromEntries(
    RATING_BANDS.map((band) => [band, howMany(rows.filter((row) => row.decidedBand === band))]),
  ) as Record<RatingBand, number>;
  const existing = howMany(rows);
  const rated = howMany(rows.filter((row) => row.decidedBand));
  const excused = howMany(rows.filter((row) => row.state === 'EXCUSED'));
  return {
    existing,
    owed: existing - excused,
    rated,
    bands,
    percents: shares(bands, rated),
    notRated: existing - rated,
    notRatedBecause: because(rows, excused),
  };
}

/**
 * Each unrated branch is counted once: excused, not held, returned, waiting for the superior, late, still in time, or
 * decided and not to be seen yet by the reader, who is to give a score of the same meeting.
 */
function because(rows: readonly Counted[], excused: number): BandCounts['notRatedBecause'] {
  const open = rows.filter((row) => row.state === 'OPEN' || row.state === 'DRAFT' || row.state === 'VOTED');
  const late = howMany(open.filter((row) => row.late));
  const unseen = howMany(rows.filter((row) => row.state === 'DECIDED' && !row.decidedBand));
  return {
    excused,
    notHeld: howMany(rows.filter((row) => row.state === 'NOT_HELD')),
    late,
    returned: howMany(rows.filter((row) => row.state === 'RETURNED')),
    waiting: howMany(rows.filter((row) => row.state === 'SUBMITTED' || row.state === 'VERIFIED')),
    open: howMany(open) - late,
    ...(unseen > 0 ? { unseen } : {}),
  };
}
