import type { TableFormat } from '@chibo/contracts';
import type { Table } from '@chibo/tables';
import { rowCount } from '@chibo/tables';
import type { Printed } from '../paper/print';
import { closest, print } from '../paper/print';
import { tableCsv } from './table-csv';
import type { Frame } from './frame';
import { MOST_TRIED, TABLE_FITS } from './table-fit';
import { tableDocument } from './table-pdf';

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
  const set = (fit: (typeof TABLE_FITS)[number]): Promise<Printed> => print(tableDocument(table, frame, fit));
  const [roomy, ...closer] = TABLE_FITS;
  const closestFit = closer.at(-1) ?? roomy;
  if (rowCount(table) > MOST_TRIED) return (await set(closestFit)).file;
  const first = await set(roomy);
  if (first.pages === 1) return first.file;
  const last = await set(closestFit);
  if (first.pages === last.pages) return first.file;
  const [next = closestFit, ...rest] = closer;
  return (await closest([next, ...rest], set, last.pages)).file;
}
