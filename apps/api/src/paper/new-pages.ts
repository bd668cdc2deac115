import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces';

const FIRST_ON_PAGE = new WeakSet<readonly TableCell[]>();

/** A row with which a new page begins: page() parts its table there. */
export function onNewPage(row: readonly TableCell[]): TableCell[] {
  const first = [...row];
  FIRST_ON_PAGE.add(first);
  return first;
}

/**
 * Tables parted at the rows that begin a page, each part under the heads again. A break within a table leaves a stub of its
 * row's lines on the page before.
 */
export function partedTables(content: readonly Content[]): Content[] {
  return content.flatMap((one) => (isTable(one) ? parts(one) : [one]));
}

export function isTable(content: unknown): content is ContentTable {
  return typeof content === 'object' && content !== null && 'table' in content;
}

function parts(whole: ContentTable): Content[] {
  const { body, headerRows = 0, widths } = whole.table;
  const heads = body.slice(0, headerRows);
  return partsOf(body.slice(headerRows)).map((rows, at): Content => {
    // The layout writes into what it is given: no two parts may share it.
    const own = at === 0 ? heads : structuredClone(heads);
    const table = { ...whole.table, widths: Array.isArray(widths) ? [...widths] : widths, body: [...own, ...rows] };
    return { ...whole, table, ...(at > 0 ? { pageBreak: 'before' as const } : {}) };
  });
}

function partsOf(rows: readonly TableCell[][]): TableCell[][][] {
  const all: TableCell[][][] = [[]];
  for (const row of rows) {
    if (FIRST_ON_PAGE.has(row) && all[all.length - 1].length > 0) all.push([]);
    all[all.length - 1].push(row);
  }
  return all;
}
