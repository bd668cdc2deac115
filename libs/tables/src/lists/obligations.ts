import type { MonthObligationsView, ObligationRow } from '@chibo/contracts';
import { OBLIGATION_WHY_LABEL, OBLIGATION_WHYS, countsInBase, formatDate, formatLongMonth } from '@chibo/domain';
import type { Column } from '../column';
import { NUMBERED } from '../column';
import { PARENT, byCommittee } from './by-committee';
import type { Table } from '../table';
import { tableOf } from '../table';

/** Who owes which card in a month, and why not. */
export const OBLIGATION_COLUMNS: readonly Column<ObligationRow>[] = [
  NUMBERED,
  { key: 'name', head: 'Chi bộ', kind: 'TEXT', of: ({ name }) => name, folded: 'NAME' },
  { key: PARENT, head: 'Cấp ủy', kind: 'TEXT', of: ({ parentName }) => parentName, width: 34 },
  {
    key: 'why',
    head: 'Phải chấm hay không',
    kind: 'TEXT',
    of: ({ kind, whyLabel }) => (kind === 'THEMATIC' ? `Chuyên đề: ${whyLabel}` : whyLabel),
    width: 29,
  },
  {
    key: 'counted',
    head: 'Trong cơ sở',
    kind: 'MARK',
    of: ({ counted }) => counted || undefined,
    nothing: '',
    width: 13,
  },
  {
    key: 'deadline',
    head: 'Hạn gửi',
    kind: 'DAY',
    of: ({ deadline }) => deadline,
    nothing: '',
    width: 21,
  },
  { key: 'ground', head: 'Căn cứ', kind: 'TEXT', of: groundWords, nothing: '', width: 35 },
];

function groundWords({ reason, document, by, day, why, leave }: ObligationRow): string | undefined {
  const since = day && `${SINCE[why] ?? 'từ'} ${formatDate(day)}`;
  const leaveWords = leave && `được gửi đến hết ${formatDate(leave.until)}: ${leave.reason}`;
  return [reason, document, since, by, leaveWords].filter(Boolean).join('; ') || undefined;
}

/** What the day of a branch that stands beside the month means. */
const SINCE: Partial<Record<ObligationRow['why'], string>> = {
  NOT_FOUNDED: 'thành lập',
  ENDED: 'kết thúc',
  NOT_JOINED: 'chuyển về',
  LEFT: 'chuyển đi',
};

/**
 * @param view with all rows that were found, not a page of them
 */
export function obligationsTable(view: MonthObligationsView, asked: { at: string; selection?: string }): Table {
  const { month, whys, counts } = view;
  return tableOf({
    name: `nghia-vu-${month}`,
    title: { kind: 'DANH SÁCH', about: `nghĩa vụ chấm điểm sinh hoạt chi bộ ${formatLongMonth(month)}` },
    ...byCommittee(OBLIGATION_COLUMNS, view.rows),
    sentences: [`Phải chấm ${counts.owed} chi bộ: ${partsOf(whys, true)}. Ngoài cơ sở: ${partsOf(whys, false)}.`],
    ...asked,
  });
}

function partsOf(whys: MonthObligationsView['whys'], counted: boolean): string {
  const parts = OBLIGATION_WHYS.filter((why) => countsInBase(why) === counted && whys[why] > 0);
  return parts.map((why) => `${lower(OBLIGATION_WHY_LABEL[why])} ${whys[why]}`).join(', ') || 'không có';
}

function lower(label: string): string {
  return label.charAt(0).toLocaleLowerCase('vi') + label.slice(1);
}
