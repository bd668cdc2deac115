import type { ClosedFigures, MonthClosingView } from '@chibo/contracts';
import type { ClosedCell } from '@chibo/domain';
import { counts } from './month';

export const HASH = '4f1c0a9be27d'.padEnd(64, 'a');

export function aMissing(id: string, name: string, changes: Partial<ClosedCell> = {}): ClosedCell {
  return {
    cellId: id,
    name,
    parentName: 'Đảng bộ Sở Nội vụ',
    state: 'SUBMITTED',
    stateLabel: 'Đã gửi',
    late: false,
    ...changes,
  };
}

export const GOOD_CELL = aMissing('th', 'Chi bộ Tổng hợp', {
  state: 'DECIDED',
  stateLabel: 'Đã xếp loại',
  decidedTotal: 9400,
  decidedBand: 'GOOD',
});

/** An open month with one branch missing, unless told otherwise. */
export function aClosing(changes: Partial<MonthClosingView> = {}): MonthClosingView {
  return {
    month: '2026-03',
    organization: { id: 'tinh', name: 'Đảng bộ các cơ quan Đảng' },
    history: [],
    missing: [aMissing('tt', 'Chi bộ Thanh tra')],
    lowerOpen: [],
    missingTotal: changes.missing?.length ?? 1,
    lowerOpenTotal: changes.lowerOpen?.length ?? 0,
    ...changes,
  };
}

type Closed = NonNullable<MonthClosingView['closed']>;

/** Closed over one missing branch, which was decided afterwards. */
export function closedMonth(
  { cells: given, ...changes }: Partial<Omit<Closed, 'cells'>> & { cells?: ClosedCell[] } = {},
  others: Partial<MonthClosingView> = {},
): MonthClosingView {
  const entry = { at: '2026-04-05T08:30:00Z', by: 'Đồng chí An', hash: HASH };
  const late = aMissing('tt', 'Chi bộ Thanh tra', { reason: 'Chưa thẩm định xong' });
  const { cellId, name, parentName } = late;
  const cells = given ?? [GOOD_CELL, late];
  return aClosing({
    history: [entry],
    closed: {
      ...entry,
      counts: counts({ rated: 1, existing: cells.length }),
      cells: cells.map((cell, at) => ({ ...cell, number: at + 1 })),
      total: cells.length,
      page: 1,
      pageSize: 500,
      changesTotal: changes.changes?.length ?? 1,
      changes: [{ cellId, name, parentName, before: 'Đã gửi', after: '88 điểm, Khá' }],
      ...changes,
    },
    whyNotClose: 'Cấp ủy đã khóa sổ tháng này.',
    ...others,
  });
}

/** What stands beside a table of a closed month: its frozen figures, one branch differing now. */
export function closedFigures(changes: Partial<ClosedFigures> = {}): ClosedFigures {
  const closing = { at: '2026-04-05T08:30:00Z', by: 'Đồng chí An', hash: HASH };
  return { shown: 'CLOSED', ...closing, kept: true, changesTotal: 1, ...changes };
}
