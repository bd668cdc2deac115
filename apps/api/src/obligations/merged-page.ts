/** Two lists in one order, of which one is read from the database a part at a time. */
export interface Merged<T> {
  /** All of the short list, in any order. */
  beside: readonly T[];
  compare: (a: T, b: T) => number;
  /** So many of the long list, in order, from an offset on. */
  read: (part: { limit: number; offset: number }) => Promise<T[]>;
}

/**
 * A page of both. At most the whole short list stands before a page's part of the long one, so that so many more of it are
 * read, and what stands before the first of them is left out.
 * @param page from 1
 */
export async function mergedPage<T>({ beside, compare, read }: Merged<T>, page: number, size: number): Promise<T[]> {
  const from = (page - 1) * size;
  const offset = Math.max(0, from - beside.length);
  const part = await read({ limit: from + size - offset, offset });
  // Nothing of the long list so far on: all of both stands before.
  if (part.length === 0 && offset > 0) return [];
  const short = beside.toSorted(compare);
  const before = offset > 0 ? short.filter((each) => compare(each, part[0]) < 0).length : 0;
  const skipped = from - offset - before;
  return [...part, ...short.slice(before)].sort(compare).slice(skipped, skipped + size);
}
