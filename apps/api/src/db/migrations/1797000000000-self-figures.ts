import { createHash } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { intOrNull, textOrNull } from './columns';

const TABLES = ['scorecard', 'cell_month'];
const COLUMNS = [textOrNull('self_lines'), textOrNull('self_full'), intOrNull('seconds_spent')];
const AT_A_TIME = 500;

interface Sent {
  id: string;
  snapshot: string;
}

interface Snapshot {
  score: { lines: { code: string; points?: number; maxPoints: number; state: string }[] };
  secondsSpent?: number;
}

/** What the quality of scores needs of each sent card stands in its rows; it opened the snapshots of all of them before. */
export class SelfFigures1797000000000 implements MigrationInterface {
  readonly name = 'SelfFigures1797000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      for (const { name, type } of COLUMNS) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
    for (let after = ''; ;) {
      const sent = await page(runner, after);
      for (const each of sent) await fill(runner, each);
      if (sent.length < AT_A_TIME) break;
      after = sent[sent.length - 1].id;
    }
    const ofCard = (name: string): string =>
      `${name} = (SELECT c.${name} FROM scorecard c WHERE c.id = cell_month.scorecard_id)`;
    await runner.query(
      `UPDATE cell_month SET ${COLUMNS.map(({ name }) => ofCard(name)).join(', ')} WHERE self_total IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      for (const { name } of COLUMNS) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${name}`);
  }
}

function page(runner: QueryRunner, after: string): Promise<Sent[]> {
  return runner.manager.sql<Sent[]>`
    SELECT c.id, a.snapshot FROM scorecard c JOIN assessment a ON a.scorecard_id = c.id AND a.kind = 'SELF'
    WHERE c.id > ${after} AND a.revision = (
      SELECT max(b.revision) FROM assessment b WHERE b.scorecard_id = c.id AND b.kind = 'SELF')
    ORDER BY c.id LIMIT ${AT_A_TIME}`;
}

async function fill(runner: QueryRunner, { id, snapshot }: Sent): Promise<void> {
  const { score, secondsSpent } = JSON.parse(snapshot) as Snapshot;
  const points = score.lines.map(({ code, points }): [string, number | null] => [code, points ?? null]);
  const text = JSON.stringify(points.sort(([a], [b]) => (a < b ? -1 : 1)));
  const lines = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  const full = score.lines.map(({ points, maxPoints, state }) =>
    points !== undefined && points === maxPoints && state !== 'FULL_BY_RULE' ? '1' : '0',
  );
  await runner.manager.sql`
    UPDATE scorecard SET self_lines = ${lines}, self_full = ${full.join('')}, seconds_spent = CAST(${secondsSpent ?? null} AS integer)
    WHERE id = ${id}`;
}
