import type { CellRow, MonthClosingView } from '@chibo/contracts';
import type { ClosedCell } from '@chibo/domain';
import { compareVietnamese } from '@chibo/domain';
import type { CommitteeMonth } from './months.service';

/** The rows of a month table as a closing freezes them, by superior and name. Pure. */
export function closedCells(rows: CellRow[], reasons: ReadonlyMap<string, string> = new Map()): ClosedCell[] {
  return rows
    .map(({ cellId, name, parentName, state, stateLabel, late, selfTotal, decidedTotal, decidedBand, note }) => ({
      cellId,
      name,
      parentName,
      state,
      stateLabel,
      late,
      selfTotal,
      decidedTotal,
      decidedBand,
      note,
      reason: decidedBand ? undefined : reasons.get(cellId)?.trim() || undefined,
    }))
    .sort(
      (a, b) =>
        compareVietnamese(a.parentName, b.parentName) ||
        compareVietnamese(a.name, b.name) ||
        (a.cellId < b.cellId ? -1 : 1),
    );
}

/** Committees below with branches of their own that have not closed the month. */
export function lowerOpen(
  { organization, nodes, cells }: CommitteeMonth,
  closed: ReadonlySet<string>,
): MonthClosingView['lowerOpen'] {
  const withCells = new Set(cells.map(({ parentId }) => parentId));
  return [...nodes.values()]
    .filter(({ id, isCell }) => !isCell && id !== organization.id && withCells.has(id) && !closed.has(id))
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => compareVietnamese(a.name, b.name));
}
