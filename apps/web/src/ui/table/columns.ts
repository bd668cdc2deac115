import type { Column as Said, Kind } from '@chibo/tables';
import { wordsIn } from '@chibo/tables';

/** One column as data; what its cells look like is a template under the same key, or its words. */
export interface Column<T, K extends string = string> {
  key: K;
  head: string;
  /** Said but not shown: the column explains itself. */
  silent?: boolean;
  /** A figure: stands at the right, and is sorted from the highest down. */
  figure?: boolean;
  /** Its cells are so many, as a count beside its share. */
  span?: number;
  /** Share of the width: "34%". Without one, what stands in it needs. */
  width?: string;
  /** Acts and explanations: paper has no use for them. */
  screenOnly?: boolean;
  /** The cell in words, where it is neither link nor mark; nothing is a dash. */
  words?: (row: T) => string | number | undefined;
  /** What the server calls the order by it; a list of which a part is here is sorted there. */
  order?: string;
  /** Of a list that is here as a whole. */
  compare?: (one: T, other: T) => number;
  /** Rows without a value stand last, whichever way. */
  missing?: (row: T) => boolean;
}

export interface Sorting {
  by: string;
  down: boolean;
}

/** What stands where there is no value. */
export const NO_VALUE = '–';

export function sorts<T>({ order, compare }: Column<T>): boolean {
  return order !== undefined || compare !== undefined;
}

/** Kinds of figures. */
const FIGURES: ReadonlySet<Kind> = new Set<Kind>(['NUMBER', 'COUNT', 'POINTS', 'MEAN', 'SHARE']);

/**
 * Columns that are said once for screen, paper and files, as the screen has them: those named, in this order, with what
 * only a screen knows of them.
 */
export function onScreen<T>(
  said: readonly Said<T>[],
  shown: Readonly<Record<string, Partial<Column<T>>>>,
): readonly Column<T>[] {
  return Object.entries(shown).map(([key, own]) => {
    const column = said.find((one) => one.key === key);
    if (!column) throw new Error(`no column ${key}`);
    const { head, kind, order } = column;
    return { key, head, figure: FIGURES.has(kind), order, words: (row: T) => wordsIn(column, row), ...own };
  });
}

/** As it stands in the address: `name`, or `-name` for the other way round. */
export function sortingFrom<T>(words: string | undefined, columns: readonly Column<T>[]): Sorting | undefined {
  const by = columns.find((column) => sorts(column) && column.key === words?.replace(/^-/, ''))?.key;
  return by === undefined ? undefined : { by, down: words?.startsWith('-') ?? false };
}

export function sortingWords(sorting: Sorting | undefined): string | null {
  return sorting ? `${sorting.down ? '-' : ''}${sorting.by}` : null;
}

/** What a tap on a head asks for: figures begin with the highest, the second turns round, the third lets go of it. */
export function nextSorting<T>({ key, figure = false }: Column<T>, now: Sorting | undefined): Sorting | undefined {
  if (now?.by !== key) return { by: key, down: figure };
  return now.down === figure ? { by: key, down: !figure } : undefined;
}

/** As the server is asked. */
export function orderOf<T, O extends string>(
  sorting: Sorting | undefined,
  columns: readonly (Column<T> & { order?: O })[],
): { sort?: O; order?: 'asc' | 'desc' } {
  const sort = columns.find(({ key }) => key === sorting?.by)?.order;
  return sort === undefined ? {} : { sort, order: sorting?.down ? 'desc' : 'asc' };
}

/** Equal ones stay as they stood. */
export function sortRows<T>(rows: readonly T[], sorting: Sorting | undefined, columns: readonly Column<T>[]): T[] {
  const { compare = () => 0, missing = () => false } = columns.find(({ key }) => key === sorting?.by) ?? {};
  const turn = sorting?.down ? -1 : 1;
  return [...rows].sort((a, b) => Number(missing(a)) - Number(missing(b)) || turn * compare(a, b));
}

/** Rows under the heading they share with their neighbours; one part without a heading where nobody names any. */
export function partsOf<T>(
  rows: readonly T[],
  headingOf: ((row: T) => string) | undefined,
): { heading?: string; rows: T[] }[] {
  const parts: { heading?: string; rows: T[] }[] = [];
  for (const row of rows) {
    const heading = headingOf?.(row);
    const last = parts.at(-1);
    if (last && last.heading === heading) last.rows.push(row);
    else parts.push({ heading, rows: [row] });
  }
  return parts;
}
