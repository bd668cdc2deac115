import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = [
  ['obligation', 'leave_until', 'text'],
  ['obligation', 'leave_reason', 'text'],
  ['obligation', 'leave_by', 'text'],
  ['obligation', 'leave_at', 'text'],
  ['committee_setting', 'lock_late', 'integer'],
];

/** Leave to send over a closing or a deadline, and committees whose deadlines lock. */
export class SendingLocks1797200000000 implements MigrationInterface {
  readonly name = 'SendingLocks1797200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column, type] of COLUMNS)
      await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of COLUMNS.toReversed())
      await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
}
