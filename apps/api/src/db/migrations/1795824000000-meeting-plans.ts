import type { MigrationInterface, QueryRunner } from 'typeorm';
import { key, table, text, textOrNull, unique } from './columns';

const PLANS = table(
  'meeting_plan',
  [key(), text('cell_id'), text('month'), text('day'), textOrNull('time'), text('place')],
  [unique('ux_meeting_plan', 'cell_id', 'month')],
);

/** When and where branches mean to meet. */
export class MeetingPlans1795824000000 implements MigrationInterface {
  readonly name = 'MeetingPlans1795824000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(PLANS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(PLANS);
  }
}
