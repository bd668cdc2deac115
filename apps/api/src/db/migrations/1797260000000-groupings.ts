import type { MigrationInterface, QueryRunner } from 'typeorm';
import { index, int, key, table, text, textOrNull, unique } from './columns';

const GROUPINGS = table(
  'organization_grouping',
  [key(), text('committee_id'), text('name'), int('version'), text('created_by'), text('created_at')],
  [unique('ux_organization_grouping', 'committee_id', 'name')],
);

const GROUPS = table(
  'organization_group',
  [key(), text('grouping_id'), text('name'), int('sort')],
  [index('ix_organization_group', 'grouping_id')],
);

const STAYS = table(
  'group_stay',
  [
    key(),
    text('grouping_id'),
    text('group_id'),
    text('organization_id'),
    text('valid_from'),
    textOrNull('valid_to'),
    text('created_by'),
    text('created_at'),
    textOrNull('dropped_by'),
    textOrNull('dropped_at'),
  ],
  [index('ix_group_stay', 'grouping_id', 'organization_id'), index('ix_group_stay_organization', 'organization_id')],
);

/** Organisations parted into groups by field of work, size, region: dated, never overwritten. */
export class Groupings1797260000000 implements MigrationInterface {
  readonly name = 'Groupings1797260000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const each of [GROUPINGS, GROUPS, STAYS]) await runner.createTable(each);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const each of [STAYS, GROUPS, GROUPINGS]) await runner.dropTable(each);
  }
}
