import type { CellMonthState, MonthOutcome, RatingBand } from '@chibo/domain';
import { countedAs, RATING_BANDS, statesCountedAs } from '@chibo/domain';
import type { Sql } from '../db/sql';
import { sql } from '../db/sql';

/** What a branch's month is for its year: the same in words of TypeScript and of SQL (month-outcome.spec.ts). */

interface OutcomeRow {
  state: CellMonthState;
  reason: string | null;
  decided_band: RatingBand | null;
}

/** A meeting not held for a reason waits for the superior to excuse it or not. */
export function outcomeOf(row: OutcomeRow | undefined): MonthOutcome {
  if (row?.decided_band) return { kind: 'RATED', band: row.decided_band };
  const as = row && countedAs(row.state);
  if (as === 'excused') return { kind: 'EXCUSED' };
  return as === 'notHeld' && !row?.reason ? { kind: 'NOT_HELD' } : { kind: 'MISSING' };
}

/** A band, EXCUSED, NOT_HELD or MISSING of the row `r`. */
export const OUTCOME: Sql = sql`CASE WHEN r.decided_band IS NOT NULL THEN r.decided_band
  WHEN r.state IN (${statesCountedAs('excused')}) THEN 'EXCUSED'
  WHEN r.state IN (${statesCountedAs('notHeld')}) AND COALESCE(r.reason, '') = '' THEN 'NOT_HELD' ELSE 'MISSING' END`;

/** What `OUTCOME` can say. */
export const OUTCOMES = [...RATING_BANDS, 'EXCUSED', 'NOT_HELD', 'MISSING'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export function outcomeNamed(name: Outcome): MonthOutcome {
  const band = RATING_BANDS.find((one) => one === name);
  return band ? { kind: 'RATED', band } : { kind: name as Exclude<Outcome, RatingBand> };
}
