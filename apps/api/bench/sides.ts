import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { request as httpRequest, Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import sqlite3 from 'sqlite3';
import type { Draft, Seed, SeedSize } from './seed';
import { QUEUE_MONTH, RANKED_MONTH, seed } from './seed';

/** The product and the bare yardstick, each as a process of its own on a file of its own. */
export interface Side {
  port: number;
  agent: Agent;
  seed: Seed;
  file: string;
  dir: string;
  child: ChildProcess;
  /** Of each connection's drafts, the first that is not sent. */
  nextDraft: number;
  requests: Requests;
}

export interface Call {
  path: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
}

export interface Reply {
  status: number;
  text: string;
}

/** The same request, as each side is asked. */
interface Requests {
  /** @param at place of the draft among all */
  send(draft: Draft, at: number): Call;
  ranking(): Call;
  table(): Call;
  queue(): Call;
}

const here = dirname(fileURLToPath(import.meta.url));
const FORCED_STOP_MS = 5_000;

export function call(side: Pick<Side, 'port' | 'agent'>, { path, method, headers, body }: Call): Promise<Reply> {
  const own = body ? { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) } : {};
  const options = { host: '127.0.0.1', port: side.port, path, method, agent: side.agent };
  return new Promise((resolve, reject) => {
    const request = httpRequest({ ...options, headers: { ...headers, ...own } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

export async function product(size: SeedSize): Promise<Side> {
  const ground = await aGround(size);
  const port = await freePort();
  const child = spawn(process.execPath, [join(here, '../apps/api/main.js')], {
    env: { ...process.env, DATA_DIR: ground.dir, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: '' },
    stdio: 'ignore',
  });
  const side = { ...ground, port, child, requests: asked(ground.seed) };
  const isUp = async (): Promise<boolean> =>
    (await call(side, { path: '/api/health', method: 'GET', headers: {} })).status === 200;
  await until(isUp).catch(async (error: unknown) => {
    await end(side);
    throw error;
  });
  return side;
}

function asked({ secretaries, officers }: Seed): Requests {
  const read = (path: string, token: string): Call => ({ path, method: 'GET', headers: { Cookie: `chibo=${token}` } });
  return {
    send: (draft, at) => ({
      path: `/api/scorecards/${draft.scorecardId}/submit`,
      method: 'POST',
      body: sendBody(draft),
      headers: {
        Cookie: `chibo=${secretaries[draft.connection]}`,
        'X-Chibo': '1',
        'If-Match': '"1"',
        'Idempotency-Key': keyOf(at),
      },
    }),
    ranking: () => read(`/api/months/${RANKED_MONTH}/ranking`, officers.root),
    table: () => read(`/api/months/${RANKED_MONTH}/table`, officers.root),
    queue: () => read(`/api/months/${QUEUE_MONTH}/queue`, officers.queue),
  };
}

export async function bare(size: SeedSize): Promise<Side> {
  const ground = await aGround(size);
  const child = fork(join(here, 'bare.js'), [ground.file]);
  const { port } = await new Promise<{ port: number }>((resolve) =>
    child.once('message', (message) => resolve(message as { port: number })),
  );
  const { root, queueCommittee } = ground.seed;
  const read = (path: string): Call => ({ path, method: 'GET', headers: {} });
  const requests: Requests = {
    send: (draft, at) => ({
      path: `/send/${draft.scorecardId}`,
      method: 'POST',
      body: sendBody(draft),
      headers: { 'Idempotency-Key': keyOf(at) },
    }),
    ranking: () => read(`/ranking/${RANKED_MONTH}`),
    table: () => read(`/table/${RANKED_MONTH}/${root}`),
    queue: () => read(`/queue/${QUEUE_MONTH}/${queueCommittee}`),
  };
  return { ...ground, port, child, requests };
}

async function aGround(size: SeedSize): Promise<Omit<Side, 'port' | 'child' | 'requests'>> {
  const dir = mkdtempSync(join(tmpdir(), 'chibo-bench-'));
  const agent = new Agent({ keepAlive: true, maxSockets: size.connections });
  return { dir, agent, seed: await seed(dir, size), file: join(dir, 'chibo.sqlite'), nextDraft: 0 };
}

export async function end(side: Side): Promise<void> {
  side.agent.destroy();
  const gone = new Promise((resolve) => side.child.once('exit', resolve));
  side.child.kill();
  const forced = setTimeout(() => side.child.kill('SIGKILL'), FORCED_STOP_MS);
  await gone;
  clearTimeout(forced);
  rmSync(side.dir, { recursive: true, force: true });
}

/** Milliseconds of processor the side has taken so far; on Linux alone, elsewhere 0. A busy machine stretches time, not this. */
export function processorTime({ child }: { child: Pick<ChildProcess, 'pid'> }): number {
  const file = `/proc/${child.pid}/stat`;
  if (!existsSync(file)) return 0;
  const fields = readFileSync(file, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS])) * TICK_MS;
}

/** Of /proc/<pid>/stat, counted from the state of the process. */
const [USER_TICKS, SYSTEM_TICKS, TICK_MS] = [11, 12, 10];

/** What stands in a side's file, past both of them. */
export function query<T>({ file }: Pick<Side, 'file'>, sql: string): Promise<T[]> {
  return new Promise((resolve, reject) => {
    const db = new sqlite3.Database(file, sqlite3.OPEN_READONLY);
    db.all(sql, (error, rows) => {
      db.close();
      if (error) reject(error);
      else resolve(rows as T[]);
    });
  });
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

async function until(ready: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await ready().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The service did not come up.');
}
