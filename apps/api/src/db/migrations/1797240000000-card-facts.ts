import type { MigrationInterface, QueryRunner } from 'typeorm';
import { intOrNull, key, table } from './columns';

const NUMBERS = [
  'members',
  'expected',
  'present',
  'speakers',
  'tasks_assigned',
  'tasks_done',
  'directive05',
  'voters',
  'in_favour',
];
const AT_A_TIME = 500;

interface Sent {
  id: string;
  snapshot: string;
}

interface Snapshot {
  content: { facts: Record<string, number | boolean | undefined>; vote?: Record<string, number | undefined> };
}

/** What sums over many cards need of each sent one stands in a row of its own. */
export class CardFacts1797240000000 implements MigrationInterface {
  readonly name = 'CardFacts1797240000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(table('card_facts', [key('scorecard_id'), ...NUMBERS.map(intOrNull)]));
    for (let after = ''; ;) {
      const sent = await page(runner, after);
      for (const each of sent) await fill(runner, each);
      if (sent.length < AT_A_TIME) break;
      after = sent[sent.length - 1].id;
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('card_facts');
  }
}

function page(runner: QueryRunner, after: string): Promise<Sent[]> {
  return runner.manager.sql<Sent[]>`
    SELECT c.id, a.snapshot FROM scorecard c JOIN assessment a ON a.scorecard_id = c.id AND a.kind = 'SELF'
    WHERE c.id > ${after} AND a.revision = (
      SELECT max(b.revision) FROM assessment b WHERE b.scorecard_id = c.id AND b.kind = 'SELF')
    ORDER BY c.id LIMIT ${AT_A_TIME}`;
}

/** Phải dự as it was reckoned when this was written. */
const CORRECTIONS: readonly [fact: string, sign: 1 | -1][] = [
  ['temporaryIn', 1],
  ['temporaryOut', -1],
  ['exempt', -1],
  ['specialDuty', -1],
  ['exemptPresent', 1],
];

async function fill(runner: QueryRunner, { id, snapshot }: Sent): Promise<void> {
  const { facts, vote = {} } = (JSON.parse(snapshot) as Snapshot).content;
  const count = (fact: string): number | null => (typeof facts[fact] === 'number' ? facts[fact] : null);
  const members = count('memberCount');
  const corrected = CORRECTIONS.reduce((sum, [fact, sign]) => sum + sign * (count(fact) ?? 0), members ?? 0);
  const theme = facts['directive05Theme'];
  const values = [
    members,
    members === null ? null : corrected,
    count('present'),
    count('speakers'),
    count('tasksAssigned'),
    count('tasksDone'),
    theme === undefined ? null : Number(theme),
    vote['officialPresent'] ?? null,
    vote['approve'] ?? null,
  ];
  // Whole numbers only: nothing of outside stands in the statement.
  const written = values.map((value) => (Number.isInteger(value) ? String(value) : 'NULL')).join(', ');
  const row = `INSERT INTO card_facts (scorecard_id, ${NUMBERS.join(', ')})`;
  await runner.query(`${row} SELECT id, ${written} FROM scorecard WHERE id = '${id.replaceAll("'", "''")}'`);
}
