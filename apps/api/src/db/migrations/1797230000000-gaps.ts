import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From which gap on a committee lists the grounds of a verified score. */
export class Gaps1797230000000 implements MigrationInterface {
  readonly name = 'Gaps1797230000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE committee_setting ADD COLUMN gap_from integer');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE committee_setting DROP COLUMN gap_from');
  }
}
