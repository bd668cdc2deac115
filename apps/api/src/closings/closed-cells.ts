import type { CellRow } from '@chibo/contracts';
import type { ClosedCell } from '@chibo/domain';
import { compareVietnamese } from '@chibo/domain';

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
