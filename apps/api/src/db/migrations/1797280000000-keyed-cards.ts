import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = ['keyed_by', 'paper', 'received_on', 'answered_at', 'answered_by', 'objection', 'own_draft'];

/** Cards keyed in by the superior from paper: by whom, from what, when it came, and what the branch says of it. */
export class KeyedCards1797280000000 implements MigrationInterface {
  readonly name = 'KeyedCards1797280000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE scorecard ADD COLUMN ${column} text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of [...COLUMNS].reverse()) await runner.query(`ALTER TABLE scorecard DROP COLUMN ${column}`);
  }
}
