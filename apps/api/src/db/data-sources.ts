import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSourceOptions } from 'typeorm';
import { DataSource } from 'typeorm';
import type { Settings } from '../settings';
import type { DataSources } from './database';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';
import { SnakeNaming } from './naming';
import { openSqlite } from './sqlite';

const shared = {
  entities: ENTITIES,
  migrations: MIGRATIONS,
  namingStrategy: new SnakeNaming(),
  synchronize: false,
  logging: false,
} as const;

export const SQLITE_FILE = 'chibo.sqlite';

/** Opens the database of these settings and brings its schema up to date. */
export async function openDataSources(settings: Settings): Promise<DataSources> {
  return settings.databaseUrl ? openPostgres(settings.databaseUrl) : openSqliteFolder(settings.dataDir);
}

async function openSqliteFolder(dataDir: string): Promise<DataSources> {
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return openSqlite(join(dataDir, SQLITE_FILE), shared);
}

async function openPostgres(url: string): Promise<DataSources> {
  const schema = new URL(url).searchParams.get('schema') ?? undefined;
  const options: DataSourceOptions = {
    ...shared,
    type: 'postgres',
    url,
    schema,
    // UTC in, UTC out; the search path makes hand-written SQL find the tables of a schema of its own.
    extra: { max: 20, options: schema ? `-c search_path=${schema} -c timezone=UTC` : '-c timezone=UTC' },
    // One start after another: two processes starting together must not both run the same migration.
    migrationsTransactionMode: 'all',
  };
  const pool = await new DataSource(options).initialize();
  await migrateUnderLock(pool);
  return { writer: pool, reader: pool };
}

async function migrateUnderLock(pool: DataSource): Promise<void> {
  const runner = pool.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock(7243392)');
    await pool.runMigrations();
  } finally {
    await runner.query('SELECT pg_advisory_unlock(7243392)');
    await runner.release();
  }
}
