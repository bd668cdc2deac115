import type { InstallationView, NewAccountView, ProblemView, SessionView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc, PASSWORD } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

const NOON = '2026-03-06T03:00:00Z';

describe('signing in', () => {
  let app: TestApp;
  let bloc: Bloc;

  beforeAll(async () => {
    app = await aTestApp({ trustProxy: 1 });
    bloc = await aBloc(app.database);
  });
  afterAll(() => app.close());

  it('opens a session with roles; sign-out ends it', async () => {
    const browser = await Browser.signedIn(app, 'cb.tonghop');
    const { body } = await browser.get<SessionView>('session');
    expect(body.roles).toMatchObject([
      { role: 'CELL_SECRETARY', roleLabel: 'Bí thư chi bộ', organizationName: 'Chi bộ Phòng Tổng hợp', isCell: true },
    ]);
    expect((await browser.delete('session')).status).toBe(204);
    expect((await browser.get('session')).status).toBe(401);
  });

  it('reads the login without accents and case, in any Unicode form', async () => {
    const reply = await new Browser(app.url).post('session', {
      login: ' CB.TongHop ',
      password: PASSWORD.normalize('NFD'),
    });
    expect(reply.status).toBe(200);
  });

  it('says the same for an unknown login and a wrong password', async () => {
    const wrong = await new Browser(app.url).post<ProblemView>('session', { login: 'cb.bao', password: 'sai' });
    const unknown = await new Browser(app.url).post<ProblemView>('session', { login: 'khong.co', password: 'sai' });
    expect([wrong.status, wrong.body.detail]).toEqual([unknown.status, unknown.body.detail]);
    expect(wrong.status).toBe(401);
  });

  it('ends after 12 idle hours, an administrator after 30 minutes', async () => {
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    const admin = await Browser.signedIn(app, 'admin');
    app.clock.set('2026-03-06T03:29:00Z');
    expect((await admin.get('session')).status).toBe(200);
    app.clock.set('2026-03-06T03:59:01Z');
    expect([(await admin.get('session')).status, (await secretary.get('session')).status]).toEqual([401, 200]);
    app.clock.set('2026-03-06T16:00:00Z');
    expect((await secretary.get('session')).status).toBe(401);
    app.clock.set(NOON);
  });

  it('keeps only a hash of the token, in an httpOnly cookie that https guards by name', async () => {
    const plain = await new Browser(app.url).post('session', { login: 'cb.bao', password: PASSWORD });
    expect(plain.headers.getSetCookie()[0]).toMatch(
      /^chibo=[\w-]{43}; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
    const secure = await new Browser(app.url).post(
      'session',
      { login: 'cb.bao', password: PASSWORD },
      { headers: { 'X-Forwarded-Proto': 'https' } },
    );
    expect(secure.headers.getSetCookie()[0]).toMatch(
      /^__Host-chibo=[\w-]{43}; .*Path=\/; .*HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(secure.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect(plain.headers.get('strict-transport-security')).toBeNull();
    expect(plain.headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    const token = plain.headers.get('set-cookie')?.slice('chibo='.length).split(';')[0] ?? '';
    const rows = await app.database.read((manager) => manager.query<object[]>('SELECT * FROM session'));
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('lets a password be changed, which ends the other sessions, and refuses a weak one', async () => {
    const desk = await Browser.signedIn(app, 'cb.bao');
    const phone = await Browser.signedIn(app, 'cb.bao');
    expect(await desk.put<ProblemView>('session/password', { current: PASSWORD, next: 'chibo2026' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'next' }] },
    });
    expect(await desk.put<ProblemView>('session/password', { current: 'sai', next: 'một câu đủ dài' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'current' }] },
    });
    expect((await desk.put('session/password', { current: PASSWORD, next: 'một câu đủ dài' })).status).toBe(200);
    expect([(await desk.get('session')).status, (await phone.get('session')).status]).toEqual([200, 401]);
  });

  it('gives accounts out with a password shown once; disabling ends their sessions', async () => {
    const admin = await Browser.signedIn(app, 'admin');
    const wanted = {
      login: 'cb.kehoach',
      displayName: 'Bí thư Phòng Kế hoạch',
      role: 'CELL_SECRETARY',
      organizationId: bloc.keHoach,
    };
    const { body, status } = await admin.post<NewAccountView>('accounts', wanted);
    expect(status).toBe(201);
    const browser = new Browser(app.url);
    expect((await browser.post('session', { login: 'cb.kehoach', password: body.oneTimePassword })).status).toBe(200);
    expect(await admin.post<ProblemView>('accounts', { ...wanted, login: 'CB.KeHoach' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'login' }] },
    });
    expect(
      await admin.post<ProblemView>('accounts', { ...wanted, login: 'x.y', role: 'COMMITTEE_OFFICER' }),
    ).toMatchObject({ status: 400, body: { errors: [{ field: 'role' }] } });
    await admin.post(`accounts/${body.account.id}/disable`);
    expect((await browser.get('session')).status).toBe(401);
  });

  it('offers one-click accounts only in a demonstration', async () => {
    expect((await new Browser(app.url).get('session/demo-accounts')).status).toBe(404);
    const { body } = await new Browser(app.url).get<InstallationView>('installation');
    expect(body).toEqual({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-06' });
  });
});
