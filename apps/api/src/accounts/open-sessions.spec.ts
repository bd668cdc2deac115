import type { AccountsView, NoticesView, OpenSessionsView, ProblemView } from '@chibo/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { PASSWORD } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';

const NOON = '2026-03-06T03:00:00Z';
const PHONE =
  'Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36';
let app: TestApp;
let bloc: Bloc;

beforeAll(async () => {
  app = await aTestApp({ now: NOON });
  bloc = await aBloc(app.database);
});
beforeEach(async () => {
  app.clock.set(NOON);
  await app.database.write((manager) => manager.sql`DELETE FROM session`);
});
afterAll(() => app.close());

const list = async (browser: Browser, path = 'session/open'): Promise<OpenSessionsView['sessions']> =>
  (await browser.get<OpenSessionsView>(path)).body.sessions;

async function onPhone(login: string): Promise<Browser> {
  const browser = new Browser(app.url);
  const reply = await browser.post('session', { login, password: PASSWORD }, { headers: { 'User-Agent': PHONE } });
  expect(reply.status).toBe(200);
  return browser;
}

describe('the sessions of an account', () => {
  it('are listed with device, network, since and last seen, and name no token', async () => {
    const phone = await onPhone('cb.tonghop');
    app.clock.set('2026-03-06T03:05:00Z');
    const desk = await Browser.signedIn(app, 'cb.tonghop');
    const sessions = await list(desk);
    expect(sessions.map(({ current, openedAt }) => [current, openedAt])).toEqual([
      [true, '2026-03-06T03:05:00.000Z'],
      [false, NOON.replace('Z', '.000Z')],
    ]);
    expect(sessions[1]).toMatchObject({
      device: 'Chrome, Android',
      network: expect.stringMatching(/127\.0\.0\.1|::/) as string,
    });
    const rows = await app.database.read(
      (manager) => manager.sql<{ token_hash: string }[]>`SELECT token_hash FROM session`,
    );
    for (const { token_hash: hash } of rows) expect(JSON.stringify(sessions)).not.toContain(hash);
    app.clock.set('2026-03-06T03:10:00Z');
    await phone.get('tasks');
    const used = (await list(desk)).find(({ device }) => device === 'Chrome, Android');
    expect(used?.lastSeenAt).toBe('2026-03-06T03:10:00.000Z');
  });

  it('are ended one by one or all others at once; one that is over is not listed', async () => {
    const [desk, phone, third] = [
      await Browser.signedIn(app, 'cb.thanhtra'),
      await onPhone('cb.thanhtra'),
      await Browser.signedIn(app, 'cb.thanhtra'),
    ];
    const other = (await list(desk)).find(({ device }) => device === 'Chrome, Android');
    const left = await desk.delete<OpenSessionsView>(`session/open/${other?.id}`);
    expect(left.body.sessions).toHaveLength(2);
    expect([(await phone.get('tasks')).status, (await third.get('tasks')).status]).toEqual([401, 200]);
    expect((await desk.delete(`session/open/${other?.id}`)).status).toBe(404);
    const alone = await desk.post<OpenSessionsView>('session/open/end-others');
    expect(alone.body.sessions).toMatchObject([{ current: true }]);
    expect((await third.get('tasks')).status).toBe(401);
    expect((await desk.post('session/open/end-others')).status).toBe(200);
    await onPhone('cb.thanhtra');
    app.clock.set('2026-03-06T14:59:00Z');
    await desk.get('tasks');
    app.clock.set('2026-03-06T15:01:00Z');
    expect(await list(desk)).toHaveLength(1);
  });

  it('are nobody else\u2019s to end but of who looks after the account, and its owner is told', async () => {
    const [secretary, phone] = [await Browser.signedIn(app, 'cb.duoc'), await onPhone('cb.duoc')];
    const stranger = await Browser.signedIn(app, 'cb.bao');
    const [{ id }] = await list(secretary);
    expect((await stranger.delete(`session/open/${id}`)).status).toBe(404);
    const root = await Browser.signedIn(app, 'admin');
    const [account] = (await root.get<AccountsView>('accounts?q=cb.duoc')).body.accounts;
    const path = `accounts/${account.id}/sessions`;
    await app.database.write(
      (manager) => manager.sql`INSERT INTO role_assignment (id, account_id, organization_id, role, valid_from)
        SELECT ${newId()}, id, ${bloc.noiVu}, 'ADMIN', '2025-01-01' FROM account WHERE login = 'du.noivu'`,
    );
    const beside = await Browser.signedIn(app, 'du.noivu');
    for (const browser of [stranger, beside]) expect((await browser.get(path)).status).toBe(403);
    expect((await beside.post<ProblemView>(`${path}/end`)).status).toBe(403);
    const seen = await list(root, path);
    expect(seen.map(({ current }) => current)).toEqual([false, false]);
    const one = seen.find(({ device }) => device === 'Chrome, Android');
    expect((await root.delete<OpenSessionsView>(`${path}/${one?.id}`)).body.sessions).toHaveLength(1);
    expect([(await phone.get('tasks')).status, (await secretary.get('tasks')).status]).toEqual([401, 200]);
    const told = (await secretary.get<NoticesView>('notices')).body.notices;
    expect(told[0].notice.kind).toBe('SESSIONS_ENDED');
    expect((await root.post<OpenSessionsView>(`${path}/end`)).body.sessions).toEqual([]);
    expect((await secretary.get('tasks')).status).toBe(401);
    expect((await root.post(`${path}/end`)).status).toBe(404);
  });
});
