import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { numberWords } from '@chibo/domain';
import type { Cell, Table, TableColumn } from '@chibo/tables';
import { rowCount, wordsOf } from '@chibo/tables';
import type { WorksheetWriter } from '@cj-tech-master/excelts';
import { WorkbookWriter } from '@cj-tech-master/excelts';
import { BLANK, capitals, longDay } from '../wording';
import type { Frame } from './frame';
import { footLines, issuingBody, onBehalfOf, selectionWords, standardOn } from './frame';
import type { HeadCell } from './head-rows';
import { headRows } from './head-rows';
import { CellStyles, EVERY_SIDE, FACE, valueOf, widthOf } from './xlsx-cells';

/**
 * A table as a workbook of one sheet: real numbers and dates, heads frozen and repeated on paper. Written row by row, so
 * that memory does not grow with it. Words are words: no cell holds a formula, also not after it was edited.
 */
export async function tableXlsx(table: Table, frame: Frame): Promise<Buffer> {
  const out = new PassThrough();
  const file = buffer(out);
  const book = new WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: true });
  book.creator = 'Chi bộ';
  const sheet = book.addWorksheet('Bảng', pageOf(table));
  const widths = table.columns.map((column) => widthOf(column, table));
  sheet.columns = widths.map((width) => ({ width }));
  const rows = new Sheet(sheet, widths);
  writeAll(rows, table, frame);
  sheet.commit();
  await book.commit();
  return file;
}

/** Lines above the heads: the two bodies, the number, the title, its subject, what was chosen, an empty one. */
const ABOVE = 7;

