import type { MonthTableView, ProblemView } from '@chibo/contracts';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { AccessService } from '../accounts/access.service';

let app: TestApp;
beforeAll(async () => {
  app = await aTestApp();
  await aBloc(app.database);
});
afterAll(() => app.close());

/** Of one account, running and waiting. */
const TAKEN = 12;

it.each(['table', 'cells', 'ranking', 'quality'])(
  'bounds how often one account reads a whole committee at once: %s',
  async (what) => {
    const officer = await Browser.signedIn(app, 'vp.khoi');
    const leader = await Browser.signedIn(app, 'lanhdao.khoi');
    const path = `months/2026-02/${what}`;
    // Whoever is let in reads on once all others have been refused, however fast the service is.
    let [letOn, refused] = [(): void => undefined, 0];
    const held = new Promise<void>((resolve) => (letOn = resolve));
    const access = app.app.get(AccessService);
    const require = access.require.bind(access);
    const holding = vi.spyOn(access, 'require').mockImplementation(async (...asked) => {
      await held;
      return require(...asked);
    });
    const loop = Array.from({ length: 30 }, async () => {
      const reply = await officer.get<MonthTableView & ProblemView>(path);
      if (reply.status !== 200 && (refused += 1) === 30 - TAKEN) letOn();
      return reply;
    });
    const other = leader.get(path);
    const replies = await Promise.all(loop);
    holding.mockRestore();
    const beyond = replies.filter(({ status }) => status !== 200);
    expect(beyond).toHaveLength(30 - TAKEN);
    for (const { status, body, headers } of beyond)
      expect([status, body.code, headers.get('retry-after')]).toEqual([429, 'TOO_MANY_READS', '2']);
    expect((await other).status).toBe(200);
    expect((await officer.get(path)).status).toBe(200);
  },
);
