import type { MigrationInterface, QueryRunner } from 'typeorm';
import { int, key, table } from './columns';

const NUMBERS = ['open', 'returned', 'waiting', 'decided', 'excused', 'not_held', 'sent_late'];
const BANDS = ['good', 'fair', 'average', 'poor'];
const KEYS = ['month', 'superior_id', 'cell_kind', 'kind', 'criteria_set_version_id'];

const MONTH_COUNT = table('month_count', [...KEYS.map(key), ...[...NUMBERS, ...BANDS].map(int)]);

/** Counts of each committee's branches in a month; filled at the start that follows (cell-months.service.ts). */
export class MonthCounts1796515201000 implements MigrationInterface {
  readonly name = 'MonthCounts1796515201000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(MONTH_COUNT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(MONTH_COUNT);
  }
}
