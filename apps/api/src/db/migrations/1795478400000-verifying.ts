import type { MigrationInterface, QueryRunner } from 'typeorm';
import { int, key, table, text } from './columns';

const SETTINGS = table('committee_setting', [key('organization_id'), text('decides'), int('two_people')]);

const NEW_COLUMNS = [
  ['verified_total', 'integer'],
  ['verified_at', 'text'],
  ['verified_by', 'text'],
  ['returned_lines', 'text'],
  ['returned_due', 'text'],
];

/** Verifying apart from deciding, returning by line, and each committee's way of deciding. */
export class Verifying1795478400000 implements MigrationInterface {
  readonly name = 'Verifying1795478400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(SETTINGS);
    for (const [column, type] of NEW_COLUMNS) await runner.query(`ALTER TABLE scorecard ADD COLUMN ${column} ${type}`);
    // Until now a confirmation was both acts in one.
    await runner.query(
      "UPDATE scorecard SET verified_total = decided_total, verified_at = decided_at, verified_by = decided_by WHERE state = 'DECIDED'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [column] of NEW_COLUMNS) await runner.query(`ALTER TABLE scorecard DROP COLUMN ${column}`);
    await runner.dropTable(SETTINGS);
  }
}
