import type { DataSourceOptions } from 'typeorm';
import { DataSource } from 'typeorm';
import type { DataSources } from './database';
import { sqliteDriver } from './sqlite-driver';

type Shared = Pick<DataSourceOptions, 'entities' | 'migrations' | 'namingStrategy' | 'synchronize' | 'logging'>;

/** Writer first (it makes the WAL file and migrates), then a read-only connection that sees committed rows only. */
export async function openSqlite(file: string, shared: Shared): Promise<DataSources> {
  const common = { ...shared, type: 'sqlite', driver: sqliteDriver, database: file, busyTimeout: 5000 } as const;
  const writer = await new DataSource({ ...common, enableWAL: true }).initialize();
  await setPragmas(writer, ['synchronous=FULL']);
  await writer.runMigrations({ transaction: 'all' });
  const reader = await new DataSource({
    ...common,
    flags: sqliteDriver.OPEN_READONLY | sqliteDriver.OPEN_FULLMUTEX,
  }).initialize();
  await setPragmas(reader, []);
  await refuseUnsafe(writer);
  return { writer, reader };
}

async function setPragmas(source: DataSource, own: string[]): Promise<void> {
  for (const pragma of ['cache_size=-65536', 'temp_store=MEMORY', ...own]) await source.query(`PRAGMA ${pragma}`);
}

/** An acknowledged write must survive a power cut: WAL with synchronous=FULL (2) or nothing. */
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
