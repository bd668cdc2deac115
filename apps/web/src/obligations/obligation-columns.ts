import type { ObligationRow } from '@chibo/contracts';
import type { Column } from '../ui/table/columns';

/** The list stands by committee and branch; the filters above it part it by reason. */
export const OBLIGATION_COLUMNS: readonly Column<ObligationRow>[] = [
  { key: 'name', head: 'Chi bộ' },
  { key: 'kind', head: 'Phiếu', words: ({ kind }) => (kind === 'THEMATIC' ? 'Chuyên đề' : 'Thường kỳ') },
  { key: 'why', head: 'Vì sao' },
  { key: 'detail', head: 'Căn cứ', width: '34%' },
];

/** Where who may do something about it does it. */
export const ACT_COLUMN: Column<ObligationRow> = {
  key: 'act',
  head: 'Miễn kỳ, mở lại kỳ',
  silent: true,
  screenOnly: true,
};
