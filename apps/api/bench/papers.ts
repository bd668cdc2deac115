import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { JobView, MonthCellsView, ScorecardView } from '@chibo/contracts';
import { FRAME, monthlyListOf } from '../src/paper/tables/tables.fixture';
import type { CardsOrder, PaperOrder } from '../src/paper/print-paper';
import { PRINTER_FLAGS } from '../src/paper/printer-memory';
import type { Call, Side } from './sides';
import { call, end, processorTime, product } from './sides';
import { RANKED_MONTH } from './seed';

/**
 * npm run bench -- papers: what a printer takes for one card and for rows of a workbook, and all 500 cards of a month as one
 * file through the product, with what another reader's page takes meanwhile. The processor's milliseconds count; the clock's
 * mean something on a quiet machine alone.
 */
const CARDS = 40;
const ROWS = 10_000;
const LOOK_MS = 150;

export async function measurePapers(): Promise<void> {
  const side = await product({ connections: 1, draftsPerConnection: 1, further: 0 });
  try {
    await cardAlone(await someCards(side));
    await workbook();
    await allCards(side);
  } finally {
    await end(side);
  }
}

async function asked<T>(side: Side, what: Partial<Call> & Pick<Call, 'path'>): Promise<T> {
  const headers = { Cookie: `chibo=${side.seed.officers.root}`, 'X-Chibo': '1', ...what.headers };
  const { status, text } = await call(side, { method: 'GET', ...what, headers });
  if (status >= 300) throw new Error(`Unexpected answer ${status} of ${what.path}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}

async function someCards(side: Side): Promise<ScorecardView[]> {
  const { cells } = await asked<MonthCellsView>(side, { path: `/api/months/${RANKED_MONTH}/cells?filter=ALL` });
  const ids = cells.flatMap(({ scorecardId }) => scorecardId ?? []).slice(0, CARDS);
  return Promise.all(ids.map((id) => asked<ScorecardView>(side, { path: `/api/scorecards/${id}` })));
}

/** A printer of its own, as the product starts one. */
class Worker {
  private readonly child: ChildProcess;

  constructor() {
    const file = join(dirname(fileURLToPath(import.meta.url)), '../apps/api/paper-worker.mjs');
    this.child = fork(file, [], { execArgv: [...PRINTER_FLAGS], serialization: 'advanced' });
  }

  async print(order: PaperOrder | CardsOrder): Promise<number> {
    this.child.send(JSON.stringify(order));
    const [answer] = (await once(this.child, 'message')) as [{ file?: Uint8Array; error?: string }];
    if (!answer.file) throw new Error(answer.error);
    return answer.file.byteLength;
  }

  get processor(): number {
    return processorTime({ child: this.child });
  }

  get peak(): number {
    return peakOf(this.child.pid);
  }

  end(): void {
    this.child.kill('SIGKILL');
  }
}

/** Most memory a process has held so far, MB; on Linux alone, elsewhere 0. */
function peakOf(pid: number | undefined): number {
  const file = `/proc/${pid}/status`;
  return existsSync(file) ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1024 : 0;
}

async function cardAlone(views: readonly ScorecardView[]): Promise<void> {
  const worker = new Worker();
  const settings = { demonstration: false };
  for (const view of views) await worker.print({ kind: 'card', view, settings });
  const before = worker.processor;
  for (const view of views) await worker.print({ kind: 'card', view, settings });
  const each = (worker.processor - before) / views.length;
  tell('A card as PDF', `${each.toFixed(0)} ms of a worker's processor (aim 60; warm, of ${views.length})`);
  worker.end();
}

async function workbook(): Promise<void> {
  const worker = new Worker();
  const order: PaperOrder = {
    kind: 'table',
    format: 'xlsx',
    table: monthlyListOf(ROWS),
    frame: FRAME,
    settings: { demonstration: false },
  };
  const started = performance.now();
  const bytes = await worker.print(order);
  const [seconds, processor] = [(performance.now() - started) / 1000, worker.processor / 1000];
  const perSecond = (time: number): string => (ROWS / time).toFixed(0);
  tell(
    'A workbook',
    `${perSecond(processor)} rows a second of processor, ${perSecond(seconds)} of the clock, cold, ${ROWS} rows of ${order.table.columns.length} columns (aim 10000); peak ${worker.peak.toFixed(0)} MB (aim 150); ${(bytes / 1e6).toFixed(1)} MB`,
  );
  worker.end();
}

async function allCards(side: Side): Promise<void> {
  const page = (): Promise<unknown> => asked(side, { path: `/api/months/${RANKED_MONTH}/table` });
  const quiet = await p95(page, () => Promise.resolve(true), 60);
  const body = JSON.stringify({ organizationId: side.seed.root, month: RANKED_MONTH, form: 'card', file: 'pdf' });
  const headers = { 'Idempotency-Key': 'bench-papers-0000000001' };
  const [started, processor] = [performance.now(), processorTime(side)];
  const { id } = await asked<JobView>(side, { path: '/api/jobs/cards', method: 'POST', headers, body });
  const printer: Printer = { peak: 0, processor: 0 };
  const busy = await p95(page, () => isDone(side, id, printer), 0);
  const seconds = (performance.now() - started) / 1000;
  const own = (processorTime(side) - processor) / 1000;
  const pages = await pagesOf(side, id);
  tell(
    '500 cards as one file',
    `${seconds.toFixed(1)} s of the clock (aim 30); processor ${(printer.processor / 1000).toFixed(1)} s of the printer and ${own.toFixed(1)} s of the service, pages read meanwhile among them; printer's peak ${printer.peak.toFixed(0)} MB (aim 400), service ${peakOf(side.child.pid).toFixed(0)} MB; ${pages}`,
  );
  tell("Another's month table", `p95 ${busy.toFixed(1)} ms meanwhile, ${quiet.toFixed(1)} ms before`);
}

interface Printer {
  peak: number;
  processor: number;
}

async function isDone(side: Side, id: string, printer: Printer): Promise<boolean> {
  for (const pid of childrenOf(side)) {
    printer.peak = Math.max(printer.peak, peakOf(pid));
    printer.processor = Math.max(printer.processor, processorTime({ child: { pid } }));
  }
  const { state, error } = await asked<JobView>(side, { path: `/api/jobs/${id}` });
  if (state === 'FAILED' || state === 'CANCELLED') throw new Error(`The job has ended: ${error}`);
  return state === 'DONE';
}

function childrenOf({ child: { pid } }: Side): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number) : [];
}

/** Reads a page again and again until what runs beside has ended, and at least so many times. */
async function p95(page: () => Promise<unknown>, ended: () => Promise<boolean>, least: number): Promise<number> {
  const times: number[] = [];
  let over = false;
  while (!over || times.length < least) {
    const before = performance.now();
    await page();
    times.push(performance.now() - before);
    over = await ended();
    await pause(LOOK_MS);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)];
}

async function pagesOf(side: Side, id: string): Promise<string> {
  const file = await fetch(`http://127.0.0.1:${side.port}/api/jobs/${id}/file`, {
    headers: { Cookie: `chibo=${side.seed.officers.root}` },
  });
  const bytes = Buffer.from(await file.arrayBuffer());
  const pages = Number(/\/Type \/Pages \/Count (\d+)/.exec(bytes.toString('latin1'))?.[1]);
  if (!(pages >= 500)) throw new Error(`${pages} pages are not 500 cards.`);
  return `${pages} pages, ${(bytes.length / 1e6).toFixed(1)} MB`;
}

function tell(name: string, words: string): void {
  console.log(`${name.padEnd(24)} ${words}`);
}
