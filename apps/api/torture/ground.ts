import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bloc } from '../test-support/a-bloc';
import { aBloc } from '../test-support/a-bloc';
import { openDataSources } from '../src/db/data-sources';
import { Database } from '../src/db/database';
import { newId } from '../src/db/new-id';
import { readSettings } from '../src/settings';
import pg from 'pg';

export type Engine = 'sqlite' | 'postgres';

/** A database with a small bloc in it, for the product to run on and for the script to look into afterwards. */
export interface Ground {
  engine: Engine;
  bloc: Bloc;
  /** Settings of the product on it. */
  env: Record<string, string>;
  dataDir: string;
  /** Looks into it while no product runs. */
  look<T>(fn: (database: Database) => Promise<T>): Promise<T>;
  drop(): Promise<void>;
}

/** `dataDir`: where the files of SQLite go; `port`: reach PostgreSQL there instead, through a relay; `empty`: without the bloc. */
export async function aGround(
  engine: Engine,
  options: { dataDir?: string; port?: number; empty?: boolean } = {},
): Promise<Ground> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'chibo-torture-'));
  const schema = engine === 'postgres' ? await aSchema() : undefined;
  const direct = { DATA_DIR: dataDir, ...(schema && { DATABASE_URL: schema.url.href }) };
  const look = async <T>(fn: (database: Database) => Promise<T>): Promise<T> => {
    const database = new Database(await openDataSources(readSettings(direct)));
    return fn(database).finally(() => database.onApplicationShutdown());
  };
  const bloc = options.empty ? ({} as Bloc) : await look((database) => aBloc(database));
  const throughRelay = schema && new URL(schema.url);
  if (throughRelay && options.port) throughRelay.port = String(options.port);
  return {
    engine,
    bloc,
    dataDir,
    env: { ...direct, ...(throughRelay && { DATABASE_URL: throughRelay.href }), DEMO: 'off' },
    look,
    async drop() {
      await schema?.drop();
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Where PostgreSQL is. */
export function postgresUrl(): URL {
  return new URL(process.env['TEST_DATABASE_URL'] ?? '');
}

async function aSchema(): Promise<{ url: URL; drop(): Promise<void> }> {
  const name = `torture_${newId().replaceAll('-', '')}`;
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: postgresUrl().href });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`CREATE SCHEMA ${name}`);
  const url = postgresUrl();
  url.searchParams.set('schema', name);
  return { url, drop: () => run(`DROP SCHEMA ${name} CASCADE`) };
}
