import { crc32, deflateRawSync } from 'node:zlib';
import type { CellValue, Worksheet } from '@cj-tech-master/excelts';
import { Workbook } from '@cj-tech-master/excelts';

/** A workbook of one sheet, further worked on by `more`. */
export async function aWorkbook(
  lines: readonly (readonly CellValue[])[],
  more: (sheet: Worksheet) => void = () => undefined,
): Promise<Buffer> {
  const book = new Workbook();
  const sheet = book.addWorksheet('Sheet1');
  for (const line of lines) sheet.addRow([...line]);
  more(sheet);
  return Buffer.from(await book.xlsx.writeBuffer());
}

export interface PackedFile {
  name: string;
  content: Buffer | string;
  /** What the directory says of its length; absent: the truth. */
  claims?: number;
  /** Bit 0: encrypted. */
  flags?: number;
}

/** An archive byte by byte, so that it may lie. */
export function anArchive(files: readonly PackedFile[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, claims, flags = 0 } of files) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(plain), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claims ?? plain.length, 18);
    head.writeUInt16LE(name.length, 22);
    locals.push(Buffer.from('PK\u0003\u0004', 'latin1'), head, Buffer.from(name), packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    const version = Buffer.from([20, 0]);
    directory.push(Buffer.from('PK\u0001\u0002', 'latin1'), version, head, tail, Buffer.from(name));
    at += 4 + 26 + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, list, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}

export const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

/** Bytes as they are written in hex, between letters of ASCII: "Chi b[d4]". */
export function bytes(text: string): Buffer {
  return Buffer.concat(
    text
      .split(/(\[[0-9a-f ]+\])/)
      .map((part) =>
        part.startsWith('[') ? Buffer.from(part.replace(/[[\] ]/g, ''), 'hex') : Buffer.from(part, 'latin1'),
      ),
  );
}
