import type { CellRow } from '@chibo/contracts';
import { compareVietnamese } from '@chibo/domain';
import type { Column } from '../ui/table/columns';

/** Branches of a month: the order of the list is that of the first column. */
export const CELL_COLUMNS: readonly Column<CellRow>[] = [
  {
    key: 'name',
    head: 'Chi bộ',
    compare: (a, b) => compareVietnamese(a.parentName, b.parentName) || compareVietnamese(a.name, b.name),
  },
  { key: 'state', head: 'Trạng thái', compare: (a, b) => compareVietnamese(a.stateLabel, b.stateLabel) },
  {
    key: 'self',
    head: 'Tự chấm',
    figure: true,
    compare: (a, b) => (a.selfTotal ?? 0) - (b.selfTotal ?? 0),
    missing: ({ selfTotal }) => selfTotal === undefined,
  },
  {
    key: 'decided',
    head: 'Xếp loại',
    figure: true,
    compare: (a, b) => (a.decidedTotal ?? 0) - (b.decidedTotal ?? 0),
    missing: ({ decidedTotal }) => decidedTotal === undefined,
  },
  { key: 'deadline', head: 'Hạn gửi', compare: (a, b) => a.deadline.localeCompare(b.deadline) },
];

/** What an officer of the direct superior may do with a branch. */
export const EXCUSE_COLUMN: Column<CellRow> = { key: 'excuse', head: 'Miễn kỳ', silent: true };
