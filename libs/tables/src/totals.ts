import type { Cell, Column } from './column';
import { EMPTY } from './column';
import type { Share } from './values';

/**
 * A row of sums under columns. Sums of shares are sums of their parts over sums of their bases, never means of
 * percentages; points are not summed.
 * @param label stands in the first column of words
 */
export function totalCells<Row>(columns: readonly Column<Row>[], rows: readonly Row[], label: string): Cell[] {
  const labelled = columns.findIndex(({ kind }) => kind === 'TEXT');
  return columns.map((column, at) =>
    at === labelled ? { kind: 'TEXT', value: label, nothing: '' } : totalCell(column, rows),
  );
}

function totalCell<Row>(column: Column<Row>, rows: readonly Row[]): Cell {
  if (column.total) return column.total(rows);
  switch (column.kind) {
    case 'COUNT':
      return { kind: 'COUNT', value: sum(rows, column.of), nothing: '–' };
    case 'MARK':
      return { kind: 'COUNT', value: rows.filter((row) => column.of(row, 0)).length, nothing: '–' };
    case 'SHARE':
      return share(rows.flatMap((row) => column.of(row, 0) ?? []));
    default:
      return EMPTY;
  }
}

function sum<Row>(rows: readonly Row[], of: (row: Row, place: number) => number | undefined): number {
  return rows.reduce((all, row) => all + (of(row, 0) ?? 0), 0);
}

function share(shares: readonly Share[]): Cell {
  const [count, base] = (['count', 'base'] as const).map((part) => shares.reduce((all, each) => all + each[part], 0));
  return { kind: 'SHARE', value: base > 0 ? { count, base } : undefined, nothing: '–' };
}
