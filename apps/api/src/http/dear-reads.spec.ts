import type { MonthTableView, ProblemView } from '@chibo/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

let app: TestApp;
beforeAll(async () => {
  app = await aTestApp();
  await aBloc(app.database);
});
afterAll(() => app.close());

it.each(['table', 'cells', 'ranking', 'quality'])(
  'bounds how often one account reads a whole committee at once: %s',
  async (what) => {
    const officer = await Browser.signedIn(app, 'vp.khoi');
    const leader = await Browser.signedIn(app, 'lanhdao.khoi');
    const path = `months/2026-02/${what}`;
    const loop = Array.from({ length: 30 }, () => officer.get<MonthTableView & ProblemView>(path));
    const other = leader.get(path);
    const replies = await Promise.all(loop);
    const beyond = replies.filter(({ status }) => status !== 200);
    expect(beyond.length).toBeGreaterThan(0);
    for (const { status, body, headers } of beyond)
      expect([status, body.code, headers.get('retry-after')]).toEqual([429, 'TOO_MANY_READS', '2']);
    expect((await other).status).toBe(200);
    expect((await officer.get(path)).status).toBe(200);
  },
);
