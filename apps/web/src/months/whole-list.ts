/** Pages read for one list as a whole: beyond, it is not printed in one piece. */
export const MOST_PAGES = 20;

/** A page of branches, and how many there are. */
interface PageOf<Row> {
  cells: Row[];
  total: number;
  pageSize: number;
}

/**
 * All branches of a list, page after page; of a longer one than `MOST_PAGES` the first page alone.
 * @param read page 1, 2, …
 */
export async function wholeList<Row, V extends PageOf<Row>>(
  read: (page: string) => Promise<V & PageOf<Row>>,
): Promise<V> {
  const first = await read('1');
  const pages = pagesOf(first);
  if (pages > MOST_PAGES) return first;
  const cells: Row[] = [...first.cells];
  for (let page = 2; page <= pages; page += 1) cells.push(...(await read(`${page}`)).cells);
  return { ...first, cells };
}

export function pagesOf({ total, pageSize }: Omit<PageOf<unknown>, 'cells'>): number {
  return Math.ceil(total / pageSize);
}
