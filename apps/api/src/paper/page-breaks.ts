import type { ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { isTable } from './new-pages';
import type { Fitted } from './print';
import { fitted, print } from './print';

interface Placed {
  positions?: { pageNumber: number }[];
}

/** Fewest rows of a table that go with its signatures. */
export const ROWS_TO_SIGN = 2;

/** The rows under the heads of a document's table, as the layout has marked them: the page makes cells of its own. */
export function laidOut(document: TDocumentDefinitions): TableCell[][] {
  return tablesOf(document).parts.flatMap(({ table }) => table.body.slice(table.headerRows ?? 0));
}

/** The page a row is marked with: the first that was moved to a new page with the one it was moved from. */
export function pageOf(row: readonly TableCell[]): number | undefined {
  return row.flatMap((cell) => pageOfNode(cell) ?? [])[0];
}

/** How many rows of a laid out document's table stand on its last page, with what follows them; 0 where that begins it. */
export function rowsOnLastPage(document: TDocumentDefinitions, pages: number): number {
  const { following } = tablesOf(document);
  if (pageOfNode(following) !== pages) return 0;
  return 1 + laidOut(document).filter((row) => pageOf(row) === pages).length;
}

/**
 * Prints a document with signatures below its table. Where too few rows stand above them on the last page, it is laid out
 * again.
 * @param document as it comes, or with a row of its table made to begin a page
 * @param first the row which begins the last page then
 * @param tooFew of the rows on the last page of several
 */
export async function withRowsAtEnd(
  document: (first?: number) => TDocumentDefinitions,
  first: number,
  tooFew: (rows: number) => boolean = (rows) => rows < ROWS_TO_SIGN,
): Promise<Fitted> {
  const plain = document();
  const printed = await print(plain);
  if (printed.pages === 1 || first <= 0 || !tooFew(rowsOnLastPage(plain, printed.pages)))
    return { ...printed, anew: () => document() };
  return fitted(() => document(first));
}

/** The one table with heads, in as many parts as it begins pages; and what follows it. */
function tablesOf({ content }: TDocumentDefinitions): { parts: ContentTable[]; following?: unknown } {
  const all: unknown[] = Array.isArray(content) ? content : [];
  const parts = all.filter(isTable).filter(({ table }) => table.headerRows !== undefined);
  return { parts, following: all[all.indexOf(parts.at(-1)) + 1] };
}

function pageOfNode(node: unknown): number | undefined {
  return (node as Placed | undefined)?.positions?.[0]?.pageNumber;
}
