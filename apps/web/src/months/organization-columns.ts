import type { OrganizationRow } from '@chibo/contracts';
import { BAND_LABEL, RATING_BANDS } from '@chibo/domain';
import type { Column } from '../ui/table/columns';

/** A subordinate with its place in the table of the month. */
export type NumberedRow = OrganizationRow & { number: number };

/** Subordinates of a committee in a month; a band is a count beside its share. */
export const ORGANIZATION_COLUMNS: readonly Column<NumberedRow>[] = [
  { key: 'number', head: 'STT', figure: true },
  { key: 'name', head: 'Tổ chức đảng' },
  { key: 'state', head: 'Trạng thái' },
  { key: 'owed', head: 'Phải chấm', figure: true, words: ({ counts }) => counts.owed },
  { key: 'rated', head: 'Được đánh giá', figure: true, words: ({ counts }) => counts.rated },
  ...RATING_BANDS.map((band) => ({ key: band, head: BAND_LABEL[band], figure: true, span: 2 })),
  { key: 'notRated', head: 'Chưa đánh giá', figure: true, words: ({ counts }) => counts.notRated },
];
