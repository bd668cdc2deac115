import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { request as httpRequest, Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import sqlite3 from 'sqlite3';
import type { Neighbours } from './documents';
import { besideDocuments } from './documents';
import type { Draft, Seed } from './seed';
import { RANKED_MONTH, seed } from './seed';

/**
 * npm run bench: sending a full card and reading the ranking of 500 branches, through the product and through the bare
 * yardstick, in one interleaved run. Machines are noisy, so only ratios of neighbouring rounds count.
 */
const CONNECTIONS = 10;
const ROUNDS = 9;
const SENDS = 100;
const RANKINGS = 60;
const here = dirname(fileURLToPath(import.meta.url));

interface Call {
  path: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
}

interface Reply {
  status: number;
  text: string;
}

interface Side {
  port: number;
  agent: Agent;
  seed: Seed;
  file: string;
  dir: string;
  child: ChildProcess;
  nextDraft: number;
  sendCall(draft: Draft, at: number): Call;
  rankingCall(): Call;
}

function call(side: Side, { path, method, headers, body }: Call): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: '127.0.0.1',
        port: side.port,
        path,
        method,
        agent: side.agent,
        headers: {
          ...headers,
          ...(body ? { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) } : {}),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** Runs the calls on ten keep-alive connections, each connection its own calls in order; calls per second. */
async function rate(side: Side, calls: Call[][], check: (reply: Reply) => void): Promise<number> {
  const started = process.hrtime.bigint();
  await Promise.all(
    calls.map(async (own) => {
      for (const each of own) check(await call(side, each));
    }),
  );
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return calls.flat().length / seconds;
}

function sends(side: Side): Call[][] {
  const batch = Array.from({ length: CONNECTIONS }, (): Call[] => []);
  const from = side.nextDraft;
  side.nextDraft += SENDS / CONNECTIONS;
  const per = side.seed.drafts.length / CONNECTIONS;
  for (let connection = 0; connection < CONNECTIONS; connection += 1) {
    for (let at = from; at < side.nextDraft; at += 1)
      batch[connection].push(side.sendCall(side.seed.drafts[connection * per + at], connection * per + at));
  }
  return batch;
}

function rankings(side: Side): Call[][] {
  return Array.from({ length: CONNECTIONS }, () =>
    Array.from({ length: RANKINGS / CONNECTIONS }, () => side.rankingCall()),
  );
}

function sendBody(draft: Draft): string {
  return JSON.stringify(aScorecard(hd42Commune, { facts: { heldOn: `${draft.month}-05` } }));
}

const keyOf = (at: number): string => `bench-key-${String(at).padStart(12, '0')}`;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function product(): Promise<Side> {
  const dir = mkdtempSync(join(tmpdir(), 'chibo-bench-'));
  const seeded = await seed(dir, CONNECTIONS, ((ROUNDS + 1) * SENDS) / CONNECTIONS);
  const port = await freePort();
  const child = spawn(process.execPath, [join(here, '../apps/api/main.js')], {
    env: { ...process.env, DATA_DIR: dir, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: '' },
    stdio: 'ignore',
  });
  const side: Side = {
    port,
    child,
    dir,
    seed: seeded,
    file: join(dir, 'chibo.sqlite'),
    nextDraft: 0,
    agent: new Agent({ keepAlive: true, maxSockets: CONNECTIONS }),
    sendCall: (draft, at) => ({
      path: `/api/scorecards/${draft.scorecardId}/submit`,
      method: 'POST',
      body: sendBody(draft),
      headers: {
        Cookie: `chibo=${seeded.secretaries[draft.connection]}`,
        'X-Chibo': '1',
        'If-Match': '"1"',
        'Idempotency-Key': keyOf(at),
      },
    }),
    rankingCall: () => ({
      path: `/api/months/${RANKED_MONTH}/ranking`,
      method: 'GET',
      headers: { Cookie: `chibo=${seeded.officer}` },
    }),
  };
  await until(async () => (await call(side, { path: '/api/health', method: 'GET', headers: {} })).status === 200);
  return side;
}

async function bare(): Promise<Side> {
  const dir = mkdtempSync(join(tmpdir(), 'chibo-bench-'));
  const seeded = await seed(dir, CONNECTIONS, ((ROUNDS + 1) * SENDS) / CONNECTIONS);
  const file = join(dir, 'chibo.sqlite');
  const child = fork(join(here, 'bare.js'), [file]);
  const { port } = await new Promise<{ port: number }>((resolve) =>
    child.once('message', (message) => resolve(message as { port: number })),
  );
  return {
    port,
    child,
    dir,
    file,
    seed: seeded,
    nextDraft: 0,
    agent: new Agent({ keepAlive: true, maxSockets: CONNECTIONS }),
    sendCall: (draft, at) => ({
      path: `/send/${draft.scorecardId}`,
      method: 'POST',
      body: sendBody(draft),
      headers: { 'Idempotency-Key': keyOf(at) },
    }),
    rankingCall: () => ({ path: `/ranking/${RANKED_MONTH}`, method: 'GET', headers: {} }),
  };
}

async function until(ready: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await ready().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The service did not come up.');
}

function query<T>(file: string, sql: string): Promise<T[]> {
  return new Promise((resolve, reject) => {
    const db = new sqlite3.Database(file, sqlite3.OPEN_READONLY);
    db.all(sql, (error, rows) => {
      db.close();
      if (error) reject(error);
      else resolve(rows as T[]);
    });
  });
}

/** Shows the bare side one real snapshot, receipt and ranking, so that it stores and answers as many bytes. */
async function teach(model: Side, yardstick: Side): Promise<{ receipt: number; ranking: number }> {
  const [[warm]] = sends(model);
  model.nextDraft = SENDS / CONNECTIONS;
  yardstick.nextDraft = SENDS / CONNECTIONS;
  const receipt = (await call(model, warm)).text;
  const ranking = (await call(model, model.rankingCall())).text;
  const [{ snapshot }] = await query<{ snapshot: string }>(model.file, 'SELECT snapshot FROM assessment LIMIT 1');
  const view = JSON.parse(ranking) as Record<string, unknown>;
  await call(yardstick, {
    path: '/model',
    method: 'POST',
    headers: {},
    body: JSON.stringify({ snapshot, receipt, view }),
  });
  return { receipt: Buffer.byteLength(receipt), ranking: Buffer.byteLength(ranking) };
}

function expecting(bytes: number, tolerance: number): (reply: Reply) => void {
  return ({ status, text }) => {
    const size = Buffer.byteLength(text);
    if (status !== 200 || Math.abs(size - bytes) > tolerance)
      throw new Error(`Unexpected answer ${status}, ${size} of ${bytes} bytes: ${text.slice(0, 300)}`);
  };
}

function summary(name: string, aim: number, ratios: number[], rates: [number, number][]): void {
  const sorted = [...ratios].sort((a, b) => a - b);
  const [min, median, max] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted[sorted.length - 1]].map(
    (ratio) => ratio.toFixed(2),
  );
  const middle = (side: 0 | 1): string =>
    [...rates]
      .map((pair) => pair[side])
      .sort((a, b) => a - b)
      [Math.floor(rates.length / 2)].toFixed(0);
  console.log(
    `${name.padEnd(24)} product/bare  min ${min}  median ${median}  max ${max}  (aim ${aim.toFixed(2)}; median ${middle(0)}/s against ${middle(1)}/s)`,
  );
}

