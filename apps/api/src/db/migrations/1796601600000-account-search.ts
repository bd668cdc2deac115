import { foldVietnamese, sortKey } from '@chibo/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableColumn } from 'typeorm';
import { text, textOrNull } from './columns';

const COLUMNS = ['folded', 'sort_key'];

const AT_A_TIME = 1000;

/** What the list of accounts is searched and sorted by. */
export class AccountSearch1796601600000 implements MigrationInterface {
  readonly name = 'AccountSearch1796601600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE account ADD COLUMN ${column} text`);
    await fill(runner);
    for (const column of COLUMNS)
      await runner.changeColumn('account', new TableColumn(textOrNull(column)), new TableColumn(text(column)));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE account DROP COLUMN ${column}`);
  }
}

async function fill(runner: QueryRunner): Promise<void> {
  for (;;) {
    const rows = await runner.manager.sql<{ id: string; login: string; display_name: string }[]>`
      SELECT id, login, display_name FROM account WHERE sort_key IS NULL LIMIT ${AT_A_TIME}`;
    for (const { id, login, display_name: name } of rows)
      await runner.manager.sql`
        UPDATE account SET folded = ${foldVietnamese(`${name} ${login}`)}, sort_key = ${sortKey(name)} WHERE id = ${id}`;
    if (rows.length < AT_A_TIME) return;
  }
}
