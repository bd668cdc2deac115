import type { MonthClosingView } from '@chibo/contracts';
import type { ClosedCell } from '@chibo/domain';
import { BAND_LABEL, formatCount, formatLongMonth } from '@chibo/domain';
import type { Column } from '../column';
import { NUMBERED } from '../column';
import { byCommittee } from './by-committee';
import { bandShareWords, baseWords, noneWords, roundingWords } from '../counts-words';
import type { Table } from '../table';
import { tableOf } from '../table';
import { formatInstant } from '../values';

/** A closed month, branch by branch, from its frozen copy. */
export const CLOSING_COLUMNS: readonly Column<ClosedCell>[] = [
  NUMBERED,
  { key: 'name', head: 'Chi bộ', kind: 'TEXT', of: ({ name }) => name, folded: 'NAME' },
  { key: 'self', head: 'Điểm tự chấm', kind: 'POINTS', of: ({ selfTotal }) => selfTotal, width: 17 },
  {
    key: 'decided',
    head: 'Điểm xếp loại',
    kind: 'POINTS',
    of: ({ decidedTotal }) => decidedTotal,
    width: 17,
    folded: 'BESIDE',
  },
  {
    key: 'band',
    head: 'Xếp loại',
    align: 'CENTRE',
    kind: 'TEXT',
    of: ({ decidedBand }) => decidedBand && BAND_LABEL[decidedBand],
    width: 20,
  },
  { key: 'note', head: 'Ghi chú', kind: 'TEXT', of: noteWords, nothing: '', width: 50 },
];

function noteWords({ decidedBand, stateLabel, note, reason, late }: ClosedCell): string | undefined {
  if (decidedBand) return late ? 'gửi muộn' : undefined;
  return [stateLabel, note, reason].filter(Boolean).join('; ');
}

/** The closing in force; only a closed month has one. */
type Closed = NonNullable<MonthClosingView['closed']>;

/** @param at when it was read: what changed after the closing is told up to then */
export function closingTable({ month }: MonthClosingView, closed: Closed, at: string): Table {
  const { counts, cells, at: closedAt, by, hash, altered } = closed;
  return tableOf({
    name: `khoa-so-${month}`,
    title: {
      kind: 'BIÊN BẢN KHÓA SỔ',
      about: `kết quả chấm điểm, xếp loại sinh hoạt chi bộ ${formatLongMonth(month)}`,
    },
    ...byCommittee(CLOSING_COLUMNS, cells),
    sentences: [
      `Khóa sổ lúc ${formatInstant(closedAt)}${by ? `, đồng chí ${by} khóa` : ''}.`,
      [shares(counts), noneWords(counts)].filter(Boolean).join(' '),
      ...changeWords(closed, at),
    ].filter(Boolean),
    remarks: [baseWords(counts), roundingWords(counts)],
    at: closedAt,
    seal: { closedAt, hash, altered },
  });
}

function shares(counts: Closed['counts']): string {
  const words = bandShareWords(counts);
  return words && `${words}.`;
}

/** Changes told one by one on paper. */
const MOST_TOLD = 20;

function changeWords({ changes, changesTotal }: Closed, at: string): string[] {
  if (changes.length === 0) return [];
  const told = changes.slice(0, MOST_TOLD).map(({ name, before, after }) => `${name}: ${before} → ${after}`);
  const more = changesTotal - told.length;
  const rest = more > 0 ? `; và ${formatCount(more)} thay đổi khác, xem trong hệ thống` : '';
  return [`Điều chỉnh sau khóa sổ đến ${formatInstant(at)} (không tính vào bảng trên): ${told.join('; ')}${rest}.`];
}
