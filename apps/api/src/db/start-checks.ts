import type { DataSource } from 'typeorm';
import { SettingsError } from '../settings';
import { MIGRATIONS } from './migrations';
import { postgresTrigger, sqliteTriggers, WRITTEN_ONCE } from './written-once';

/** Refuses data of a newer version before anything is changed in it. */
export async function refuseNewer(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    if (!(await runner.hasTable('migrations'))) return;
    const rows = (await runner.query('SELECT name FROM migrations ORDER BY timestamp')) as { name: string }[];
    refuseUnknownSteps(rows.map(({ name }) => name));
  } finally {
    await runner.release();
  }
}

/** @param steps that made a schema */
export function refuseUnknownSteps(steps: readonly string[]): void {
  const known = new Set(MIGRATIONS.map(({ name }) => name));
  const unknown = steps.find((name) => !known.has(name));
  if (unknown)
    throw new SettingsError(
      `The data were written by a newer version of chibo (step ${unknown}): start that version or a later one, or restore a backup made before it.`,
    );
}

/** Refuses data whose written-once tables can be rewritten: somebody took their triggers away, or emptied them. */
export async function refuseUnguarded(source: DataSource): Promise<void> {
  const open = source.options.type === 'postgres' ? await unguardedOnPostgres(source) : await unguardedOnSqlite(source);
  if (open.length === 0) return;
  throw new SettingsError(
    `Rows that must never change are unguarded: ${open.join(', ')}. Somebody has altered the schema past the service: find out who and why, compare with the last backup (docs/operations.md, "Guards are missing"), then restore or put the guards back.`,
  );
}

async function unguardedOnSqlite(source: DataSource): Promise<string[]> {
  const rows = await source.query<{ name: string; sql: string }[]>(
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
  );
  const found = new Map(rows.map(({ name, sql }) => [name, sql]));
  const wanted = Object.keys(WRITTEN_ONCE).flatMap(sqliteTriggers);
  return wanted.filter(({ name, sql }) => found.get(name) !== sql).map(({ name }) => name);
}

/** BEFORE (2) UPDATE (16), DELETE (8), TRUNCATE (32), for each statement. */
const BEFORE_ANY_CHANGE = 58;

async function unguardedOnPostgres(source: DataSource): Promise<string[]> {
  const [{ role }] = await source.query<[{ role: string }]>(
    "SELECT current_setting('session_replication_role') AS role",
  );
  const replica = role === 'origin' ? [] : [`session_replication_role is ${role}`];
  const rows = await source.query<{ name: string }[]>(
    `SELECT t.tgname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
     WHERE c.relnamespace = current_schema()::regnamespace AND t.tgenabled = 'A' AND t.tgtype = $1 AND t.tgqual IS NULL
       AND p.proname = 'refuse_change' AND p.prosrc LIKE '%BEGIN RAISE EXCEPTION ''\\% is append-only'', TG_TABLE_NAME; END%'`,
    [BEFORE_ANY_CHANGE],
  );
  const found = new Set(rows.map(({ name }) => name));
  const wanted = Object.keys(WRITTEN_ONCE).map(postgresTrigger);
  return [...replica, ...wanted.filter((name) => !found.has(name))];
}

const ROLE_OF_ITS_OWN = 'docs/operations.md, "A role that does not own the tables"';

/** A role that serves and owns nothing cannot bring the schema up to date: `insufficient_privilege`. */
export function mayNotMigrate(error: unknown): never {
  if ((error as { code?: string }).code !== '42501') throw error;
  throw new SettingsError(
    `The PostgreSQL role of the service may not bring the tables up to date: start once as the role that owns them, grant anew, then start again (${ROLE_OF_ITS_OWN}).`,
  );
}

/** Refuses a PostgreSQL role that lacks a right it would miss in the middle of the work: tables of an upgrade not granted yet. */
export async function refuseUngranted(source: DataSource): Promise<void> {
  const rows = await source.query<{ name: string; missing: string }[]>(
    `SELECT c.relname AS name, r.act AS missing
     FROM pg_class c, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS r(act)
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = ANY($2)
       AND NOT (c.relname = ANY($1) AND r.act IN ('UPDATE', 'DELETE')) AND NOT has_table_privilege(c.oid, r.act)
     UNION ALL SELECT c.relname, 'USAGE' FROM pg_class c
     WHERE c.oid = pg_get_serial_sequence('audit', 'seq')::regclass AND NOT has_sequence_privilege(c.oid, 'USAGE')
     ORDER BY 1, 2`,
    [Object.keys(WRITTEN_ONCE), source.entityMetadatas.map(({ tableName }) => tableName)],
  );
  if (rows.length === 0) return;
  const missing = rows.map(({ name, missing: act }) => `${act} on ${name}`).join(', ');
  throw new SettingsError(
    `The PostgreSQL role of the service lacks ${missing}: grant it as the owner, then start again (${ROLE_OF_ITS_OWN}).`,
  );
}

/** Why the role that the service runs as could switch its own guards off, in one line; absent where it could not. */
export async function whyOwner(source: DataSource): Promise<string | undefined> {
  if (source.options.type !== 'postgres') return undefined;
  const [{ superuser, owner }] = await source.query<[{ superuser: boolean; owner: boolean }]>(
    `SELECT rolsuper AS superuser, EXISTS (
       SELECT 1 FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = 'audit'
         AND pg_has_role(current_user, c.relowner, 'USAGE')) AS owner
     FROM pg_roles WHERE rolname = current_user`,
  );
  if (!superuser && !owner) return undefined;
  return `The PostgreSQL role of the service ${superuser ? 'is a superuser' : 'owns the tables'} and could switch off what guards them: run it as a role of its own (${ROLE_OF_ITS_OWN}).`;
}
