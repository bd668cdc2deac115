import { Injectable, StreamableFile } from '@nestjs/common';
import type { SheetFormat } from '@chibo/contracts';
import type { Sheet, SheetColumn, SheetName, SheetValues } from '@chibo/domain';
import { MOST_SHEET_ROWS, readSheet, vietnamDay } from '@chibo/domain';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { Clerks } from './clerks';
import { SheetFiles } from './files/sheet-files.service';
import type { WrittenColumn, WrittenSheet } from './files/write-sheet';
import { ImportsService } from './imports.service';

const MEDIA_TYPES: Readonly<Record<SheetFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

const KIND_WORDS: Readonly<Record<SheetColumn['kind'], string>> = {
  CODE: 'mã (chữ)',
  TEXT: 'chữ',
  DAY: 'ngày, dạng ngày/tháng/năm',
  MONTH: 'tháng, dạng tháng/năm',
  COUNT: 'số nguyên',
  POINTS: 'số điểm',
  CHOICE: 'một trong danh mục',
};

const WIDTHS: Readonly<Record<SheetColumn['kind'], number>> = {
  ...{ CODE: 16, TEXT: 40, DAY: 14, MONTH: 12, COUNT: 12, POINTS: 12, CHOICE: 28 },
};

/** Files that are handed out: the sheet to be filled in, what is there in the same sheet, and what is wrong with one sent in. */
@Injectable()
export class SheetsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly clerks: Clerks,
    private readonly files: SheetFiles,
    private readonly imports: ImportsService,
  ) {}

  /** With examples and, in a workbook, the explanations. */
  async template(actor: Actor, name: SheetName, format: SheetFormat): Promise<StreamableFile> {
    const { sheet } = await this.clerks.of(actor, name);
    const examples = this.exampleRows(sheet);
    return this.handOut(actor, format, `mau-${sheet.fileName}`, [written(sheet, examples), explanations(sheet)]);
  }

  /** All this account may change by the sheet. */
  async export(actor: Actor, name: SheetName, format: SheetFormat): Promise<StreamableFile> {
    const { sheet, clerk } = await this.clerks.of(actor, name);
    const rows = await this.database.read((manager) => clerk.handOut(manager, actor, MOST_SHEET_ROWS + 1));
    if (rows.length > MOST_SHEET_ROWS) {
      const words = `Có hơn ${MOST_SHEET_ROWS} dòng. Đồng chí để quản trị của từng phần lấy phần của mình.`;
      throw Refusal.conflict('TOO_LONG', words);
    }
    return this.handOut(actor, format, sheet.fileName, [written(sheet, rows), explanations(sheet)]);
  }

  async faults(actor: Actor, id: string, format: SheetFormat): Promise<StreamableFile> {
    const { sheet, rows } = await this.imports.faults(actor, id);
    const lines = rows.flatMap(({ rowNumber, title, faults }) =>
      faults.map(({ column = '', value = '', text }) => [rowNumber, title, column, value, text]),
    );
    const { fileName } = await this.clerks.sheet(sheet);
    return this.handOut(actor, format, `loi-${fileName}`, [{ title: 'Lỗi', columns: FAULT_COLUMNS, rows: lines }]);
  }

  private exampleRows(sheet: Sheet): SheetValues[] {
    const heads = sheet.columns.map(({ head }) => head);
    const lines = sheet.examples.map((example) => sheet.columns.map(({ key }) => example[key]));
    const file = [heads, ...lines].map((cells, at) => ({ row: at + 1, cells }));
    return readSheet(sheet, file, vietnamDay(this.clock.now())).rows.map(({ values }) => values);
  }

  private async handOut(
    actor: Actor,
    format: SheetFormat,
    name: string,
    sheets: readonly WrittenSheet[],
  ): Promise<StreamableFile> {
    const file = await this.files.write(actor, format, sheets);
    const disposition = `attachment; filename="${name}.${format}"`;
    return new StreamableFile(file, { type: MEDIA_TYPES[format], disposition, length: file.length });
  }
}

const FAULT_COLUMNS: readonly WrittenColumn[] = [
  { head: 'Dòng', kind: 'COUNT', width: 8 },
  { head: 'Nội dung', kind: 'TEXT', width: 40 },
  { head: 'Cột', kind: 'TEXT', width: 20 },
  { head: 'Giá trị', kind: 'TEXT', width: 24 },
  { head: 'Lỗi và cách sửa', kind: 'TEXT', width: 70 },
];

function written(sheet: Sheet, rows: readonly SheetValues[]): WrittenSheet {
  const columns = sheet.columns.map(({ head, kind, choices }) => ({
    ...{ head, kind, width: WIDTHS[kind] },
    ...(choices ? { choices: choices.map(({ label }) => label) } : {}),
  }));
  return { title: sheet.title, columns, rows: rows.map((row) => sheet.columns.map((column) => inWords(column, row))) };
}

function inWords({ key, choices }: SheetColumn, row: SheetValues): string | number | null {
  const value = row[key] ?? null;
  return choices?.find((choice) => choice.value === value)?.label ?? value;
}

function explanations({ columns, words }: Sheet): WrittenSheet {
  const lines = columns.map(({ head, kind, required, hint, choices = [] }) => [
    ...[head, required ? 'có' : 'không', KIND_WORDS[kind]],
    [hint, ...(choices.length > 0 ? [`Ghi một trong: ${choices.map(({ label }) => label).join('; ')}.`] : [])].join(
      ' ',
    ),
  ]);
  const general = [...words, 'Cột thừa không đọc. Ô công thức, ô gộp không nhận. Tệp .xlsx hoặc CSV, không quá 2 MB.'];
  const notes = general.map((text) => ['', '', '', text]);
  return { title: 'Giải thích', columns: EXPLAINED, rows: [...lines, ...notes] };
}

const EXPLAINED: readonly WrittenColumn[] = [
  { head: 'Cột', kind: 'TEXT', width: 28 },
  { head: 'Bắt buộc', kind: 'TEXT', width: 10 },
  { head: 'Nhận', kind: 'TEXT', width: 28 },
  { head: 'Cách ghi', kind: 'TEXT', width: 90 },
];
