import type { YearQuarter } from '@chibo/domain';
import { isQuarterOver, SENT_STATES, statesCountedAs, wholeQuarters } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, sql } from '../db/sql';

/** `2026-Q3`, of a column of months. */
const quarterIn = (month: Sql): Sql =>
  sql`(substr(${month}, 1, 5) || 'Q' || CAST((CAST(substr(${month}, 6, 2) AS integer) + 2) / 3 AS text))`;

/** The quarter of the row `r`. */
export const QUARTER: Sql = quarterIn(sql`r.month`);

/** The month of the row `r` was opened and not excused. */
export const OWED: Sql = sql`r.state NOT IN (${statesCountedAs('excused')})`;

/** The row `r` has a combined card that is with the superior or decided; the kind of a meeting gives no score away. */
export const COMBINED_SENT: Sql = sql`r.kind = 'COMBINED' AND r.sent_on IS NOT NULL`;

/** A thematic card `t` that is with the superior or decided. */
export const THEMATIC_SENT: Sql = sql`t.kind = 'THEMATIC' AND t.state IN (${SENT_STATES})`;

/** Of these months, quarters that can be due: a part of one says nothing of it, and one that is not over is not due yet. */
export function quartersOver(months: readonly string[], today: string): string[] {
  return wholeQuarters(months).filter((quarter) => isQuarterOver(quarter, today));
}

/** The row `r` makes its quarter one that is due. @param over of `quartersOver()` */
export function makesDue(over: readonly string[]): Sql {
  return over.length === 0 ? sql`1 = 0` : sql`(${OWED} AND ${QUARTER} IN (${[...over]}))`;
}

/** What is known of the thematic meetings of a quarter. */
export type QuarterStand = 'HELD' | 'PAPER' | 'LACKING';

/**
 * Each branch's quarters in which it owed a month, `cell_id, quarter, stand`. A meeting counts wherever the branch stood when it
 * was held, so that a branch that moved within a quarter lacks nothing it had.
 * @param rows of cell_month, with cell_id, month and state
 * @param quarters some at most
 */
export function quarterStands(rows: Sql, quarters: readonly string[]): Sql {
  const inQuarter = sql`FROM cell_month r WHERE r.cell_id = q.cell_id AND ${QUARTER} = q.quarter`;
  return sql`SELECT q.cell_id, q.quarter, CASE
      WHEN EXISTS (SELECT 1 ${inQuarter} AND ${COMBINED_SENT}) THEN 'HELD'
      WHEN EXISTS (SELECT 1 FROM scorecard t WHERE t.cell_id = q.cell_id AND ${quarterIn(sql`t.month`)} = q.quarter
        AND ${THEMATIC_SENT}) THEN 'HELD'
      WHEN EXISTS (SELECT 1 ${inQuarter} AND r.state = 'RECORDED') THEN 'PAPER' ELSE 'LACKING' END AS stand
    FROM (SELECT DISTINCT r.cell_id, ${QUARTER} AS quarter FROM (${rows}) r
      WHERE ${OWED} AND ${QUARTER} IN (${[...quarters]})) q`;
}

/** The same branch by branch, of a period and its day. */
export async function quartersOfCells(
  manager: EntityManager,
  rows: Sql,
  { months, today }: { months: readonly string[]; today: string },
): Promise<Map<string, YearQuarter[]>> {
  const quarters = wholeQuarters(months);
  if (quarters.length === 0) return new Map();
  const found = await ask<{ cell_id: string; quarter: string; stand: QuarterStand }>(
    manager,
    sql`SELECT cell_id, quarter, stand FROM (${quarterStands(rows, quarters)}) s ORDER BY cell_id, quarter`,
  );
  const ahead = quarters.filter((quarter) => !isQuarterOver(quarter, today));
  return new Map(
    [...Map.groupBy(found, (row) => row.cell_id)].map(([id, own]) => {
      const begun = own.map(({ quarter, stand }) => quarterOf(quarter, stand, !ahead.includes(quarter)));
      const toCome = ahead.filter((quarter) => !own.some((one) => one.quarter === quarter));
      return [id, [...begun, ...toCome.map((quarter) => quarterOf(quarter, 'LACKING', false))]];
    }),
  );
}

export function quarterOf(quarter: string, stand: QuarterStand, due: boolean): YearQuarter {
  return { quarter, due, held: stand === 'PAPER' ? null : stand === 'HELD' };
}
