import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of these tables are written once. A migration that rebuilds one of them must put its triggers back. */
const WRITTEN_ONCE = ['audit', 'assessment'];

/** What was done and what was sent can be neither changed nor taken away, not even by a statement past the service. */
export class AppendOnly1795392000000 implements MigrationInterface {
  readonly name = 'AppendOnly1795392000000';

  async up(runner: QueryRunner): Promise<void> {
    const onPostgres = runner.connection.options.type === 'postgres';
    if (onPostgres) await runner.query(REFUSE);
    for (const table of WRITTEN_ONCE)
      for (const sql of onPostgres ? [onceThere(table)] : onceHere(table)) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    const onPostgres = runner.connection.options.type === 'postgres';
    for (const table of WRITTEN_ONCE) {
      if (onPostgres) await runner.query(`DROP TRIGGER tr_${table}_once ON ${table}`);
      else for (const act of ACTS) await runner.query(`DROP TRIGGER tr_${table}_no_${act}`);
    }
    if (onPostgres) await runner.query('DROP FUNCTION refuse_change()');
  }
}

const ACTS = ['update', 'delete'];

function onceHere(table: string): string[] {
  return ACTS.map(
    (act) =>
      `CREATE TRIGGER tr_${table}_no_${act} BEFORE ${act} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
  );
}

const REFUSE = `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$`;

function onceThere(table: string): string {
  return `CREATE TRIGGER tr_${table}_once BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`;
}
