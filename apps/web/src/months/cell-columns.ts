import type { CellRow, CellSort } from '@chibo/contracts';
import { MONTH_CELL_COLUMNS } from '@chibo/tables';
import type { Column } from '../ui/table/columns';
import { onScreen } from '../ui/table/columns';

/** Branches of a month; they stand by committee and branch until somebody sorts, by the branch's own name too. */
export const CELL_COLUMNS = onScreen(MONTH_CELL_COLUMNS, {
  name: { order: 'NAME' },
  state: {},
  self: {},
  decided: {},
  deadline: {},
}) as readonly (Column<CellRow> & { order?: CellSort })[];

/** What an officer of the direct superior may do with a branch. */
export const EXCUSE_COLUMN: Column<CellRow> = {
  key: 'excuse',
  head: 'Nhập hộ, miễn kỳ, cho gửi',
  silent: true,
  screenOnly: true,
};
