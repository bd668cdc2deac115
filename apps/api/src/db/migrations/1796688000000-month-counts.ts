import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableIndex } from 'typeorm';
import { index, int, key, table } from './columns';

const NUMBERS = ['open', 'returned', 'waiting', 'decided', 'excused', 'not_held', 'sent_late'];
const BANDS = ['good', 'fair', 'average', 'poor'];
const KEYS = ['month', 'superior_id', 'cell_kind', 'kind', 'criteria_set_version_id'];

const MONTH_COUNT = table('month_count', [...KEYS.map(key), ...[...NUMBERS, ...BANDS].map(int)]);

/** Who is late is counted from the index alone. */
const COUNTED = new TableIndex(
  index('ix_cell_month_counted', 'month', 'superior_id', 'state', 'deadline', 'cell_kind'),
);
const FOLLOWED = new TableIndex(index('ix_supervising_officer_account', 'account_id'));

/** Counts of each committee's branches in a month; filled at the start that follows (cell-months.service.ts). */
export class MonthCounts1796688000000 implements MigrationInterface {
  readonly name = 'MonthCounts1796688000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(MONTH_COUNT);
    await runner.dropIndex('cell_month', 'ix_cell_month_superior');
    await runner.createIndex('cell_month', COUNTED);
    await runner.createIndex('supervising_officer', FOLLOWED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('supervising_officer', FOLLOWED);
    await runner.dropIndex('cell_month', COUNTED);
    await runner.createIndex(
      'cell_month',
      new TableIndex(index('ix_cell_month_superior', 'month', 'superior_id', 'state')),
    );
    await runner.dropTable(MONTH_COUNT);
  }
}
