import type { ClosedCell, ClosingChange } from '@chibo/domain';
import { cellMonthWords, closingChanges, compareVietnamese } from '@chibo/domain';
import type { CellMonthState, RatingBand } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { ListedCell, MonthScope } from '../cell-months/cell-month-reader';
import { listCells } from '../cell-months/cell-month-reader';
import { withoutScores } from '../cell-months/cell-rows';
import { askMany, sql } from '../db/sql';
import { committeesUnder } from '../organizations/on-day';

/** As much of a branch as is compared. */
interface Present {
  cell_id: string;
  state: CellMonthState;
  reason: string | null;
  late: number;
  decided_total: number | null;
  decided_band: RatingBand | null;
}

const COMPARED = ['cell_id', 'state', 'reason', 'decided_total', 'decided_band'] as const;

/** "Điều chỉnh sau khóa sổ", the first of them, with the branches' names of today. */
export interface Changes {
  changes: ClosingChange[];
  changesTotal: number;
}

/** The first `most` of what differs, with names. @param all as changedSince() has it */
export async function toldChanges(
  manager: EntityManager,
  scope: MonthScope,
  all: readonly ClosingChange[],
  { frozen, most }: { frozen: readonly ClosedCell[]; most: number },
): Promise<Changes> {
  const known = new Set(frozen.map(({ cellId }) => cellId));
  const told = await named(manager, scope, all.slice(0, most), frozen);
  const [before, later] = [told.filter(isIn(known)), told.filter((change) => !isIn(known)(change))];
  return { changes: [...before, ...later.sort(byPlace)], changesTotal: all.length };
}

/**
 * What differs from a frozen month, all branches compared by what is said of them; unnamed where they came later.
 * @param frozen without scores that the reader is `blind` to
 */
export async function changedSince(
  manager: EntityManager,
  scope: MonthScope,
  frozen: readonly ClosedCell[],
  blind: ReadonlySet<string>,
): Promise<ClosingChange[]> {
  const now = (await present(manager, scope)).map((row) => withoutScores(unnamed(row), blind));
  return closingChanges(frozen, now);
}

function present(manager: EntityManager, { organizationId, month, day }: MonthScope): Promise<Present[]> {
  return askMany<Present>(
    manager,
    COMPARED,
    sql`SELECT r.cell_id, r.state, r.reason, r.decided_total, r.decided_band
      FROM (${committeesUnder(organizationId, day)}) s CROSS JOIN cell_month r
      WHERE r.month = ${month} AND r.superior_id = s.organization_id`,
  );
}

function unnamed(row: Present): ClosedCell {
  return {
    cellId: row.cell_id,
    name: '',
    parentName: '',
    state: row.state,
    stateLabel: cellMonthWords(row.state, row.reason),
    late: false,
    decidedTotal: row.decided_total ?? undefined,
    decidedBand: row.decided_band ?? undefined,
  };
}

/** Branches that are in the month no more have the names they were frozen under. */
async function named(
  manager: EntityManager,
  scope: MonthScope,
  changes: readonly ClosingChange[],
  frozen: readonly ClosedCell[],
): Promise<ClosingChange[]> {
  if (changes.length === 0) return [];
  const wanted = new Set(changes.map(({ cellId }) => cellId));
  const names = new Map<string, Pick<ClosedCell, 'name' | 'parentName'>>();
  for (const { cellId, name, parentName } of frozen) if (wanted.has(cellId)) names.set(cellId, { name, parentName });
  for (const { cell_id: cellId, name, parent_name: parentName } of await listed(manager, scope, [...wanted]))
    names.set(cellId, { name, parentName });
  return changes.map((change) => ({ ...change, ...names.get(change.cellId) }));
}

function listed(manager: EntityManager, scope: MonthScope, cells: readonly string[]): Promise<ListedCell[]> {
  return listCells(manager, scope, { cells });
}

const isIn =
  (known: ReadonlySet<string>) =>
  ({ cellId }: ClosingChange): boolean =>
    known.has(cellId);

function byPlace(a: ClosingChange, b: ClosingChange): number {
  return compareVietnamese(a.parentName, b.parentName) || compareVietnamese(a.name, b.name);
}
