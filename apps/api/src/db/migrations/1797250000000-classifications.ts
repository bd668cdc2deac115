import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guard } from '../written-once';
import { int, intOrNull, key, table, text, textOrNull, unique } from './columns';

const said = (who: string): ReturnType<typeof text>[] => [
  textOrNull(`${who}_class`),
  textOrNull(`${who}_ground`),
  textOrNull(`${who}_by`),
  textOrNull(`${who}_at`),
];

const DECIDED = [textOrNull('decided_class'), textOrNull('decision_number'), textOrNull('decided_on')];

const TABLES = [
  table(
    'annual_classification',
    [
      ...[key(), text('organization_id'), int('year'), int('version')],
      ...[...said('self'), ...said('proposed'), ...DECIDED, textOrNull('decided_by'), textOrNull('decided_at')],
    ],
    [unique('ux_annual_classification', 'organization_id', 'year')],
  ),
  table('class_ceiling', [
    key('organization_id'),
    ...[
      intOrNull('percent'),
      text('base'),
      text('rounding'),
      int('new_months'),
      int('by_kind'),
      textOrNull('ordered_by'),
    ],
  ]),
  table(
    'annual_conclusion',
    [
      ...[key(), text('organization_id'), int('year'), int('number'), int('decided'), int('undecided')],
      ...[text('hash'), text('concluded_by'), text('concluded_at')],
    ],
    [unique('ux_annual_conclusion', 'organization_id', 'year', 'number')],
  ),
  table('annual_conclusion_row', [
    ...[
      key('conclusion_id'),
      { ...key('place'), type: 'integer' },
      text('organization_id'),
      text('name'),
      text('kind'),
    ],
    ...[text('kind_label'), int('kind_sort'), int('is_cell'), text('sort_key'), text('folded'), text('exists_from')],
    ...[int('version'), ...said('self'), ...said('proposed'), ...DECIDED, int('n'), int('sum'), int('good')],
    ...[int('fair'), int('average'), int('poor'), text('results')],
  ]),
  table('annual_conclusion_reopening', [
    key('conclusion_id'),
    ...[text('reason'), text('reopened_by'), text('reopened_at')],
  ]),
];

const WRITTEN_ONCE = ['annual_conclusion', 'annual_conclusion_row', 'annual_conclusion_reopening'];

/** What was said and decided of organisations' years, ceilings, and lists as they were closed. */
export class Classifications1797250000000 implements MigrationInterface {
  readonly name = 'Classifications1797250000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const each of TABLES) await runner.createTable(each);
    for (const name of WRITTEN_ONCE) await guard(runner, name);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const each of TABLES.toReversed()) await runner.dropTable(each);
  }
}
