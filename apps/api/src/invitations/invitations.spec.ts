import type {
  AccountsView,
  AccountView,
  InvitationsView,
  NoticesView,
  ProblemView,
  SessionView,
} from '@chibo/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc, PASSWORD } from '../../test-support/a-bloc';
import { Browser, OWN_PASSWORD } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { AccountsService } from '../accounts/accounts.service';
import { AuditService } from '../audit/audit.service';
import { readBack } from '../paper/paper.fixture';

const NOON = '2026-03-06T03:00:00Z';
const WRONG = 'AAAAA-BBBBB-CCCCC';
const MANY = 130;
let app: TestApp;
let bloc: Bloc;
let root: Browser;

beforeAll(async () => {
  // More files than an account is given in one go: by this clock there is a rest between any two.
  let rested = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (rested += 2_000));
  app = await aTestApp({ now: NOON });
  bloc = await aBloc(app.database);
  for (const login of ['bt.moi', 'pbt.moi', 'ba.moi']) await made(login, `Nguyễn Thị Hòa ${login}`);
});
beforeEach(async () => {
  app.clock.set(NOON);
  // What another case has guessed keeps this one waiting.
  await app.database.write((manager) => manager.sql`DELETE FROM sign_in_try`);
  root = await Browser.signedIn(app, 'admin');
});
afterAll(async () => {
  vi.restoreAllMocks();
  await app.close();
});

/** As an import makes them: without a password. */
async function made(login: string, displayName: string, organizationId = bloc.keHoach): Promise<void> {
  const account = { login, displayName, role: 'CELL_DEPUTY', organizationId, passwordHash: null };
  await app.database.write((manager) => app.app.get(AccountsService).insert(manager, account));
}
const find = async (login: string): Promise<AccountView> => {
  const [account] = (await root.get<AccountsView>(`accounts?q=${login}`)).body.accounts;
  return account;
};
const print = (body: object, browser = root) => browser.post<InvitationsView & ProblemView>('invitations', body);
const codesIn = (file: string): string[] =>
  readBack(Buffer.from(file, 'base64'))
    .text.join(' ')
    .replaceAll('\u2011', '-')
    .match(/[A-Z2-9]{5}-[A-Z2-9]{5}-[A-Z2-9]{5}/g) ?? [];
const printed = async (...logins: string[]): Promise<string[]> => {
  const accountIds = await Promise.all(logins.map(async (login) => (await find(login)).id));
  const { status, body } = await print({ accountIds });
  expect(status, JSON.stringify({ ...body, file: undefined })).toBe(201);
  return codesIn(body.file);
};
const use = (code: string, next = OWN_PASSWORD, browser = new Browser(app.url)) =>
  browser.post<SessionView & ProblemView>('session/invitation', { code, next });

