import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { SQLITE_FILE } from './data-sources';
import type { DataSources } from './database';
import { foreignLog } from './file-checks';
import { FolderMark } from './folder-mark.entity';
import { newId } from './new-id';
import { sqliteDriver } from './sqlite-driver';

/** What lies in the folder beside the data. */
interface Mark {
  dataId: string;
  run: number;
  /** The service stopped and left no log. */
  clean: boolean;
}

const FILE = 'mark.json';
const WAL_HEADER = 32;

/**
 * Nothing in SQLite ties a log (-wal) to its file: a backup put back beside a left-over log would be mixed with it. So each
 * start counts itself in the file, once that is free of its log, and beside it. A log is of the run that the mark names;
 * the file without it must be of the same one. Two copies of one run cannot be told apart.
 */
export async function refuseForeignLog(dataDir: string): Promise<void> {
  const file = join(dataDir, SQLITE_FILE);
  const mark = readMark(dataDir);
  if (!mark || !existsSync(`${file}-wal`) || statSync(`${file}-wal`).size <= WAL_HEADER) return;
  if (mark.clean) throw foreignLog('the service had stopped and left no log');
  const own = await withoutLog(file);
  if (own && (own.dataId !== mark.dataId || own.run < mark.run - 1 || own.run > mark.run))
    throw foreignLog('the file is of another time than its log');
}

/** Counts this start; call once per process, when the schema stands. */
export async function beginRun({ writer }: DataSources, dataDir: string): Promise<void> {
  const marks = writer.getRepository(FolderMark);
  const before = await marks.findOneBy({ id: 'this' });
  const { dataId, run } = before ? { ...before, run: before.run + 1 } : { dataId: newId(), run: 1 };
  await writer.query('PRAGMA wal_checkpoint(TRUNCATE)');
  writeMark(dataDir, { dataId, run, clean: false });
  await marks.save({ id: 'this', dataId, run });
  await writer.query('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** At the very end of the process. The last connection takes the log away; if it is still there, nothing is said. */
export function endRun(dataDir: string): void {
  const mark = readMark(dataDir);
  if (mark && !existsSync(`${join(dataDir, SQLITE_FILE)}-wal`)) writeMark(dataDir, { ...mark, clean: true });
}

function readMark(dataDir: string): Mark | undefined {
  try {
    return JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')) as Mark;
  } catch {
    return undefined;
  }
}

function writeMark(dataDir: string, mark: Mark): void {
  const file = join(dataDir, FILE);
  writeFileSync(`${file}.new`, JSON.stringify(mark), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

/** The row as the file alone has it; undefined where the table is not there yet. */
async function withoutLog(file: string): Promise<FolderMark | undefined> {
  const source = new DataSource({
    type: 'sqlite',
    driver: sqliteDriver,
    database: `file:${encodeURI(file)}?immutable=1`,
    flags: sqliteDriver.OPEN_READONLY | sqliteDriver.OPEN_URI,
  });
  try {
    await source.initialize();
    const rows = await source.query<{ data_id: string; run: number }[]>('SELECT data_id, run FROM folder_mark');
    return rows.map((row) => ({ id: 'this' as const, dataId: row.data_id, run: row.run })).at(0);
  } catch {
    return undefined;
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}
