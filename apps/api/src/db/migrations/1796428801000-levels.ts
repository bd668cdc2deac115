import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The organisation from whose level it was done; absent: nobody remembers. */
const COLUMNS = [
  ['obligation', 'ordered_by'],
  ['scorecard', 'decided_from'],
  ['organization_profile', 'ordered_by'],
  ['criteria_set_version', 'ordered_by'],
];

/** Excuses, decided bands, minima of single branches and published sets remember the level they came from. */
export class Levels1796428801000 implements MigrationInterface {
  readonly name = 'Levels1796428801000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, column] of COLUMNS) await runner.query(`ALTER TABLE ${name} ADD COLUMN ${column} text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, column] of COLUMNS.toReversed()) await runner.query(`ALTER TABLE ${name} DROP COLUMN ${column}`);
  }
}