describe('a slip', () => {
  it('says on paper who, where, the login and the code, and opens a session with an own password, once', async () => {
    const { body } = await print({ accountIds: [(await find('bt.moi')).id] });
    expect(body).toMatchObject({ slips: 1, until: '2026-04-05', lapsed: [], left: 0 });
    const text = readBack(Buffer.from(body.file, 'base64')).text.join(' ');
    for (const words of ['Nguyễn Thị Hòa bt.moi', 'Chi bộ Phòng Kế hoạch', 'bt.moi', 'đến hết ngày 05/04/2026'])
      expect(text.replace(/\s+/g, ' ')).toContain(words);
    const [code] = codesIn(body.file);
    expect(await find('bt.moi')).toMatchObject({ hasPassword: false, invitedUntil: '2026-04-05', state: 'NEVER' });
    const stored = await app.database.read((manager) => manager.sql<object[]>`SELECT * FROM invitation`);
    expect(JSON.stringify(stored)).not.toContain(code.replaceAll('-', ''));
    expect(await use(code, 'mat khau')).toMatchObject({ status: 400, body: { errors: [{ field: 'next' }] } });
    const browser = new Browser(app.url);
    const opened = await use(code.toLowerCase().replaceAll('-', ' '), OWN_PASSWORD, browser);
    expect(opened.status, JSON.stringify(opened.body)).toBe(200);
    expect([opened.body.account.login, opened.body.mustChoosePassword]).toEqual(['bt.moi', undefined]);
    expect((await browser.get('tasks')).status).toBe(200);
    expect(await use(code)).toMatchObject({ status: 403, body: { code: 'INVITATION_CODE' } });
    const again = await new Browser(app.url).post('session', { login: 'bt.moi', password: OWN_PASSWORD });
    expect(again.status).toBe(200);
    const account = await find('bt.moi');
    expect(account).toMatchObject({ hasPassword: true, state: 'ACTIVE' });
    expect(account.invitedUntil).toBeUndefined();
    const acts = (await app.app.get(AuditService).of(account.id)).map(({ action }) => action);
    expect(acts.slice(0, 3)).toEqual(['account.invited', 'account.invitation-used', 'session.opened']);
  });

  it('works for one of two who use it at the same moment, and not after its last day', async () => {
    const [code] = await printed('pbt.moi');
    const both = await Promise.all([use(code), use(code)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
    const [late] = await printed('ba.moi');
    app.clock.set('2026-04-05T16:59:00Z');
    expect((await use(late, 'mat khau')).status).toBe(400);
    app.clock.set('2026-04-05T17:00:00Z');
    expect((await use(late)).status).toBe(403);
  });

  it('is never printed twice with one code: another one lapses it, and says whose', async () => {
    const [first] = await printed('ba.moi');
    const { body } = await print({ accountIds: [(await find('ba.moi')).id] });
    expect(body.lapsed).toEqual(['Nguyễn Thị Hòa ba.moi']);
    const [second] = codesIn(body.file);
    expect(second).not.toBe(first);
    expect((await use(first)).status).toBe(403);
    const both = await Promise.all([
      print({ accountIds: [(await find('ba.moi')).id] }),
      print({ accountIds: [(await find('ba.moi')).id] }),
    ]);
    const tried = await Promise.all(both.map(async (reply) => (await use(codesIn(reply.body.file)[0])).status));
    expect(tried.sort()).toEqual([200, 403]);
  });

  it('lapses with a new password and a lock; whoever has a password keeps it until then, and is told', async () => {
    const [code] = await printed('cb.thanhtra');
    const secretary = await Browser.signedIn(app, 'cb.thanhtra');
    const told = (await secretary.get<NoticesView>('notices')).body.notices;
    expect(told[0].notice.kind).toBe('INVITED');
    const { id } = await find('cb.thanhtra');
    await root.post(`accounts/${id}/password-reset`);
    expect((await use(code)).status).toBe(403);
    const [second] = await printed('cb.thanhtra');
    await root.post(`accounts/${id}/disable`);
    expect((await use(second)).status).toBe(403);
    expect(await print({ accountIds: [id] })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'accountIds' }] },
    });
    await root.post(`accounts/${id}/enable`);
    expect((await use(second)).status).toBe(403);
    const [third] = await printed('cb.thanhtra');
    expect((await use(third)).status).toBe(200);
    expect((await secretary.get('tasks')).status).toBe(401);
    expect((await new Browser(app.url).post('session', { login: 'cb.thanhtra', password: PASSWORD })).status).toBe(401);
  });

  it('is printed only for those whose administrator one is, all or none', async () => {
    const strange = await Browser.signedIn(app, 'cb.duoc');
    const [mine, admin] = [(await find('cb.bao')).id, (await find('admin')).id];
    expect((await print({ accountIds: [mine] }, strange)).status).toBe(403);
    await app.database.write(
      (manager) => manager.sql`INSERT INTO role_assignment (id, account_id, organization_id, role, valid_from)
        SELECT 'qt-yte', id, ${bloc.yTe}, 'ADMIN', '2025-01-01' FROM account WHERE login = 'du.yte'`,
    );
    const local = await Browser.signedIn(app, 'du.yte');
    const below = (await find('cb.duoc')).id;
    expect((await print({ accountIds: [below, admin] }, local)).status).toBe(403);
    expect((await find('cb.duoc')).invitedUntil).toBeUndefined();
    expect((await print({ organizationId: bloc.noiVu }, local)).status).toBe(403);
    expect((await print({ accountIds: [below] }, local)).status).toBe(201);
  });

  it.each([
    [{ accountIds: [] }, 'accountIds'],
    [{ accountIds: ['x'] }, 'accountIds'],
    [{ accountIds: Array.from({ length: 121 }, () => '018f4b1a-0000-7000-8000-000000000000') }, 'accountIds'],
    [{ q: 'không có ai' }, 'accountIds'],
    [{ state: 'X' }, 'state'],
  ])('is refused for %j', async (body, field) => {
    expect(await print(body)).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  it('makes guesses wait, and a network that has waited is let in again', async () => {
    for (const wrong of ['x', WRONG, "' OR 1=1 --", '２３４５６', WRONG]) expect((await use(wrong)).status).toBe(403);
    expect(await use(WRONG)).toMatchObject({ status: 429, body: { code: 'TOO_MANY_TRIES' } });
    const [code] = await printed('cb.bao');
    app.clock.set('2026-03-06T03:05:00Z');
    expect((await use(code)).status).toBe(200);
  });
});

describe('slips for all who are without a password', () => {
  it('are printed twelve on a sheet, 120 at once, and say how many are left; pressed again, the others follow', async () => {
    for (let at = 0; at < MANY; at += 1)
      await made(`nhieu.${at}`, `Đồng chí Nguyễn Thị Ánh Nguyệt ${String(at).padStart(3, '0')}`, bloc.duoc);
    const first = (await print({ q: 'nguyet' })).body;
    expect([first.slips, first.left, first.lapsed]).toEqual([120, MANY - 120, []]);
    const read = readBack(Buffer.from(first.file, 'base64'));
    expect(new Set(codesIn(first.file)).size).toBe(120);
    expect(read.pages).toBe(10);
    for (const page of read.text) expect(page.match(/Tên đăng nhập/g)).toHaveLength(12);
    if (process.env['SLIPS'])
      (await import('node:fs')).writeFileSync(process.env['SLIPS'], Buffer.from(first.file, 'base64'));
    const second = (await print({ q: 'nguyet' })).body;
    expect([second.slips, second.left, second.lapsed]).toEqual([MANY - 120, 0, []]);
    expect((await print({ q: 'nguyet' })).status).toBe(400);
  });
});
