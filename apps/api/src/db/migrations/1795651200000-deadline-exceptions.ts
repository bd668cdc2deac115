import type { MigrationInterface, QueryRunner } from 'typeorm';
import { key, table, text, unique } from './columns';

const EXCEPTIONS = table(
  'deadline_exception',
  [
    key(),
    text('organization_id'),
    text('tier'),
    text('month'),
    text('day'),
    text('reason'),
    text('created_by'),
    text('created_at'),
  ],
  [unique('ux_deadline_exception', 'organization_id', 'tier', 'month')],
);

/** Last days of single months set apart from the rules. */
export class DeadlineExceptions1795651200000 implements MigrationInterface {
  readonly name = 'DeadlineExceptions1795651200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(EXCEPTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(EXCEPTIONS);
  }
}
