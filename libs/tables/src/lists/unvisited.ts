import type { UnvisitedRow, UnvisitedView } from '@chibo/contracts';
import { formatQuarter } from '@chibo/domain';
import type { Column } from '../column';
import { NUMBERED } from '../column';
import type { Table } from '../table';
import { tableOf } from '../table';

export const UNVISITED_COLUMNS: readonly Column<UnvisitedRow>[] = [
  NUMBERED,
  { key: 'name', head: 'Tổ chức đảng', kind: 'TEXT', of: ({ name }) => name, folded: 'NAME', order: 'NAME' },
  { key: 'parent', head: 'Trực thuộc', kind: 'TEXT', of: ({ parentName }) => parentName, width: 45, order: 'PLACE' },
  { key: 'kind', head: 'Loại tổ chức', kind: 'TEXT', of: ({ kindLabel }) => kindLabel, width: 34 },
  {
    key: 'last',
    head: 'Dự lần cuối',
    kind: 'DAY',
    of: ({ lastOn }) => lastOn,
    nothing: 'chưa lần nào',
    width: 26,
    order: 'LAST',
  },
  {
    key: 'planned',
    head: 'Trong kế hoạch',
    kind: 'DAY',
    of: ({ plannedOn }) => plannedOn,
    nothing: 'chưa có',
    width: 26,
  },
];

/** "quý I năm 2026", or the whole year of it: "năm 2026". */
export function spanWords({ quarter, span }: Pick<UnvisitedView, 'quarter' | 'span'>): string {
  return span === 'YEAR' ? `năm ${quarter.slice(0, 4)}` : formatQuarter(quarter);
}

/** "Chưa dự: 08 cấp ủy và 18 chi bộ, trên 34 cấp ủy và 31 chi bộ." */
export function unvisitedSentence({ unvisited, existing }: Pick<UnvisitedView, 'unvisited' | 'existing'>): string {
  return `Chưa dự: ${unvisited.text}, trên ${existing.text}.`;
}

/** Where a working group has not been. @param view with all rows that were found */
export function unvisitedTable(view: UnvisitedView, selection?: string): Table {
  return tableOf<UnvisitedRow>({
    name: `chua-du-${view.span === 'YEAR' ? view.quarter.slice(0, 4) : view.quarter}`,
    title: { kind: 'DANH SÁCH', about: `tổ chức đảng tổ công tác chưa dự họp ${spanWords(view)}` },
    columns: UNVISITED_COLUMNS,
    blocks: [{ rows: view.rows }],
    total: `Tổng cộng ${view.rows.length} tổ chức`,
    sentences: [unvisitedSentence(view)],
    selection,
    at: view.at,
  });
}