function pageOf(table: Table): Parameters<WorkbookWriter['addWorksheet']>[1] {
  const heads = headRows(table.columns, table.numberedHeads).length;
  return {
    views: [{ state: 'frozen', xSplit: 0, ySplit: ABOVE + heads }],
    pageSetup: {
      paperSize: 9,
      orientation: table.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${ABOVE + 1}:${ABOVE + heads}`,
      printArea: `A1:${letters(table.columns.length)}${lastRow(table, heads)}`,
      // 30, 15, 20, 20 mm, in inches.
      margins: { left: 1.18, right: 0.59, top: 0.79, bottom: 0.79, header: 0.4, footer: 0.4 },
    },
    headerFooter: { differentFirst: true, oddHeader: '&C&P' },
  };
}

/** Lines under the table: an empty one, its words, an empty one, and the signatures with the moment of the figures. */
function linesBelow(table: Table): string[] {
  return [...table.notes.map((note, at) => `(${at + 1}) ${note}`), ...table.remarks, ...table.sentences];
}

const SIGNATURES = 2;

function lastRow(table: Table, heads: number): number {
  const { blocks, total } = table;
  const extra = blocks.filter(({ head }) => head).length + blocks.filter(({ subtotal }) => subtotal).length;
  const body = rowCount(table) + extra + (total ? 1 : 0);
  const seal = table.seal ? (table.seal.altered ? 2 : 1) : 0;
  return ABOVE + heads + body + 1 + linesBelow(table).length + 1 + seal + 1 + SIGNATURES;
}

function letters(n: number): string {
  return n > 26 ? letters(Math.floor((n - 1) / 26)) + letters(((n - 1) % 26) + 1) : String.fromCharCode(64 + n);
}

function writeAll(rows: Sheet, table: Table, frame: Frame): void {
  rows.pair([capitals(frame.superior ?? '')], ['ĐẢNG CỘNG SẢN VIỆT NAM', { bold: true }]);
  rows.pair(
    [capitals(issuingBody(frame.issuer)), { bold: true }],
    [`${frame.place ?? BLANK.repeat(2)}, ${longDay(frame.day)}`, { italic: true }],
  );
  rows.pair([numberWords(frame)], ['']);
  rows.line(table.title.kind, { bold: true, size: 14 }, 'center');
  rows.line(table.title.about, { bold: true, size: 12 }, 'center');
  rows.line(selectionWords(table) ?? '', { italic: true }, 'center');
  rows.line('');
  rows.heads(headRows(table.columns, table.numberedHeads));
  for (const { number, head, rows: own, subtotal } of table.blocks) {
    if (head) rows.block(number ? `${number}. ${head}` : head);
    for (const { cells, note } of own) rows.cells(cells, table.columns, false, note);
    if (subtotal) rows.cells(subtotal.cells, table.columns, true);
  }
  if (table.total) rows.cells(table.total.cells, table.columns, true);
  rows.line('');
  for (const words of linesBelow(table)) rows.line(words);
  for (const words of footLines(table, frame)) rows.line(words, { italic: true });
  rows.line('');
  const { boldPosition } = standardOn(frame.day);
  rows.pair(['NGƯỜI LẬP BIỂU', { bold: true }], [onBehalfOf(frame), { bold: true }]);
  rows.pair(
    [table.signers?.preparedBy || '(ký, ghi rõ họ tên)', { italic: true }],
    [frame.signatory ?? 'BÍ THƯ', { bold: boldPosition }],
  );
}

type Said = [text: string, look?: Look];

interface Look {
  bold?: boolean;
  italic?: boolean;
  size?: number;
}

/** A sheet that is written from above, each row gone when it is done. */
class Sheet {
  private at = 0;
  private readonly styles = new CellStyles();

  constructor(
    private readonly sheet: WorksheetWriter,
    /** Of the columns, characters. */
    private readonly widths: readonly number[],
  ) {}

  private get width(): number {
    return this.widths.length;
  }

  /** Words over the whole width. */
  line(text: string, look: Look = {}, horizontal: 'left' | 'center' = 'left'): void {
    const row = this.next([text]);
    const cell = row.getCell(1);
    cell.font = { ...FACE, ...look };
    cell.numFmt = '@';
    cell.alignment = { horizontal, vertical: 'top', wrapText: true };
    this.merge(this.at, 1, this.at, this.width);
    row.height = heightOf(text, look.size);
    row.commit();
  }

  /** Two halves side by side. */
  pair(...sides: [Said, Said]): void {
    const middle = Math.ceil((this.width + 1) / 2);
    const row = this.next([]);
    sides.forEach(([text, look], at) => {
      const [first, last] = at === 0 ? [1, middle - 1] : [middle, this.width];
      const cell = row.getCell(first);
      cell.value = text || null;
      cell.numFmt = '@';
      cell.font = { ...FACE, ...look };
      cell.alignment = { horizontal: 'center', vertical: 'top', wrapText: true };
      this.merge(this.at, first, this.at, last);
    });
    row.height = Math.max(...sides.map(([text]) => heightOf(text, FACE.size, 40)));
    row.commit();
  }

  /** A row is gone once it is committed, so all of them are merged first. */
  heads(heads: readonly (readonly (HeadCell | undefined)[])[]): void {
    const rows = heads.map((row) => this.headRow(row));
    const first = this.at - heads.length + 1;
    heads.forEach((row, down) => row.forEach((head, at) => this.mergeHead(head, first + down, at + 1)));
    for (const row of rows) row.commit();
  }

  private headRow(heads: readonly (HeadCell | undefined)[]): ReturnType<WorksheetWriter['addRow']> {
    const row = this.next(heads.map((head) => headValue(head)));
    heads.forEach((head, at) => {
      const cell = row.getCell(at + 1);
      cell.font = { ...FACE, ...(head?.number ? { italic: true } : { bold: true }) };
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
      cell.border = EVERY_SIDE;
    });
    if (!heads.some((head) => head?.number)) row.height = 32;
    return row;
  }

  private mergeHead(head: HeadCell | undefined, row: number, column: number): void {
    if (head) this.merge(row, column, row + head.rowSpan - 1, column + head.colSpan - 1);
  }

  block(text: string): void {
    const row = this.next([text]);
    for (let at = 1; at <= this.width; at += 1) row.getCell(at).border = EVERY_SIDE;
    row.getCell(1).font = { ...FACE, bold: true };
    row.getCell(1).numFmt = '@';
    this.merge(this.at, 1, this.at, this.width);
    row.commit();
  }

  cells(cells: readonly Cell[], columns: readonly TableColumn[], bold: boolean, note?: number): void {
    const noted = note === undefined ? -1 : cells.findIndex(({ kind }) => kind === 'TEXT');
    const row = this.next(cells.map((cell, at) => valueOf(cell, at === noted ? note : undefined)));
    cells.forEach((each, at) => {
      row.getCell(at + 1).style = this.styles.of(each, columns[at], bold);
    });
    row.height = Math.max(...cells.map((each, at) => heightOf(wordsOf(each), FACE.size, this.widths[at])));
    row.commit();
  }

  private next(values: (string | number | Date | null)[]): ReturnType<WorksheetWriter['addRow']> {
    this.at += 1;
    return this.sheet.addRow(values);
  }

  private merge(top: number, left: number, bottom: number, right: number): void {
    if (top !== bottom || left !== right) this.sheet.mergeCells(top, left, bottom, right);
  }
}

function headValue(head: HeadCell | undefined): string | number | null {
  if (!head) return null;
  if (head.number) return Number(head.text);
  return head.note ? `${head.text}\n${head.note}` : head.text;
}

/** Merged cells do not grow by themselves: about so many letters stand in a line. */
function heightOf(text: string, size = FACE.size, letters = 95): number {
  return Math.ceil(Math.max(text.length, 1) / letters) * size * 1.22;
}
