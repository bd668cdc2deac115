import type { CommendationRow, CommendationsView } from '@chibo/contracts';
import {
  COMMENDATION_FORM_LABEL,
  COMMENDATION_FORMS,
  COMMENDATION_KIND_LABEL,
  COMMENDATION_KINDS,
  commendedWords,
} from '@chibo/domain';
import type { Column } from '../column';
import { NUMBERED } from '../column';
import type { Table } from '../table';
import { tableOf } from '../table';

/** Whom a row is for: as typed, or whom it stands for where nobody is named. */
export function recipientWords({ recipient, kind, count, organizationName }: CommendationRow): string {
  if (recipient) return recipient;
  if (kind === 'COLLECTIVE' && count === 1) return organizationName;
  return `${count} ${COMMENDATION_KIND_LABEL[kind].toLocaleLowerCase('vi')}`;
}

/** Where the recipient belongs; of an organisation that is commended itself nothing more is to be said. */
export function placeWords(row: CommendationRow): string | undefined {
  return recipientWords(row) === row.organizationName ? undefined : row.organizationName;
}

export const COMMENDATION_COLUMNS: readonly Column<CommendationRow>[] = [
  NUMBERED,
  { key: 'recipient', head: 'Tập thể, cá nhân', kind: 'TEXT', of: recipientWords, folded: 'NAME', order: 'NAME' },
  {
    key: 'organization',
    head: 'Tổ chức đảng',
    kind: 'TEXT',
    of: placeWords,
    nothing: '',
    width: 45,
    order: 'ORGANIZATION',
  },
  {
    key: 'form',
    head: 'Hình thức',
    kind: 'TEXT',
    of: ({ form }) => COMMENDATION_FORM_LABEL[form],
    width: 24,
    folded: 'BESIDE',
    order: 'FORM',
    compare: (one, other) => COMMENDATION_FORMS.indexOf(one.form) - COMMENDATION_FORMS.indexOf(other.form),
  },
  { key: 'count', head: 'Số lượng', kind: 'COUNT', of: ({ count }) => count, width: 14 },
  { key: 'forWhat', head: 'Thành tích', kind: 'TEXT', of: ({ forWhat }) => forWhat, width: 60 },
  {
    key: 'decision',
    head: 'Số quyết định',
    kind: 'TEXT',
    of: ({ decisionNumber }) => decisionNumber,
    width: 26,
    order: 'NUMBER',
  },
  { key: 'day', head: 'Ngày', kind: 'DAY', of: ({ decidedOn }) => decidedOn, width: 21, order: 'DAY' },
];

/** Collectives and individuals apart. @param view with all rows that were found */
export function commendationsTable(view: CommendationsView, selection?: string): Table {
  const { year, rows, counts, at } = view;
  const when = year === undefined ? '' : ` năm ${year}`;
  const blocks = COMMENDATION_KINDS.map((kind) => ({ kind, own: rows.filter((row) => row.kind === kind) }));
  const shown = blocks.filter(({ own }) => own.length > 0);
  return tableOf<CommendationRow>({
    name: `khen-thuong${year === undefined ? '' : `-${year}`}`,
    title: { kind: 'DANH SÁCH', about: `tập thể, cá nhân được khen thưởng${when}` },
    columns: COMMENDATION_COLUMNS,
    blocks: shown.map(({ kind, own }) => ({
      rows: own,
      ...(shown.length > 1 ? { head: COMMENDATION_KIND_LABEL[kind], subtotal: 'Cộng' } : {}),
    })),
    total: 'Tổng cộng',
    noteOf: ({ withdrawn }) => withdrawn && `Đã rút: ${withdrawn.reason}`,
    sentences: [`Khen thưởng${when}: ${commendedWords(counts)}.`],
    selection,
    at,
    landscape: true,
  });
}
