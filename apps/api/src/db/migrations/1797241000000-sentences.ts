import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The sentence a committee reports its months in. */
export class Sentences1797241000000 implements MigrationInterface {
  readonly name = 'Sentences1797241000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE committee_setting ADD COLUMN sentence text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE committee_setting DROP COLUMN sentence');
  }
}
