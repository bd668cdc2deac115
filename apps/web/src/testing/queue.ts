import type { QueueItem } from '@chibo/contracts';

/** A clean card that waits. */
export function anItem(id: string, changes: Partial<QueueItem> = {}): QueueItem {
  return {
    scorecardId: id,
    version: 3,
    cellId: `cell-${id}`,
    name: `Chi bộ ${id}`,
    parentName: 'Đảng bộ Sở Nội vụ',
    state: 'SUBMITTED',
    stateLabel: 'Đã gửi',
    total: 9400,
    band: 'GOOD',
    previousTotal: 9200,
    submittedAt: '2026-03-05T09:42:00Z',
    exceptions: [],
    move: 'confirm',
    ...changes,
  };
}
