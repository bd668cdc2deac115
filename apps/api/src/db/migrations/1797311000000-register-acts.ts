import type { MigrationInterface, QueryRunner } from 'typeorm';
import { index, key, table, text, textOrNull } from './columns';

const ACTS = table(
  'register_act',
  [
    key(),
    text('kind'),
    text('from_day'),
    textOrNull('decision_number'),
    textOrNull('decision_on'),
    textOrNull('title'),
    text('rows'),
    text('created_by'),
    text('created_at'),
    textOrNull('undone_by'),
    textOrNull('undone_at'),
    textOrNull('undone_reason'),
  ],
  [index('ix_register_act_day', 'from_day')],
);

const PARTS = table(
  'register_act_part',
  [key(), text('act_id'), text('organization_id'), text('part')],
  [index('ix_register_act_part_act', 'act_id'), index('ix_register_act_part_organization', 'organization_id')],
);

/** What was done to the register, by which decision, and the rows it was done with: enough to take it back. */
export class RegisterActs1797311000000 implements MigrationInterface {
  readonly name = 'RegisterActs1797311000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const each of [ACTS, PARTS]) await runner.createTable(each);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const each of [PARTS, ACTS]) await runner.dropTable(each);
  }
}
