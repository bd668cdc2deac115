import type { RankedCell, RankedOrganization } from '@chibo/contracts';
import { BAND_LABEL, formatMean, formatPoints } from '@chibo/domain';
import type { Column } from '../ui/table/columns';

/** Of those that share a rank the first in sight says so, with how many they are. */
export type WithTie<T> = T & { shared?: number };

/** Branches by their decided total. */
export const CELL_COLUMNS: readonly Column<WithTie<RankedCell>>[] = [
  { key: 'rank', head: 'Hạng', figure: true, width: '9rem' },
  { key: 'name', head: 'Chi bộ' },
  { key: 'total', head: 'Điểm', figure: true, words: ({ total }) => formatPoints(total) },
  { key: 'band', head: 'Xếp loại', words: ({ band }) => BAND_LABEL[band] },
  { key: 'why', head: 'Giải thích', screenOnly: true },
];

/** Organisations by the mean of their cards, with how many. */
export const ORGANIZATION_COLUMNS: readonly Column<WithTie<RankedOrganization>>[] = [
  { key: 'rank', head: 'Hạng', figure: true, width: '9rem' },
  { key: 'name', head: 'Tổ chức đảng' },
  { key: 'mean', head: 'Điểm trung bình', figure: true, words: ({ mean }) => formatMean(mean) },
  { key: 'n', head: 'Số phiếu', figure: true, words: ({ n }) => n },
];

/** A rank that is shared is said once, at the first of those that have it. */
export function withTies<T extends { rank: number }>(rows: readonly T[], all: readonly T[]): WithTie<T>[] {
  const counts = Map.groupBy(all, ({ rank }) => rank);
  return rows.map((row, at) => {
    const many = counts.get(row.rank)?.length ?? 1;
    return many > 1 && rows[at - 1]?.rank !== row.rank ? { ...row, shared: many } : row;
  });
}
