import type { RankedCell, RankedOrganization, RankingView } from '@chibo/contracts';
import { BAND_LABEL, formatCount, formatLongMonth } from '@chibo/domain';
import type { Column } from '../column';
import { EMPTY } from '../column';
import { frozenWords } from '../frozen-words';
import type { Table } from '../table';
import { tableOf } from '../table';

/** A rank is shared by equals, so it is said to be. */
function rankOf<Row extends { rank: number }>(): Column<Row> {
  return { key: 'rank', head: 'Hạng', kind: 'NUMBER', of: ({ rank }) => rank, total: () => EMPTY, width: 13 };
}

export const RANKED_CELL_COLUMNS: readonly Column<RankedCell>[] = [
  rankOf<RankedCell>(),
  { key: 'name', head: 'Chi bộ', kind: 'TEXT', of: ({ name }) => name, folded: 'NAME' },
  { key: 'parent', head: 'Cấp ủy', kind: 'TEXT', of: ({ parentName }) => parentName, width: 48 },
  { key: 'total', head: 'Tổng điểm', kind: 'POINTS', of: ({ total }) => total, width: 19, folded: 'BESIDE' },
  { key: 'band', head: 'Xếp loại', align: 'CENTRE', kind: 'TEXT', of: ({ band }) => BAND_LABEL[band], width: 22 },
];

export const RANKED_ORGANIZATION_COLUMNS: readonly Column<RankedOrganization>[] = [
  rankOf<RankedOrganization>(),
  { key: 'name', head: 'Tổ chức đảng', kind: 'TEXT', of: ({ name }) => name, folded: 'NAME' },
  { key: 'mean', head: 'Điểm trung bình', kind: 'MEAN', of: ({ mean }) => mean, width: 30, folded: 'BESIDE' },
  { key: 'n', head: 'Số phiếu', kind: 'COUNT', of: ({ n }) => n, width: 22 },
];

/** What a ranking on paper was asked for, beside what the page shows. */
export interface RankingOnPaper {
  at: string;
  selection?: string;
}

/** Branches by their decided total. */
export function rankedCells(view: RankingView, asked: RankingOnPaper): Table {
  const remarks = [
    ...sourceWords(view),
    'Chi bộ xếp theo tổng điểm đã xếp loại; bằng điểm thì cùng hạng.',
    ...unranked(view),
  ];
  return tableOf({ ...about(view, asked), columns: RANKED_CELL_COLUMNS, blocks: [{ rows: view.cells }], remarks });
}

/** Direct subordinates by the exact mean of the decided totals of their branches, with the number behind it. */
export function rankedOrganizations(view: RankingView, asked: RankingOnPaper): Table {
  const remarks = [
    ...sourceWords(view),
    'Tổ chức xếp theo điểm trung bình đúng của các phiếu đã xếp loại, in làm tròn đến 0,01; bằng nhau thì cùng hạng.',
    ...unranked(view),
  ];
  const blocks = [{ rows: view.organizations }];
  return tableOf({ ...about(view, asked, '-to-chuc'), columns: RANKED_ORGANIZATION_COLUMNS, blocks, remarks });
}

function about(
  { month, pools, pool, closing }: RankingView,
  asked: RankingOnPaper,
  which = '',
): Pick<Table, 'name' | 'title' | 'at' | 'selection' | 'sentences' | 'seal'> {
  const label = pools.find(({ key }) => key === pool)?.label;
  return {
    name: `xep-hang${which}-${month}`,
    title: { kind: 'BẢNG XẾP HẠNG', about: `chất lượng sinh hoạt chi bộ ${formatLongMonth(month)}` },
    sentences: label ? [`Chỉ so phiếu cùng loại kỳ sinh hoạt và cùng bộ tiêu chí: ${label}.`] : [],
    ...asked,
    seal: frozenWords(closing).seal,
  };
}

/** Frozen or not; of a frozen one what it was made from. */
function sourceWords({ closing }: RankingView): string[] {
  const inputs = closing?.shown === 'CLOSED' && closing.inputsHash;
  const made = inputs ? [`Mã băm SHA-256 của dữ liệu xếp hạng: ${inputs}.`] : [];
  return [...frozenWords(closing).remarks, ...made];
}

/** Who is in no ranking, and that missing is not nought. */
function unranked({ undecidedTotal, missingTotal }: RankingView): string[] {
  const parts = [
    ...(undecidedTotal > 0 ? [`${formatCount(undecidedTotal)} phiếu đã gửi, chưa xếp loại`] : []),
    ...(missingTotal > 0 ? [`${formatCount(missingTotal)} chi bộ không có phiếu`] : []),
  ];
  return parts.length > 0 ? [`Không xếp hạng: ${parts.join('; ')}. Phiếu thiếu không tính là 0 điểm.`] : [];
}
