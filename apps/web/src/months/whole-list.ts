import type { CellRow, MonthCellsView } from '@chibo/contracts';

/** Pages read for one list as a whole: beyond, it is not printed in one piece. */
export const MOST_PAGES = 20;

/**
 * All branches of a list, page after page; of a longer one than `MOST_PAGES` the first page alone.
 * @param read page 1, 2, …
 */
export async function wholeList(read: (page: string) => Promise<MonthCellsView>): Promise<MonthCellsView> {
  const first = await read('1');
  const pages = pagesOf(first);
  if (pages > MOST_PAGES) return first;
  const cells: CellRow[] = [...first.cells];
  for (let page = 2; page <= pages; page += 1) cells.push(...(await read(`${page}`)).cells);
  return { ...first, cells };
}

export function pagesOf({ total, pageSize }: Pick<MonthCellsView, 'total' | 'pageSize'>): number {
  return Math.ceil(total / pageSize);
}
