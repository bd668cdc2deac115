import type { ObligationRow } from '@chibo/contracts';
import { OBLIGATION_COLUMNS as SAID } from '@chibo/tables';
import type { Column } from '../ui/table/columns';
import { onScreen } from '../ui/table/columns';

/** The list stands by committee and branch; the filters above it part it by reason. */
export const OBLIGATION_COLUMNS = onScreen<ObligationRow>(SAID, { name: {}, why: {}, ground: { width: '40%' } });

/** Where who may do something about it does it. */
export const ACT_COLUMN: Column<ObligationRow> = {
  key: 'act',
  head: 'Miễn kỳ, mở lại kỳ',
  silent: true,
  screenOnly: true,
};
