import type { ClosedMonth, ClosingEntry, MonthClosingView } from '@chibo/contracts';
import type { ClosedCell } from '@chibo/domain';
import { foldVietnamese } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { bandCounts } from '../cell-months/band-counts';
import type { MonthScope } from '../cell-months/cell-month-reader';
import { countCells, listCells } from '../cell-months/cell-month-reader';
import { withoutScores } from '../cell-months/cell-rows';
import { changedSince, toldChanges } from './changes-since';
import { closedCell, closedPart } from './closed-cells';
import type { MonthClosing } from './closing.entities';
import { snapshotOf } from './snapshot';

/** Most rows of one list in an answer. */
export const PAGE_SIZE = 500;

/** Which of the frozen branches an answer lists. */
export interface Part {
  words: string;
  page: number;
  pageSize: number;
}

/** Branches without an official band, the first of them. */
export async function missingCells(
  manager: EntityManager,
  scope: MonthScope,
  blind: ReadonlySet<string>,
): Promise<Pick<MonthClosingView, 'missing' | 'missingTotal'>> {
  const cells = await listCells(manager, scope, { filter: 'INCOMPLETE', limit: PAGE_SIZE });
  return {
    missing: cells.map((cell) => withoutScores(closedCell(cell), blind)),
    missingTotal: cells.length < PAGE_SIZE ? cells.length : await countCells(manager, scope, { filter: 'INCOMPLETE' }),
  };
}

/** The closing in force, as this reader sees it. */
export async function closedMonth(
  manager: EntityManager,
  scope: MonthScope,
  closing: MonthClosing,
  { entry, blind, part }: { entry: ClosingEntry; blind: ReadonlySet<string>; part: Part },
): Promise<ClosedMonth> {
  const frozen = snapshotOf(closing);
  const cells = frozen.cells.map((cell) => withoutScores(closedPart(cell), blind));
  const hidden = frozen.cells.some(({ cellId }) => blind.has(cellId));
  const { page, pageSize, words } = part;
  const all = await changedSince(manager, scope, cells, blind);
  const after = new Map(all.map((change) => [change.cellId, change.after]));
  const numbered = cells.map((cell, at) => ({ ...cell, number: at + 1, now: after.get(cell.cellId) }));
  const found = words === '' ? numbered : numbered.filter((cell) => isFound(cell, words));
  return {
    ...entry,
    counts: hidden ? bandCounts(cells, frozen.counts.rounding) : frozen.counts,
    cells: found.slice((page - 1) * pageSize, page * pageSize),
    total: found.length,
    page,
    pageSize,
    ...(await toldChanges(manager, scope, all, { frozen: cells, most: PAGE_SIZE })),
  };
}

function isFound({ name, parentName }: ClosedCell, words: string): boolean {
  return foldVietnamese(`${name} ${parentName}`).includes(words);
}

/** Cards whose scores are in the answer. */
export async function decidedIn(
  manager: EntityManager,
  scope: MonthScope,
  { cells, changes }: ClosedMonth,
  blind: ReadonlySet<string>,
): Promise<string[]> {
  const shown: string[] = [];
  const ids = [...new Set([...cells, ...changes].map(({ cellId }) => cellId))];
  for (let at = 0; at < ids.length; at += PAGE_SIZE) {
    const listed = await listCells(manager, scope, { cells: ids.slice(at, at + PAGE_SIZE) });
    for (const { cell_id: cellId, scorecard_id: card, decided_total: total } of listed)
      if (card && total !== null && !blind.has(cellId)) shown.push(card);
  }
  return shown;
}
