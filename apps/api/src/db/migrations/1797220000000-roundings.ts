import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a committee rounds the shares in its tables. */
export class Roundings1797220000000 implements MigrationInterface {
  readonly name = 'Roundings1797220000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE committee_setting ADD COLUMN rounding text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE committee_setting DROP COLUMN rounding');
  }
}
