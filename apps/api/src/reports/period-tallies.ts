import type { CellMonthState, RatingBand, YearQuarter } from '@chibo/domain';
import { SETTLED_STATES } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Outcome } from '../cell-months/month-outcome';
import { OUTCOME, OUTCOMES } from '../cell-months/month-outcome';
import type { QuarterStand } from '../cell-months/thematic-quarters';
import { quarterOf, quarterStands } from '../cell-months/thematic-quarters';
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
  /** Quarters that are due and had no thematic meeting, or may have had one; only where they are asked for. */
  quarters?: readonly YearQuarter[];
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

/** What stands in one column for some of these quarters: the first counts 1, the next 2, then 4 … */
function marked(stand: QuarterStand, quarters: readonly string[]): Sql {
  const bits = quarters.map((quarter, at) => sql`WHEN quarter = ${quarter} THEN ${text(String(2 ** at))} `);
  const all = bits.reduce((list, each) => sql`${list}${each}`);
  return sql`CAST(SUM(CASE WHEN stand <> ${stand} THEN 0 ${all}ELSE 0 END) AS integer)`;
}

const unmarked = (mark: number, quarters: readonly string[]): string[] =>
  quarters.filter((_, at) => Math.floor(mark / 2 ** at) % 2 === 1);

/** Beside the branches: which of the quarters lack a thematic meeting, and of which paper says nothing. */
function quotaOf(scope: PeriodScope, quarters: readonly string[]): { columns: Sql; join: Sql } {
  if (quarters.length === 0) return { columns: sql`0 AS lacking, 0 AS paper`, join: sql`` };
  return {
    columns: sql`COALESCE(quota.lacking, 0) AS lacking, COALESCE(quota.paper, 0) AS paper`,
    join: sql`LEFT JOIN (SELECT cell_id, ${marked('LACKING', quarters)} AS lacking, ${marked('PAPER', quarters)} AS paper
      FROM (${quarterStands(periodRows(scope), quarters)}) stands GROUP BY cell_id) quota ON quota.cell_id = own.cell_id`,
  };
}

/** Of direct subordinates the branches that ever stood there, with all their months: where one stood last decides. */
function wholePeriods({ children, ...scope }: PeriodScope): Sql {
  if (!children) return periodRows(scope);
  return sql`SELECT * FROM (${periodRows(scope)}) whole
    WHERE cell_id IN (SELECT cell_id FROM (${periodRows({ ...scope, children })}) reached)`;
}

/**
 * Branches by what their period came to: as many rows as there are different periods, however many branches.
 * @param quarters that are due, where a rule has a quota of thematic meetings
 */
export async function tallyClasses(
  manager: EntityManager,
  scope: PeriodScope,
  quarters: readonly string[] = [],
): Promise<ClassTally[]> {
  const quota = quotaOf(scope, quarters);
  const rows = await ask<
    Record<Column | 'lacking' | 'paper', number> & {
      child_id: string;
      cell_kind: string;
      group_id: string | null;
      set_id: string | null;
      n: number | string;
    }
  >(
    manager,
    sql`SELECT child_id, cell_kind, group_id, set_id, ${NAMES}, lacking, paper, count(*) AS n FROM (
      SELECT own.*, ${quota.columns} FROM (
        SELECT cell_id, ${last('r.child_id')} AS child_id, ${last('r.cell_kind')} AS cell_kind,
          ${groupIn(scope, sql`NULLIF(${last("COALESCE(r.group_id, '')")}, '')`)}, ${last('r.criteria_set_version_id')} AS set_id, ${SUMMED}
        FROM (SELECT r.*, ${OUTCOME} AS outcome FROM (${wholePeriods(scope)}) r) r GROUP BY cell_id) own ${quota.join}) branches
    GROUP BY child_id, cell_kind, group_id, set_id, ${NAMES}, lacking, paper`,
  );
  return rows.map((row) => ({
    childId: row.child_id,
    cellKind: row.cell_kind,
    groupId: scope.grouping && row.group_id,
    criteriaSetVersionId: row.set_id,
    outcomes: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, row[column(outcome)]])) as Record<Outcome, number>,
    quarters: [
      ...unmarked(row.lacking, quarters).map((quarter) => quarterOf(quarter, 'LACKING', true)),
      ...unmarked(row.paper, quarters).map((quarter) => quarterOf(quarter, 'PAPER', true)),
    ],
    n: Number(row.n),
  }));
}
