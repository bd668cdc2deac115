import { searchable } from '@chibo/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableColumn } from 'typeorm';
import { text, textOrNull } from './columns';

const AT_A_TIME = 1000;

/** What organisations are searched by, word by word, and their codes in the national registers. */
export class RegisterSearch1797310000000 implements MigrationInterface {
  readonly name = 'RegisterSearch1797310000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of ['words', 'national_code'])
      await runner.addColumn('organization_profile', new TableColumn(textOrNull(column)));
    await fill(runner);
    const [before, after] = [textOrNull('words'), text('words')].map((column) => new TableColumn(column));
    await runner.changeColumn('organization_profile', before, after);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns('organization_profile', ['national_code', 'words']);
  }
}

async function fill(runner: QueryRunner): Promise<void> {
  for (;;) {
    const rows = await runner.manager.sql<{ id: string; name: string; code: string }[]>`
      SELECT id, name, code FROM organization_profile WHERE words IS NULL LIMIT ${AT_A_TIME}`;
    for (const { id, name, code } of rows)
      await runner.manager.sql`UPDATE organization_profile SET words = ${searchable(name, code)} WHERE id = ${id}`;
    if (rows.length < AT_A_TIME) return;
  }
}
