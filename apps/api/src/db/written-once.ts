import type { QueryRunner } from 'typeorm';

/**
 * Tables whose rows are written once and never changed, taken away or replaced; each with the columns that tell its rows
 * apart. What guards them is looked for at every start (start-checks.ts).
 */
export const WRITTEN_ONCE: Readonly<Record<string, string[][]>> = {
  audit: [['seq']],
  assessment: [['id'], ['scorecard_id', 'kind', 'revision']],
  month_closing: [['id'], ['month', 'organization_id', 'number']],
  month_reopening: [['closing_id']],
  closing_replay: [['closing_id']],
  annual_conclusion: [['id'], ['organization_id', 'year', 'number']],
  annual_conclusion_row: [['conclusion_id', 'place']],
  annual_conclusion_reopening: [['conclusion_id']],
  card_reading: [['account_id', 'scorecard_id']],
  issued_paper: [['id'], ['code'], ['source_hash', 'content_hash'], ['organization_id', 'number']],
};

export interface Trigger {
  name: string;
  sql: string;
}

/** What must stand in the schema of an SQLite file, to the letter: one of the same name may have been hollowed out. */
export function sqliteTriggers(table: string): Trigger[] {
  return [refusing(table, 'update'), refusing(table, 'delete'), refusingReplace(table)];
}

function refusing(table: string, act: string): Trigger {
  const name = `tr_${table}_no_${act}`;
  return { name, sql: `CREATE TRIGGER ${name} BEFORE ${act} ON ${table} BEGIN ${refusal(table)} END` };
}

/**
 * INSERT OR REPLACE deletes the row in its way without asking the triggers on deletion. A row may stand in the way by its
 * hidden number too, which SQLite gives as -1 where the statement names none.
 */
function refusingReplace(table: string): Trigger {
  const name = `tr_${table}_no_replace`;
  const same = WRITTEN_ONCE[table].map(
    (columns) => `(${columns.map((column) => `old.${column} = NEW.${column}`).join(' AND ')})`,
  );
  const inTheWay = `SELECT 1 FROM ${table} old WHERE ${[...same, '(old.rowid = NEW.rowid AND NEW.rowid > 0)'].join(' OR ')}`;
  return {
    name,
    sql: `CREATE TRIGGER ${name} BEFORE INSERT ON ${table} WHEN EXISTS (${inTheWay}) BEGIN ${refusal(table)} END`,
  };
}

function refusal(table: string): string {
  return `SELECT RAISE(ABORT, '${table} is append-only');`;
}

/** On PostgreSQL one trigger stands for all acts; ALWAYS: also where a session calls itself a replica. */
export function postgresTrigger(table: string): string {
  return `tr_${table}_once`;
}

/** Guards a new table whole. Uses refuse_change() of the append-only migration. */
export async function guard(runner: QueryRunner, table: string): Promise<void> {
  if (onPostgres(runner)) {
    const when = `BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT`;
    await runner.query(`CREATE TRIGGER ${postgresTrigger(table)} ${when} EXECUTE FUNCTION refuse_change()`);
  } else for (const { name, sql } of sqliteTriggers(table)) if (!name.endsWith('_no_replace')) await runner.query(sql);
  await guardMore(runner, table);
}

/** What the first triggers of a table let pass: replacing on SQLite, replica sessions on PostgreSQL. */
export async function guardMore(runner: QueryRunner, table: string): Promise<void> {
  if (onPostgres(runner)) await runner.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${postgresTrigger(table)}`);
  else await runner.query(refusingReplace(table).sql);
}

export async function guardLess(runner: QueryRunner, table: string): Promise<void> {
  if (onPostgres(runner)) await runner.query(`ALTER TABLE ${table} ENABLE TRIGGER ${postgresTrigger(table)}`);
  else await runner.query(`DROP TRIGGER ${refusingReplace(table).name}`);
}

export function onPostgres(runner: QueryRunner): boolean {
  return runner.connection.options.type === 'postgres';
}
