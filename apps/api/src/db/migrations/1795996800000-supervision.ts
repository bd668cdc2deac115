import type { MigrationInterface, QueryRunner } from 'typeorm';
import { index, int, key, table, text, textOrNull } from './columns';

const OFFICERS = table(
  'supervising_officer',
  [
    key(),
    text('committee_id'),
    text('cell_id'),
    text('name'),
    textOrNull('account_id'),
    text('valid_from'),
    textOrNull('valid_to'),
    int('version'),
    text('created_by'),
    text('created_at'),
  ],
  [
    index('ix_supervising_officer_cell', 'cell_id', 'committee_id'),
    index('ix_supervising_officer_committee', 'committee_id'),
  ],
);

/** Who of a committee follows a branch. */
export class Supervision1795996800000 implements MigrationInterface {
  readonly name = 'Supervision1795996800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(OFFICERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(OFFICERS);
  }
}
