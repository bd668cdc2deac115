import { lastDayOf } from '../calendar';
import {
  foldVietnamese,
  formatDate,
  formatPoints,
  normalizeText,
  typedCount,
  typedDay,
  typedPoints,
  whyNotText,
} from '../text';
import type { SheetChoice, SheetColumn } from './sheet';

/** A cell as a file has it: words, or a figure with the format it is shown in, or what cannot be taken. */
export type SheetCell =
  | string
  | { figure: number; format?: string }
  /** Of a cell that Excel shows as a date, ISO. */
  | { day: string }
  | { formula: string }
  | { error: string };

/** The value of a cell as it is kept, or why there is none in words. */
export type ReadCell = { value: string | number | null; wrong?: undefined } | { value?: undefined; wrong: string };

/** What stands in the cell, for whoever looks for it in the file. */
export function cellWords(cell: SheetCell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if ('figure' in cell) return padded(cell);
  if ('day' in cell) return formatDate(cell.day);
  return 'formula' in cell ? `=${cell.formula}` : cell.error;
}

/** @param today ISO: the century of a date of which two digits of the year are written */
export function readCell(column: SheetColumn, cell: SheetCell | undefined, today: string): ReadCell {
  if (typeof cell === 'object' && 'formula' in cell) return { wrong: FORMULA };
  if (typeof cell === 'object' && 'error' in cell) return { wrong: 'Ô báo lỗi của Excel. Đồng chí ghi lại giá trị.' };
  const unclean = typeof cell === 'string' ? whyNotText(cell.trim(), 'ONE') : undefined;
  if (unclean) return { wrong: `Có ${unclean}. Đồng chí xóa hoặc gõ lại chỗ đó.` };
  const text = normalizeText(cellWords(cell));
  if (cell === undefined || text === '')
    return column.required ? { wrong: 'Chưa ghi. Cột này bắt buộc.' } : { value: null };
  return READ[column.kind](column, cell, { text, today });
}

const FORMULA =
  'Ô là công thức. Đồng chí chép cả bảng rồi dán giá trị (Paste Special, Values), vì hệ thống không tính lại công thức.';

interface Seen {
  text: string;
  today: string;
}

type Reader = (column: SheetColumn, cell: SheetCell, seen: Seen) => ReadCell;

const READ: Readonly<Record<SheetColumn['kind'], Reader>> = {
  CODE: (column, cell, { text }) =>
    typeof cell === 'object' && 'figure' in cell && !Number.isSafeInteger(cell.figure)
      ? { wrong: 'Ô là số lẻ hoặc quá dài. Đồng chí đổi ô sang dạng chữ (Text) rồi gõ lại mã.' }
      : bounded(column, text),
  TEXT: (column, _cell, { text }) => bounded(column, text),
  DAY: (_column, cell, seen) => dayOf(cell, seen),
  MONTH: (_column, cell, seen) => monthOfCell(cell, seen),
  COUNT: (column, cell, { text }) => countOf(column, cell, text),
  POINTS: (_column, cell, { text }) => pointsOf(cell, text),
  CHOICE: ({ choices = [] }, _cell, { text }) => choiceOf(choices, text),
};

/** A code that Excel has made a number keeps the zeros it is shown with. */
function padded({ figure, format = '' }: { figure: number; format?: string }): string {
  const zeros = /^(0+)$/.exec(format)?.[1].length ?? 0;
  return zeros > 0 && figure >= 0 ? String(figure).padStart(zeros, '0') : String(figure).replace('.', ',');
}

function bounded({ min = 0, max = 200 }: SheetColumn, text: string): ReadCell {
  const { length } = text;
  if (length > max) return { wrong: `Dài ${length} ký tự, nhiều nhất ${max}.` };
  return length < min ? { wrong: `Cần ít nhất ${min} ký tự.` } : { value: text };
}

/** Days from 30/12/1899, as Excel counts; here 2000 to 2099. */
const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 73_050;
const DAY_MS = 86_400_000;

