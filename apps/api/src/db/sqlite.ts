import { DataSource } from 'typeorm';
import type { Shared } from './data-sources';
import type { DataSources } from './database';
import { Memory, readsBy } from './memory';
import { sqliteDriver } from './sqlite-driver';
import { refuseNewer, refuseUnguarded } from './start-checks';
import { setPragmas, WRITER_PRAGMAS } from './sqlite-pragmas';
import { SqliteWriter } from './sqlite-writer';

/** Writer first (it makes the WAL file and migrates), then a read-only connection that sees committed rows only. */
export async function openSqlite(file: string, shared: Shared): Promise<DataSources> {
  const common = { ...shared, type: 'sqlite', driver: sqliteDriver, database: file, busyTimeout: 5000 } as const;
  const writer = await new DataSource({ ...common, enableWAL: true }).initialize();
  await setPragmas(writer, WRITER_PRAGMAS);
  await refuseNewer(writer);
  await writer.runMigrations({ transaction: 'all' });
  await refuseUnguarded(writer);
  const reader = await new DataSource({
    ...common,
    flags: sqliteDriver.OPEN_READONLY | sqliteDriver.OPEN_FULLMUTEX,
  }).initialize();
  await setPragmas(reader, []);
  await refuseUnsafe(writer);
  const memory = new Memory();
  readsBy(reader.manager, { memory, isTouched: () => false });
  const writing = new SqliteWriter(writer, memory);
  closeLast(writer, async () => {
    await writing.close();
    if (reader.isInitialized) await reader.destroy();
  });
  return { engine: 'sqlite', writer, reader, writing };
}

/** Whoever closes the writer: the last connection takes the log into the file, which the reader's could not. */
function closeLast(writer: DataSource, before: () => Promise<void>): void {
  const close = writer.destroy.bind(writer);
  writer.destroy = async () => {
    await before();
    await close();
  };
}

/** Refuses to start where an acknowledged write might not survive. */
async function refuseUnsafe(writer: DataSource): Promise<void> {
  const [{ journal_mode: journal }] = await writer.query<{ journal_mode: string }[]>('PRAGMA journal_mode');
  const [{ synchronous }] = await writer.query<{ synchronous: number }[]>('PRAGMA synchronous');
  const [{ foreign_keys: foreignKeys }] = await writer.query<{ foreign_keys: number }[]>('PRAGMA foreign_keys');
  if (journal !== 'wal' || synchronous !== 2 || foreignKeys !== 1) {
    throw new Error(
      `SQLite runs with journal_mode=${journal}, synchronous=${synchronous}, foreign_keys=${foreignKeys}: refusing to start.`,
    );
  }
}
