import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SettingsError } from '../settings';
import { SQLITE_FILE } from './data-sources';
import { sqliteDriver } from './sqlite-driver';

/** How long a start looks through a file: 500 MB lying in memory took 0.2 s, one that must be fetched takes as long as its disk. */
const LONGEST_LOOK_MS = 15_000;

const HEADER = 100;
/** Of a log without a single change. */
const WAL_HEADER = 32;

/** Refuses a file that is cut off, damaged, or stands beside a log that is not its own, before anything opens it for writing. */
export async function refuseBadFile(dataDir: string, longestMs = LONGEST_LOOK_MS): Promise<void> {
  const file = join(dataDir, SQLITE_FILE);
  const log = sizeOf(`${file}-wal`) > WAL_HEADER;
  if (sizeOf(file) === 0) {
    if (log) throw foreignLog(`${SQLITE_FILE} is not there`);
    return;
  }
  const header = headerOf(file);
  if (!header) throw damaged('it is no SQLite file');
  if (log && !header.logged) throw foreignLog(`${SQLITE_FILE} has never kept a log`);
  if (!log && sizeOf(file) < header.bytes) throw damaged(`${sizeOf(file)} of ${header.bytes} bytes are there`);
  await lookThrough(file, longestMs);
}

interface Header {
  bytes: number;
  logged: boolean;
}

/** Database file format of SQLite, 1.3: page size at 16, write version at 18, pages at 28. */
function headerOf(file: string): Header | undefined {
  const bytes = Buffer.alloc(HEADER);
  const opened = openSync(file, 'r');
  const read = readSync(opened, bytes, 0, HEADER, 0);
  closeSync(opened);
  if (read < HEADER || bytes.toString('latin1', 0, 16) !== 'SQLite format 3\u0000') return undefined;
  const size = bytes.readUInt16BE(16);
  return { bytes: (size === 1 ? 65_536 : size) * bytes.readUInt32BE(28), logged: bytes[18] === 2 };
}

/** PRAGMA quick_check, given up after the time: a large file is then looked through as far as it came. */
async function lookThrough(file: string, longestMs: number): Promise<void> {
  const database = await opened(file);
  const timer = setInterval(() => database.interrupt(), longestMs);
  try {
    const [first] = await rowsOf(database, 'PRAGMA quick_check(1)');
    if (first?.quick_check !== 'ok') throw damaged(String(first?.quick_check));
  } catch (error) {
    if (!/SQLITE_INTERRUPT/.test(String(error))) throw error instanceof SettingsError ? error : damaged(String(error));
    console.warn(
      `${SQLITE_FILE} is too large to be looked through whole at the start (${longestMs / 1000} s): run PRAGMA integrity_check on a copy now and then.`,
    );
  } finally {
    clearInterval(timer);
    await new Promise((resolve) => database.close(resolve));
  }
}

type Opened = InstanceType<typeof sqliteDriver.Database>;

function opened(file: string): Promise<Opened> {
  return new Promise((resolve, reject) => {
    const database: Opened = new sqliteDriver.Database(file, sqliteDriver.OPEN_READONLY, (error: Error | null) =>
      error ? reject(damaged(error.message)) : resolve(database),
    );
  });
}

function rowsOf(database: Opened, sql: string): Promise<Record<string, unknown>[]> {
  return new Promise((resolve, reject) => {
    database.all(sql, (error: Error | null, rows: Record<string, unknown>[]) =>
      error ? reject(error) : resolve(rows),
    );
  });
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

function damaged(why: string): SettingsError {
  return new SettingsError(
    `${SQLITE_FILE} is damaged or cut off (${why.replace(/\s+/g, ' ').trim()}): keep the folder as it is and restore the last backup (docs/operations.md).`,
  );
}

export function foreignLog(why: string): SettingsError {
  return new SettingsError(
    `${SQLITE_FILE}-wal does not belong to the data beside it (${why}): it would be written into them. Move ${SQLITE_FILE}-wal and ${SQLITE_FILE}-shm out of the folder, or put back the file they were made with (docs/operations.md).`,
  );
}
