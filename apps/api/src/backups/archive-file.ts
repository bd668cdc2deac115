import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat, writeFile } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { SettingsError } from '../settings';
import { failureOf } from '../db/failures';
import type { Proof } from './proof';

/** Says of a backup what it is and what must be in it. */
export interface ArchiveHeader {
  form: 1;
  /** UTC instant of the moment it holds. */
  madeAt: string;
  engine: 'sqlite' | 'postgres';
  /** Steps that made its schema. */
  migrations: string[];
  /** Of the SQLite file in it. */
  bytes: number;
  /** SHA-256 of that file, hex. */
  sha256: string;
  proof: Proof;
}

/** First line: these words and the SHA-256 of the second, which is the header. Then an SQLite file, packed by zstd. */
const BEGINS = 'CHIBO-BACKUP 1 ';
const LONGEST_HEADER = 1 << 20;
const CHUNK = 1 << 18;

/** Writes the file whole and to the disk, for its owner only. */
export async function pack(copy: string, header: ArchiveHeader, to: string): Promise<void> {
  const line = JSON.stringify(header);
  await writeFile(to, `${BEGINS}${hashOf(line)}\n${line}\n`, { flag: 'wx', mode: 0o600 });
  const out = createWriteStream(to, { flags: 'a', flush: true });
  await pipeline(createReadStream(copy, { highWaterMark: CHUNK }), createZstdCompress(), out);
}

/** @throws SettingsError for what is no backup, or is cut off within its first lines */
export async function readHeader(file: string): Promise<ArchiveHeader> {
  return (await opened(file)).header;
}

/** Takes the SQLite file out. @throws SettingsError where the backup is damaged or cut off, wherever it is */
export async function unpack(file: string, to: string): Promise<ArchiveHeader> {
  const { header, start } = await opened(file);
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      // What is not its own content need not fill the disk first.
      done(bytes > header.bytes ? notWhole(file) : null, chunk);
    },
  });
  const from = createReadStream(file, { start, highWaterMark: CHUNK });
  await pipeline(from, createZstdDecompress(), measure, createWriteStream(to, { mode: 0o600, flush: true })).catch(
    (error: unknown) => {
      throw failureOf(error) || error instanceof SettingsError ? error : notWhole(file);
    },
  );
  if (bytes !== header.bytes || hash.digest('hex') !== header.sha256) throw notWhole(file);
  return header;
}

/** SHA-256 of a file, hex, and its length. */
export async function digestOf(file: string): Promise<Pick<ArchiveHeader, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: CHUNK }), hash);
  return { bytes: (await stat(file)).size, sha256: hash.digest('hex') };
}

async function opened(file: string): Promise<{ header: ArchiveHeader; start: number }> {
  const begins = await firstBytes(file);
  if (begins.toString('latin1', 0, BEGINS.length) !== BEGINS)
    throw new SettingsError(`${file} is no backup of chibo. / Tệp này không phải bản sao lưu của hệ thống.`);
  const first = begins.indexOf('\n');
  const second = begins.indexOf('\n', first + 1);
  const line = begins.toString('utf8', first + 1, second);
  if (first < 0 || second < 0 || hashOf(line) !== begins.toString('latin1', BEGINS.length, first)) throw notWhole(file);
  return { header: JSON.parse(line) as ArchiveHeader, start: second + 1 };
}

async function firstBytes(file: string): Promise<Buffer> {
  const from = await open(file, 'r').catch(() => {
    throw new SettingsError(`${file} cannot be read: check its name and rights. / Không đọc được tệp sao lưu.`);
  });
  try {
    const { buffer, bytesRead } = await from.read(Buffer.alloc(LONGEST_HEADER), 0, LONGEST_HEADER, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    throw new SettingsError(`${file} cannot be read: it must be a file. / Không đọc được tệp sao lưu.`);
  } finally {
    await from.close();
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function notWhole(file: string): SettingsError {
  return new SettingsError(
    `${file} is damaged or cut off: take another backup. / Bản sao lưu hỏng hoặc bị cắt cụt: hãy dùng bản khác.`,
  );
}
