import type { CellFilter, CellRow, CellSelection } from '@chibo/contracts';
import { BAND_LABEL, compareVietnamese, formatCount, formatLongMonth, KEYED_MARK_LABEL } from '@chibo/domain';
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
    of: stateWords,
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

function stateWords({ stateLabel, late, keyed }: CellRow): string {
  const said = late ? `${stateLabel}, muộn` : stateLabel;
  return keyed ? `${said}; nhập hộ, ${KEYED_MARK_LABEL[keyed]}` : said;
}

/** A choice of the month's branches: as the page calls it, and as paper says of what it lists. */
interface CellChoice {
  label: string;
  paper: string;
}

/** The filters of the month's page, in their order. */
export const CELL_FILTER_WORDS: Readonly<Record<CellFilter, CellChoice>> = {
  ALL: { label: 'Tất cả', paper: '' },
  INCOMPLETE: { label: 'Chưa đủ', paper: 'chi bộ chưa xong' },
  WAITING: { label: 'Chờ xác nhận', paper: 'phiếu chờ xác nhận' },
  RETURNED: { label: 'Trả lại', paper: 'phiếu trả lại' },
  LATE: { label: 'Trễ hạn', paper: 'chi bộ quá hạn, gửi muộn' },
  DECIDED: { label: 'Đã xếp loại', paper: 'phiếu đã xếp loại' },
  MINE: { label: 'Tôi phụ trách', paper: 'chi bộ người in được phân công phụ trách' },
};

/** Parts of a month's standing that a home leads to; they are let go of by any filter. */
export const CELL_PART_WORDS: Readonly<Record<Exclude<CellSelection, CellFilter>, CellChoice>> = {
  VERIFIED: { label: 'Đã thẩm định, chờ xếp loại', paper: 'phiếu đã thẩm định, chờ xếp loại' },
  SUBMITTED: { label: 'Đã gửi, chờ thẩm định', paper: 'phiếu đã gửi, chờ thẩm định' },
  OPEN: { label: 'Còn nợ phiếu', paper: 'chi bộ còn nợ phiếu' },
  NOT_HELD: { label: 'Không sinh hoạt', paper: 'chi bộ không sinh hoạt' },
  EXCUSED: { label: 'Được miễn', paper: 'chi bộ được miễn' },
};

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