/** The page of a secretary, while another one has documents made. */
function beside(side: Side): Promise<Neighbours[]> {
  const of = (at: number): [id: string, token: string] => {
    const { scorecardId } = side.seed.drafts[(at * side.seed.drafts.length) / CONNECTIONS];
    return [`/api/scorecards/${scorecardId}`, side.seed.secretaries[at]];
  };
  const [[page, reader], [card, printer]] = [of(0), of(1)];
  return besideDocuments(
    async (path, token) => {
      const { status } = await call(side, { path, method: 'GET', headers: { Cookie: `chibo=${token}` } });
      if (status !== 200 && status !== 429) throw new Error(`Unexpected answer ${status} of ${path}.`);
      return status === 429 ? 1 : 0;
    },
    [page, reader],
    [`${card}/card.pdf`, printer],
  );
}

function tellBeside(rounds: Neighbours[]): void {
  const sorted = rounds.map(({ quiet, busy }) => busy / quiet).toSorted((a, b) => a - b);
  const [min, median, max] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted[sorted.length - 1]];
  const middle = (of: (round: Neighbours) => number): string =>
    rounds
      .map(of)
      .toSorted((a, b) => a - b)
      [Math.floor(rounds.length / 2)].toFixed(1);
  const made = rounds.reduce((sum, round) => sum + round.made, 0);
  console.log(
    `${"Another's page, p95".padEnd(24)} while documents are made/not  min ${min.toFixed(2)}  median ${median.toFixed(2)}  max ${max.toFixed(2)}  (aim 1.20; median ${middle(({ busy }) => busy)} ms against ${middle(({ quiet }) => quiet)} ms; ${made} documents)`,
  );
}

const sides = [await product(), await bare()] as const;
try {
  const [model, yardstick] = sides;
  const bytes = await teach(model, yardstick);
  const results = { send: [] as [number, number][], ranking: [] as [number, number][] };
  for (let round = 0; round < ROUNDS; round += 1) {
    // Taking turns at going first, so that neither side always finds the machine warm.
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    const send = [0, 0] as [number, number];
    const ranking = [0, 0] as [number, number];
    for (const at of order) send[at] = await rate(sides[at], sends(sides[at]), expecting(bytes.receipt, 4));
    for (const at of order) ranking[at] = await rate(sides[at], rankings(sides[at]), expecting(bytes.ranking, 0));
    results.send.push(send);
    results.ranking.push(ranking);
  }
  for (const [at, side] of sides.entries()) {
    const [{ n }] = await query<{ n: number }>(
      side.file,
      "SELECT count(*) AS n FROM scorecard c JOIN assessment a ON a.scorecard_id = c.id WHERE c.state = 'SUBMITTED'",
    );
    const [{ k }] = await query<{ k: number }>(side.file, 'SELECT count(*) AS k FROM idempotency_key');
    const wanted = ROUNDS * SENDS + (at === 0 ? 1 : 0);
    if (n !== wanted || k !== wanted) throw new Error(`Rows do not match: ${n} cards and ${k} keys of ${wanted}.`);
  }
  const neighbours = await beside(model);
  console.log(
    `\n${ROUNDS} rounds, ${CONNECTIONS} keep-alive connections, ${SENDS} sends and ${RANKINGS} rankings of 500 branches a round and side; answers and row counts checked.`,
  );
  summary(
    'Sending a full card',
    0.2,
    results.send.map(([a, b]) => a / b),
    results.send,
  );
  summary(
    'Ranking of 500 branches',
    0.5,
    results.ranking.map(([a, b]) => a / b),
    results.ranking,
  );
  tellBeside(neighbours);
} finally {
  for (const side of sides) {
    side.agent.destroy();
    side.child.kill();
    rmSync(side.dir, { recursive: true, force: true });
  }
}
