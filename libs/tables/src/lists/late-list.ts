import type { CellRow } from '@chibo/contracts';
import { daysBetween, formatCount, formatLongMonth, vietnamDay } from '@chibo/domain';
import type { Column } from '../column';
import { NUMBERED } from '../column';
import { PARENT, byCommittee } from './by-committee';
import type { Table } from '../table';
import { tableOf } from '../table';

/** Who still owes a card, and for how long, on a day. */
export function lateColumns(today: string): Column<CellRow>[] {
  const overdue = ({ deadline }: CellRow): number => daysBetween(deadline, today);
  return [
    NUMBERED,
    { key: 'name', head: 'Chi bộ', kind: 'TEXT', of: ({ name }) => name, folded: 'NAME' },
    { key: PARENT, head: 'Cấp ủy', kind: 'TEXT', of: ({ parentName }) => parentName, width: 38 },
    { key: 'state', head: 'Trạng thái', kind: 'TEXT', of: ({ stateLabel }) => stateLabel, width: 28 },
    { key: 'deadline', head: 'Hạn gửi', kind: 'DAY', of: ({ deadline }) => deadline, width: 21 },
    {
      key: 'overdue',
      head: 'Quá hạn',
      headNote: '(ngày)',
      kind: 'COUNT',
      of: (row) => (overdue(row) > 0 ? overdue(row) : undefined),
      nothing: (row) => (overdue(row) === 0 ? 'hôm nay' : `còn ${-overdue(row)} ngày`),
      width: 19,
    },
    { key: 'officer', head: 'Phụ trách', kind: 'TEXT', of: ({ officer }) => officer?.name, nothing: '', width: 34 },
  ];
}

/** @param rows those that still owe (owesCard) */
export function lateTable(
  month: string,
  rows: readonly CellRow[],
  { at, selection }: { at: string; selection?: string },
): Table {
  const today = vietnamDay(new Date(at));
  const overdue = rows.filter(({ deadline }) => deadline < today).length;
  return tableOf({
    name: `tre-han-${month}`,
    title: { kind: 'DANH SÁCH', about: `chi bộ chưa hoàn thành phiếu chấm điểm ${formatLongMonth(month)}` },
    ...byCommittee(lateColumns(today), rows),
    sentences: [`${formatCount(rows.length)} chi bộ chưa hoàn thành, trong đó ${formatCount(overdue)} quá hạn.`],
    at,
    selection,
  });
}
