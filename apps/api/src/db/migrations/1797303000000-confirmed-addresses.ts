import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = ['email_confirmed_at', 'email_code_hash', 'email_code_until'];

/** An address is confirmed before letters go there; those entered before count as confirmed, since letters have gone there. */
export class ConfirmedAddresses1797303000000 implements MigrationInterface {
  readonly name = 'ConfirmedAddresses1797303000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE account ADD COLUMN ${column} text`);
    await runner.query('UPDATE account SET email_confirmed_at = created_at WHERE email IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE account DROP COLUMN ${column}`);
  }
}
