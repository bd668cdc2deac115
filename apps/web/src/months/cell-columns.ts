import type { CellRow, CellSort } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';
import type { Column } from '../ui/table/columns';

type CellColumn = Column<CellRow> & { order?: CellSort };

/** Branches of a month; before anybody sorts they stand by committee and branch. */
export const CELL_COLUMNS: readonly CellColumn[] = [
  { key: 'name', head: 'Chi bộ', order: 'NAME' },
  { key: 'state', head: 'Trạng thái', order: 'STATE' },
  { key: 'self', head: 'Tự chấm', figure: true, order: 'SELF' },
  { key: 'decided', head: 'Xếp loại', figure: true, order: 'DECIDED' },
  { key: 'deadline', head: 'Hạn gửi', order: 'DEADLINE', words: ({ deadline }) => formatDate(deadline) },
];

/** What an officer of the direct superior may do with a branch. */
export const EXCUSE_COLUMN: CellColumn = { key: 'excuse', head: 'Miễn kỳ', silent: true, screenOnly: true };
