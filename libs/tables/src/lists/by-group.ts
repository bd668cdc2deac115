import type { ReportGroup, ReportView } from '@chibo/contracts';
import { formatCount, parsePeriod, periodWords } from '@chibo/domain';
import type { Column } from '../column';
import { NUMBERED } from '../column';
import { baseWords, roundingWords } from '../counts-words';
import type { Table } from '../table';
import { tableOf } from '../table';
import type { OrganizationFigures } from './by-organization';
import { organizationColumns } from './by-organization';
import { figuresOfPeriod } from './period-figures';

/** A group with the counts of its branches over the period. */
export type GroupFigures = ReportGroup & OrganizationFigures;

/** Groups of the grouping as rows, in their order. */
export function groupRows(view: ReportView): GroupFigures[] {
  const groups = view.grouping?.groups ?? [];
  const rows = groups.map((group) => ({
    ...group,
    organizationId: group.groupId ?? '',
    name: group.label,
    kindLabel: '',
    isCell: false,
  }));
  const figures = figuresOfPeriod({ ...view, rows });
  return figures.rows.map((row, at) => ({ ...row, ...groups[at] }));
}

/** As by organisation, with how many organisations each group has. */
export function groupColumns(rows: readonly GroupFigures[]): Column<GroupFigures>[] {
  const [, name, ...counts] = organizationColumns(rows);
  const organizations: Column<GroupFigures> = {
    key: 'organizations',
    head: 'Số tổ chức',
    kind: 'COUNT',
    of: (row) => row.organizations,
    width: 14,
  };
  return [NUMBERED, { ...name, head: 'Nhóm' } as Column<GroupFigures>, organizations, ...counts];
}

/** "Lĩnh vực: Hành chính 53 tổ chức, Sự nghiệp công lập 12 tổ chức; cộng 65." */
export function groupWords({ grouping }: Pick<ReportView, 'grouping'>): string {
  if (!grouping) return '';
  const each = grouping.groups.map(({ label, organizations }) => `${label} ${formatCount(organizations)} tổ chức`);
  const all = grouping.groups.reduce((sum, { organizations }) => sum + organizations, 0);
  return `${grouping.name}: ${each.join(', ')}; cộng ${formatCount(all)}.`;
}

/** A committee's period by group. */
export function groupsTable(view: ReportView): Table {
  const figures = figuresOfPeriod(view);
  const rows = groupRows(view);
  const period = parsePeriod(view.period);
  return tableOf<GroupFigures>({
    name: `theo-nhom-${figures.periodName}`,
    title: {
      kind: 'BẢNG TỔNG HỢP',
      about: `kết quả xếp loại chất lượng sinh hoạt chi bộ theo nhóm tổ chức ${period ? periodWords(period) : view.period}`,
    },
    columns: groupColumns(rows),
    blocks: [{ rows }],
    total: 'Tổng cộng',
    sentences: [groupWords(view)],
    remarks: [...(figures.remarks ?? []), groupRemark(view), baseWords(figures.total), roundingWords(figures.total)],
    selection: figures.selection,
    at: view.at,
  });
}

/** Which group a branch is counted in. */
export function groupRemark({ tree }: Pick<ReportView, 'tree'>): string {
  return (
    'Chi bộ tính vào nhóm của mình, chưa xếp nhóm riêng thì theo cấp ủy gần nhất đã xếp nhóm, ' +
    (tree === 'NOW'
      ? 'theo nhóm hiện nay.'
      : 'theo nhóm vào ngày cuối của từng tháng; số tổ chức trực thuộc tính cuối kỳ.')
  );
}
