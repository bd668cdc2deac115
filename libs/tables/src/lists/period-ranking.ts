import type { RankedInPeriod, ReportRankingView, ReportTree } from '@chibo/contracts';
import { parsePeriod, PERIOD_RANK_KEYS, periodWords } from '@chibo/domain';
import type { Column } from '../column';
import type { Table } from '../table';
import { tableOf } from '../table';
import { treeWords } from './period-figures';

const RANK: Column<RankedInPeriod> = {
  key: 'rank',
  head: 'Hạng',
  kind: 'NUMBER',
  of: ({ rank }) => rank,
  nothing: '–',
  width: 13,
};
const MEAN: Column<RankedInPeriod> = {
  key: 'mean',
  head: 'Điểm bình quân',
  kind: 'MEAN',
  of: ({ mean }) => mean,
  nothing: '–',
  width: 24,
  folded: 'BESIDE',
};
const COUNTS: readonly Column<RankedInPeriod>[] = [
  { key: 'n', head: 'Tháng được xếp loại', kind: 'COUNT', of: ({ n }) => n, width: 22 },
  { key: 'good', head: 'Tháng Tốt', kind: 'COUNT', of: ({ good }) => good, width: 17 },
  { key: 'sent', head: 'Phiếu đã gửi', kind: 'COUNT', of: ({ sent }) => sent, width: 17 },
  { key: 'onTime', head: 'Đúng hạn', kind: 'COUNT', of: ({ onTime }) => onTime, width: 17 },
];

export const PERIOD_CELL_RANKING_COLUMNS: readonly Column<RankedInPeriod>[] = [
  RANK,
  { key: 'name', head: 'Chi bộ', kind: 'TEXT', of: ({ name }) => name, folded: 'NAME' },
  { key: 'parent', head: 'Cấp ủy', kind: 'TEXT', of: ({ parentName }) => parentName, nothing: '', width: 40 },
  MEAN,
  ...COUNTS,
];

export const PERIOD_ORGANIZATION_RANKING_COLUMNS: readonly Column<RankedInPeriod>[] = [
  RANK,
  { key: 'name', head: 'Tổ chức đảng', kind: 'TEXT', of: ({ name }) => name, folded: 'NAME' },
  MEAN,
  ...COUNTS,
];

/** What was asked for, beside what the page shows. */
interface Asked {
  tree?: ReportTree;
  selection?: string;
}

/** Branches by their months of a period. @param view with all branches that were found */
export function periodCellRanking(view: ReportRankingView, asked: Asked): Table {
  return tableOf({ ...about(view, asked), columns: PERIOD_CELL_RANKING_COLUMNS, blocks: [{ rows: view.cells }] });
}

/** Direct subordinates by the months of all their branches. */
export function periodOrganizationRanking(view: ReportRankingView, asked: Asked): Table {
  const rows = view.organizations;
  return tableOf({
    ...about(view, asked),
    name: `xep-hang-to-chuc-${nameOf(view)}`,
    columns: PERIOD_ORGANIZATION_RANKING_COLUMNS,
    blocks: [{ rows }],
  });
}

function about(
  view: ReportRankingView,
  { tree, selection }: Asked,
): Pick<Table, 'name' | 'title' | 'at' | 'selection' | 'remarks'> {
  const period = parsePeriod(view.period);
  const words = period ? periodWords(period) : view.period;
  return {
    name: `xep-hang-${nameOf(view)}`,
    title: { kind: 'BẢNG XẾP HẠNG', about: `chất lượng sinh hoạt chi bộ ${words}` },
    at: view.at,
    selection,
    remarks: [...rankRemarks(view), ...treeWords(tree)],
  };
}

/** How it was ranked, who is not, and what is not wholly alike. */
export function rankRemarks({ least, months, sets }: ReportRankingView): string[] {
  return [
    PERIOD_RANK_KEYS,
    `Chỉ xếp hạng nơi có từ ${least} tháng được xếp loại trở lên (kỳ có ${months} tháng đã mở); tháng thiếu không tính là 0 điểm.`,
    ...(sets > 1 ? [`Trong kỳ có ${sets} bộ tiêu chí nên điểm không hoàn toàn so được với nhau.`] : []),
  ];
}

function nameOf({ period }: ReportRankingView): string {
  return period.replace('..', '-den-');
}
