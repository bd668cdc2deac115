import type { MigrationInterface, QueryRunner } from 'typeorm';
import { index, key, table, text } from './columns';
import { letChange, writeOnce } from './written-once';

const CLOSING = table(
  'month_closing',
  [key(), text('organization_id'), text('month'), text('snapshot'), text('hash'), text('closed_at'), text('closed_by')],
  [index('ix_month_closing', 'month', 'organization_id')],
);
const REOPENING = table('month_reopening', [
  key('closing_id'),
  text('reason'),
  text('reopened_at'),
  text('reopened_by'),
]);

/** Closed months: frozen snapshots, and the reasons why some were opened again. */
export class Closings1795564800000 implements MigrationInterface {
  readonly name = 'Closings1795564800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const each of [CLOSING, REOPENING]) {
      await runner.createTable(each);
      await writeOnce(runner, each.name);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const each of [REOPENING, CLOSING]) {
      await letChange(runner, each.name);
      await runner.dropTable(each);
    }
  }
}
