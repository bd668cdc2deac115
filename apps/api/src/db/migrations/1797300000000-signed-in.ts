import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an account was last signed in: those that never were are looked for. What the audit knows of it is taken over. */
export class SignedIn1797300000000 implements MigrationInterface {
  readonly name = 'SignedIn1797300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE account ADD COLUMN last_signed_in_at text');
    await runner.query(
      `UPDATE account SET last_signed_in_at = (SELECT max(audit.at) FROM audit
        WHERE audit.subject_id = account.id AND audit.action = 'session.opened')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE account DROP COLUMN last_signed_in_at');
  }
}
