import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../settings';
import type { DataSources } from './database';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';
import { SnakeNaming } from './naming';
import { openPostgres } from './postgres';
import { openSqlite } from './sqlite';

const shared = {
  entities: ENTITIES,
  migrations: MIGRATIONS,
  namingStrategy: new SnakeNaming(),
  synchronize: false,
  logging: false,
} as const;

export type Shared = typeof shared;

export const SQLITE_FILE = 'chibo.sqlite';

/** Opens the database of these settings and brings its schema up to date. */
export async function openDataSources(
  settings: Pick<Settings, 'dataDir' | 'databaseUrl' | 'databaseReplicaUrl'>,
): Promise<DataSources> {
  const { databaseUrl: url, databaseReplicaUrl: replicaUrl, dataDir } = settings;
  return url ? openPostgres({ url, replicaUrl }, shared) : openSqliteFolder(dataDir);
}

async function openSqliteFolder(dataDir: string): Promise<DataSources> {
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return openSqlite(join(dataDir, SQLITE_FILE), shared);
}
