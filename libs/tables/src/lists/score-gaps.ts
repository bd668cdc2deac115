import type { GapRow, ScoreGapsView } from '@chibo/contracts';
import { BAND_LABEL, formatCount, formatLongMonth, formatPoints, gapWords } from '@chibo/domain';
import type { Column } from '../column';
import { NUMBERED } from '../column';
import type { Table } from '../table';
import { tableOf } from '../table';

const scored = ({ total, band }: GapRow['self']): string => `${formatPoints(total)} ${BAND_LABEL[band]}`;

/** The three scores of a branch beside each other, and why the verified one is another. */
export const SCORE_GAP_COLUMNS: readonly Column<GapRow>[] = [
  NUMBERED,
  { key: 'name', head: 'Chi bộ', kind: 'TEXT', of: ({ name }) => name, folded: 'NAME' },
  { key: 'parent', head: 'Cấp ủy', kind: 'TEXT', of: ({ parentName }) => parentName, width: 34 },
  { key: 'self', head: 'Tự chấm', kind: 'TEXT', of: ({ self }) => scored(self), width: 22 },
  { key: 'verified', head: 'Thẩm định', kind: 'TEXT', of: ({ verified }) => scored(verified), width: 22 },
  {
    key: 'observed',
    head: 'Quan sát',
    kind: 'TEXT',
    of: ({ observed }) => observed && scored(observed),
    nothing: '–',
    width: 22,
  },
  {
    key: 'gap',
    head: 'Chênh lệch',
    kind: 'TEXT',
    of: ({ self, verified }) => gapWords(self, verified),
    width: 26,
    folded: 'BESIDE',
  },
  {
    key: 'grounds',
    head: 'Căn cứ từng mục',
    kind: 'TEXT',
    of: groundWords,
    nothing: 'không có mục nào khác',
    width: 70,
  },
];

function groundWords({ grounds }: GapRow): string | undefined {
  const lines = grounds.map(
    ({ code, self, verified, words }) =>
      `${code}: ${formatPoints(self)} → ${formatPoints(verified)}, ${unended(words)}`,
  );
  return lines.join('; ') || undefined;
}

/** Without the mark its writer ended it with: another stands between the lines. */
function unended(words: string): string {
  return words.trim().replace(/[.;,]+$/u, '');
}

/** @param view with all rows that were found */
export function scoreGapsTable(view: ScoreGapsView, selection?: string): Table {
  const { month, rows, verified, at } = view;
  return tableOf({
    name: `chenh-lech-${month}`,
    title: { kind: 'DANH SÁCH', about: `chênh lệch giữa điểm thẩm định và điểm tự chấm ${formatLongMonth(month)}` },
    columns: SCORE_GAP_COLUMNS,
    blocks: [{ rows }],
    landscape: true,
    sentences: [`${formatCount(rows.length)} chi bộ trong ${formatCount(verified)} phiếu thường kỳ đã thẩm định.`],
    remarks: [gapRemark(view)],
    selection,
    at,
  });
}

/** From which gap on a branch is listed. */
export function gapRemark({ from }: Pick<ScoreGapsView, 'from'>): string {
  return `Nêu chi bộ có điểm thẩm định chênh từ ${formatPoints(from)} điểm trở lên so với điểm tự chấm, hoặc khác mức xếp loại; lớn nhất trước.`;
}
