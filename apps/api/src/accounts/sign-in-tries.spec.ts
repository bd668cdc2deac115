import type { ProblemView } from '@chibo/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBloc, PASSWORD } from '../../test-support/a-bloc';
import type { Reply } from '../../test-support/browser';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { SignInTries } from './sign-in-tries.service';

const NOON = Date.parse('2026-03-06T03:00:00Z');
const STRANGER = '198.51.100.9';
const OFFICE = '203.0.113.20';

describe('guessing passwords', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await aTestApp({ trustProxy: 1 });
    await aBloc(app.database);
  });
  afterEach(() => app.close());

  const after = (seconds: number): void => app.clock.set(new Date(NOON + seconds * 1000).toISOString());
  const signIn = (
    login: string,
    password: string,
    address: string,
    browser = new Browser(app.url),
  ): Promise<Reply<ProblemView>> =>
    browser.post<ProblemView>('session', { login, password }, { headers: { 'X-Forwarded-For': address } });
  const many = async (times: number, ask: (at: number) => Promise<Reply<ProblemView>>): Promise<number[]> => {
    const statuses: number[] = [];
    for (let at = 0; at < times; at += 1) statuses.push((await ask(at)).status);
    return statuses;
  };
  const rows = (table: string, where = '1 = 1'): Promise<Record<string, unknown>[]> =>
    app.database.read((manager) => manager.query(`SELECT * FROM ${table} WHERE ${where}`));
  const told = async (): Promise<unknown[]> =>
    (await rows('audit', "action = 'session.refused' ORDER BY seq")).map(
      ({ payload }) => JSON.parse(String(payload)) as unknown,
    );

  it('waits longer and longer in the network it comes from, a minute at most, and says how long', async () => {
    expect(await many(10, () => signIn('admin', 'sai', STRANGER))).toEqual([
      ...Array(5).fill(401),
      ...Array(5).fill(429),
    ]);
    const early = await signIn('admin', 'sai', STRANGER);
    expect(early).toMatchObject({
      status: 429,
      body: {
        code: 'TOO_MANY_TRIES',
        retryAfter: 2,
        detail: 'Đã thử sai nhiều lần. Đồng chí chờ 2 giây rồi thử lại.',
      },
    });
    expect(early.headers.get('retry-after')).toBe('2');
    const waits: (number | undefined)[] = [];
    let at = 0;
    for (let tries = 0; tries < 8; tries += 1) {
      at += Number((await signIn('admin', 'sai', STRANGER)).body.retryAfter);
      after(at);
      expect((await signIn('admin', 'sai', STRANGER)).status).toBe(401);
      waits.push((await signIn('admin', 'sai', STRANGER)).body.retryAfter);
    }
    expect(waits).toEqual([4, 8, 16, 32, 60, 60, 60, 60]);
  });

  it('does not hold the owner out: from elsewhere the right password is let in at once, however long it goes on', async () => {
    await many(30, (at) => {
      after(at * 61);
      return signIn('admin', 'sai', STRANGER);
    });
    expect((await signIn('admin', PASSWORD, OFFICE)).status).toBe(200);
    const networks = Array.from({ length: 60 }, (_, at) => `192.0.2.${at}`);
    await many(60, (at) => signIn('admin', 'sai', networks[at]));
    expect((await signIn('admin', PASSWORD, '203.0.113.77')).status).toBe(200);
  });

  it('does not hold the owner out of a browser that is known, from the very network of the guessing', async () => {
    const own = new Browser(app.url);
    expect((await signIn('admin', PASSWORD, OFFICE, own)).status).toBe(200);
    await own.delete('session');
    await many(12, () => signIn('admin', 'sai', OFFICE));
    expect((await signIn('admin', PASSWORD, OFFICE)).status).toBe(429);
    expect((await signIn('admin', PASSWORD, OFFICE, own)).status).toBe(200);
    after(60);
    expect((await signIn('admin', PASSWORD, OFFICE)).status).toBe(200);
  });

  it('is bounded in a known browser too, and another account is not known there', async () => {
    const own = new Browser(app.url);
    await signIn('cb.tonghop', PASSWORD, OFFICE, own);
    await own.delete('session');
    expect(await many(7, () => signIn('cb.tonghop', 'sai', OFFICE, own))).toEqual([...Array(5).fill(401), 429, 429]);
    expect((await signIn('cb.tonghop', PASSWORD, OFFICE)).status).toBe(200);
    expect(await many(7, () => signIn('cb.bao', 'sai', OFFICE, own))).toEqual([...Array(5).fill(401), 429, 429]);
    expect((await signIn('cb.bao', PASSWORD, OFFICE)).status).toBe(429);
  });

  it('does not hold a whole office: thirty wrong ones behind one address leave the others in', async () => {
    const logins = ['cb.thanhtra', 'cb.duoc', 'du.yte', 'du.noivu', 'vp.khoi', 'lanhdao.khoi', 'pbt.tonghop'];
    const statuses = await many(42, (at) => signIn(logins[at % logins.length], 'sai', OFFICE));
    expect(statuses.filter((status) => status === 401).length).toBeGreaterThanOrEqual(30);
    for (const login of ['cb.tonghop', 'cb.bao', 'admin'])
      expect([login, (await signIn(login, PASSWORD, OFFICE)).status]).toEqual([login, 200]);
    expect(await many(2, () => signIn('cb.bao', 'sai', OFFICE))).toEqual([401, 429]);
  });

  it('lets five of sixty at once look at the password, whatever the others do', async () => {
    const burst = await Promise.all(Array.from({ length: 60 }, () => signIn('admin', 'sai', STRANGER)));
    const statuses = burst.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(55);
  });

  it('says and does the same for a login nobody has', async () => {
    const [nobody, somebody] = [
      await many(7, () => signIn('khong.co', 'sai', OFFICE)),
      await many(7, () => signIn('cb.bao', 'sai', OFFICE)),
    ];
    expect(nobody).toEqual(somebody);
  });

  it('is counted, not written one by one: a row per login, network and window, and one line in the audit', async () => {
    await many(40, () => signIn('admin', 'sai', STRANGER));
    expect(await rows('sign_in_try')).toHaveLength(3);
    expect(await told()).toEqual([
      { network: STRANGER, tries: 5, since: 0 },
      { network: STRANGER, tries: 5, since: 0 },
    ]);
    after(2);
    await signIn('admin', 'sai', STRANGER);
    after(3600);
    await app.app.get(SignInTries).forgetOld();
    expect(await rows('sign_in_try')).toEqual([]);
    expect((await told()).slice(2)).toEqual(Array(2).fill({ network: STRANGER, tries: 6, since: 5 }));
  });

  it('of logins nobody has leaves nothing of each behind', async () => {
    await many(20, (at) => signIn(`khong.co.${at}`, 'sai', STRANGER));
    after(3600);
    await app.app.get(SignInTries).forgetOld();
    expect(await rows('sign_in_try')).toEqual([]);
    expect(await told()).toEqual([
      { network: STRANGER, tries: 5, since: 0 },
      { network: STRANGER, tries: 20, since: 5 },
    ]);
  });

  it('is told with the sign-in that follows it', async () => {
    await many(2, () => signIn('cb.bao', 'sai', OFFICE));
    await signIn('cb.bao', PASSWORD, OFFICE);
    const [opened] = await rows('audit', "action = 'session.opened'");
    expect(JSON.parse(String(opened['payload']))).toEqual({ way: 'password', refused: 2 });
  });

  it('of the own password in an open session waits apart: neither holds out the other', async () => {
    const found = new Browser(app.url);
    await signIn('cb.bao', PASSWORD, OFFICE, found);
    const wrong = { current: 'sai', next: 'một câu đủ dài' };
    expect(await many(6, () => found.put<ProblemView>('session/password', wrong))).toEqual([
      ...Array(5).fill(400),
      429,
    ]);
    expect((await found.put('session/password', { ...wrong, current: PASSWORD })).status).toBe(429);
    expect((await signIn('cb.bao', PASSWORD, OFFICE)).status).toBe(200);
    after(2);
    expect((await found.put('session/password', { ...wrong, current: PASSWORD })).status).toBe(200);
  });

  it('of the set-up code waits too', async () => {
    const body = {
      code: 'sai',
      login: 'quan.tri',
      displayName: 'Quản trị',
      password: 'một câu đủ dài',
      organizationName: 'Đảng bộ',
      organizationCode: 'DB',
      organizationKind: 'BLOC_PARTY_ORG',
    };
    const visitor = new Browser(app.url);
    expect(await many(6, () => visitor.post<ProblemView>('installation', body))).toEqual([...Array(5).fill(403), 429]);
  });
});

