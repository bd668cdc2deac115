import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guard, guardLess, guardMore } from '../written-once';
import { index, int, key, table, text } from './columns';

const GUARDED_ALREADY = ['audit', 'assessment', 'month_closing', 'month_reopening'];

const READING = table(
  'card_reading',
  [key('account_id'), key('scorecard_id'), text('read_at')],
  [index('ix_card_reading_card', 'scorecard_id')],
);
const PLACE = table(
  'visit_place',
  [key('visit_id'), key('account_id'), key('month'), text('organization_id'), text('since')],
  [index('ix_visit_place_account', 'account_id', 'month')],
);
const MARK = table('folder_mark', [key(), text('data_id'), int('run')]);
const REFUSED = table('refused_act', [key('hour'), key('account_id'), key('route'), key('code'), int('times')]);

const COLUMNS = [
  // Until when a password that somebody else made can be used, and when it was.
  ['account', 'one_time_until'],
  ['account', 'one_time_used_at'],
  // The organisation whose level ordered it; absent: nobody remembers.
  ['committee_setting', 'ordered_by'],
  ['deadline_rule', 'ordered_by'],
  ['deadline_exception', 'ordered_by'],
];

/**
 * Written-once tables refuse to be replaced too; who has read a card and who has ever been named for a visit is kept; refused
 * acts are counted; what a level above ordered says so.
 */
export class Trust1796428800000 implements MigrationInterface {
  readonly name = 'Trust1796428800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const each of [READING, PLACE, MARK, REFUSED]) await runner.createTable(each);
    for (const [name, column] of COLUMNS) await runner.query(`ALTER TABLE ${name} ADD COLUMN ${column} text`);
    await namedAlready(runner);
    for (const name of GUARDED_ALREADY) await guardMore(runner, name);
    await guard(runner, READING.name);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of GUARDED_ALREADY) await guardLess(runner, name);
    for (const [name, column] of COLUMNS.toReversed()) await runner.query(`ALTER TABLE ${name} DROP COLUMN ${column}`);
    for (const each of [REFUSED, MARK, PLACE, READING]) await runner.dropTable(each);
  }
}

interface VisitRow {
  id: string;
  organization_id: string;
  planned_on: string;
  done_on: string | null;
  members: string;
  created_at: string;
}

/** Who is named in a visit at this moment has been named; who was taken off before is in the audit alone. */
async function namedAlready(runner: QueryRunner): Promise<void> {
  const rows = (await runner.query(
    'SELECT id, organization_id, planned_on, done_on, members, created_at FROM visit',
  )) as VisitRow[];
  for (const visit of rows) {
    const members = JSON.parse(visit.members) as { accountId?: string }[];
    const accounts = new Set(members.flatMap(({ accountId }) => (accountId ? [accountId] : [])));
    const months = new Set([visit.planned_on, visit.done_on ?? visit.planned_on].map((day) => day.slice(0, 7)));
    for (const account of accounts)
      for (const month of months)
        await runner.manager.sql`
          INSERT INTO visit_place (visit_id, account_id, month, organization_id, since)
          VALUES (${visit.id}, ${account}, ${month}, ${visit.organization_id}, ${visit.created_at})`;
  }
}
