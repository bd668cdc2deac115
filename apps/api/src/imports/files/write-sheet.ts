import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { SheetCellKind } from '@chibo/domain';
import { formatDate, formatPoints, monthDigits } from '@chibo/domain';
import { WorkbookWriter } from '@cj-tech-master/excelts';

/** A column of a file that is handed out. */
export interface WrittenColumn {
  head: string;
  kind: SheetCellKind;
  /** Characters. */
  width: number;
  /** Excel offers these. */
  choices?: readonly string[];
}

/** One sheet of it; values as they are kept: ISO days and months, hundredths, labels of choices. */
export interface WrittenSheet {
  title: string;
  columns: readonly WrittenColumn[];
  rows: readonly (readonly (string | number | null)[])[];
}

const FORMATS: Readonly<Record<SheetCellKind, string>> = {
  CODE: '@',
  TEXT: '@',
  CHOICE: '@',
  MONTH: '@',
  DAY: 'dd/mm/yyyy',
  COUNT: '0',
  POINTS: '0.##',
};

/** The rows a template has room for: formats and choices reach so far. */
const ROOM = 500;

/** A workbook; codes and words are words in it, so that no zero is lost and nothing is taken for a formula. */
export async function sheetXlsx(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  const out = new PassThrough();
  const file = buffer(out);
  const book = new WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: true });
  book.creator = 'Chi bộ';
  for (const each of sheets) writeOne(book, each);
  await book.commit();
  return file;
}

function writeOne(book: WorkbookWriter, { title, columns, rows }: WrittenSheet): void {
  const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', xSplit: 0, ySplit: 1 }] });
  const styles = columns.map(({ kind }) => ({ numFmt: FORMATS[kind], alignment: { wrapText: kind === 'TEXT' } }));
  sheet.columns = columns.map(({ width }, at) => ({ width, style: styles[at] }));
  const heads = sheet.addRow(columns.map(({ head }) => head));
  heads.font = { bold: true };
  heads.commit();
  for (const row of rows) {
    const written = sheet.addRow(row.map((value, at) => inWorkbook(value, columns[at].kind)));
    for (const at of columns.keys()) written.getCell(at + 1).style = styles[at];
    written.commit();
  }
  for (const [at, { choices }] of columns.entries()) if (choices) offer(sheet, at, choices, rows.length + ROOM);
  sheet.commit();
}

type Worksheet = ReturnType<WorkbookWriter['addWorksheet']>;

/** Longer lists than Excel keeps in a cell are left to the explanations. */
const MOST_OFFERED = 255;

function offer(sheet: Worksheet, at: number, choices: readonly string[], last: number): void {
  const list = choices.join(',');
  if (list.length > MOST_OFFERED || choices.some((choice) => /[",]/.test(choice))) return;
  const letter = String.fromCharCode(65 + at);
  sheet.dataValidations.add(`${letter}2:${letter}${last + 1}`, {
    ...{ type: 'list', allowBlank: true, formulae: [`"${list}"`] },
    ...{ showErrorMessage: true, error: 'Chọn một trong danh sách.' },
  });
}

function inWorkbook(value: string | number | null, kind: SheetCellKind): string | number | Date | null {
  if (value === null) return null;
  if (kind === 'DAY') return new Date(`${value}T00:00:00Z`);
  if (kind === 'POINTS') return Number(value) / 100;
  return kind === 'MONTH' ? monthWords(String(value)) : value;
}

function monthWords(month: string): string {
  return `${monthDigits(Number(month.slice(5)))}/${month.slice(0, 4)}`;
}

/** So that Excel reads it as UTF-8; semicolons, since the comma is the decimal one. */
export function sheetCsv({ columns, rows }: WrittenSheet): Buffer {
  const lines = [
    columns.map(({ head }) => head),
    ...rows.map((row) => row.map((value, at) => inText(value, columns[at].kind))),
  ];
  return Buffer.from(`\ufeff${lines.map((line) => line.map(field).join(';')).join('\r\n')}\r\n`, 'utf8');
}

function inText(value: string | number | null, kind: SheetCellKind): string {
  if (value === null) return '';
  if (kind === 'DAY') return formatDate(String(value));
  if (kind === 'POINTS') return formatPoints(Number(value));
  return kind === 'MONTH' ? monthWords(String(value)) : String(value);
}

/** What a spreadsheet takes for the beginning of a formula gets an apostrophe before it (OWASP, CSV injection). */
function field(text: string): string {
  const safe = /^[=+\-@\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[;"\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
