import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { AlreadyRunning } from '../db/database';
import { Idempotency } from './idempotency';

let app: TestApp;
let idempotency: Idempotency;
beforeAll(async () => {
  app = await aTestApp();
  idempotency = app.app.get(Idempotency);
});
afterAll(() => app.close());
beforeEach(() => app.database.write((manager) => manager.query('DELETE FROM idempotency_key')));

const request = { scope: 'a:POST /b', key: '0123456789abcdef', payload: { n: 1 } };
const keys = (): Promise<{ id: string; response: string }[]> =>
  app.database.read((manager) => manager.query('SELECT id, response FROM idempotency_key'));
/** An act that changes a row and answers so. */
const answering = (answer: unknown) => async (): Promise<unknown> => {
  await app.database.write((manager) => manager.query('UPDATE installation SET mode = mode'));
  return answer;
};

it('gives the first answer again and does nothing more', async () => {
  expect(await idempotency.act(request, answering({ first: true }))).toEqual({ first: true });
  const never = (): Promise<never> => Promise.reject(new Error('was done again'));
  expect(await idempotency.act(request, never)).toEqual({ first: true });
});

it('gives an answer without a body again as such', async () => {
  await idempotency.act(request, answering(undefined));
  expect(await idempotency.act(request, answering('other'))).toBeUndefined();
});

it('stores nothing when the effect fails, so that the same key may try again', async () => {
  await expect(idempotency.act(request, () => Promise.reject(new Error('fails')))).rejects.toThrow('fails');
  expect(await keys()).toEqual([]);
  expect(await idempotency.act(request, answering('first'))).toBe('first');
});

it('refuses another payload under the same key', async () => {
  await idempotency.act(request, answering('first'));
  const other = idempotency.act({ ...request, payload: { n: 2 } }, answering('second'));
  await expect(other).rejects.toMatchObject({ status: 422, code: 'KEY_REUSED' });
});

it('refuses a key that is no key, and does without one', async () => {
  await expect(idempotency.act({ ...request, key: 'short' }, answering(1))).rejects.toMatchObject({ status: 400 });
  expect(await idempotency.act({ ...request, key: undefined }, answering(1))).toBe(1);
  expect(await keys()).toEqual([]);
});

it('refuses the same key while it is at work', async () => {
  const [begun, held] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  const first = idempotency.act(request, async () => {
    begun.resolve(undefined);
    await held.promise;
    return answering('first')();
  });
  await begun.promise;
  await expect(idempotency.act(request, answering('second'))).rejects.toBeInstanceOf(AlreadyRunning);
  held.resolve(undefined);
  expect(await first).toBe('first');
});

it('gives the answer of another process that was quicker', async () => {
  const slow = idempotency.act(request, async () => {
    const quick = new Idempotency(app.database, app.clock);
    await outsideOfThisAct(() => quick.act(request, answering('quick')));
    return answering('slow')();
  });
  expect(await slow).toBe('quick');
});

it('keeps an answer so that only the key reads it', async () => {
  await idempotency.act(request, answering({ oneTimePassword: 'abcd-efgh-jkmn' }));
  const [row] = await keys();
  expect(row.id).not.toContain(request.key);
  expect(row.response).not.toMatch(/abcd|oneTime/);
  expect(Buffer.from(row.response, 'base64').toString('latin1')).not.toMatch(/abcd|oneTime/);
});

it('keeps a key for 30 days', async () => {
  await idempotency.act(request, answering('first'));
  app.clock.set('2026-04-05T02:59:59Z');
  await idempotency.forgetOld();
  expect(await keys()).toHaveLength(1);
  app.clock.set('2026-04-05T03:00:01Z');
  await idempotency.forgetOld();
  expect(await keys()).toEqual([]);
});

it('belongs to one account and one route: another may use the same key', async () => {
  await idempotency.act(request, answering('one'));
  expect(await idempotency.act({ ...request, scope: 'c:POST /b' }, answering('two'))).toBe('two');
});

/** As a request of its own, not a part of the act that waits for it. */
function outsideOfThisAct<T>(work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => outside.enqueue(() => void work().then(resolve, reject)));
}

/** Runs what it is given from where no act was begun. */
const outside = (() => {
  const waiting: (() => void)[] = [];
  const timer = setInterval(() => waiting.splice(0).forEach((work) => work()), 5);
  afterAll(() => clearInterval(timer));
  return { enqueue: (work: () => void) => waiting.push(work) };
})();
