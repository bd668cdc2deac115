import type { CellMonthState, RatingBand } from '@chibo/domain';
import { SETTLED_STATES } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Outcome } from '../cell-months/month-outcome';
import { OUTCOME, OUTCOMES } from '../cell-months/month-outcome';
import type { Sql } from '../db/sql';
import { ask, sql, text } from '../db/sql';
import type { PeriodScope } from './period-rows';
import { periodRows } from './period-rows';

/** Months of branches that are alike in all that is counted. */
export interface MonthTally {
  childId: string;
  cellKind: string;
  /** Null: in none; absent: no grouping is asked for. */
  groupId?: string | null;
  /** The set of its card. */
  setId: string | null;
  state: CellMonthState;
  late: boolean;
  decidedBand?: RatingBand;
  sent: boolean;
  n: number;
}

/** Branches whose period came to the same: each counted where it stood last. */
export interface ClassTally {
  childId: string;
  cellKind: string;
  groupId?: string | null;
  /** The set of its last card in the period. */
  criteriaSetVersionId: string | null;
  /** How many of its months came to what. */
  outcomes: Record<Outcome, number>;
  n: number;
}

export async function tallyMonths(manager: EntityManager, scope: PeriodScope): Promise<MonthTally[]> {
  const rows = await ask<{
    child_id: string;
    cell_kind: string;
    state: CellMonthState;
    late: number;
    decided_band: RatingBand | null;
    sent: number;
    n: number | string;
    group_id: string | null;
    set_id: string | null;
  }>(
    manager,
    sql`SELECT child_id, cell_kind, group_id, set_id, state, late, decided_band, sent, count(*) AS n FROM (
      SELECT r.child_id, r.cell_kind, ${groupIn(scope, sql`r.group_id`)}, r.criteria_set_version_id AS set_id, r.state, r.decided_band, CASE WHEN r.sent_on IS NULL THEN 0 ELSE 1 END AS sent,
        CASE WHEN r.state NOT IN (${SETTLED_STATES}) AND COALESCE(r.sent_on, CAST(${scope.today} AS text)) > r.deadline
          OR r.sent_on > r.deadline THEN 1 ELSE 0 END AS late
      FROM (${periodRows(scope)}) r) alike
    GROUP BY child_id, cell_kind, group_id, set_id, state, late, decided_band, sent`,
  );
  return rows.map((row) => ({
    childId: row.child_id,
    cellKind: row.cell_kind,
    groupId: scope.grouping && row.group_id,
    setId: row.set_id,
    state: row.state,
    late: row.late === 1,
    decidedBand: row.decided_band ?? undefined,
    sent: row.sent === 1,
    n: Number(row.n),
  }));
}

/** A column of the rows where they have one. */
function groupIn({ grouping }: PeriodScope, column: Sql): Sql {
  return sql`${grouping ? column : sql`CAST(NULL AS text)`} AS group_id`;
}

type Column = Lowercase<Outcome>;
const column = (outcome: Outcome): Column => outcome.toLowerCase() as Column;

/** `OUTCOMES` as columns, of what one expression says. */
const SUMMED = OUTCOMES.map(
  (outcome) => sql`CAST(SUM(CASE WHEN outcome = ${outcome} THEN 1 ELSE 0 END) AS integer) AS ${text(column(outcome))}`,
).reduce((list, each) => sql`${list}, ${each}`);
const NAMES = OUTCOMES.map((outcome) => text(column(outcome))).reduce((list, each) => sql`${list}, ${each}`);

/** Of the last month: text that begins with the month, its seven letters taken off again. */
const last = (what: string): ReturnType<typeof sql> => sql`substr(max(r.month || ${text(what)}), 8)`;

/** Branches by what their period came to: as many rows as there are different periods, however many branches. */
export async function tallyClasses(manager: EntityManager, scope: PeriodScope): Promise<ClassTally[]> {
  const rows = await ask<
    Record<Column, number> & {
      child_id: string;
      cell_kind: string;
      group_id: string | null;
      set_id: string | null;
      n: number | string;
    }
  >(
    manager,
    sql`SELECT child_id, cell_kind, group_id, set_id, ${NAMES}, count(*) AS n FROM (
      SELECT cell_id, ${last('r.child_id')} AS child_id, ${last('r.cell_kind')} AS cell_kind,
        ${groupIn(scope, sql`NULLIF(${last("COALESCE(r.group_id, '')")}, '')`)}, ${last('r.criteria_set_version_id')} AS set_id, ${SUMMED}
      FROM (SELECT r.*, ${OUTCOME} AS outcome FROM (${periodRows(scope)}) r) r GROUP BY cell_id) branches
    GROUP BY child_id, cell_kind, group_id, set_id, ${NAMES}`,
  );
  return rows.map((row) => ({
    childId: row.child_id,
    cellKind: row.cell_kind,
    groupId: scope.grouping && row.group_id,
    criteriaSetVersionId: row.set_id,
    outcomes: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, row[column(outcome)]])) as Record<Outcome, number>,
    n: Number(row.n),
  }));
}
