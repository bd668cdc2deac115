import type { BareDb, Row } from './bare-db';
import type { Model } from './bare';

interface Lists {
  ranking(model: Model, month: string): Promise<string>;
  table(model: Model, month: string, organizationId: string): Promise<string>;
  queue(model: Model, month: string, committeeId: string): Promise<string>;
}

/** The three lists of a committee, each by one or two statements and as the same JSON as the product's. */
export function bareLists(db: BareDb): Lists {
  const [ranking, table, queue] = [rankingOf(db), tableOf(db), queueOf(db)];
  return { ranking, table, queue };
}

/** A page of ranks with ties, means by organisation. */
function rankingOf(db: BareDb): Lists['ranking'] {
  const page = db.all(
    `SELECT c.id, c.cell_id, c.total, c.band, c.rank, c.among, c.ranked, p.name, q.name AS parent_name FROM (
        SELECT id, cell_id, superior_id, decided_total AS total, decided_band AS band, rank() OVER (ORDER BY decided_total DESC) AS rank,
          count(*) OVER (PARTITION BY decided_total) AS among, count(*) OVER () AS ranked
        FROM scorecard WHERE month = ? AND state = 'DECIDED'
      ) c JOIN organization_profile p ON p.organization_id = c.cell_id JOIN organization_profile q ON q.organization_id = c.superior_id
      ORDER BY c.rank, p.sort_key LIMIT 100`,
  );
  const sums = db.all(
    `SELECT c.superior_id, q.name, sum(c.decided_total) AS sum, count(*) AS n FROM scorecard c
      JOIN organization_profile q ON q.organization_id = c.superior_id
      WHERE c.month = ? AND c.state = 'DECIDED' GROUP BY c.superior_id ORDER BY q.sort_key`,
  );
  return async (model, month) => {
    const rows = await page(month);
    const cells = rows.map((row) => ({
      rank: row['rank'],
      tied: Number(row['among']) > 1,
      among: row['among'],
      cellId: row['cell_id'],
      name: row['name'],
      parentName: row['parent_name'],
      scorecardId: row['id'],
      total: row['total'],
      band: row['band'],
    }));
    const means = (await sums(month))
      .map((row) => ({ id: row['superior_id'], name: row['name'], sum: Number(row['sum']), n: Number(row['n']) }))
      .sort((x, y) => y.sum / y.n - x.sum / x.n);
    const organizations = ranked(means, (row) => row.sum / row.n).map(({ item: { id, name, sum, n }, rank, tied }) => ({
      rank,
      tied,
      organizationId: id,
      name,
      mean: Math.round(sum / n),
      sum,
      n,
    }));
    const known = rows[0]['ranked'];
    return JSON.stringify({
      ...model.ranking,
      cells,
      total: known,
      ranked: known,
      organizations,
      undecided: [],
      missing: [],
    });
  };
}

function ranked<T>(rows: T[], key: (row: T) => number): { item: T; rank: number; tied: boolean }[] {
  const result: { item: T; rank: number; tied: boolean }[] = [];
  for (const [at, item] of rows.entries()) {
    const above = at > 0 && key(rows[at - 1]) === key(item);
    const below = at + 1 < rows.length && key(rows[at + 1]) === key(item);
    result.push({ item, rank: above ? result[at - 1].rank : at + 1, tied: above || below });
  }
  return result;
}

const SUMS = ['open', 'returned', 'waiting', 'decided', 'excused', 'not_held', 'good', 'fair', 'average', 'poor']
  .map((column) => `COALESCE(SUM(c.${column}), 0) AS ${column}`)
  .join(', ');

