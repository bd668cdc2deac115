import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Observed scores of meetings whose card the branch has not sent. */
export class PendingObservations1797290000000 implements MigrationInterface {
  readonly name = 'PendingObservations1797290000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE visit ADD COLUMN pending text');
    await runner.query('CREATE INDEX ix_visit_pending ON visit (organization_id) WHERE pending IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_visit_pending');
    await runner.query('ALTER TABLE visit DROP COLUMN pending');
  }
}
