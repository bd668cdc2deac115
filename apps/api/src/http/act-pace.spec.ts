import type { ProblemView, ScorecardView } from '@chibo/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import type { Bloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

let app: TestApp;
let bloc: Bloc;
beforeAll(async () => {
  app = await aTestApp();
  bloc = await aBloc(app.database);
});
afterAll(() => app.close());

it('bounds what one account leaves behind for good, whatever it does, and nobody else', async () => {
  const secretary = await Browser.signedIn(app, 'cb.tonghop');
  const wanted = { organizationId: bloc.tongHop, month: '2026-03', kind: 'REGULAR' };
  const { body: card } = await secretary.post<ScorecardView>('scorecards', wanted);
  const rows = async (): Promise<number> => {
    const [{ n }] = await app.database.read((manager) =>
      manager.query<{ n: string | number }[]>("SELECT count(*) AS n FROM audit WHERE action = 'scorecard.saved'"),
    );
    return Number(n);
  };
  let refused = 0;
  for (let at = 0; at < 620; at += 1) {
    const changes = { facts: { minutes: 60 + (at % 60) } };
    const reply = await secretary.patch<ProblemView>(`scorecards/${card.id}`, changes, { version: 1 + at - refused });
    if (reply.status === 200) continue;
    refused += 1;
    expect([reply.status, reply.body.code, reply.headers.get('retry-after')]).toEqual([429, 'TOO_MANY_ACTS', '5']);
  }
  expect([refused, await rows()]).toEqual([21, 599]);
  expect((await secretary.get(`scorecards/${card.id}`)).status).toBe(200);
  const other = await Browser.signedIn(app, 'pbt.tonghop');
  expect((await other.patch(`scorecards/${card.id}`, { facts: { minutes: 45 } }, { version: 600 })).status).toBe(200);
  app.clock.set('2026-03-06T03:00:01Z');
  expect((await secretary.patch(`scorecards/${card.id}`, { facts: { minutes: 46 } }, { version: 601 })).status).toBe(
    200,
  );
});
