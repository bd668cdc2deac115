import type { MigrationInterface, QueryRunner } from 'typeorm';
import { index, int, key, table, text, textOrNull, unique } from './columns';

const INDICATORS = table(
  'indicator',
  [
    key(),
    ...['committee_id', 'name', 'section', 'unit', 'period', 'sum', 'entrant'].map(text),
    ...['part_name', 'whole_name'].map(textOrNull),
    int('decimals'),
    text('targets'),
    int('sort'),
    int('version'),
    textOrNull('retired_at'),
    text('created_by'),
    text('created_at'),
  ],
  [index('ix_indicator_committee', 'committee_id')],
);

const REPORTS = table(
  'indicator_report',
  [
    key(),
    text('organization_id'),
    text('period'),
    text('draft'),
    int('version'),
    text('saved_at'),
    textOrNull('sent_at'),
  ],
  [unique('ux_indicator_report', 'organization_id', 'period')],
);

const VALUES = table(
  'indicator_value',
  [
    key(),
    ...['indicator_id', 'organization_id', 'period', 'first_month', 'last_month'].map(text),
    int('revision'),
    ...['part', 'whole'].map(textOrNull),
    int('more_than'),
    textOrNull('reason'),
    text('entered_by'),
    text('entered_at'),
    textOrNull('replaced_at'),
  ],
  [
    unique('ux_indicator_value', 'indicator_id', 'organization_id', 'period', 'revision'),
    index('ix_indicator_value_organization', 'organization_id', 'period'),
  ],
);

const CLOSINGS = table(
  'indicator_closing',
  [
    key(),
    ...['committee_id', 'period', 'closed_by', 'closed_at'].map(text),
    ...['reopened_by', 'reopened_at', 'reason'].map(textOrNull),
  ],
  [index('ix_indicator_closing', 'committee_id', 'period')],
);

/** What a committee has its organisations report besides scores: definitions, drafts, values with their history, closings. */
export class Indicators1797261000000 implements MigrationInterface {
  readonly name = 'Indicators1797261000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const each of [INDICATORS, REPORTS, VALUES, CLOSINGS]) await runner.createTable(each);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const each of [CLOSINGS, VALUES, REPORTS, INDICATORS]) await runner.dropTable(each);
  }
}
