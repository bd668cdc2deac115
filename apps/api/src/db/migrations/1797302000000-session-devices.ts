import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = ['device', 'network'];

/** In which browser and from where a session was opened, so that its owner knows it again. */
export class SessionDevices1797302000000 implements MigrationInterface {
  readonly name = 'SessionDevices1797302000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE session ADD COLUMN ${column} text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE session DROP COLUMN ${column}`);
  }
}
