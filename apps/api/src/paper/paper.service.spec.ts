import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aCard, readBack } from './paper.fixture';
import { Printer, PrinterDied } from './printer';
import { PaperService } from './paper.service';
import type { PaperOrder } from './print-paper';
import { printPaper } from './print-paper';

const ORDER: PaperOrder = { kind: 'card', view: aCard(), settings: { demonstration: true } };
const as = (accountId: string) => ({ accountId, displayName: '', roles: [], requestId: '' });
const order = (): Promise<PaperOrder> => Promise.resolve(ORDER);
const refused = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

/** Turns of the event loop while a promise is open. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let [turns, open] = [0, true];
  const turn = (): void => {
    turns += 1;
    if (open) setImmediate(turn);
  };
  setImmediate(turn);
  await work().finally(() => (open = false));
  return turns;
}

describe('documents', () => {
  let service: PaperService;
  beforeEach(() => (service = new PaperService()));
  afterEach(() => service.onApplicationShutdown());

  it('are made off the event loop, the same as on it', async () => {
    const warm = await service.print(as('a'), order);
    expect(readBack(warm).text).toEqual(readBack(await printPaper(ORDER)).text);
    const here = await turnsDuring(() => printPaper(ORDER));
    const there = await turnsDuring(() => service.print(as('a'), order));
    expect(there).toBeGreaterThan(10 * here);
  });

  it('are three of one account at most, and end in a line of bounded length for all', async () => {
    const own = [1, 2, 3].map(() => service.print(as('a'), order));
    expect(await refused(service.print(as('a'), order))).toMatchObject({
      status: 429,
      code: 'TOO_MANY_DOCUMENTS',
      extra: { retryAfter: 3 },
    });
    const others = Array.from({ length: 20 }, (_, at) => refused(service.print(as(`b${at}`), order)));
    const ended = await Promise.all(others);
    expect(ended.filter((each) => each instanceof Buffer).length).toBeGreaterThanOrEqual(14);
    expect(ended.at(-1)).toMatchObject({ status: 503, code: 'BUSY', extra: { retryAfter: 3 } });
    expect((await Promise.all(own)).every((file) => file.subarray(0, 5).toString() === '%PDF-')).toBe(true);
  });

  it('are ten of one account in one go, then one a second; another account has its own', async () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(5_000);
    for (let at = 0; at < 10; at += 1) await service.print(as('a'), order);
    expect(await refused(service.print(as('a'), order))).toMatchObject({
      status: 429,
      code: 'TOO_MANY_DOCUMENTS',
      extra: { retryAfter: 1 },
    });
    expect(await service.print(as('b'), order)).toBeInstanceOf(Buffer);
    clock.mockReturnValue(6_000);
    expect(await service.print(as('a'), order)).toBeInstanceOf(Buffer);
    clock.mockRestore();
  });

  it('are not made for one who has left the line', async () => {
    const asked: string[] = [];
    const noted = (who: string) => () => {
      asked.push(who);
      return order();
    };
    const running = ['a', 'b'].map((who) => service.print(as(who), noted(who)));
    const gone = new AbortController();
    const left = refused(service.print(as('c'), noted('c'), gone.signal));
    gone.abort();
    await Promise.all([...running, left]);
    await service.print(as('d'), noted('d'));
    expect(asked).toEqual(['a', 'b', 'd']);
  });

  it('survive the death of their process: that one is refused in words, those behind it are made', async () => {
    await service.print(as('a'), order);
    const [dying, ...behind] = ['a', 'b', 'c'].map((who) => refused(service.print(as(who), order)));
    await new Promise(setImmediate);
    await service.onApplicationShutdown();
    expect(await dying).toMatchObject({ status: 503, code: 'PAPER_FAILED', extra: { retryAfter: 60 } });
    expect((await Promise.all(behind)).at(-1)).toBeInstanceOf(Buffer);
  });
});

/** How far each thread of this process's children gives way, as the system has it. */
function nicenessOfPrinters(): number[] {
  const printers = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ');
  return printers.flatMap((printer) =>
    readdirSync(`/proc/${printer}/task`).map((thread) => {
      const stat = readFileSync(`/proc/${printer}/task/${thread}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[NICE]);
    }),
  );
}

/** Of /proc/<pid>/stat, counted from the state. */
const NICE = 16;

describe('a printer', () => {
  it('gives way to the service with all its threads, where the system tells them apart', async () => {
    const printer = new Printer();
    await printer.print(JSON.stringify(ORDER), 30_000);
    const niceness = process.platform === 'linux' ? nicenessOfPrinters() : [10];
    expect(new Set(niceness)).toEqual(new Set([10]));
    await printer.stop();
  });

  it('is stopped at its time limit and starts anew at the next order', async () => {
    const printer = new Printer();
    await expect(printer.print(JSON.stringify(ORDER), 1)).rejects.toBeInstanceOf(PrinterDied);
    expect((await printer.print(JSON.stringify(ORDER), 30_000)).file.length).toBeGreaterThan(10_000);
    await printer.stop();
  });

  it('dies alone of a document that takes all its memory', async () => {
    const printer = new Printer();
    const view = aCard({ note: () => 'x '.repeat(2_000_000) });
    await expect(printer.print(JSON.stringify({ ...ORDER, view }), 60_000)).rejects.toBeInstanceOf(PrinterDied);
    expect((await printer.print(JSON.stringify(ORDER), 30_000)).file.length).toBeGreaterThan(10_000);
    await printer.stop();
  });

  it('hands on what is wrong with an order, and lives', async () => {
    const printer = new Printer();
    await expect(printer.print('{"kind":"card"}', 30_000)).rejects.toThrow(/TypeError/);
    expect((await printer.print(JSON.stringify(ORDER), 30_000)).file.length).toBeGreaterThan(10_000);
    await printer.stop();
  });
});
