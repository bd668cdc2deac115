import type { MigrationInterface, QueryRunner } from 'typeorm';
import { index, int, key, table, text, textOrNull, unique } from './columns';

const TABLES = [
  table(
    'visit',
    [
      key(),
      text('committee_id'),
      text('organization_id'),
      text('kind'),
      text('quarter'),
      text('planned_on'),
      text('members'),
      text('state'),
      textOrNull('reason'),
      textOrNull('done_on'),
      textOrNull('assessment_id'),
      int('version'),
      text('created_by'),
      text('created_at'),
    ],
    [
      index('ix_visit_committee', 'committee_id', 'quarter'),
      index('ix_visit_organization', 'organization_id'),
      index('ix_visit_quarter', 'quarter'),
    ],
  ),
  table(
    'visit_target',
    [key(), text('organization_id'), text('quarter'), int('cells'), int('committees')],
    [unique('ux_visit_target', 'organization_id', 'quarter')],
  ),
  table(
    'visit_finding',
    [
      key(),
      text('visit_id'),
      text('words'),
      text('action'),
      text('owner'),
      text('due_on'),
      text('created_by'),
      text('created_at'),
      textOrNull('done_at'),
      textOrNull('done_by'),
    ],
    [index('ix_visit_finding_visit', 'visit_id')],
  ),
];

/** Working groups that sit in on meetings: plan, what came of it, and what they found. */
export class Visits1795737600000 implements MigrationInterface {
  readonly name = 'Visits1795737600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const each of TABLES) await runner.createTable(each);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const each of TABLES.toReversed()) await runner.dropTable(each);
  }
}
