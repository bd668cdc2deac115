import type { MigrationInterface, QueryRunner } from 'typeorm';
import { index, int, key, table, text, unique } from './columns';
import { letChange, writeOnce } from './written-once';

const BEFORE = [key(), text('organization_id'), text('month')];
const AFTER = [text('snapshot'), text('hash'), text('closed_at'), text('closed_by')];
const COPIED = 'id, organization_id, month, snapshot, hash, closed_at, closed_by';

const UNNUMBERED = table(
  'month_closing',
  [...BEFORE, ...AFTER],
  [index('ix_month_closing', 'month', 'organization_id')],
);
const NUMBERED = table(
  'month_closing',
  [...BEFORE, int('number'), ...AFTER],
  [unique('ux_month_closing_number', 'month', 'organization_id', 'number')],
);

/**
 * The closings of a month by one committee have numbers, so that their order is not the clock's and two of them cannot stand
 * side by side. Closings of before are numbered as their instants say, which is all there is.
 */
export class ClosingNumbers1796169600000 implements MigrationInterface {
  readonly name = 'ClosingNumbers1796169600000';

  async up(runner: QueryRunner): Promise<void> {
    const number = 'row_number() OVER (PARTITION BY month, organization_id ORDER BY closed_at, id)';
    await replace(runner, NUMBERED, `${COPIED}, number`, `${COPIED}, ${number}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await replace(runner, UNNUMBERED, COPIED, COPIED);
  }
}

/** SQLite adds no column that must have a value: the rows move to a table made anew. */
async function replace(runner: QueryRunner, table: typeof NUMBERED, columns: string, values: string): Promise<void> {
  await letChange(runner, table.name);
  await runner.query(
    `CREATE TABLE moved AS SELECT ${values}${columns === COPIED ? '' : ' AS number'} FROM ${table.name}`,
  );
  await runner.dropTable(table.name);
  await runner.createTable(table);
  await runner.query(`INSERT INTO ${table.name} (${columns}) SELECT ${columns} FROM moved`);
  await runner.query('DROP TABLE moved');
  await writeOnce(runner, table.name);
}