function serialDay(serial: number): string | undefined {
  if (serial < FIRST_SERIAL || serial >= LAST_SERIAL + 1) return undefined;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10);
}

const NO_DAY = 'Chưa rõ ngày nào. Ghi ngày/tháng/năm từ 2000 đến 2099, ví dụ 27/11/2026.';

function dayOf(cell: SheetCell, { text, today }: Seen): ReadCell {
  if (typeof cell === 'object' && 'day' in cell) return isOurs(cell.day) ? { value: cell.day } : { wrong: NO_DAY };
  const serial = typeof cell === 'object' && 'figure' in cell ? serialDay(cell.figure) : undefined;
  if (serial) return { value: serial };
  // A time of day behind it means nothing here; a day without its year does.
  const plain = text.replace(/[ T]\d\d?:\d\d(:\d\d(\.\d+)?)?Z?$/, '');
  if (!/\D\d\d?\D+(\d\d|\d{4})$|^\d{4}-\d\d?-\d\d?$|^\d{6}$|^\d{8}$/.test(plain)) return { wrong: NO_DAY };
  const { value, wrong } = typedDay(plain, today.slice(0, 7));
  return value ? { value } : { wrong: wrong ?? NO_DAY };
}

function isOurs(day: string): boolean {
  return /^20\d\d-/.test(day);
}

const NO_MONTH = 'Chưa rõ tháng nào. Ghi tháng/năm, ví dụ 03/2026.';

/** Excel makes the first of a month of `03/2026`. */
function monthOfCell(cell: SheetCell, { text, today }: Seen): ReadCell {
  const written = /^(?:tháng\s*)?(\d\d?)\s*[/.-]\s*(20\d\d)$/iu.exec(text) ?? swapped(/^(20\d\d)-(\d\d?)$/.exec(text));
  if (written) {
    const month = `${written[2]}-${written[1].padStart(2, '0')}`;
    return /-(0[1-9]|1[0-2])$/.test(month) ? { value: month } : { wrong: NO_MONTH };
  }
  const { value } = dayOf(cell, { text, today });
  return typeof value === 'string' && lastDayOf(value.slice(0, 7)) ? { value: value.slice(0, 7) } : { wrong: NO_MONTH };
}

function swapped(found: RegExpExecArray | null): [string, string, string] | null {
  return found && [found[0], found[2], found[1]];
}

function countOf({ min, max = 9999 }: SheetColumn, cell: SheetCell, text: string): ReadCell {
  if (typeof cell === 'object' && 'figure' in cell && !Number.isInteger(cell.figure))
    return { wrong: 'Cần số nguyên.' };
  const { value, wrong } = typedCount(text, { least: min, most: max });
  return value === undefined ? { wrong: wrong ?? 'Cần số nguyên.' } : { value };
}

const MOST_POINTS = 10_000;

function pointsOf(cell: SheetCell, text: string): ReadCell {
  if (typeof cell === 'object' && 'figure' in cell) {
    const points = Math.round(cell.figure * 100);
    const isExact = Math.abs(cell.figure * 100 - points) < 1e-6;
    if (isExact && points >= 0 && points <= MOST_POINTS) return { value: points };
    return { wrong: `Điểm từ 0 đến ${formatPoints(MOST_POINTS)}, nhiều nhất hai chữ số sau dấu phẩy.` };
  }
  const { value, wrong } = typedPoints(text, { max: MOST_POINTS, step: 1 });
  return value === undefined ? { wrong: wrong ?? 'Cần số điểm.' } : { value };
}

function choiceOf(choices: readonly SheetChoice[], text: string): ReadCell {
  const wanted = foldVietnamese(text);
  const found = choices.find(({ label, value }) => [label, value].some((each) => foldVietnamese(each) === wanted));
  if (found) return { value: found.value };
  return { wrong: `Không có trong danh mục. Ghi một trong: ${choices.map(({ label }) => label).join(', ')}.` };
}