describe('known browsers', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await aTestApp();
    await aBloc(app.database);
  });
  afterEach(() => app.close());

  const devices = (): Promise<{ token_hash: string; account_id: string }[]> =>
    app.database.read((manager) => manager.query('SELECT * FROM known_device'));

  it('keep a cookie of their own, hashed here, one for all accounts of the browser, ten browsers at most', async () => {
    const browser = new Browser(app.url);
    const first = await browser.post('session', { login: 'cb.bao', password: PASSWORD });
    const [, cookie] = first.headers.getSetCookie();
    expect(cookie).toMatch(/^chibo-device=[\w-]{43}; Max-Age=15552000; Path=\/; .*HttpOnly; SameSite=Strict$/);
    const token = cookie.slice('chibo-device='.length, 'chibo-device='.length + 43);
    expect(JSON.stringify(await devices())).not.toContain(token);
    await browser.post('session', { login: 'cb.duoc', password: PASSWORD });
    const known = await devices();
    expect([known.length, new Set(known.map((row) => row.token_hash)).size]).toEqual([2, 1]);
    for (let at = 0; at < 11; at += 1) await Browser.signedIn(app, 'cb.bao');
    expect(await devices()).toHaveLength(11);
  });

  it('are forgotten with the password', async () => {
    const desk = await Browser.signedIn(app, 'cb.bao');
    await Browser.signedIn(app, 'cb.bao');
    expect(await devices()).toHaveLength(2);
    await desk.put('session/password', { current: PASSWORD, next: 'một câu đủ dài' });
    expect(await devices()).toHaveLength(1);
  });

  it('hold no more than thirty sessions of one account', async () => {
    for (let at = 0; at < 32; at += 1) await Browser.signedIn(app, 'cb.bao');
    const sessions = await app.database.read((manager) => manager.query<object[]>('SELECT * FROM session'));
    expect(sessions).toHaveLength(30);
  });
});
