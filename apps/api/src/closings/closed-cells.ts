import type { ClosedCell } from '@chibo/domain';
import { cellMonthWords } from '@chibo/domain';
import type { ListedCell } from '../cell-months/cell-month-reader';

/** A branch of the month as a closing freezes it, with the reason why it is missing. */
export function closedCell(cell: ListedCell, reason?: string): ClosedCell {
  const decidedBand = cell.decided_band ?? undefined;
  return {
    cellId: cell.cell_id,
    name: cell.name,
    parentName: cell.parent_name,
    state: cell.state,
    stateLabel: cellMonthWords(cell.state, cell.reason),
    late: cell.late === 1,
    selfTotal: cell.self_total ?? undefined,
    decidedTotal: cell.decided_total ?? undefined,
    decidedBand,
    note: cell.reason ?? undefined,
    reason: decidedBand ? undefined : reason?.trim() || undefined,
  };
}

/** As much of a frozen branch as the minutes of the closing say. */
export function closedPart(cell: ClosedCell): ClosedCell {
  const { cellId, name, parentName, state, stateLabel, late, selfTotal, decidedTotal, decidedBand, note, reason } =
    cell;
  return { cellId, name, parentName, state, stateLabel, late, selfTotal, decidedTotal, decidedBand, note, reason };
}
