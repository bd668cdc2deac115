import type { VisitView, VisitsView } from '@chibo/contracts';
import { formatCount, formatQuarter } from '@chibo/domain';
import type { Column } from '../column';
import { NUMBERED } from '../column';
import type { Table } from '../table';
import { tableOf } from '../table';

/** What a working group plans to sit in on in a quarter, and what came of it. */
export const VISIT_COLUMNS: readonly Column<VisitView>[] = [
  NUMBERED,
  { key: 'planned', head: 'Ngày dự kiến', kind: 'DAY', of: ({ plannedOn }) => plannedOn, width: 21 },
  { key: 'name', head: 'Nơi đến dự', kind: 'TEXT', of: ({ organization }) => organization.name, folded: 'NAME' },
  {
    key: 'members',
    head: 'Thành viên',
    kind: 'TEXT',
    of: ({ members }) => members.map(({ name }) => name).join(', ') || undefined,
    nothing: 'chưa phân công',
    width: 34,
  },
  {
    key: 'state',
    head: 'Kết quả',
    kind: 'TEXT',
    of: ({ stateLabel, reason }) => (reason ? `${stateLabel}: ${reason}` : stateLabel),
    width: 25,
  },
  { key: 'done', head: 'Ngày dự', kind: 'DAY', of: ({ doneOn }) => doneOn, nothing: '', width: 21 },
  {
    key: 'findings',
    head: 'Việc nêu',
    group: 'Sau khi dự',
    kind: 'COUNT',
    of: ({ findings }) => findings.length,
    width: 11,
  },
  {
    key: 'open',
    head: 'Chưa xong',
    group: 'Sau khi dự',
    kind: 'COUNT',
    of: ({ findings }) => findings.filter(({ done }) => !done).length,
    width: 11,
  },
];

export function visitsTable({ quarter, visits, coverage, ofYear, target }: VisitsView, at: string): Table {
  const wanted = target
    ? ` Chỉ tiêu: ${formatCount(target.committees)} cấp ủy, ${formatCount(target.cells)} chi bộ.`
    : '';
  return tableOf({
    name: `du-sinh-hoat-${quarter}`,
    title: { kind: 'KẾ HOẠCH', about: `dự sinh hoạt chi bộ ${formatQuarter(quarter)}` },
    columns: VISIT_COLUMNS,
    blocks: [{ rows: visits }],
    total: `Tổng cộng ${formatCount(visits.length)} lượt`,
    sentences: [`Đã dự ${coverage.text}.${wanted}`, `Cả năm ${ofYear.year}: đã dự ${ofYear.text}.`],
    at,
  });
}
