import type { ExemplaryModelRow, ExemplaryModelsView } from '@chibo/contracts';
import { formatCount, formatDate, MODEL_STATE_LABEL, MODEL_STATES } from '@chibo/domain';
import type { Column } from '../column';
import { NUMBERED } from '../column';
import type { Table } from '../table';
import { tableOf } from '../table';

export const MODEL_COLUMNS: readonly Column<ExemplaryModelRow>[] = [
  NUMBERED,
  { key: 'title', head: 'Mô hình', kind: 'TEXT', of: ({ title }) => title, width: 55, folded: 'NAME' },
  {
    key: 'organization',
    head: 'Tổ chức đảng',
    kind: 'TEXT',
    of: ({ organizationName }) => organizationName,
    width: 42,
  },
  { key: 'summary', head: 'Nội dung, kết quả', kind: 'TEXT', of: ({ summary }) => summary },
  { key: 'state', head: 'Tình trạng', kind: 'TEXT', of: ({ state }) => MODEL_STATE_LABEL[state], width: 26 },
  {
    key: 'objections',
    head: 'Không đồng ý',
    kind: 'COUNT',
    of: ({ remarks }) => remarks.filter(({ kind }) => kind === 'OBJECTION').length,
    width: 15,
  },
  {
    key: 'decision',
    head: 'Số, ngày quyết định',
    kind: 'TEXT',
    of: ({ decided }) => decided && `${decided.number}, ${formatDate(decided.on)}`,
    nothing: '',
    width: 38,
  },
];

/** "03 mô hình: 02 được công nhận, 01 đang lấy ý kiến." of the rows that are there. */
export function modelsSentence(rows: readonly ExemplaryModelRow[]): string {
  const parts = MODEL_STATES.flatMap((state) => {
    const count = rows.filter((row) => row.state === state).length;
    return count > 0 ? [`${formatCount(count)} ${MODEL_STATE_LABEL[state].toLocaleLowerCase('vi')}`] : [];
  });
  return parts.length > 0 ? `${formatCount(rows.length)} mô hình: ${parts.join(', ')}.` : 'Chưa có mô hình nào.';
}

/** @param view with all rows that were found */
export function exemplaryModelsTable(
  { rows, at }: ExemplaryModelsView,
  { year, selection }: { year?: number; selection?: string },
): Table {
  const when = year === undefined ? '' : ` năm ${year}`;
  return tableOf<ExemplaryModelRow>({
    name: `mo-hinh${year === undefined ? '' : `-${year}`}`,
    title: { kind: 'DANH SÁCH', about: `mô hình học tập và làm theo Bác${when}` },
    columns: MODEL_COLUMNS,
    blocks: [{ rows }],
    sentences: [modelsSentence(rows)],
    selection,
    at,
    landscape: true,
  });
}
