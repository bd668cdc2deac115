import type { RankedInPeriod, ReportRankingView, ReportTree } from '@chibo/contracts';
import { parsePeriod, PERIOD_RANK_KEYS, periodWords, SIZE_CLASSES } from '@chibo/domain';
import type { Column } from '../column';
import type { DeclaredBlock, Table } from '../table';
import { tableOf } from '../table';
import { partWords, treeWords } from './period-figures';

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
  /** Words that were looked for. */
  selection?: string;
}

/** Branches by their months of a period. @param view with all branches that were found */
export function periodCellRanking(view: ReportRankingView, asked: Asked): Table {
  return tableOf({ ...about(view, asked), columns: PERIOD_CELL_RANKING_COLUMNS, blocks: alike(view.cells) });
}

/** Direct subordinates by the months of all their branches. */
export function periodOrganizationRanking(view: ReportRankingView, asked: Asked): Table {
  return tableOf({
    ...about(view, asked),
    name: `xep-hang-to-chuc-${nameOf(view)}`,
    columns: PERIOD_ORGANIZATION_RANKING_COLUMNS,
    blocks: alike(view.organizations),
  });
}

/** A block for each sort of those that are compared with each other. */
function alike(rows: readonly RankedInPeriod[]): DeclaredBlock<RankedInPeriod>[] {
  const groups = [...Map.groupBy(rows, ({ peer }) => peer)];
  return groups.map(([head, own]) => (groups.length > 1 ? { head, rows: own } : { rows: own }));
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
    selection: [partWords(view.part), selection].filter(Boolean).join('; ') || undefined,
    remarks: [...rankRemarks(view), ...treeWords(tree)],
  };
}

/** Who is compared with whom. */
const PEER_WORDS: Readonly<Record<ReportRankingView['peers'], string>> = {
  ALIKE:
    'So trong cùng loại và cùng quy mô: chi bộ với chi bộ cùng loại; tổ chức với tổ chức cùng loại có số chi bộ trong cùng mức: ' +
    `${SIZE_CLASSES.map(({ label }) => label).join(', ')}.`,
  ALL: 'So mọi đơn vị với nhau, không tách loại và quy mô: nơi một chi bộ đứng cạnh nơi nhiều chi bộ.',
};

/** How it was ranked, who is not, and what is not wholly alike. */
export function rankRemarks({ least, months, sets, peers }: ReportRankingView): string[] {
  return [
    PEER_WORDS[peers],
    PERIOD_RANK_KEYS,
    `Chỉ xếp hạng nơi có từ ${least} tháng được xếp loại trở lên (kỳ có ${months} tháng đã mở); tháng thiếu không tính là 0 điểm.`,
    ...(sets > 1 ? [`Trong kỳ có ${sets} bộ tiêu chí nên điểm không hoàn toàn so được với nhau.`] : []),
  ];
}

function nameOf({ period }: ReportRankingView): string {
  return period.replace('..', '-den-');
}
