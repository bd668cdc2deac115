import type { Column } from '../column';
import type { DeclaredBlock } from '../table';

/** Key of the column that says under which committee a branch stands. */
export const PARENT = 'parent';

/**
 * A committee is named once, above its branches, where they stand together; with one committee alone not at all, for the
 * paper is its own. Rows in another order keep the column.
 */
export function byCommittee<Row extends { parentName: string }>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): { columns: readonly Column<Row>[]; blocks: DeclaredBlock<Row>[] } {
  const groups = [...Map.groupBy(rows, ({ parentName }) => parentName)];
  const changes = rows.filter(({ parentName }, at) => at > 0 && rows[at - 1].parentName !== parentName).length;
  if (rows.length > 0 && changes !== groups.length - 1) return { columns, blocks: [{ rows }] };
  const own = columns.filter(({ key }) => key !== PARENT);
  if (groups.length < 2) return { columns: own, blocks: [{ rows }] };
  return { columns: own, blocks: groups.map(([head, rows]) => ({ head, rows })) };
}
