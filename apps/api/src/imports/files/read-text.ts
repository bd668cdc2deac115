import { isUtf8 } from 'node:buffer';
import type { FileRow, SheetCell } from '@chibo/domain';
import { MOST_SHEET_ROWS, oldLettersIn } from '@chibo/domain';
import { FileRefused } from './file-refused';
import type { OpenedFile } from './read-workbook';
import { TOO_MANY_ROWS } from './read-workbook';

/**
 * The rows of a text file (CSV): whatever separates its fields, in any of the encodings Excel and old tools write.
 * @throws FileRefused
 */
export function readText(bytes: Buffer): OpenedFile {
  const { text, notes } = decoded(bytes);
  const [, hint, body = text] = /^sep=(.)\r?\n([^]*)$/i.exec(text) ?? [];
  const rows = recordsOf(body, hint ?? separatorOf(body)).map((fields, at): FileRow => {
    if (at > MOST_SHEET_ROWS + ABOVE) throw new FileRefused(TOO_MANY_ROWS);
    return { row: at + (hint ? 2 : 1), cells: fields.map(cellOf) };
  });
  return { rows: rows.filter(({ cells }) => cells.some((cell) => cell !== undefined)), notes };
}

const ABOVE = 10;

function decoded(bytes: Buffer): { text: string; notes: string[] } {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const encoding = utf16 ?? (looksUtf16(bytes) ? 'utf-16le' : isUtf8(bytes) ? 'utf-8' : undefined);
  if (encoding) return { text: new TextDecoder(encoding).decode(bytes), notes: [] };
  return { text: oldText(bytes), notes: ['Tệp dùng bảng mã Windows-1258 và đã được đổi sang Unicode.'] };
}

/** Every second byte of plain letters is nothing. */
function looksUtf16(bytes: Buffer): boolean {
  const some = bytes.subarray(0, 200);
  const nothing = some.filter((byte, at) => at % 2 === 1 && byte === 0).length;
  return nothing > some.length / 5;
}

const OLD = 'Đồng chí mở tệp, đổi sang Unicode (UniKey: Công cụ, Chuyển mã), lưu lại rồi gửi lại.';

/** What is no UTF-8: Windows-1258 where all of it makes Vietnamese letters, else a table of before Unicode. */
function oldText(bytes: Buffer): string {
  const text = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  if (!/\p{M}|[\u0080-\u009f¸µ¶·¹¨©ª«¬®»¼½¾äåæçëîïñöøûüÿþß]/u.test(text)) return text;
  const old = oldLettersIn(new TextDecoder('windows-1252').decode(bytes).split(/[;,\t\r\n]/));
  const name = old === 'VNI' ? 'VNI' : old === 'TCVN3' ? 'TCVN3 (ABC)' : 'cũ, không phải Unicode';
  throw new FileRefused(`Tệp dùng bảng mã ${name}. ${OLD}`);
}

/** The one the first line has most of. */
function separatorOf(text: string): string {
  const [line = ''] = text
    .slice(0, 10_000)
    .split(/\r\n?|\n/)
    .filter((each) => each.trim());
  const bare = line.replace(/"[^"]*"/g, '');
  const count = (sign: string): number => bare.split(sign).length;
  return [';', '\t', ','].reduce((most, sign) => (count(sign) > count(most) ? sign : most));
}

/** Fields in quotes may hold separators, line ends and doubled quotes. */
function recordsOf(text: string, separator: string): string[][] {
  const field = new RegExp(`"((?:[^"]|"")*)"[^${separator}\\r\\n]*|[^${separator}\\r\\n]*`, 'y');
  const records: string[][] = [[]];
  for (let at = 0; at < text.length;) {
    field.lastIndex = at;
    const [whole, quoted] = field.exec(text) ?? [''];
    if (quoted === undefined && whole.startsWith('"')) throw unclosed(records.length);
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? whole);
    at += whole.length;
    if (text.startsWith(separator, at)) at += 1;
    else if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      records.push([]);
    }
  }
  return records;
}

function unclosed(row: number): FileRefused {
  return new FileRefused(`Dòng ${row} có dấu ngoặc kép (") mở mà không đóng. Đồng chí sửa dòng đó rồi gửi lại.`);
}

/** Our own files, and careful others, keep what looks like a formula from running by an apostrophe before it. */
function cellOf(field: string): SheetCell | undefined {
  if (field.trim() === '') return undefined;
  if (/^'[=+\-@\t\r\n]/.test(field)) return field.slice(1);
  return field.startsWith('=') ? { formula: field.slice(1) } : field;
}
