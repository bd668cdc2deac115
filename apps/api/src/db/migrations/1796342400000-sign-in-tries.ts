import type { MigrationInterface, QueryRunner } from 'typeorm';
import { index, int, key, table, text, textOrNull } from './columns';

const FAILURES = table(
  'sign_in_failure',
  [key(), text('subject'), text('at')],
  [index('ix_sign_in_failure', 'subject', 'at')],
);

const TRIES = table(
  'sign_in_try',
  [
    key('subject'),
    text('network'),
    textOrNull('account_id'),
    int('tries'),
    int('told'),
    text('open_at'),
    text('forget_at'),
  ],
  [index('ix_sign_in_try_forget', 'forget_at')],
);

const DEVICES = table(
  'known_device',
  [key('token_hash'), key('account_id'), text('used_at')],
  [index('ix_known_device_account', 'account_id')],
);

/** Tries are counted, one row per subject, instead of written one by one; browsers an account has signed in with. */
export class SignInTries1796342400000 implements MigrationInterface {
  readonly name = 'SignInTries1796342400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.dropTable('sign_in_failure');
    await runner.createTable(TRIES);
    await runner.createTable(DEVICES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(DEVICES);
    await runner.dropTable(TRIES);
    await runner.createTable(FAILURES);
  }
}
