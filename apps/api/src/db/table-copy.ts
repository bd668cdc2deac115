import { createHash } from 'node:crypto';
import { SettingsError } from '../settings';
import { openDataSources } from './data-sources';
import type { DataSources } from './database';
import { Database } from './database';
import type { Place } from './snapshot';
import { postgresClient } from './snapshot';
import type { Query, TableShape, Value } from './table-reader';
import { canonical, TableReader } from './table-reader';
import { WRITTEN_ONCE } from './written-once';

/** Below the limits of both databases on values in one statement. */
const MOST_VALUES = 20_000;

/** SHA-256 of a table's rows, by the table's name. */
export type TableHashes = Record<string, string>;

/** Where rows go: in one transaction. */
interface Target {
  engine: DataSources['engine'];
  query: Query;
}

/**
 * Brings the schema of an empty place up and copies every table into it, in one transaction: all of it, proved by reading it
 * back, or nothing. What migrations have put there gives way.
 * @throws SettingsError where there are data already, of another version, or something else stands there afterwards
 */
export async function copyTables(
  from: TableReader,
  into: Place,
  tell: (line: string) => void = () => undefined,
): Promise<TableHashes> {
  const sources = await openDataSources(into);
  const database = new Database(sources);
  try {
    // The service's connections to PostgreSQL break off what takes long.
    if (into.databaseUrl) return await onPostgres(into.databaseUrl, (target) => copyAll(from, target, tell));
    return await database.write((manager) =>
      copyAll(from, { engine: 'sqlite', query: (text, values = []) => manager.query(text, [...values]) }, tell),
    );
  } finally {
    await database.onApplicationShutdown();
  }
}

async function onPostgres<T>(url: string, work: (target: Target) => Promise<T>): Promise<T> {
  const { client, query } = await postgresClient(url);
  try {
    await query('BEGIN');
    const result = await work({ engine: 'postgres', query });
    await query('COMMIT');
    return result;
  } finally {
    await client.end();
  }
}

async function copyAll(from: TableReader, into: Target, tell: (line: string) => void): Promise<TableHashes> {
  const target = new TableReader(into.engine, into.query);
  const tables = await from.tables();
  await requireSameSchema(tables, target, await from.migrations());
  await requireEmpty(target);
  await makeRoom(into, tables);
  const hashes: TableHashes = {};
  for (const table of tables) {
    const { hash, rows } = await copyTable(from, into, table);
    if ((await target.hash(table)) !== hash) throw new SettingsError(`${table.name} is not the same after copying it.`);
    if (rows > 0) tell(`${table.name}: ${rows} rows, ${hash}`);
    hashes[table.name] = hash;
  }
  if (into.engine === 'postgres') await countOn(into);
  return hashes;
}

async function copyTable(from: TableReader, into: Target, table: TableShape): Promise<{ hash: string; rows: number }> {
  const hash = createHash('sha256');
  const most = Math.floor(MOST_VALUES / table.columns.length);
  let count = 0;
  for await (const rows of from.pages(table)) {
    hash.update(canonical(rows));
    count += rows.length;
    for (let at = 0; at < rows.length; at += most) await insert(into, table, rows.slice(at, at + most));
  }
  return { hash: hash.digest('hex'), rows: count };
}

async function insert({ engine, query }: Target, { name, columns }: TableShape, rows: Value[][]): Promise<void> {
  let at = 0;
  const place = (): string => (engine === 'postgres' ? `$${(at += 1)}` : '?');
  const values = rows.map((row) => `(${row.map(place).join(', ')})`).join(', ');
  const into = columns.map((column) => `"${column}"`).join(', ');
  await query(`INSERT INTO "${name}" (${into}) VALUES ${values}`, rows.flat());
}

async function requireSameSchema(tables: TableShape[], target: TableReader, steps: string[]): Promise<void> {
  const there = JSON.stringify((await target.tables()).map(({ name, columns }) => [name, columns]));
  const own = JSON.stringify(tables.map(({ name, columns }) => [name, columns]));
  if (there !== own || JSON.stringify(await target.migrations()) !== JSON.stringify(steps))
    throw new SettingsError(
      'The data are of another version than this program: start the service on them once, stop it, then try again.',
    );
}

async function requireEmpty(target: TableReader): Promise<void> {
  for (const table of ['installation', 'account', 'organization', ...Object.keys(WRITTEN_ONCE)])
    if ((await target.count(table)) > 0)
      throw new SettingsError(`There are data already (${table}): take an empty database or schema.`);
}

/** Tables that are written once are empty and refuse even that. */
async function makeRoom({ query }: Target, tables: TableShape[]): Promise<void> {
  for (const { name } of tables) if (!(name in WRITTEN_ONCE)) await query(`DELETE FROM "${name}"`);
}

/** Rows came with their numbers: the next one follows the last. */
async function countOn({ query }: Target): Promise<void> {
  await query(
    `SELECT setval(pg_get_serial_sequence('audit', 'seq'), (SELECT COALESCE(max(seq), 0) + 1 FROM audit), false)`,
  );
}
