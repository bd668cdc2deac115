import type { MigrationInterface, QueryRunner } from 'typeorm';
import { index, int, key, table, text, textOrNull, unique } from './columns';

const NOTICES = table(
  'notice',
  [key(), text('account_id'), text('key'), text('kind'), text('content'), text('created_at'), textOrNull('read_at')],
  [unique('ux_notice', 'key', 'account_id'), index('ix_notice_account', 'account_id', 'created_at')],
);

const MAILS = table(
  'mail',
  [
    key(),
    text('account_id'),
    text('key'),
    text('address'),
    text('subject'),
    text('body'),
    text('state'),
    int('attempts'),
    text('next_try_at'),
    textOrNull('claimed_at'),
    textOrNull('sent_at'),
    textOrNull('error'),
    text('created_at'),
  ],
  [unique('ux_mail', 'account_id', 'key'), index('ix_mail_state', 'state', 'next_try_at')],
);

/** Notices of accounts, letters on their way, and where an account reads letters. */
export class Notices1796083200000 implements MigrationInterface {
  readonly name = 'Notices1796083200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE account ADD COLUMN email text');
    await runner.createTable(NOTICES);
    await runner.createTable(MAILS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(MAILS);
    await runner.dropTable(NOTICES);
    await runner.query('ALTER TABLE account DROP COLUMN email');
  }
}
