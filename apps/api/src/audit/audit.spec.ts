import type { ProblemView, ScorecardView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import type { Bloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

let app: TestApp;
let bloc: Bloc;
beforeEach(async () => {
  app = await aTestApp();
  bloc = await aBloc(app.database);
});
afterEach(() => app.close());

const rows = (table: string): Promise<object[]> =>
  app.database.read((manager) => manager.query(`SELECT * FROM ${table}`));

it('rolls the act back when its audit row cannot be written', async () => {
  const secretary = await Browser.signedIn(app, 'cb.tonghop');
  const { body: card } = await secretary.post<ScorecardView>('scorecards', {
    organizationId: bloc.tongHop,
    month: '2026-03',
    kind: 'REGULAR',
  });
  await app.database.write((manager) => manager.query('ALTER TABLE audit RENAME TO audit_gone'));
  const reply = await secretary.post<ProblemView>(`scorecards/${card.id}/submit`, aScorecard(hd42Commune), {
    version: 1,
    key: aKey(),
  });
  await app.database.write((manager) => manager.query('ALTER TABLE audit_gone RENAME TO audit'));
  expect(reply).toMatchObject({ status: 500, body: { code: 'INTERNAL' } });
  expect((await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body).toMatchObject({
    state: 'DRAFT',
    version: 1,
  });
  for (const table of ['assessment', 'receipt_counter', 'idempotency_key'])
    expect([table, await rows(table)]).toEqual([table, []]);
});

it('keeps who, when in UTC, what, before and after, and the request', async () => {
  const secretary = await Browser.signedIn(app, 'cb.tonghop');
  const { body: card } = await secretary.post<ScorecardView>('scorecards', {
    organizationId: bloc.tongHop,
    month: '2026-03',
    kind: 'REGULAR',
  });
  const saved = await secretary.patch(`scorecards/${card.id}`, { facts: { minutes: 95 } }, { version: 1 });
  const audit = (await rows('audit')) as {
    action: string;
    at: string;
    payload: string;
    request_id: string;
    account_id: string;
    subject_id: string;
  }[];
  const row = audit.find(({ action }) => action === 'scorecard.saved');
  expect(row).toMatchObject({
    at: '2026-03-06T03:00:00.000Z',
    subject_id: card.id,
    request_id: saved.headers.get('x-request-id'),
  });
  expect(row?.account_id).toBeTruthy();
  expect(JSON.parse(row?.payload ?? '')).toEqual({
    version: 2,
    before: { facts: { minutes: null } },
    after: { facts: { minutes: 95 } },
  });
});

it('can be neither changed nor taken away afterwards, nor can what was sent', async () => {
  const secretary = await Browser.signedIn(app, 'cb.tonghop');
  const wanted = { organizationId: bloc.tongHop, month: '2026-03', kind: 'REGULAR' };
  const { body: card } = await secretary.post<ScorecardView>('scorecards', wanted);
  await secretary.post(`scorecards/${card.id}/submit`, aScorecard(hd42Commune), { version: 1, key: aKey() });
  const before = [await rows('audit'), await rows('assessment')];
  for (const sql of [
    "UPDATE audit SET at = '2020-01-01T00:00:00.000Z'",
    'DELETE FROM audit',
    'UPDATE assessment SET total = 0',
    'DELETE FROM assessment',
  ])
    await expect(app.database.write((manager) => manager.query(sql))).rejects.toThrow('is append-only');
  expect([await rows('audit'), await rows('assessment')]).toEqual(before);
  expect(before[1]).toHaveLength(1);
});
