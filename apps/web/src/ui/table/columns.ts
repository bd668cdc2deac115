/** One column as data; what its cells look like is a template under the same key. */
export interface Column<T, K extends string = string> {
  key: K;
  head: string;
  /** Said but not shown: the column explains itself. */
  silent?: boolean;
  /** A figure: stands at the right, and is sorted from the highest down. */
  figure?: boolean;
  /** Absent where nobody sorts by it. */
  compare?: (one: T, other: T) => number;
  /** Rows without a value stand last, whichever way. */
  missing?: (row: T) => boolean;
}

export interface Sorting {
  by: string;
  down: boolean;
}

/** As it stands in the address: `name`, or `-name` for the other way round. */
export function sortingFrom<T>(words: string | undefined, columns: readonly Column<T>[]): Sorting | undefined {
  const by = columns.find(({ key, compare }) => compare && key === words?.replace(/^-/, ''))?.key;
  return by === undefined ? undefined : { by, down: words?.startsWith('-') ?? false };
}

export function sortingWords({ by, down }: Sorting): string {
  return `${down ? '-' : ''}${by}`;
}

/** What a tap on a head asks for: figures begin with the highest, the same head again turns round. */
export function nextSorting<T>({ key, figure = false }: Column<T>, now: Sorting | undefined): Sorting {
  return { by: key, down: now?.by === key ? !now.down : figure };
}

/** Equal ones stay as they stood. */
export function sortRows<T>(rows: readonly T[], { by, down }: Sorting, columns: readonly Column<T>[]): T[] {
  const { compare = () => 0, missing = () => false } = columns.find(({ key }) => key === by) ?? {};
  const turn = down ? -1 : 1;
  return [...rows].sort((a, b) => Number(missing(a)) - Number(missing(b)) || turn * compare(a, b));
}
