import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Settings } from '../settings';
import { SettingsError } from '../settings';
import { SQLITE_FILE } from './data-sources';
import { sqliteDriver } from './sqlite-driver';
import type { Query, Value } from './table-reader';
import { TableReader } from './table-reader';

/** Where data are. */
export type Place = Pick<Settings, 'dataDir' | 'databaseUrl'>;

/** All data as they were committed at one moment; whoever writes is not kept from it. Close it soon: the log grows meanwhile. */
export interface Snapshot {
  reader: TableReader;
  /** On SQLite: this very moment as a file of its own, page by page, off the thread that answers. */
  copyTo?(file: string): Promise<void>;
  close(): Promise<void>;
}

/** @throws SettingsError where there are no data */
export function openSnapshot(place: Place): Promise<Snapshot> {
  return place.databaseUrl ? postgresSnapshot(place.databaseUrl) : sqliteSnapshot(place.dataDir);
}

type File = InstanceType<typeof sqliteDriver.Database>;

async function sqliteSnapshot(dataDir: string): Promise<Snapshot> {
  const file = join(dataDir, SQLITE_FILE);
  if (!existsSync(file)) throw new SettingsError(`There are no data in ${dataDir}: check DATA_DIR.`);
  const database = await new Promise<File>((resolve, reject) => {
    const made: File = new sqliteDriver.Database(file, sqliteDriver.OPEN_READONLY, (error: Error | null) =>
      error ? reject(error) : resolve(made),
    );
  });
  const query = queryOf(database);
  await query('PRAGMA busy_timeout = 5000');
  await query('BEGIN');
  // The first read takes the moment.
  await query('SELECT count(*) FROM sqlite_master');
  return {
    reader: new TableReader('sqlite', query),
    copyTo: (to) => copyPages(database, to),
    close: () => new Promise((resolve) => database.close(() => resolve())),
  };
}

function queryOf(database: File): Query {
  return (sql, values = []) =>
    new Promise((resolve, reject) => {
      database.all(sql, [...values], (error: Error | null, rows: Record<string, Value>[]) =>
        error ? reject(error) : resolve(rows),
      );
    });
}

/** SQLite's own backup, in one step: from a connection on which a read is open it copies what that one sees. */
async function copyPages(database: File, to: string): Promise<void> {
  const backup = database.backup(to);
  try {
    await new Promise<void>((resolve, reject) => {
      backup.step(-1, (error: Error | null) => (error ? reject(error) : resolve()));
    });
    if (!backup.completed) throw new Error('The database could not be copied whole.');
  } finally {
    await new Promise<void>((resolve) => backup.finish(() => resolve()));
  }
}

async function postgresSnapshot(url: string): Promise<Snapshot> {
  const { client, query } = await postgresClient(url);
  await query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  return { reader: new TableReader('postgres', query), close: () => client.end() };
}

/** A connection of its own, whose statements may take their time. */
export async function postgresClient(url: string): Promise<{ client: pg.Client; query: Query }> {
  const schema = new URL(url).searchParams.get('schema');
  const options = `${schema ? `-c search_path=${schema} ` : ''}-c timezone=UTC`;
  const client = new pg.Client({ connectionString: url, options });
  // Without a listener a line that breaks between two questions ends the process; the next question says so.
  client.on('error', () => undefined);
  await client.connect();
  const query: Query = async (sql, values = []) => (await client.query<Record<string, Value>>(sql, [...values])).rows;
  return { client, query };
}
