import type { MonthListRow, MonthTableView, OrganizationRow } from '@chibo/contracts';
import type { FrozenCell, FrozenTables } from '@chibo/domain';
import { foldVietnamese } from '@chibo/domain';
import { bandCounts } from '../cell-months/band-counts';
import type { FrozenMonth } from '../closings/frozen-months.service';
import { requireKept } from '../closings/frozen-months.service';

/** The month's table by organisation as it was frozen. Counted from the branches, so that it shows no score its reader is blind to. */
export function frozenTable(frozen: FrozenMonth | undefined): Pick<MonthTableView, 'rows' | 'byKind' | 'total' | 'at'> {
  const { closing, snapshot, changes } = requireKept(frozen);
  const tables = snapshot.tables as FrozenTables;
  const { rounding } = tables;
  const byChild = Map.groupBy(snapshot.cells, ({ childId }) => childId);
  const byKind = Map.groupBy(snapshot.cells, ({ cellKind }) => cellKind);
  const changed = new Set(changes.map(({ cellId }) => cellId));
  const rows = tables.children.map(({ id, ...child }): OrganizationRow => {
    const cells = byChild.get(id) ?? [];
    const others = cells.filter(({ cellId }) => changed.has(cellId)).length;
    const counts = bandCounts(cells, rounding);
    return { organizationId: id, ...child, counts, ...(others > 0 ? { changed: others } : {}) };
  });
  const kinds = tables.kinds.map(({ code, label }) => {
    const kind = label || code;
    return { kind, label: kind, counts: bandCounts(byKind.get(code) ?? [], rounding) };
  });
  return { rows, byKind: kinds, total: bandCounts(snapshot.cells, rounding), at: closing.at };
}

/** The branches of the monthly list as they were frozen. @param words folded, anywhere in the names or codes */
export function frozenList(frozen: FrozenMonth | undefined, words: string): MonthListRow[] {
  return requireKept(frozen)
    .snapshot.cells.filter((cell) => isFound(cell, words))
    .map(listRow);
}

/** Frozen branches that stand directly under the committee and are decided: their scores are rows of its table. */
export function decidedDirectly({ snapshot }: FrozenMonth): string[] {
  return snapshot.cells.flatMap(({ cellId, childId, decidedBand, scorecardId }) =>
    cellId === childId && decidedBand && scorecardId ? [scorecardId] : [],
  );
}

function isFound({ name, code, parentName }: FrozenCell, words: string): boolean {
  return words === '' || foldVietnamese(`${name} ${code} ${parentName}`).includes(words);
}

function listRow(cell: FrozenCell): MonthListRow {
  const { name, parentName, stateLabel, note, decidedTotal, decidedBand, memberCount, heldOn, deductions, capped } =
    cell;
  const said = { name, parentName, stateLabel, note, decidedTotal, decidedBand };
  return { ...said, memberCount, heldOn, deductions, capped, keyed: cell.keyed };
}
