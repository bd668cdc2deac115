import type { CellRow } from '@chibo/contracts';
import { BAND_LABEL, compareVietnamese, formatCount, formatLongMonth } from '@chibo/domain';
import type { Column } from '../column';
import { NUMBERED } from '../column';
import { PARENT, byCommittee } from './by-committee';
import type { Table } from '../table';
import { tableOf } from '../table';

/** Branches of a month as screen and paper list them. Whether a total is the branch's or official is said by its head. */
export const MONTH_CELL_COLUMNS: readonly Column<CellRow>[] = [
  NUMBERED,
  {
    key: 'name',
    head: 'Chi bộ',
    kind: 'TEXT',
    of: ({ name }) => name,
    order: 'PLACE',
    compare: (a, b) => compareVietnamese(a.parentName, b.parentName) || compareVietnamese(a.name, b.name),
    folded: 'NAME',
  },
  { key: PARENT, head: 'Cấp ủy', kind: 'TEXT', of: ({ parentName }) => parentName, only: 'PAPER', width: 32 },
  {
    key: 'state',
    head: 'Trạng thái',
    kind: 'TEXT',
    of: ({ stateLabel, late }) => (late ? `${stateLabel}, muộn` : stateLabel),
    compare: (a, b) => compareVietnamese(a.stateLabel, b.stateLabel),
    order: 'STATE',
    width: 24,
  },
  {
    key: 'self',
    head: 'Tự chấm',
    kind: 'POINTS',
    of: ({ selfTotal }) => selfTotal,
    nothing: '',
    order: 'SELF',
    width: 13,
    folded: 'LEFT_OUT',
  },
  {
    key: 'decided',
    head: 'Xếp loại',
    kind: 'POINTS',
    of: ({ decidedTotal }) => decidedTotal,
    nothing: '',
    order: 'DECIDED',
    width: 13,
    folded: 'BESIDE',
  },
  {
    key: 'band',
    head: 'Loại',
    align: 'CENTRE',
    kind: 'TEXT',
    of: ({ decidedBand }) => decidedBand && BAND_LABEL[decidedBand],
    nothing: '',
    only: 'PAPER',
    width: 18,
  },
  { key: 'deadline', head: 'Hạn gửi', kind: 'DAY', of: ({ deadline }) => deadline, order: 'DEADLINE', width: 21 },
];

/** The month's branches, all of them or a selection said in words. */
export function monthCellsTable(
  month: string,
  rows: readonly CellRow[],
  { at, selection }: { at: string; selection?: string },
): Table {
  return tableOf({
    name: `chi-bo-${month}`,
    title: { kind: 'DANH SÁCH', about: `chi bộ ${formatLongMonth(month)}` },
    ...byCommittee(MONTH_CELL_COLUMNS, rows),
    noteOf: ({ note }) => note,
    sentences: [`${formatCount(rows.length)} chi bộ.`],
    at,
    selection,
  });
}
