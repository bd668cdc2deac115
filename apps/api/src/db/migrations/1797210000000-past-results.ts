import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Results of months of before, entered from paper. */
export class PastResults1797210000000 implements MigrationInterface {
  readonly name = 'PastResults1797210000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE obligation ADD COLUMN recorded_total integer');
    await runner.query('ALTER TABLE obligation ADD COLUMN recorded_band text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE obligation DROP COLUMN recorded_band');
    await runner.query('ALTER TABLE obligation DROP COLUMN recorded_total');
  }
}
