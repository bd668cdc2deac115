import type { MigrationInterface, QueryRunner } from 'typeorm';
import { int, key, table, text, textOrNull } from './columns';

/** What committees say under their tables. */
export class Commentaries1797242000000 implements MigrationInterface {
  readonly name = 'Commentaries1797242000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table('commentary', [
        key('organization_id'),
        key('period'),
        int('version'),
        text('words'),
        text('figures'),
        text('written_at'),
        textOrNull('written_by'),
      ]),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('commentary');
  }
}
