import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { Idempotency } from './idempotency';

let app: TestApp;
beforeAll(async () => {
  app = await aTestApp();
});
afterAll(() => app.close());

const request = { scope: 'a:submit:b', key: '0123456789abcdef', payload: { n: 1 } };
const keys = (): Promise<object[]> => app.database.read((manager) => manager.query('SELECT id FROM idempotency_key'));

it('stores nothing when the effect fails, so that the same key may try again', async () => {
  const idempotency = app.app.get(Idempotency);
  await expect(idempotency.once(request, () => Promise.reject(new Error('fails')))).rejects.toThrow('fails');
  expect(await keys()).toEqual([]);
  expect(await idempotency.once(request, async () => 'first')).toBe('first');
  expect(await idempotency.once(request, async () => 'second')).toBe('first');
});

it('keeps a key for 30 days', async () => {
  const idempotency = app.app.get(Idempotency);
  app.clock.set('2026-04-05T02:59:59Z');
  await idempotency.forgetOld();
  expect(await keys()).toHaveLength(1);
  app.clock.set('2026-04-05T03:00:01Z');
  await idempotency.forgetOld();
  expect(await keys()).toEqual([]);
});

it('belongs to one account and one card: another may use the same key', async () => {
  const idempotency = app.app.get(Idempotency);
  await idempotency.once(request, async () => 'one');
  expect(await idempotency.once({ ...request, scope: 'c:submit:b' }, async () => 'two')).toBe('two');
});
