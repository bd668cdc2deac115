import type { ReportCellMonth, ReportCellRow } from '@chibo/contracts';
import type { CellMonthState, RatingBand, YearQuarter } from '@chibo/domain';
import { cellMonthWords, classifyYear } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { outcomeOf } from '../cell-months/month-outcome';
import { quartersOfCells } from '../cell-months/thematic-quarters';
import type { Sql } from '../db/sql';
import { ask, contains, sql } from '../db/sql';
import { isLastProfile } from '../organizations/on-day';
import type { Sets } from './class-counts';
import { stillMissing } from './class-counts';
import type { PeriodScope } from './period-rows';
import { namingDay, periodRows } from './period-rows';

export interface PeriodCell {
  cell_id: string;
  name: string;
  kind_label: string;
  superior_id: string;
  parent_name: string;
}

export interface PeriodMonth {
  cell_id: string;
  month: string;
  state: CellMonthState;
  reason: string | null;
  scorecard_id: string | null;
  criteria_set_version_id: string | null;
  decided_total: number | null;
  decided_band: RatingBand | null;
}

/** Branches with a duty in the period, in Vietnamese order of committee and branch. */
export function pageOfCells(
  manager: EntityManager,
  scope: PeriodScope,
  words: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<PeriodCell[]> {
  return ask<PeriodCell>(
    manager,
    sql`SELECT cell_id, name, kind_label, superior_id, parent_name FROM (${named(scope)}) named WHERE ${matching(words)}
      ORDER BY parent_sort_key, sort_key, code, cell_id LIMIT ${limit} OFFSET ${offset}`,
  );
}

export async function countPeriodCells(manager: EntityManager, scope: PeriodScope, words: string): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(
    manager,
    sql`SELECT count(*) AS n FROM (${named(scope)}) named WHERE ${matching(words)}`,
  );
  return Number(n);
}

/** Their months, by branch, in order. */
export async function monthsOfCells(
  manager: EntityManager,
  scope: PeriodScope,
  cells: readonly PeriodCell[],
): Promise<Map<string, PeriodMonth[]>> {
  if (cells.length === 0) return new Map();
  const rows = await ask<PeriodMonth>(
    manager,
    sql`SELECT cell_id, month, state, reason, scorecard_id, criteria_set_version_id, decided_total, decided_band
      FROM (${periodRows(scope)}) r WHERE r.cell_id IN (${cells.map((cell) => cell.cell_id)}) ORDER BY month`,
  );
  return Map.groupBy(rows, (row) => row.cell_id);
}

/** Their quarters, where one of the sets has a quota of thematic meetings. */
export async function quotaOfCells(
  manager: EntityManager,
  scope: PeriodScope,
  cells: readonly PeriodCell[],
  { quota }: Sets,
): Promise<ReadonlyMap<string, YearQuarter[]>> {
  if (!quota || cells.length === 0) return new Map();
  const rows = sql`SELECT r.cell_id, r.month, r.state FROM (${periodRows(scope)}) r
    WHERE r.cell_id IN (${cells.map((cell) => cell.cell_id)})`;
  return quartersOfCells(manager, rows, scope);
}

/** The decided cards of branches whose result an answer gives away one by one: whoever gets it has read them. */
export async function decidedCards(manager: EntityManager, scope: PeriodScope, which: Sql): Promise<string[]> {
  const rows = await ask<{ scorecard_id: string }>(
    manager,
    sql`SELECT r.scorecard_id FROM (${periodRows(scope)}) r
      WHERE r.decided_band IS NOT NULL AND r.scorecard_id IS NOT NULL AND ${which}`,
  );
  return rows.map((row) => row.scorecard_id);
}

/** Months of a period: all of them, those that were opened, those yet to be. */
export interface PeriodMonths {
  all: readonly string[];
  opened: ReadonlySet<string>;
  ahead: readonly string[];
}

export function cellRow(
  cell: PeriodCell,
  rows: readonly PeriodMonth[],
  sets: Sets,
  { all, opened, ahead }: PeriodMonths,
  quarters: readonly YearQuarter[] | undefined,
): ReportCellRow {
  const set = sets.get(rows.findLast((row) => row.criteria_set_version_id)?.criteria_set_version_id ?? null);
  const gone = rows.map((row) => ({ month: row.month, outcome: outcomeOf(row) }));
  return {
    cellId: cell.cell_id,
    name: cell.name,
    parentId: cell.superior_id,
    parentName: cell.parent_name,
    kindLabel: cell.kind_label,
    months: all.map((month) => cellMonth(month, rows.find((row) => row.month === month) ?? opened.has(month))),
    standing: set && classifyYear(set.yearRule, [...gone, ...stillMissing(ahead)], quarters),
  };
}

/** @param row what the branch owed, or else whether the month was opened at all */
function cellMonth(month: string, row: PeriodMonth | boolean): ReportCellMonth {
  if (typeof row === 'boolean') return row ? { month } : { month, notOpened: true };
  return {
    month,
    state: row.state,
    stateLabel: cellMonthWords(row.state, row.reason),
    scorecardId: row.scorecard_id ?? undefined,
    total: row.decided_total ?? undefined,
    band: row.decided_band ?? undefined,
  };
}

/** Each branch once, under the committee and of the kind of its last month. */
function named(scope: PeriodScope): Sql {
  const day = namingDay(scope);
  return sql`
    SELECT c.cell_id, c.superior_id, p.name, p.code, p.sort_key, p.folded, kinds.label AS kind_label,
      above.name AS parent_name, above.sort_key AS parent_sort_key, above.folded AS parent_folded
    FROM (SELECT r.cell_id, substr(max(r.month || r.superior_id), 8) AS superior_id,
        substr(max(r.month || r.cell_kind), 8) AS cell_kind
      FROM (${periodRows(scope)}) r GROUP BY r.cell_id) c
    CROSS JOIN organization_profile p CROSS JOIN organization_profile above CROSS JOIN organization_kind kinds
    WHERE ${isLastProfile('p', 'c.cell_id', day)} AND ${isLastProfile('above', 'c.superior_id', day)}
      AND kinds.code = c.cell_kind`;
}

function matching(words: string): Sql {
  return words ? contains(sql`folded || ' ' || parent_folded`, words) : sql`1 = 1`;
}
