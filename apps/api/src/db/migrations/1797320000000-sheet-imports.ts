import type { MigrationInterface, QueryRunner } from 'typeorm';
import { index, int, key, table, text, textOrNull } from './columns';

const IMPORTS = table(
  'sheet_import',
  [
    key(),
    text('account_id'),
    text('sheet'),
    text('file_name'),
    text('hash'),
    text('state'),
    text('counts'),
    text('notes'),
    textOrNull('job_id'),
    textOrNull('failure'),
    text('created_at'),
    textOrNull('applied_at'),
  ],
  [index('ix_sheet_import_account', 'account_id', 'created_at')],
);

const ROWS = table(
  'sheet_import_row',
  [
    key('import_id'),
    { ...int('place'), isPrimary: true },
    int('row_number'),
    text('fate'),
    text('title'),
    text('row_values'),
    text('changes'),
    text('faults'),
  ],
  [index('ix_sheet_import_row_fate', 'import_id', 'fate', 'place')],
);

/** Files that were sent in, with what would become of each of their rows. */
export class SheetImports1797320000000 implements MigrationInterface {
  readonly name = 'SheetImports1797320000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(IMPORTS);
    await runner.createTable(ROWS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(ROWS);
    await runner.dropTable(IMPORTS);
  }
}
