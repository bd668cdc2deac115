import { sortKey } from '@chibo/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableColumn } from 'typeorm';
import { index, int, intOrNull, key, table, text, textOrNull, unique } from './columns';

const CELL_MONTH = table(
  'cell_month',
  [
    key('obligation_id'),
    text('cell_id'),
    text('month'),
    textOrNull('superior_id'),
    text('cell_kind'),
    text('state'),
    textOrNull('reason'),
    textOrNull('scorecard_id'),
    textOrNull('kind'),
    textOrNull('criteria_set_version_id'),
    text('deadline'),
    textOrNull('sent_on'),
    intOrNull('self_total'),
    textOrNull('self_band'),
    intOrNull('verified_total'),
    intOrNull('observed_total'),
    textOrNull('observed_band'),
    intOrNull('decided_total'),
    textOrNull('decided_band'),
  ],
  [unique('ux_cell_month', 'cell_id', 'month'), index('ix_cell_month_superior', 'month', 'superior_id', 'state')],
);

const CELL_MONTH_DAY = table('cell_month_day', [key(), text('day')]);

const SUPERIOR = table(
  'organization_superior',
  [key('organization_id'), key('superior_id'), key('valid_from'), textOrNull('valid_to'), int('distance')],
  [index('ix_organization_superior', 'superior_id', 'organization_id')],
);

/** What lists and counts read: one row per branch and month, who stands under whom, names in Vietnamese order. */
export class CellMonths1796515200000 implements MigrationInterface {
  readonly name = 'CellMonths1796515200000';

  /** The two tables are filled at the start that follows, which finds them empty (cell-months.service.ts). */
  async up(runner: QueryRunner): Promise<void> {
    for (const each of [CELL_MONTH, CELL_MONTH_DAY, SUPERIOR]) await runner.createTable(each);
    await runner.query('ALTER TABLE organization_profile ADD COLUMN sort_key text');
    await fillSortKeys(runner);
    await runner.changeColumn(
      'organization_profile',
      new TableColumn(textOrNull('sort_key')),
      new TableColumn(text('sort_key')),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const each of [SUPERIOR, CELL_MONTH_DAY, CELL_MONTH]) await runner.dropTable(each);
    await runner.query('ALTER TABLE organization_profile DROP COLUMN sort_key');
  }
}

const AT_A_TIME = 1000;

async function fillSortKeys(runner: QueryRunner): Promise<void> {
  for (;;) {
    const rows = await runner.manager.sql<{ id: string; name: string }[]>`
      SELECT id, name FROM organization_profile WHERE sort_key IS NULL LIMIT ${AT_A_TIME}`;
    for (const { id, name } of rows)
      await runner.manager.sql`UPDATE organization_profile SET sort_key = ${sortKey(name)} WHERE id = ${id}`;
    if (rows.length < AT_A_TIME) return;
  }
}
