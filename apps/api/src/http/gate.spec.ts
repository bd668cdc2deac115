import { describe, expect, it } from 'vitest';
import { Gate } from './gate';

const BOUNDS = {
  places: 1,
  line: 2,
  perAccount: 2,
  code: 'TOO_MANY_DOCUMENTS',
  what: 'tệp in',
  retryAfter: 3,
} as const;

/** A work that ends when it is told to. */
function work(): { run: () => Promise<string>; end: () => void; started: () => boolean } {
  let end = (): void => undefined;
  let started = false;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return {
    run: async () => {
      started = true;
      await ended;
      return 'done';
    },
    end: () => end(),
    started: () => started,
  };
}

const refusal = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

describe('a gate', () => {
  it('lets in so many at once, the rest in their order', async () => {
    const gate = new Gate(BOUNDS);
    const [first, second, third] = [work(), work(), work()];
    const all = [gate.pass('a', first.run), gate.pass('b', second.run), gate.pass('c', third.run)];
    await new Promise(setImmediate);
    expect([first.started(), second.started(), third.started()]).toEqual([true, false, false]);
    first.end();
    await all[0];
    await new Promise(setImmediate);
    expect([second.started(), third.started()]).toEqual([true, false]);
    second.end();
    third.end();
    expect(await Promise.all(all)).toEqual(['done', 'done', 'done']);
    expect(gate.load).toEqual({ running: 0, waiting: 0 });
  });

  it('refuses beyond its line with 503 and the time to wait, and an account beyond its share with 429', async () => {
    const gate = new Gate(BOUNDS);
    const works = [work(), work(), work()];
    const inside = works.map(({ run }, at) => gate.pass(at < 2 ? 'a' : 'b', run));
    expect(await refusal(gate.pass('a', work().run))).toMatchObject({
      status: 429,
      code: 'TOO_MANY_DOCUMENTS',
      extra: { retryAfter: 3 },
    });
    expect(await refusal(gate.pass('c', work().run))).toMatchObject({
      status: 503,
      code: 'BUSY',
      extra: { retryAfter: 3 },
    });
    for (const { end } of works) end();
    await Promise.all(inside);
    expect(await gate.pass('a', () => Promise.resolve('again'))).toBe('again');
  });

  it('gives the place of one who has gone to the next, and that of one who fails too', async () => {
    const gate = new Gate(BOUNDS);
    const first = work();
    const running = gate.pass('a', first.run);
    const gone = new AbortController();
    const left = work();
    const leaving = refusal(gate.pass('b', left.run, gone.signal));
    const failing = refusal(gate.pass('c', () => Promise.reject(new Error('no'))));
    gone.abort();
    expect(await leaving).toMatchObject({ status: 499 });
    expect(gate.load).toEqual({ running: 1, waiting: 1 });
    first.end();
    await running;
    expect(await failing).toMatchObject({ message: 'no' });
    expect([left.started(), gate.load]).toEqual([false, { running: 0, waiting: 0 }]);
  });
});
