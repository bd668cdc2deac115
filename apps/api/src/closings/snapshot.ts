import { bandCounts } from '../cell-months/band-counts';
import type { ClosingSnapshot, MonthClosing } from './closing.entities';

/** What was forged until it cannot be read is shown as empty, beside the word that it was altered. */
export function snapshotOf({ snapshot, month, organizationId: id }: MonthClosing): ClosingSnapshot {
  const empty = { month, organization: { id, name: '' }, counts: bandCounts([]), cells: [] };
  try {
    const { counts, cells, ...rest } = JSON.parse(snapshot) as Partial<ClosingSnapshot>;
    return { ...empty, ...rest, counts: counts ?? empty.counts, cells: Array.isArray(cells) ? cells : [] };
  } catch {
    return empty;
  }
}
