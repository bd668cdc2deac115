import type { MigrationInterface, QueryRunner } from 'typeorm';
import { index, key, table, text, textOrNull, unique } from './columns';

/** Codes on printed slips. */
export class Invitations1797301000000 implements MigrationInterface {
  readonly name = 'Invitations1797301000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      table(
        'invitation',
        [
          key(),
          text('account_id'),
          text('code_hash'),
          text('created_at'),
          text('created_by'),
          text('last_day'),
          textOrNull('used_at'),
          textOrNull('lapsed_at'),
        ],
        [unique('ux_invitation_code', 'code_hash'), index('ix_invitation_account', 'account_id')],
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('invitation');
  }
}
