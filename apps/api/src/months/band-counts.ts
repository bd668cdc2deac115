import type { BandCounts, CellRow } from '@chibo/contracts';
import { RATING_BANDS, shares } from '@chibo/domain';
import type { RatingBand } from '@chibo/domain';

/** What is counted of a branch: a row of the month's table, or one that was frozen. */
type Counted = Pick<CellRow, 'state' | 'late' | 'decidedBand'>;

/** Counts of one group of branches, every percentage on the rated ones. Pure. */
export function bandCounts(rows: Counted[]): BandCounts {
  const bands = Object.fromEntries(
    RATING_BANDS.map((band) => [band, rows.filter((row) => row.decidedBand === band).length]),
  ) as Record<RatingBand, number>;
  const rated = rows.filter((row) => row.decidedBand).length;
  const excused = rows.filter((row) => row.state === 'EXCUSED').length;
  return {
    existing: rows.length,
    owed: rows.length - excused,
    rated,
    bands,
    percents: shares(bands, rated),
    notRated: rows.length - rated,
    notRatedBecause: because(rows, excused),
  };
}

/**
 * Each unrated branch is counted once: excused, not held, returned, waiting for the superior, late, still in time, or
 * decided and not to be seen yet by the reader, who is to give a score of the same meeting.
 */
function because(rows: Counted[], excused: number): BandCounts['notRatedBecause'] {
  const open = rows.filter((row) => row.state === 'OPEN' || row.state === 'DRAFT' || row.state === 'VOTED');
  const late = open.filter((row) => row.late).length;
  const unseen = rows.filter((row) => row.state === 'DECIDED' && !row.decidedBand).length;
  return {
    excused,
    notHeld: rows.filter((row) => row.state === 'NOT_HELD').length,
    late,
    returned: rows.filter((row) => row.state === 'RETURNED').length,
    waiting: rows.filter((row) => row.state === 'SUBMITTED' || row.state === 'VERIFIED').length,
    open: open.length - late,
    ...(unseen > 0 ? { unseen } : {}),
  };
}
