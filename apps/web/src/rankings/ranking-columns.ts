import type { RankedCell, RankedOrganization } from '@chibo/contracts';
import { RANKED_CELL_COLUMNS, RANKED_ORGANIZATION_COLUMNS } from '@chibo/tables';
import type { Column } from '../ui/table/columns';
import { onScreen } from '../ui/table/columns';

/** Of those that share a rank the first in sight says so, with how many they are. */
export type WithTie<T> = T & { shared?: number };

const RANK = { width: '9rem' };

/** Branches by their decided total; whose they are stands under their name. */
export const CELL_COLUMNS: readonly Column<WithTie<RankedCell>>[] = [
  ...onScreen(RANKED_CELL_COLUMNS, { rank: RANK, name: {}, total: {}, band: {} }),
  { key: 'why', head: 'Giải thích', screenOnly: true },
];

/** Organisations by the mean of their cards, with how many. */
export const ORGANIZATION_COLUMNS: readonly Column<WithTie<RankedOrganization>>[] = onScreen(
  RANKED_ORGANIZATION_COLUMNS,
  { rank: RANK, name: {}, mean: {}, n: {} },
);

/** A rank that is shared is said once, at the first of those in sight that have it. @param among how many have the row's rank */
export function withTies<T extends { rank: number }>(rows: readonly T[], among: (row: T) => number): WithTie<T>[] {
  return rows.map((row, at) => {
    const many = among(row);
    return many > 1 && rows[at - 1]?.rank !== row.rank ? { ...row, shared: many } : row;
  });
}
