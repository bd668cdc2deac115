import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is found in a piece that is a part of one file. What was asked for before is an archive. */
export class PartsOfOneFile1797270000000 implements MigrationInterface {
  readonly name = 'PartsOfOneFile1797270000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE job_piece ADD COLUMN papers text');
    await runner.query(`UPDATE job SET plan = '{"file":"zip",' || substr(plan, 2)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE job SET plan = replace(plan, '"file":"zip",', '')`);
    await runner.query('ALTER TABLE job_piece DROP COLUMN papers');
  }
}
