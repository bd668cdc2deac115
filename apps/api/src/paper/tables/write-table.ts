import type { TableFormat } from '@chibo/contracts';
import type { Table } from '@chibo/tables';
import { rowCount } from '@chibo/tables';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { onNewPage } from '../new-pages';
import { ROWS_TO_SIGN, laidOut, rowsOnLastPage } from '../page-breaks';
import type { Printed } from '../print';
import { closestByHalves, print } from '../print';
import { tableCsv } from './table-csv';
import type { Frame } from './frame';
import { firstToSign, strayHeads } from './stray-heads';
import type { TableFit } from './table-fit';
import { MOST_TRIED, TABLE_FITS } from './table-fit';
import { bodyOf, tableDocument } from './table-pdf';

/** A table to be written, as plain data. */
export interface TableOrder {
  kind: 'table';
  format: TableFormat;
  table: Table;
  frame: Frame;
}

/** Writers that are seldom asked for are loaded when they are. */
export async function writeTable({ format, table, frame }: TableOrder): Promise<Buffer> {
  switch (format) {
    case 'pdf':
      return pdf(table, frame);
    case 'docx':
      return (await import('./table-docx')).tableDocx(table, frame);
    case 'xlsx':
      return (await import('./table-xlsx')).tableXlsx(table, frame);
    case 'csv':
      return tableCsv(table);
  }
}

/** On as few pages as the closest fit takes, as roomy as they allow. */
async function pdf(table: Table, frame: Frame): Promise<Buffer> {
  const set = (fit: TableFit): Promise<Printed> => setWhole(table, frame, fit);
  const [roomy, ...closer] = TABLE_FITS;
  const closestFit = closer.at(-1) ?? roomy;
  if (rowCount(table) > MOST_TRIED) return (await set(closestFit)).file();
  const first = await set(roomy);
  if (first.pages === 1) return first.file();
  const last = await set(closestFit);
  if (first.pages === last.pages) return first.file();
  const between = await closestByHalves(closer.slice(0, -1), set, last.pages);
  return (between.pages === last.pages ? between : last).file();
}

/**
 * Most times a table is set anew because a block begins at the foot of a page: each time the first that does is mended.
 * Beyond so many rows a printer has better things to do.
 */
const MOST_MENDED = 12;
const MOST_ROWS_MENDED = 300;

async function setWhole(table: Table, frame: Frame, fit: TableFit): Promise<Printed> {
  const broken = new Set<number>();
  const most = rowCount(table) > MOST_ROWS_MENDED ? 0 : MOST_MENDED;
  for (;;) {
    const body = bodyOf(table).map((row, at) => (broken.has(at) ? onNewPage(row) : row));
    const document = tableDocument(table, frame, fit, body);
    const printed = await print(document);
    const [stray] = strayHeads(table, laidOut(document), broken).filter((at) => !broken.has(at));
    const next = stray !== undefined && broken.size < most ? stray : lonelySignatures(table, document, printed.pages);
    if (next === undefined || broken.has(next)) return printed;
    broken.add(next);
  }
}

/** The row to begin the last page with, where signatures would stand there with fewer rows than go with them. */
function lonelySignatures(table: Table, document: TDocumentDefinitions, pages: number): number | undefined {
  const first = firstToSign(table);
  return pages > 1 && first > 0 && rowsOnLastPage(document, pages) < ROWS_TO_SIGN ? first : undefined;
}
