import { MOST_SHEET_BYTES, OLD_LETTERS_NAME, oldLettersIn } from '@chibo/domain';
import { FileRefused } from './file-refused';
import { readText } from './read-text';
import type { OpenedFile } from './read-workbook';
import { readWorkbook } from './read-workbook';
import { encrypted } from './zip-check';

/**
 * Opens a file by what it is, whatever its name says.
 * @param title of the sheet that is looked for in a workbook
 * @throws FileRefused with the remedy in words
 */
export async function readFile(bytes: Buffer, title: string): Promise<OpenedFile> {
  if (bytes.length > MOST_SHEET_BYTES) throw new FileRefused('Tệp lớn quá 2 MB. Đồng chí tách thành nhiều tệp.');
  if (bytes.length === 0) throw new FileRefused('Tệp rỗng.');
  const opened = await byKind(bytes, title);
  const old = oldLettersIn(wordsIn(opened));
  if (!old) return opened;
  const remedy = 'Đồng chí đổi sang Unicode (UniKey: Công cụ, Chuyển mã), lưu lại rồi gửi lại.';
  throw new FileRefused(`Chữ trong tệp dùng bảng mã ${OLD_LETTERS_NAME[old]}. ${remedy}`);
}

const OLD_EXCEL = 'Tệp là Excel cũ (.xls). Đồng chí lưu lại thành Excel (.xlsx).';
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');

function byKind(bytes: Buffer, title: string): Promise<OpenedFile> | OpenedFile {
  if (bytes.subarray(0, 8).equals(COMPOUND))
    throw bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? encrypted() : new FileRefused(OLD_EXCEL);
  if (bytes.subarray(0, 4).equals(ZIP)) return readWorkbook(bytes, title);
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-' || isPicture(bytes))
    throw new FileRefused('Tệp không phải bảng Excel (.xlsx) hay CSV.');
  return readText(bytes);
}

function isPicture(bytes: Buffer): boolean {
  return ['89504e47', 'ffd8ff'].some((start) => bytes.toString('hex', 0, 4).startsWith(start));
}

function* wordsIn({ rows }: OpenedFile): Iterable<string> {
  for (const { cells } of rows) for (const cell of cells) if (typeof cell === 'string') yield cell;
}
