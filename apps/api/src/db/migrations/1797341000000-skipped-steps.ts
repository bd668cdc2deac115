import type { MigrationInterface, QueryRunner } from 'typeorm';
import { key, table, text } from './columns';

const STEPS = table('skipped_step', [key('step'), text('reason'), text('account_id'), text('at')]);

/** Steps of the first run that an installation does without. */
export class SkippedSteps1797341000000 implements MigrationInterface {
  readonly name = 'SkippedSteps1797341000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(STEPS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(STEPS);
  }
}
