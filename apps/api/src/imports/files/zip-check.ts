import { inflateRawSync } from 'node:zlib';
import { DAMAGED, FileRefused } from './file-refused';

/** A file inside a workbook. */
export interface ZipEntry {
  name: string;
  /** Bytes, as the directory says. */
  size: number;
  packed: Buffer;
  isPacked: boolean;
}

const MOST_ENTRIES = 500;
/** Of everything a workbook unpacks to: 20 000 rows of ten columns are some fifteen. Bytes. */
const MOST_UNPACKED = 64 * 1024 * 1024;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const MOST_COMMENT = 65_535;

/**
 * The files of a workbook by its directory, before anything is unpacked.
 * @throws FileRefused where it is damaged, encrypted, or would unpack to more than a workbook has
 */
export function zipEntries(bytes: Buffer): ZipEntry[] {
  try {
    return entriesAt(bytes, endOf(bytes));
  } catch (error) {
    // Whatever points outside of the file.
    if (error instanceof RangeError) throw new FileRefused(DAMAGED);
    throw error;
  }
}

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_LENGTH - MOST_COMMENT);
  for (let at = bytes.length - END_LENGTH; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  throw new FileRefused(DAMAGED);
}

function entriesAt(bytes: Buffer, end: number): ZipEntry[] {
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw tooLarge();
  const entries: ZipEntry[] = [];
  let unpacked = 0;
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new FileRefused(DAMAGED);
    const entry = entryAt(bytes, at);
    if ((unpacked += entry.size) > MOST_UNPACKED) throw tooLarge();
    entries.push(entry);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function entryAt(bytes: Buffer, at: number): ZipEntry {
  const isEncrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
  if (isEncrypted) throw encrypted();
  const method = bytes.readUInt16LE(at + 10);
  if (method !== 0 && method !== 8) throw new FileRefused(DAMAGED);
  const packedSize = bytes.readUInt32LE(at + 20);
  const nameLength = bytes.readUInt16LE(at + 28);
  const local = bytes.readUInt32LE(at + 42);
  if (bytes.readUInt32LE(local) !== LOCAL) throw new FileRefused(DAMAGED);
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (from + packedSize > bytes.length) throw new FileRefused(DAMAGED);
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
    size: bytes.readUInt32LE(at + 24),
    packed: bytes.subarray(from, from + packedSize),
    isPacked: method === 8,
  };
}

/** @throws FileRefused where it unpacks to anything but what the directory says: a bomb lies about its size */
export function unpacked({ packed, isPacked, size }: ZipEntry): Buffer {
  try {
    const content = isPacked ? inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) }) : packed;
    if (content.length === size) return content;
  } catch {
    // Told below: damaged, or longer than it says.
  }
  throw new FileRefused(DAMAGED);
}

export function encrypted(): FileRefused {
  return new FileRefused('Tệp có mật khẩu. Đồng chí mở bằng Excel, bỏ mật khẩu (File, Info, Protect) rồi lưu lại.');
}

function tooLarge(): FileRefused {
  const words =
    'Tệp quá lớn sau khi giải nén. Đồng chí chỉ để lại bảng cần nhập: chép các dòng vào tệp mẫu, không chép ảnh và dòng trống.';
  return new FileRefused(words);
}
