import type { MonthListRow } from '@chibo/contracts';
import type { RatingBand } from '@chibo/domain';
import { BAND_LABEL, formatCount, formatLongMonth, formatPoints, KEYED_MARK_LABEL } from '@chibo/domain';
import type { Cell, Column } from '../column';
import { NUMBERED } from '../column';
import { byCommittee } from './by-committee';
import { roundingWords } from '../counts-words';
import type { Table } from '../table';
import { tableOf } from '../table';

/** The ten columns of the monthly list (HD 01-HD/TU An Giang, as practised). */
export const MONTHLY_LIST_COLUMNS: readonly Column<MonthListRow>[] = [
  NUMBERED,
  { key: 'name', head: 'Tên đơn vị', kind: 'TEXT', of: ({ name }) => name, width: 47 },
  { key: 'members', head: 'Số lượng đảng viên', kind: 'COUNT', of: ({ memberCount }) => memberCount, width: 13 },
  {
    key: 'heldOn',
    head: 'Ngày họp chi bộ',
    kind: 'DAY_OF_YEAR',
    of: ({ heldOn }) => heldOn,
    total: (rows) => counted(rows.filter(({ heldOn }) => heldOn)),
    width: 13,
  },
  {
    key: 'points',
    head: 'Số điểm',
    group: 'Kết quả',
    kind: 'POINTS',
    of: ({ decidedTotal }) => decidedTotal,
    total: () => ({ kind: 'TEXT', nothing: '–' }),
    width: 12,
  },
  mark('GOOD', 9),
  mark('FAIR', 9),
  mark('AVERAGE', 11),
  mark('POOR', 10),
  {
    key: 'note',
    head: 'Ghi chú',
    headNote: '(thuyết minh điểm trừ)',
    kind: 'TEXT',
    of: noteWords,
    total: (rows) => ({ kind: 'TEXT', value: ratedWords(rows), nothing: '' }),
  },
];

function mark(band: RatingBand, width: number): Column<MonthListRow> {
  const group = 'Kết quả';
  const of = ({ decidedBand }: MonthListRow): true | undefined => decidedBand === band || undefined;
  return { key: band, head: BAND_LABEL[band], group, kind: 'MARK', of, nothing: '', width };
}

/** What kept the better band comes first, in words; then each line with what it lost; of an unrated branch why it is; last that it was keyed in. */
function noteWords(row: MonthListRow): string {
  const { keyed } = row;
  return keyed ? `${resultWords(row)}; nhập hộ, ${KEYED_MARK_LABEL[keyed]}` : resultWords(row);
}

function resultWords({ decidedBand, stateLabel, note, capped, deductions = [] }: MonthListRow): string {
  if (!decidedBand) return note ? `${stateLabel}: ${note}` : stateLabel;
  const lost = deductions.map(({ code, points }) => `${code}\u00a0−${formatPoints(points)}`);
  return [...(capped ? [capped] : []), ...lost].join('; ') || 'Không trừ';
}

function counted(rows: readonly unknown[]): Cell {
  return { kind: 'COUNT', value: rows.length, nothing: '–' };
}

function ratedWords(rows: readonly MonthListRow[]): string {
  const rated = rows.filter(({ decidedBand }) => decidedBand).length;
  const others = rows.length - rated;
  return `Đánh giá ${formatCount(rated)}${others > 0 ? `, chưa đánh giá ${formatCount(others)}` : ''}`;
}

/** What the list on paper was asked for. */
export interface MonthlyListOnPaper extends Pick<Table, 'at' | 'selection' | 'sentences' | 'seal'> {
  /** Said besides rounding. */
  remarks?: string[];
}

/** The list of a committee's month: its branches, in blocks where they stand under several committees. */
export function monthlyList(
  month: string,
  rows: readonly MonthListRow[],
  { at, selection, sentences, remarks = [], seal }: MonthlyListOnPaper,
): Table {
  return tableOf<MonthListRow>({
    name: `danh-sach-${month}`,
    title: {
      kind: 'DANH SÁCH',
      about: `kết quả chấm điểm, xếp loại sinh hoạt chi bộ ${formatLongMonth(month)}`,
    },
    numberedHeads: true,
    ...byCommittee(MONTHLY_LIST_COLUMNS, rows),
    total: `Tổng cộng ${formatCount(rows.length)} chi bộ`,
    sentences,
    remarks: [...remarks, roundingWords(), ...keyWords(rows)],
    at,
    seal,
    selection,
  });
}

/** Only where a note needs it. */
function keyWords(rows: readonly MonthListRow[]): string[] {
  const [first] = rows.flatMap(({ decidedBand, deductions = [] }) => (decidedBand ? deductions : []));
  if (!first) return [];
  const { code, points } = first;
  return [`Ghi chú “${code}\u00a0−${formatPoints(points)}” là mục ${code} trừ ${formatPoints(points)} điểm.`];
}
