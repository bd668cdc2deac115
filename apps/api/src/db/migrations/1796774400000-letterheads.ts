import type { MigrationInterface, QueryRunner } from 'typeorm';
import { key, table, text, textOrNull } from './columns';

const LETTERHEADS = table('letterhead', [
  key('organization_id'),
  text('place'),
  text('symbol'),
  textOrNull('on_behalf'),
  textOrNull('signatory'),
  text('recipients'),
]);

/** What stands around a committee's tables on paper. */
export class Letterheads1796774400000 implements MigrationInterface {
  readonly name = 'Letterheads1796774400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(LETTERHEADS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(LETTERHEADS);
  }
}
