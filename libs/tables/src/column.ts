import { compareVietnamese } from '@chibo/domain';
import type { Alignment, Kind, Share, Values } from './values';
import { written } from './values';

/** What stands in one place of a table: a value of its kind, or the words that stand where there is none. */
export type Cell = { [K in Kind]: CellOf<K> }[Kind];

interface CellOf<K extends Kind> {
  kind: K;
  value?: Values[K];
  /** Instead of a value: nothing is not nought. */
  nothing: string;
}

interface ColumnOf<Row, K extends Kind> {
  key: string;
  /** As on paper. */
  head: string;
  /** Below the head in plain letters. */
  headNote?: string;
  /** A head above it; neighbours with the same one share it. */
  group?: string;
  kind: K;
  /** @param place of the row in the whole table, from 1 */
  of: (row: Row, place: number) => Values[K] | undefined;
  /** Stands where there is no value; absent: "–". */
  nothing?: string | ((row: Row) => string);
  /** In a row of sums: absent, counts, shares and marks are summed and the others left empty. */
  total?: (rows: readonly Row[]) => Cell;
  /** The head says the unit, so the cells leave it out. */
  unitInHead?: boolean;
  /** Another place than its kind's. */
  align?: Alignment;
  /** On paper, millimetres of an upright page; absent: what is left. */
  width?: number;
  /** Absent: on screen and on paper. */
  only?: 'SCREEN' | 'PAPER';
  /** Name of the API's order by it; absent: the API has none. */
  order?: string;
  /** Another order than that of its values. */
  compare?: (one: Row, other: Row) => number;
  /** Where a row becomes a block on a phone: its name, the figure beside the name, a line below, or not at all. Absent: a line. */
  folded?: 'NAME' | 'BESIDE' | 'LINE' | 'LEFT_OUT';
}

/** A column of a table as data, said once for screen, paper and files. */
export type Column<Row> = { [K in Kind]: ColumnOf<Row, K> }[Kind];

/** Running numbers through the whole table. */
export const NUMBERED: Column<unknown> = {
  key: 'number',
  head: 'STT',
  kind: 'NUMBER',
  of: (_, place) => place,
  total: () => EMPTY,
  width: 9,
  only: 'PAPER',
};

export const EMPTY: Cell = { kind: 'TEXT', nothing: '' };

export function cellOf<Row>(column: Column<Row>, row: Row, place: number): Cell {
  const { nothing = '–' } = column;
  const words = typeof nothing === 'string' ? nothing : nothing(row);
  // One kind at a time: the compiler cannot follow the union through the call.
  return { kind: column.kind, value: valueOf(column, row, place), nothing: words } as Cell;
}

function valueOf<Row>(column: Column<Row>, row: Row, place: number): Values[Kind] | undefined {
  const value = column.of(row, place);
  return column.kind === 'SHARE' && (value as Share | undefined)?.base === 0 ? undefined : value;
}

/** As it is read: the value written, or what stands for it. */
export function wordsOf(cell: Cell): string {
  return cell.value === undefined ? cell.nothing : written(cell.kind, cell.value as never);
}

/** One row's cell in words, for a screen. */
export function wordsIn<Row>(column: Column<Row>, row: Row, place = 0): string {
  return wordsOf(cellOf(column, row, place));
}

/** Rows without a value stand last, whichever way; shares by their exact ratio. */
export function isMissingIn<Row>(column: Column<Row>, row: Row): boolean {
  return valueOf(column, row, 0) === undefined;
}

/** The order of a column from the lowest up; of two rows without a value they are equal. */
export function compareIn<Row>(column: Column<Row>, one: Row, other: Row): number {
  if (column.compare) return column.compare(one, other);
  const [a, b] = [valueOf(column, one, 0), valueOf(column, other, 0)];
  if (a === undefined || b === undefined) return 0;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'object' && typeof b === 'object') return a.count * b.base - b.count * a.base;
  return column.kind === 'TEXT' ? compareVietnamese(String(a), String(b)) : String(a).localeCompare(String(b));
}
