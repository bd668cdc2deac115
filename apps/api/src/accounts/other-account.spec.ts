import type { ProblemView, ScorecardView, SessionView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import type { Reply } from '../../test-support/browser';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

describe('a page that believes it acts for another account', () => {
  let app: TestApp;
  let bloc: Bloc;
  let browser: Browser;
  let own: string;
  let other: string;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    browser = await Browser.signedIn(app, 'cb.tonghop');
    own = await accountOf(browser);
    other = await accountOf(await Browser.signedIn(app, 'cb.thanhtra'));
  });
  afterAll(() => app.close());

  async function accountOf(signedIn: Browser): Promise<string> {
    return (await signedIn.get<SessionView>('session')).body.account.id;
  }
  function open(headers?: Record<string, string>): Promise<Reply<ScorecardView | ProblemView>> {
    const card = { organizationId: bloc.tongHop, month: '2026-03', kind: 'REGULAR' };
    return browser.post('scorecards', card, { headers });
  }
  const opened = async (): Promise<number> =>
    (await app.database.read((manager) => manager.sql<object[]>`SELECT id FROM scorecard`)).length;

  it('writes nothing and is told so in words', async () => {
    const refused = await open({ 'X-Account': other });
    expect(refused).toMatchObject({ status: 409, body: { code: 'OTHER_ACCOUNT' } });
    expect((refused.body as ProblemView).detail).toContain('tài khoản khác');
    expect(await opened()).toBe(0);
  });

  it('is refused too where it names no account there is', async () => {
    for (const nobody of ['', 'x', `${own},${own}`, own.toUpperCase()])
      expect([nobody, (await open({ 'X-Account': nobody })).status]).toEqual([nobody, 409]);
    expect(await opened()).toBe(0);
  });

  it('reads nothing either', async () => {
    for (const path of ['tasks', 'session', 'notices/unread']) {
      const reply = await browser.get<ProblemView>(path, { headers: { 'X-Account': other } });
      expect([path, reply.status, reply.body.code]).toEqual([path, 409, 'OTHER_ACCOUNT']);
    }
  });

  it('does not sign the other one out', async () => {
    expect((await browser.delete('session', { headers: { 'X-Account': other } })).status).toBe(409);
    expect((await browser.get('session')).status).toBe(200);
  });

  it('acts for its own account, and a script that names none acts as ever', async () => {
    expect((await open({ 'X-Account': own })).status).toBe(201);
    expect((await browser.get('tasks')).status).toBe(200);
  });

  it('whose session has ended is asked to sign in', async () => {
    const nobody = new Browser(app.url);
    expect((await nobody.get('tasks', { headers: { 'X-Account': own } })).status).toBe(401);
    expect((await nobody.delete('session', { headers: { 'X-Account': own } })).status).toBe(204);
  });
});
