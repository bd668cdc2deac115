import type { Block, Table } from '@chibo/tables';
import type { ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';

interface Placed {
  positions?: { pageNumber: number }[];
}

/**
 * Blocks whose head stands at the foot of a page and their first row on the next, by the place of the head among the rows.
 * @param body laid out (laidOut)
 * @param broken rows that were made to begin a page
 */
export function strayHeads(
  { blocks }: Pick<Table, 'blocks'>,
  body: readonly TableCell[][],
  broken: ReadonlySet<number>,
): number[] {
  return headsOf(blocks).filter((at) => beginsPage(body, at + 1, broken));
}

/**
 * The layout marks a row that it moves to a new page with the page it was moved from, so the change shows one row late;
 * a row that was told to begin a page is marked rightly.
 */
function beginsPage(body: readonly TableCell[][], at: number, broken: ReadonlySet<number>): boolean {
  return !broken.has(at + 1) && at + 1 < body.length && pageOf(body[at]) !== pageOf(body[at + 1]);
}

/** The rows under the heads of a document's table, as the layout has marked them: the page makes cells of its own. */
export function laidOut({ content }: TDocumentDefinitions): TableCell[][] {
  const grid = Array.isArray(content) ? content.find((each) => hasTable(each)) : undefined;
  return grid ? grid.table.body.slice(grid.table.headerRows ?? 0) : [];
}

function hasTable(content: unknown): content is ContentTable {
  return typeof content === 'object' && content !== null && 'table' in content;
}

/** Begins a page with this row. */
export function onNewPage(row: readonly TableCell[]): TableCell[] {
  return row.map((cell) =>
    typeof cell === 'object' ? ({ ...cell, pageBreak: 'before' } as TableCell) : { text: cell, pageBreak: 'before' },
  );
}

function headsOf(blocks: readonly Block[]): number[] {
  let place = 0;
  return blocks.flatMap(({ head, rows, subtotal }) => {
    const at = place;
    place += (head ? 1 : 0) + rows.length + (subtotal ? 1 : 0);
    return head && rows.length > 0 ? [at] : [];
  });
}

function pageOf(row: readonly TableCell[]): number | undefined {
  return row.flatMap((cell) => (cell as Placed).positions?.[0]?.pageNumber ?? [])[0];
}
