import type { MigrationInterface, QueryRunner } from 'typeorm';
import { index, int, key, table, text, textOrNull, unique } from './columns';

const JOBS = table(
  'job',
  [
    key(),
    text('account_id'),
    text('kind'),
    text('title'),
    text('plan'),
    text('state'),
    int('done'),
    int('total'),
    int('failures'),
    text('next_try_at'),
    textOrNull('claim'),
    textOrNull('claimed_at'),
    textOrNull('error'),
    text('created_at'),
    textOrNull('finished_at'),
  ],
  [index('ix_job_state', 'state', 'next_try_at'), index('ix_job_account', 'account_id', 'created_at')],
);

const PIECES = table(
  'job_piece',
  [key(), text('job_id'), int('place'), text('name'), text('content')],
  [unique('ux_job_piece', 'job_id', 'place')],
);

/** Work that takes longer than a request, and what has been made of it so far. */
export class Jobs1796860800000 implements MigrationInterface {
  readonly name = 'Jobs1796860800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(JOBS);
    await runner.createTable(PIECES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(PIECES);
    await runner.dropTable(JOBS);
  }
}
