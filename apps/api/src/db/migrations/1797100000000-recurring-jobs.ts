import type { MigrationInterface, QueryRunner } from 'typeorm';
import { int, key, table, text, textOrNull } from './columns';

const RECURRING = table('recurring_job', [
  key('kind'),
  text('due_at'),
  textOrNull('claim'),
  textOrNull('claimed_at'),
  textOrNull('finished_at'),
  int('failures'),
  textOrNull('failed_at'),
  textOrNull('error'),
]);

/** What the service does by itself, again and again: when it is due, who is at it, how it went. */
export class RecurringJobs1797100000000 implements MigrationInterface {
  readonly name = 'RecurringJobs1797100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(RECURRING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(RECURRING);
  }
}
