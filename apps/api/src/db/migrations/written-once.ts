import type { QueryRunner } from 'typeorm';

const ACTS = ['update', 'delete'];

/** Rows of this table can be neither changed nor taken away. Uses refuse_change() of the append-only migration. */
export async function writeOnce(runner: QueryRunner, table: string): Promise<void> {
  if (onPostgres(runner)) {
    const when = `BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT`;
    await runner.query(`CREATE TRIGGER tr_${table}_once ${when} EXECUTE FUNCTION refuse_change()`);
    return;
  }
  for (const act of ACTS)
    await runner.query(
      `CREATE TRIGGER tr_${table}_no_${act} BEFORE ${act} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
    );
}

export async function letChange(runner: QueryRunner, table: string): Promise<void> {
  if (onPostgres(runner)) await runner.query(`DROP TRIGGER tr_${table}_once ON ${table}`);
  else for (const act of ACTS) await runner.query(`DROP TRIGGER tr_${table}_no_${act}`);
}

function onPostgres(runner: QueryRunner): boolean {
  return runner.connection.options.type === 'postgres';
}
