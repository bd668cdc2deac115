import type { MigrationInterface, QueryRunner } from 'typeorm';
import { index, int, key, table, text, textOrNull } from './columns';

const COMMENDATION = table(
  'commendation',
  [
    ...[key(), text('committee_id'), text('organization_id'), int('year'), text('kind'), text('form')],
    ...[text('recipient'), int('count'), text('for_what'), text('decision_number'), text('decided_on')],
    ...[text('folded'), text('sort_key'), int('version'), text('created_by'), text('created_at')],
    ...[textOrNull('withdrawn_at'), textOrNull('withdrawn_by'), textOrNull('withdrawn_reason')],
  ],
  [index('ix_commendation_list', 'committee_id', 'year')],
);

/** Whom committees have commended. */
export class Commendations1797251000000 implements MigrationInterface {
  readonly name = 'Commendations1797251000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(COMMENDATION);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(COMMENDATION);
  }
}
