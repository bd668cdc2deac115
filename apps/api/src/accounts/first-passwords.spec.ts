import type { AccountsView, CardPulse, NewAccountView, ProblemView, SessionView } from '@chibo/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc, PASSWORD } from '../../test-support/a-bloc';
import { Browser, OWN_PASSWORD } from '../../test-support/browser';
import { sentThematic } from '../../test-support/cards';
import { routesOf } from '../../test-support/routes';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';

const NOON = '2026-03-06T03:00:00Z';
let app: TestApp;
let bloc: Bloc;
let admin: Browser;

beforeAll(async () => {
  app = await aTestApp({ now: NOON });
  bloc = await aBloc(app.database);
});
beforeEach(async () => {
  app.clock.set(NOON);
  admin = await Browser.signedIn(app, 'admin');
});
afterAll(() => app.close());

const issued = async (login: string, organizationId = bloc.keHoach): Promise<NewAccountView> => {
  const wanted = { login, displayName: 'Nguyễn Văn An', role: 'CELL_SECRETARY', organizationId };
  return (await admin.post<NewAccountView>('accounts', wanted)).body;
};
const enter = (login: string, password: string, browser = new Browser(app.url)) =>
  browser.post<SessionView & ProblemView>('session', { login, password });

describe('a password that an administrator made', () => {
  it('opens nothing but the change of it', async () => {
    const { oneTimePassword: current } = await issued('mot.moi');
    const browser = new Browser(app.url);
    expect((await enter('mot.moi', current, browser)).body.mustChoosePassword).toBe(true);
    const open: string[] = [];
    for (const { method, path } of routesOf(app)) {
      if (method !== 'GET' || /health|installation|demo-accounts|paper-checks/.test(path)) continue;
      const address = path.replace('/api/', '').replace(':month', '2026-02').replace(/:\w+/g, newId());
      const { status, body } = await browser.get<ProblemView>(address);
      if (status !== 403 || body.code !== 'OWN_PASSWORD_FIRST') open.push(path);
    }
    expect(open).toEqual(['/api/session']);
    const wanted = { organizationId: bloc.keHoach, month: '2026-02', kind: 'REGULAR' };
    expect(await browser.post<ProblemView>('scorecards', wanted)).toMatchObject({ status: 403 });
    const same = await browser.put<ProblemView>('session/password', { current, next: current });
    expect(same).toMatchObject({ status: 400, body: { errors: [{ field: 'next' }] } });
    const own = await browser.put<SessionView>('session/password', { current, next: OWN_PASSWORD });
    expect([own.status, own.body.mustChoosePassword]).toEqual([200, undefined]);
    expect((await browser.get('tasks')).status).toBe(200);
    expect((await enter('mot.moi', OWN_PASSWORD)).status).toBe(200);
  });

  it('works once, also for two that come at the same moment', async () => {
    const { oneTimePassword } = await issued('hai.moi');
    const both = await Promise.all([enter('hai.moi', oneTimePassword), enter('hai.moi', oneTimePassword)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    const again = await enter('hai.moi', oneTimePassword);
    expect(again).toMatchObject({ status: 401, body: { code: 'ONE_TIME_OVER' } });
    expect((await enter('hai.moi', 'sai')).body.code).toBe('SIGN_IN_FAILED');
  });

  it('ends after 72 hours, and a new one works', async () => {
    const { account, oneTimePassword } = await issued('ba.moi');
    app.clock.set('2026-03-09T03:00:00Z');
    expect(await enter('ba.moi', oneTimePassword)).toMatchObject({ status: 401, body: { code: 'ONE_TIME_OVER' } });
    admin = await Browser.signedIn(app, 'admin');
    const reset = await admin.post<NewAccountView>(`accounts/${account.id}/password-reset`);
    app.clock.set('2026-03-12T02:59:59Z');
    expect((await enter('ba.moi', reset.body.oneTimePassword)).status).toBe(200);
  });
});

describe('what a page asks by itself', () => {
  it('keeps no session alive, as what somebody asks does', async () => {
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    const { id } = await sentThematic(secretary, bloc.tongHop);
    const [idle, busy] = [await Browser.signedIn(app, 'admin'), await Browser.signedIn(app, 'admin')];
    const officer = await Browser.signedIn(app, 'du.noivu');
    for (let minute = 5; minute <= 25; minute += 5) {
      app.clock.set(`2026-03-06T03:${String(minute).padStart(2, '0')}:00Z`);
      expect((await idle.get('notices/unread')).status).toBe(200);
      expect((await busy.get('notices')).status).toBe(200);
    }
    app.clock.set('2026-03-06T03:31:00Z');
    expect([(await idle.get('notices/unread')).status, (await busy.get('notices')).status]).toEqual([401, 200]);
    app.clock.set('2026-03-06T14:59:00Z');
    expect((await officer.get<CardPulse>(`scorecards/${id}/pulse`)).status).toBe(200);
    app.clock.set('2026-03-06T15:01:00Z');
    expect((await officer.get(`scorecards/${id}/pulse`)).status).toBe(401);
  });
});

describe('an account of an organisation that is no more', () => {
  it('does not sign in, loses its session, and is managed by who was above', async () => {
    const duoc = await Browser.signedIn(app, 'cb.duoc');
    await app.database.write(async (manager) => {
      await manager.sql`UPDATE organization SET exists_to = '2026-03-06' WHERE id = ${bloc.duoc}`;
      await manager.sql`UPDATE organization_profile SET valid_to = '2026-03-06' WHERE organization_id = ${bloc.duoc}`;
      await manager.sql`UPDATE organization_link SET valid_to = '2026-03-06' WHERE child_id = ${bloc.duoc}`;
    });
    expect((await duoc.get('tasks')).status).toBe(401);
    expect(await enter('cb.duoc', PASSWORD)).toMatchObject({ status: 403, body: { code: 'NO_ROLE' } });
    const { body } = await admin.get<AccountsView>('accounts');
    const account = body.accounts.find(({ login }) => login === 'cb.duoc');
    expect(account?.roles).toMatchObject([{ organizationName: 'Chi bộ Phòng Dược' }]);
    expect((await admin.post(`accounts/${account?.id}/password-reset`)).status).toBe(201);
    expect((await admin.post(`accounts/${account?.id}/disable`)).status).toBe(204);
    const beside = { login: 'qt.noivu', displayName: 'Quản trị', role: 'ADMIN', organizationId: bloc.noiVu };
    const made = (await admin.post<NewAccountView>('accounts', beside)).body;
    const other = await Browser.first(app, 'qt.noivu', made.oneTimePassword);
    expect((await other.get<AccountsView>('accounts')).body.accounts.map(({ login }) => login)).not.toContain(
      'cb.duoc',
    );
    expect((await other.post(`accounts/${account?.id}/disable`)).status).toBe(403);
  });
});
