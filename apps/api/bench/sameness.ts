import { deepStrictEqual } from 'node:assert/strict';
import type { Model } from './bare';
import type { Call, Reply, Side } from './sides';
import { call, query } from './sides';

type Bytes = Record<'send' | 'ranking' | 'table' | 'queue', number>;
type Next = (side: Side, connection: number) => Call;

const LISTS = ['ranking', 'table', 'queue'] as const;

/**
 * Shows the bare side a real snapshot and the product's answers, and looks whether both then answer alike: but for ids and
 * instants to the letter. Returns how long the answers are.
 */
export async function teach(product: Side, bare: Side, nextSend: Next): Promise<Bytes> {
  const receipt = await asked(product, nextSend(product, 0));
  const lists = {
    ranking: await asked(product, product.requests.ranking()),
    table: await asked(product, product.requests.table()),
    queue: await asked(product, product.requests.queue()),
  };
  const [{ snapshot }] = await query<{ snapshot: string }>(product, SENT_SNAPSHOT);
  const [{ self_lines: lines, self_full: full }] = await query<{ self_lines: string; self_full: string }>(
    product,
    SENT_FIGURES,
  );
  const [{ response }] = await query<{ response: string }>(product, 'SELECT response FROM idempotency_key');
  const model: Model = {
    snapshot,
    figures: [lines, full],
    response,
    receipt: parsed(receipt),
    ranking: parsed(lists.ranking),
    table: parsed(lists.table),
    queue: parsed(lists.queue),
  };
  await asked(bare, { path: '/model', method: 'POST', headers: {}, body: JSON.stringify(model) });
  deepStrictEqual(alike(await asked(bare, nextSend(bare, 0))), alike(receipt));
  for (const name of LISTS) deepStrictEqual(alike(await asked(bare, bare.requests[name]())), alike(lists[name]));
  for (const side of [product, bare]) side.nextDraft = OF_EACH;
  const bytes = Object.entries({ send: receipt, ...lists }).map(([name, text]) => [name, Buffer.byteLength(text)]);
  return Object.fromEntries(bytes) as Bytes;
}

/** The first draft of every connection is past. */
const OF_EACH = 10;

const SENT_FIGURES = "SELECT self_lines, self_full FROM scorecard WHERE month < '2020-01' AND self_lines IS NOT NULL";

const SENT_SNAPSHOT =
  "SELECT a.snapshot FROM assessment a JOIN scorecard c ON c.id = a.scorecard_id WHERE c.month < '2020-01'";

async function asked(side: Side, what: Call): Promise<string> {
  const { status, text }: Reply = await call(side, what);
  if (status !== 200) throw new Error(`Unexpected answer ${status} of ${what.path}: ${text.slice(0, 300)}`);
  return text;
}

function parsed(text: string): Record<string, unknown> {
  return JSON.parse(text) as Record<string, unknown>;
}

/** Without what differs between two of anything. */
function alike(text: string): unknown {
  const plain = text
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'at');
  return JSON.parse(plain);
}

/** Rows the sends have left, table by table. */
const LEFT: readonly string[] = [
  "SELECT count(*) AS n FROM scorecard WHERE state = 'SUBMITTED' AND version = 2 AND receipt_number IS NOT NULL",
  "SELECT count(*) AS n FROM assessment WHERE kind = 'SELF'",
  'SELECT count(*) AS n FROM meeting WHERE held_on IS NOT NULL',
  "SELECT count(*) AS n FROM obligation WHERE state = 'MET'",
  'SELECT count(self_lines || self_full) AS n FROM scorecard',
  'SELECT count(self_lines || self_full) AS n FROM cell_month',
  "SELECT count(*) AS n FROM audit WHERE action = 'scorecard.voted'",
  "SELECT count(*) AS n FROM audit WHERE action = 'scorecard.submitted'",
  "SELECT count(*) AS n FROM cell_month WHERE state = 'SUBMITTED' AND sent_on > deadline",
  "SELECT sum(waiting) AS n FROM month_count WHERE month < '2020-01'",
  "SELECT sum(sent_late) AS n FROM month_count WHERE month < '2020-01'",
  'SELECT sum(last) AS n FROM receipt_counter',
  'SELECT count(*) AS n FROM idempotency_key',
];

/** Both sides have written the same rows. */
export async function requireSameRows(product: Side, bare: Side): Promise<void> {
  for (const sql of LEFT) {
    const [[ours], [theirs]] = [await query<{ n: number }>(product, sql), await query<{ n: number }>(bare, sql)];
    if (ours.n !== theirs.n || ours.n < 1) throw new Error(`${ours.n} rows against ${theirs.n}: ${sql}`);
  }
}
