import type { BandCounts, CellRow } from '@chibo/contracts';
import { RATING_BANDS, shares } from '@chibo/domain';
import type { RatingBand } from '@chibo/domain';

/** Counts of one group of branches, every percentage on the rated ones. Pure. */
export function bandCounts(rows: CellRow[]): BandCounts {
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

/** Each unrated branch is counted once: excused, not held, returned, waiting for the superior, late, or still in time. */
function because(rows: CellRow[], excused: number): BandCounts['notRatedBecause'] {
  const open = rows.filter((row) => row.state === 'OPEN' || row.state === 'DRAFT' || row.state === 'VOTED');
  const late = open.filter((row) => row.late).length;
  return {
    excused,
    notHeld: rows.filter((row) => row.state === 'NOT_HELD').length,
    late,
    returned: rows.filter((row) => row.state === 'RETURNED').length,
    waiting: rows.filter((row) => row.state === 'SUBMITTED' || row.state === 'VERIFIED').length,
    open: open.length - late,
  };
}
