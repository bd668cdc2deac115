import type { MigrationInterface, QueryRunner } from 'typeorm';
import { index, int, key, table, text, textOrNull } from './columns';

const TABLES = [
  table(
    'exemplary_model',
    [
      ...[key(), text('committee_id'), text('organization_id'), int('year'), text('title'), text('summary')],
      ...[text('state'), text('folded'), text('nominated_by'), text('nominated_at'), textOrNull('opened_on')],
      ...[textOrNull('open_until'), textOrNull('decision_number'), textOrNull('decided_on'), int('version')],
    ],
    [index('ix_exemplary_model_list', 'committee_id', 'year')],
  ),
  table(
    'model_remark',
    [key(), text('model_id'), text('organization_id'), text('kind'), text('words'), text('by'), text('at')],
    [index('ix_model_remark_model', 'model_id')],
  ),
];

/** Models of "học tập và làm theo Bác": nominations, what others say of them, decisions. */
export class ExemplaryModels1797252000000 implements MigrationInterface {
  readonly name = 'ExemplaryModels1797252000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const each of TABLES) await runner.createTable(each);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const each of TABLES.toReversed()) await runner.dropTable(each);
  }
}
