import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import sqlite3 from 'sqlite3';

/**
 * The yardstick: node:http and prepared raw SQL on the same schema, file and pragmas. A send is one transaction that
 * writes the same rows as the product (card, snapshot, two audit rows, key) and answers the same bytes; a ranking is one
 * query and the same JSON. No framework, no validation, no rights, no rules.
 */
const file = process.argv[2];
const db = new sqlite3.Database(file);
const reader = new sqlite3.Database(file, sqlite3.OPEN_READONLY);
type Row = Record<string, string | number | null>;

const run = (statement: sqlite3.Statement, ...values: unknown[]): Promise<void> =>
  new Promise((resolve, reject) => statement.run(values, (error: Error | null) => (error ? reject(error) : resolve())));
const all = (statement: sqlite3.Statement, ...values: unknown[]): Promise<Row[]> =>
  new Promise((resolve, reject) =>
    statement.all(values, (error: Error | null, rows: unknown[]) => (error ? reject(error) : resolve(rows as Row[]))),
  );
const exec = (on: sqlite3.Database, sql: string): Promise<void> =>
  new Promise((resolve, reject) => on.exec(sql, (error) => (error ? reject(error) : resolve())));

await exec(
  db,
  'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;',
);
await exec(reader, 'PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;');

const begin = db.prepare('BEGIN');
const commit = db.prepare('COMMIT');
const cardById = db.prepare('SELECT id, version, month FROM scorecard WHERE id = ?');
const updateCard = db.prepare(
  "UPDATE scorecard SET state = 'SUBMITTED', version = version + 1, draft = ?, self_total = ?, self_band = ?, receipt_number = ?, submitted_at = ?, submitted_by = ?, deadline = ?, saved_at = ? WHERE id = ? AND version = ?",
);
const insertSnapshot = db.prepare(
  'INSERT INTO assessment (id, scorecard_id, kind, revision, criteria_set_version_id, snapshot, total, band, author_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
);
const insertAudit = db.prepare(
  'INSERT INTO audit (at, account_id, action, subject_type, subject_id, payload, request_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
);
const insertKey = db.prepare(
  'INSERT INTO idempotency_key (id, payload_hash, response, created_at) VALUES (?, ?, ?, ?)',
);
const ranking = reader.prepare(
  "SELECT c.id, c.cell_id, c.superior_id, c.decided_total, c.decided_band, p.name, q.name AS parent_name FROM scorecard c JOIN organization_profile p ON p.organization_id = c.cell_id JOIN organization_profile q ON q.organization_id = c.superior_id WHERE c.month = ? AND c.state = 'DECIDED' ORDER BY c.decided_total DESC, p.name",
);

/** Snapshot and receipt of the same size as the product's, given by the bench once it has seen them. */
let model = { snapshot: '', receipt: '', view: {} as Record<string, unknown> };
let queue: Promise<unknown> = Promise.resolve();
let sent = 0;

const server = createServer((request, response) => void answer(request, response));
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, route, id] = (request.url ?? '').split('/');
  if (route === 'model') model = JSON.parse(await body(request)) as typeof model;
  if (route === 'send')
    return reply(response, await enqueue(id, await body(request), String(request.headers['idempotency-key'])));
  if (route === 'ranking') return reply(response, await rank(id));
  reply(response, '{}');
}

function enqueue(id: string, text: string, key: string): Promise<string> {
  const result = queue.then(() => send(id, JSON.parse(text) as object, key));
  queue = result.catch(() => undefined);
  return result;
}

async function send(id: string, content: object, key: string): Promise<string> {
  const at = new Date().toISOString();
  const unique = `bare-${(sent += 1)}`;
  await run(begin);
  const [card] = await all(cardById, id);
  await run(insertSnapshot, unique, id, 'SELF', 1, 'set', model.snapshot, 10_000, 'GOOD', 'author', at);
  await run(
    updateCard,
    JSON.stringify(content),
    10_000,
    'GOOD',
    `${card['month']}-0001`,
    at,
    'author',
    at.slice(0, 10),
    at,
    id,
    card['version'],
  );
  await run(
    insertAudit,
    at,
    'author',
    'scorecard.voted',
    'scorecard',
    id,
    '{"officialPresent":16,"approve":16,"disapprove":0,"other":0}',
    unique,
  );
  await run(
    insertAudit,
    at,
    'author',
    'scorecard.submitted',
    'scorecard',
    id,
    '{"revision":1,"total":10000,"band":"GOOD","receipt":"2001-01-0001","late":true}',
    unique,
  );
  await run(insertKey, key, unique, model.receipt, at);
  await run(commit);
  return model.receipt;
}

/** The same JSON as the product's: ranks with ties, means by organisation. */
async function rank(month: string): Promise<string> {
  const rows = await all(ranking, month);
  const means = new Map<string, { name: string; sum: number; n: number }>();
  const cells = ranked(rows, (row) => Number(row['decided_total'])).map(({ item, rank: place, tied }) => ({
    rank: place,
    tied,
    cellId: item['cell_id'],
    name: item['name'],
    parentName: item['parent_name'],
    scorecardId: item['id'],
    total: item['decided_total'],
    band: item['decided_band'],
  }));
  for (const row of rows) {
    const id = String(row['superior_id']);
    const mean = means.get(id) ?? { name: String(row['parent_name']), sum: 0, n: 0 };
    means.set(id, { ...mean, sum: mean.sum + Number(row['decided_total']), n: mean.n + 1 });
  }
  const sorted = [...means]
    .map(([organizationId, mean]) => ({ organizationId, ...mean }))
    .sort((a, b) => b.sum / b.n - a.sum / a.n);
  const organizations = ranked(sorted, (row) => row.sum / row.n).map(
    ({ item: { organizationId, name, sum, n }, rank: place, tied }) => ({
      rank: place,
      tied,
      organizationId,
      name,
      mean: Math.round(sum / n),
      sum,
      n,
    }),
  );
  return JSON.stringify({ ...model.view, cells, organizations, undecided: [], missing: [] });
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

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function reply(response: ServerResponse, text: string): void {
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}
