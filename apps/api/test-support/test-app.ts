import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pg from 'pg';
import { Clock } from '../src/clock';
import type { DataSources } from '../src/db/database';
import type { Place } from '../src/db/snapshot';
import { openDataSources } from '../src/db/data-sources';
import { Database } from '../src/db/database';
import { createApp } from '../src/http/create-app';
import type { InstallationMode } from '../src/installation/installation.service';
import { readSettings } from '../src/settings';
import { holdAnswers } from './held-answers';

/** A database of its own for one spec file: an SQLite folder, or with DB=postgres a schema that is dropped afterwards. */
export interface TestDatabase {
  sources: DataSources;
  dataDir: string;
  /** Where the data are, as the settings say it. */
  place: Place;
  /** A second pair of connections to the same data, as another process would have. */
  again(): Promise<DataSources>;
  drop(): Promise<void>;
}

export const onPostgres = process.env['DB'] === 'postgres';

/** `port`: reach PostgreSQL there instead (a relay in between). `engine`: SQLite also where specs run on PostgreSQL. */
export async function aDatabase(port?: number, engine?: 'sqlite'): Promise<TestDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chibo-spec-'));
  const schema = onPostgres && engine !== 'sqlite' ? await aSchema() : undefined;
  const settings = readSettings({ DATA_DIR: dataDir, DATABASE_URL: schema && through(schema.url, port) });
  const sources = await openDataSources(settings);
  return {
    sources,
    dataDir,
    place: settings,
    again: () => openDataSources(settings),
    async drop() {
      await sources.writing.close();
      for (const source of new Set([sources.reader, sources.writer])) if (source.isInitialized) await source.destroy();
      await schema?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Where PostgreSQL is. */
export function postgresAddress(): { host: string; port: number } {
  const { hostname, port } = new URL(process.env['TEST_DATABASE_URL'] ?? '');
  return { host: hostname, port: Number(port) };
}

function through(url: string, port: number | undefined): string {
  const address = new URL(url);
  if (port) address.port = String(port);
  return address.href;
}

async function aSchema(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server)
    throw new Error('DB=postgres needs TEST_DATABASE_URL: run npm test, which starts a PostgreSQL of its own.');
  const name = `spec_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`CREATE SCHEMA ${name}`);
  const url = new URL(server);
  url.searchParams.set('schema', name);
  return { url: url.href, drop: () => run(`DROP SCHEMA ${name} CASCADE`) };
}

/** A clock that stands where the spec puts it. */
export class TestClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  override now(): Date {
    return new Date(this.instant);
  }

  set(instant: string): void {
    this.instant = new Date(instant);
  }
}

export interface TestApp {
  app: NestExpressApplication;
  database: Database;
  clock: TestClock;
  /** Address of the listening service, on loopback. */
  url: string;
  data: TestDatabase;
  close(): Promise<void>;
}

/** The whole service over HTTP on a fresh database, at a fixed time. */
export async function aTestApp(
  options: {
    mode?: InstallationMode;
    now?: string;
    trustProxy?: number;
    data?: TestDatabase;
    env?: Record<string, string>;
    /** Backups are kept there. */
    backupDir?: string;
    /** A built web application to hand out beside the API. */
    webRoot?: string;
  } = {},
): Promise<TestApp> {
  const data = options.data ?? (await aDatabase());
  const clock = new TestClock(new Date(options.now ?? '2026-03-06T03:00:00Z'));
  const settings = { ...readSettings({ ...options.env, DATA_DIR: data.dataDir }), trustProxy: options.trustProxy ?? 0 };
  const backups = { place: data.place, dir: options.backupDir, byDefault: false, keep: 3 };
  const app = await createApp(
    { sources: data.sources, mode: options.mode ?? 'REAL', clock, backups },
    { ...settings, webRoot: options.webRoot ?? settings.webRoot },
  );
  holdAnswers(app);
  await app.listen(0, '127.0.0.1');
  return {
    app,
    clock,
    data,
    database: app.get(Database),
    url: `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}`,
    async close() {
      await app.close();
      await data.drop();
    },
  };
}