/** Counts of every subordinate from the derived rows, and of those who have not sent the late ones. */
function tableOf(db: BareDb): Lists['table'] {
  const counts = db.all(
    `SELECT p.organization_id, p.name, p.code, k.label, ${SUMS} FROM organization_link l
      JOIN organization_profile p ON p.organization_id = l.child_id JOIN organization_kind k ON k.code = p.kind
      LEFT JOIN month_count c ON c.superior_id = l.child_id AND c.month = ?
      WHERE l.parent_id = ? GROUP BY p.organization_id ORDER BY p.sort_key`,
  );
  const lates = db.all(
    `SELECT r.superior_id, count(*) AS n FROM organization_link l JOIN cell_month r ON r.superior_id = l.child_id
      WHERE l.parent_id = ? AND r.month = ? AND r.state IN ('OPEN', 'DRAFT') AND r.deadline < ? GROUP BY r.superior_id`,
  );
  return async (model, month, organizationId) => {
    const rows = await counts(month, organizationId);
    const late = new Map(
      (await lates(organizationId, month, new Date().toISOString().slice(0, 10))).map((row) => [
        row['superior_id'],
        Number(row['n']),
      ]),
    );
    const shown = rows.map((row) => ({
      organizationId: row['organization_id'],
      name: row['name'],
      code: row['code'],
      kindLabel: row['label'],
      isCell: false,
      counts: countsOf([row], late.get(row['organization_id']) ?? 0),
    }));
    const total = countsOf(
      rows,
      [...late.values()].reduce((sum, n) => sum + n, 0),
    );
    return JSON.stringify({ ...model.table, rows: shown, total, at: new Date().toISOString() });
  };
}

function countsOf(rows: readonly Row[], late: number): object {
  const sum = (column: string): number => rows.reduce((all, row) => all + Number(row[column]), 0);
  const [open, returned, waiting, excused] = [sum('open'), sum('returned'), sum('waiting'), sum('excused')];
  const [notHeld, rated] = [sum('not_held'), sum('decided')];
  const bands = { GOOD: sum('good'), FAIR: sum('fair'), AVERAGE: sum('average'), POOR: sum('poor') };
  const notRated = open + returned + waiting + excused + notHeld;
  const share = (n: number): number => Math.floor((n * 2000 + rated) / (2 * rated));
  const percents = Object.fromEntries(Object.entries(bands).map(([band, n]) => [band, share(n)]));
  return {
    existing: notRated + rated,
    owed: notRated + rated - excused,
    rated,
    bands,
    ...(rated > 0 ? { percents } : {}),
    notRated,
    notRatedBecause: { excused, notHeld, returned, waiting, open: open - late, late },
  };
}

/** The waiting cards with the score of each and of the month before, opened. */
function queueOf(db: BareDb): Lists['queue'] {
  const waiting = db.all(
    `SELECT c.id, c.version, c.cell_id, c.state, c.submitted_at, p.name, q.name AS parent_name, a.snapshot, b.snapshot AS before
      FROM scorecard c JOIN organization_profile p ON p.organization_id = c.cell_id
      JOIN organization_profile q ON q.organization_id = c.superior_id
      JOIN assessment a ON a.scorecard_id = c.id AND a.kind = 'SELF'
      JOIN scorecard e ON e.cell_id = c.cell_id AND e.month = (
        SELECT max(month) FROM scorecard WHERE cell_id = c.cell_id AND month < c.month)
      JOIN assessment b ON b.scorecard_id = e.id AND b.kind = 'SELF'
      WHERE c.month = ? AND c.superior_id = ? AND c.state = 'SUBMITTED' ORDER BY c.submitted_at, c.id`,
  );
  return async (model, month, committeeId) => {
    const rows = await waiting(month, committeeId);
    const known = model.queue['items'] as Record<string, unknown>[];
    const items = rows.map((row, at) => {
      const { score } = JSON.parse(String(row['snapshot'])) as { score: { total: number; band: string } };
      const before = JSON.parse(String(row['before'])) as { score: { total: number } };
      return {
        scorecardId: row['id'],
        version: row['version'],
        cellId: row['cell_id'],
        name: row['name'],
        parentName: row['parent_name'],
        state: row['state'],
        stateLabel: known[at]['stateLabel'],
        total: score.total,
        band: score.band,
        previousTotal: before.score.total,
        submittedAt: row['submitted_at'],
        exceptions: known[at]['exceptions'],
        move: known[at]['move'],
      };
    });
    return JSON.stringify({ ...model.queue, items });
  };
}
