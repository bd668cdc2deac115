import type { Cell, Table, TableColumn, TableRow } from '@chibo/tables';
import { rowCount } from '@chibo/tables';
import type { ISectionOptions } from 'docx';
import * as docx from 'docx';
import type { Frame } from './frame';
import { footLines, selectionWords } from './frame';
import { ending, head } from './docx-frame';
import { DXA_PER_MM, FACE, marginOf, printedWidth, text, words } from './docx-words';
import type { HeadCell } from './head-rows';
import { headRows } from './head-rows';
import { printed } from './printed';

/** A table as a Word file in the Party form: heads repeated, no row broken, numbers of pages from the second on. */
export async function tableDocx(table: Table, frame: Frame): Promise<Buffer> {
  const file = new docx.Document({
    creator: 'Chi bộ',
    title: `${table.title.kind}: ${table.title.about}, ${frame.issuer}`,
    styles: { default: { document: { run: { font: FACE, size: 22, language: { value: 'vi-VN' } } } } },
    sections: [section(table, frame)],
  });
  return docx.Packer.toBuffer(file);
}

function section(table: Table, frame: Frame): ISectionOptions {
  const selection = selectionWords(table);
  const foot = footLines(table, frame).map((line) => words(line, { size: 18 }));
  const footer = new docx.Footer({ children: foot });
  return {
    properties: { titlePage: true, page: marginOf(table.landscape ?? false) },
    headers: { default: new docx.Header({ children: [pageNumber()] }), first: new docx.Header({ children: [] }) },
    footers: { default: footer, first: footer },
    children: [
      ...head(table, frame),
      ...(selection ? [words(selection, { italics: true })] : []),
      grid(table),
      ...ending(table, frame),
    ],
  };
}

function pageNumber(): docx.Paragraph {
  const run = new docx.TextRun({ children: [docx.PageNumber.CURRENT], size: 26 });
  return new docx.Paragraph({ alignment: docx.AlignmentType.CENTER, children: [run] });
}

/** Rows that stay with what follows, so that signatures are never alone on a page. */
const KEPT = 2;

function grid(table: Table): docx.Table {
  const { columns, blocks, total } = table;
  const closeness = closenessOf(table);
  const rows: [TableRow, bold: boolean][] = [];
  const heads: { at: number; text: string }[] = [];
  for (const { number, head, rows: own, subtotal } of blocks) {
    if (head) heads.push({ at: rows.length, text: number ? `${number}. ${head}` : head });
    rows.push(...own.map((row): [TableRow, boolean] => [row, false]));
    if (subtotal) rows.push([subtotal, true]);
  }
  if (total) rows.push([total, true]);
  const body = rows.flatMap(([row, bold], at) => [
    ...heads.filter((head) => head.at === at).map(({ text }) => blockRow(text, columns.length, closeness)),
    bodyRow(row, columns, { bold, keepNext: at >= rows.length - KEPT, ...closeness }),
  ]);
  const widths = widthsOf(table);
  return new docx.Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: docx.WidthType.DXA },
    columnWidths: widths,
    layout: docx.TableLayoutType.FIXED,
    rows: [...headRows(columns, table.numberedHeads).map((row) => headRow(row)), ...body],
  });
}

/** The columns without a width of their own share what is left. */
function widthsOf({ columns, landscape }: Table): number[] {
  const fixed = columns.reduce((sum, { width = 0 }) => sum + width, 0);
  const open = columns.filter(({ width }) => width === undefined).length;
  const left = (printedWidth(landscape ?? false) - fixed) / Math.max(open, 1);
  return columns.map(({ width = left }) => Math.round(width * DXA_PER_MM));
}

function headRow(cells: readonly (HeadCell | undefined)[]): docx.TableRow {
  const children = cells.flatMap((cell) => (cell ? [headCell(cell)] : []));
  return new docx.TableRow({ tableHeader: true, cantSplit: true, children });
}

function headCell({ text: head, note, colSpan, rowSpan, number }: HeadCell): docx.TableCell {
  const look = number ? { italics: true, size: 17 } : { bold: true, size: 18 };
  return new docx.TableCell({
    columnSpan: colSpan,
    rowSpan,
    verticalAlign: docx.VerticalAlignTable.CENTER,
    margins: HEAD_MARGINS,
    children: [
      words(head, { ...look, alignment: 'CENTRE', keepNext: true }),
      ...(note ? [words(note, { size: 18, alignment: 'CENTRE', keepNext: true })] : []),
    ],
  });
}

function blockRow(head: string, columns: number, { size, margins }: Closeness): docx.TableRow {
  const cell = new docx.TableCell({
    columnSpan: columns,
    margins,
    children: [words(head, { bold: true, size, keepNext: true })],
  });
  return new docx.TableRow({ cantSplit: true, children: [cell] });
}

interface BodyLook extends Closeness {
  bold: boolean;
  keepNext: boolean;
}

function bodyRow(row: TableRow, columns: readonly TableColumn[], look: BodyLook): docx.TableRow {
  const noted = row.note === undefined ? -1 : row.cells.findIndex(({ kind }) => kind === 'TEXT');
  const children = row.cells.map((cell, at) => bodyCell(cell, columns[at], look, at === noted ? row.note : undefined));
  return new docx.TableRow({ cantSplit: true, children });
}

function bodyCell(
  cell: Cell,
  column: TableColumn,
  { bold, keepNext, size, margins }: BodyLook,
  note: number | undefined,
): docx.TableCell {
  const runs = [text(printed(cell, column), { bold, size })];
  if (note !== undefined) runs.push(new docx.TextRun({ text: String(note + 1), superScript: true, size }));
  return new docx.TableCell({
    verticalAlign: docx.VerticalAlignTable.CENTER,
    margins,
    children: [words(runs, { alignment: column.align, keepNext })],
  });
}

/** Half points of the rows, and twentieths of a point around them: closer where there are many. */
interface Closeness {
  size: number;
  margins: { top: number; bottom: number; left: number; right: number };
}

const MANY = 25;

function closenessOf(table: Table): Closeness {
  const sides = { left: 40, right: 40 };
  return rowCount(table) < MANY
    ? { size: 20, margins: { top: 16, bottom: 16, ...sides } }
    : { size: 19, margins: { top: 0, bottom: 0, ...sides } };
}

const HEAD_MARGINS = { top: 10, bottom: 10, left: 20, right: 20 };
