import type {
  AccountRoleView,
  AccountsView,
  AccountView,
  EmailView,
  NoticesView,
  ProblemView,
  SessionView,
} from '@chibo/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { AuditService } from '../audit/audit.service';
import { newId } from '../db/new-id';

const NOON = '2026-03-06T03:00:00Z';
let app: TestApp;
let bloc: Bloc;
let root: Browser;
let local: Browser;

beforeAll(async () => {
  app = await aTestApp({ now: NOON });
  bloc = await aBloc(app.database);
  await app.database.write(
    (manager) => manager.sql`
    INSERT INTO role_assignment (id, account_id, organization_id, role, valid_from)
    SELECT ${newId()}, id, ${bloc.noiVu}, 'ADMIN', '2025-01-01' FROM account WHERE login = 'du.noivu'`,
  );
});
beforeEach(async () => {
  app.clock.set(NOON);
  [root, local] = [await Browser.signedIn(app, 'admin'), await Browser.signedIn(app, 'du.noivu')];
});
afterAll(() => app.close());

const find = async (login: string, browser = root): Promise<AccountView> => {
  const { accounts } = (await browser.get<AccountsView>(`accounts?q=${login}`)).body;
  const account = accounts.find((each) => each.login === login);
  if (!account) throw new Error(`${login} is not seen`);
  return account;
};
const give = async (browser: Browser, login: string, role: string, organizationId: string, days: object = {}) =>
  browser.post<AccountView & ProblemView>(`accounts/${(await find(login)).id}/roles`, {
    ...{ role, organizationId, from: '2026-03-06' },
    ...days,
  });
const heldBy = (account: AccountView, role: string, organizationId: string): AccountRoleView => {
  const held = account.roles.find((each) => each.role === role && each.organizationId === organizationId);
  if (!held) throw new Error(`no ${role}`);
  return held;
};
const end = (browser: Browser, account: AccountView, role: AccountRoleView, until: string, mark = role.mark) =>
  browser.post<AccountView & ProblemView>(
    `accounts/${account.id}/roles/${role.id}/end`,
    { until },
    { headers: { 'If-Match': mark } },
  );

describe('several roles of one account', () => {
  it('are one sign-in, each from its day to its day, without signing in again', async () => {
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    const given = await give(root, 'cb.tonghop', 'COMMITTEE_OFFICER', bloc.noiVu, {
      from: '2026-03-08',
      until: '2026-03-09',
    });
    expect(given.status, JSON.stringify(given.body)).toBe(201);
    expect(given.body.roles.map(({ role, state }) => [role, state])).toEqual([
      ['CELL_SECRETARY', 'NOW'],
      ['COMMITTEE_OFFICER', 'COMING'],
    ]);
    const rolesOn = async (day: string): Promise<string[]> => {
      app.clock.set(`${day}T03:00:00Z`);
      const browser = day === '2026-03-06' ? secretary : await Browser.signedIn(app, 'cb.tonghop');
      return (await browser.get<SessionView>('session')).body.roles.map(({ role }) => role);
    };
    expect(await rolesOn('2026-03-06')).toEqual(['CELL_SECRETARY']);
    expect(await rolesOn('2026-03-08')).toEqual(['CELL_SECRETARY', 'COMMITTEE_OFFICER']);
    const both = await Browser.signedIn(app, 'cb.tonghop');
    const months = `months/2026-02/table?organizationId=${bloc.noiVu}`;
    expect((await both.get(months)).status).toBe(200);
    app.clock.set('2026-03-09T16:59:00Z');
    const late = await Browser.signedIn(app, 'cb.tonghop');
    expect((await late.get(months)).status).toBe(200);
    // Midnight in Vietnam: the right is gone, the session is not.
    app.clock.set('2026-03-09T17:00:00Z');
    expect((await late.get(months)).status).toBe(403);
    expect((await late.get('tasks')).status).toBe(200);
  });

  it('are refused by name where they overlap, are misplaced, lie in the past or end before they begin', async () => {
    const cases: [string, string, string, object, string][] = [
      ['cb.thanhtra', 'CELL_SECRETARY', bloc.thanhTra, {}, 'from'],
      ['cb.thanhtra', 'CELL_SECRETARY', bloc.noiVu, {}, 'role'],
      ['cb.thanhtra', 'COMMITTEE_OFFICER', bloc.thanhTra, {}, 'role'],
      ['cb.thanhtra', 'CELL_DEPUTY', bloc.keHoach, { from: '2026-03-05' }, 'from'],
      ['cb.thanhtra', 'CELL_DEPUTY', bloc.keHoach, { from: '2028-01-01' }, 'from'],
      ['cb.thanhtra', 'CELL_DEPUTY', bloc.keHoach, { until: '2026-03-05' }, 'until'],
      ['cb.thanhtra', 'CELL_DEPUTY', bloc.keHoach, { until: '2026-02-30' }, 'until'],
      ['cb.thanhtra', 'GENERAL_SECRETARY', bloc.keHoach, {}, 'role'],
    ];
    for (const [login, role, at, days, field] of cases) {
      const { status, body } = await give(root, login, role, at, days);
      expect([role, days, status, body.errors?.map((each) => each.field)]).toEqual([role, days, 400, [field]]);
    }
    expect((await give(root, 'cb.thanhtra', 'CELL_DEPUTY', newId())).status).toBe(403);
    expect(
      (await root.post(`accounts/${newId()}/roles`, { role: 'ADMIN', organizationId: bloc.khoi, from: '2026-03-06' }))
        .status,
    ).toBe(403);
  });

  it('are given once by two administrators at the same moment', async () => {
    const both = await Promise.all(
      [root, local].map((browser) => give(browser, 'cb.thanhtra', 'CELL_DEPUTY', bloc.tongHop)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 400]);
  });

  it('are given and ended only inside the own part, never above', async () => {
    expect((await give(local, 'cb.thanhtra', 'ADMIN', bloc.khoi)).status).toBe(403);
    expect((await give(local, 'cb.thanhtra', 'COMMITTEE_OFFICER', bloc.yTe)).status).toBe(403);
    expect((await give(local, 'cb.duoc', 'CELL_DEPUTY', bloc.keHoach)).status).toBe(403);
    const admin = await find('admin');
    expect((await end(local, admin, admin.roles[0], '2026-03-31')).status).toBe(403);
    // Who also has a role elsewhere keeps it out of reach, and their password too.
    expect((await give(root, 'cb.thanhtra', 'CELL_DEPUTY', bloc.duoc)).status).toBe(201);
    const seen = await find('cb.thanhtra', local);
    expect(seen.roles.map(({ organizationId }) => organizationId)).not.toContain(bloc.duoc);
    expect((await local.post(`accounts/${seen.id}/password-reset`)).status).toBe(403);
    const elsewhere = heldBy(await find('cb.thanhtra'), 'CELL_DEPUTY', bloc.duoc);
    expect((await end(local, seen, elsewhere, '2026-03-31')).status).toBe(403);
    const ended = await end(root, seen, elsewhere, '2026-03-05');
    expect(ended.body.roles.find(({ id }) => id === elsewhere.id)?.state).toBe('OVER');
    expect((await local.post(`accounts/${seen.id}/password-reset`)).status).toBe(201);
  });

  it('end on a day, of what was seen, and are corrected or taken back only before they begin', async () => {
    const given = (await give(local, 'cb.tonghop', 'CELL_DEPUTY', bloc.keHoach, { from: '2026-04-01' })).body;
    const coming = heldBy(given, 'CELL_DEPUTY', bloc.keHoach);
    const path = `accounts/${given.id}/roles/${coming.id}`;
    const corrected = await local.put<AccountView>(
      path,
      { role: 'CELL_SECRETARY', organizationId: bloc.keHoach, from: '2026-03-06', until: '2026-06-30' },
      { headers: { 'If-Match': coming.mark } },
    );
    expect(corrected.status, JSON.stringify(corrected.body)).toBe(200);
    const running = heldBy(corrected.body, 'CELL_SECRETARY', bloc.keHoach);
    expect(running).toMatchObject({ id: coming.id, from: '2026-03-06', until: '2026-06-30', state: 'NOW' });
    const wanted = { role: 'CELL_DEPUTY', organizationId: bloc.keHoach, from: '2026-05-01' };
    expect((await local.put<ProblemView>(path, wanted)).body.code).toBe('WRONG_STATE');
    expect((await local.delete<ProblemView>(path)).body.code).toBe('WRONG_STATE');
    expect((await end(root, given, running, '2026-05-31', coming.mark)).status).toBe(412);
    expect((await end(root, given, running, '2026-03-04')).body.errors?.[0].field).toBe('until');
    expect((await end(root, given, running, '2026-07-01')).body.errors?.[0].field).toBe('until');
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    const wantedCard = { organizationId: bloc.keHoach, month: '2026-02', kind: 'REGULAR' };
    const card = await secretary.post<{ id: string; version: number }>('scorecards', wantedCard);
    expect(card.status).toBe(201);
    expect((await end(root, given, running, '2026-03-05')).status).toBe(200);
    const draft = { weaknesses: 'Ít ý kiến.' };
    const refused = await secretary.patch<ProblemView>(`scorecards/${card.body.id}`, draft, {
      version: card.body.version,
    });
    expect([refused.status, refused.body.code]).toEqual([403, 'FORBIDDEN']);
  });

  it('are dropped before they begin, but for the only one, and told to whom they concern', async () => {
    const given = (await give(root, 'cb.bao', 'COMMITTEE_READER', bloc.khoi, { from: '2026-04-01' })).body;
    const { id } = heldBy(given, 'COMMITTEE_READER', bloc.khoi);
    const dropped = await root.delete<AccountView>(`accounts/${given.id}/roles/${id}`);
    expect(dropped.body.roles.map(({ role }) => role)).toEqual(['CELL_SECRETARY']);
    const told = (await (await Browser.signedIn(app, 'cb.bao')).get<NoticesView>('notices')).body.notices;
    expect(told.map(({ notice }) => notice.kind)).toEqual(['ROLE_DROPPED', 'ROLE_GIVEN']);
    const kept = (await app.app.get(AuditService).of(given.id)).map(({ action }) => action);
    expect(kept).toEqual(expect.arrayContaining(['account.role-given', 'account.role-dropped']));
    const { id: fresh } = (
      await root.post<{ account: AccountView }>('accounts', {
        login: 'mot.vai',
        displayName: 'Một',
        role: 'CELL_DEPUTY',
        organizationId: bloc.bao,
      })
    ).body.account;
    await app.database.write(
      (manager) => manager.sql`UPDATE role_assignment SET valid_from = '2026-05-01' WHERE account_id = ${fresh}`,
    );
    const only = (await find('mot.vai')).roles[0];
    expect((await root.delete<ProblemView>(`accounts/${fresh}/roles/${only.id}`)).body.code).toBe('ONLY_ROLE');
  });

  it('make no long session of an administrator', async () => {
    const reader = await Browser.signedIn(app, 'lanhdao.khoi');
    expect((await give(root, 'lanhdao.khoi', 'ADMIN', bloc.yTe)).status).toBe(201);
    app.clock.set('2026-03-06T03:29:00Z');
    expect((await reader.get('accounts')).status).toBe(200);
    app.clock.set('2026-03-06T04:00:00Z');
    expect((await reader.get('accounts')).status).toBe(401);
    const account = await find('lanhdao.khoi', await Browser.signedIn(app, 'admin'));
    root = await Browser.signedIn(app, 'admin');
    expect((await end(root, account, heldBy(account, 'ADMIN', bloc.yTe), '2026-03-05')).status).toBe(200);
  });
});

describe('an address without a mail server', () => {
  it('counts by the word of who looks after the account, once', async () => {
    const secretary = await Browser.signedIn(app, 'cb.bao');
    const put = await secretary.put<EmailView>('session/email', { email: 'bao@example.vn' });
    expect(put.body).toEqual({ email: 'bao@example.vn', confirmed: false, mail: false });
    expect((await secretary.post<ProblemView>('session/email/code')).body.code).toBe('NO_MAIL');
    const { id, email, emailConfirmed } = await find('cb.bao');
    expect([email, emailConfirmed]).toEqual(['bao@example.vn', false]);
    expect((await local.post(`accounts/${id}/email-confirmation`)).status).toBe(403);
    expect((await root.post(`accounts/${id}/email-confirmation`)).status).toBe(204);
    expect((await root.post<ProblemView>(`accounts/${id}/email-confirmation`)).body.code).toBe('WRONG_STATE');
    expect((await secretary.get<EmailView>('session/email')).body.confirmed).toBe(true);
  });
});

describe('the last administrator of the installation', () => {
  it('is not ended, nor locked by another, also by two that act on each other at the same moment', async () => {
    const admin = await find('admin');
    const own = heldBy(admin, 'ADMIN', bloc.khoi);
    expect(await end(root, admin, own, '2026-03-31')).toMatchObject({
      status: 409,
      body: { code: 'LAST_ADMINISTRATOR' },
    });
    expect((await give(root, 'vp.khoi', 'ADMIN', bloc.khoi, { until: '2026-12-31' })).status).toBe(201);
    expect((await end(root, admin, own, '2026-03-31')).status).toBe(409);
    const brief = heldBy(await find('vp.khoi'), 'ADMIN', bloc.khoi);
    const second = await find('vp.khoi');
    expect((await end(root, second, brief, '2026-03-05')).status).toBe(200);
    expect((await give(root, 'vp.khoi', 'ADMIN', bloc.khoi)).status).toBe(201);
    const other = await Browser.signedIn(app, 'vp.khoi');
    const both = await Promise.all([
      root.post<ProblemView>(`accounts/${second.id}/disable`),
      other.post<ProblemView>(`accounts/${admin.id}/disable`),
    ]);
    expect(both.filter(({ status }) => status === 204)).toHaveLength(1);
    // One of them is left, and opens the other's account again.
    const [left, locked] = both[0].status === 204 ? [root, second] : [other, admin];
    expect((await left.post<ProblemView>(`accounts/${locked.id}/disable`)).body.code).toBe('WRONG_STATE');
    expect((await left.post(`accounts/${locked.id}/enable`)).status).toBe(204);
    expect((await left.post<ProblemView>(`accounts/${locked.id}/enable`)).body.code).toBe('WRONG_STATE');
    const back = await Browser.signedIn(app, locked.login);
    const told = (await back.get<NoticesView>('notices')).body.notices;
    expect(told[0].title).toBe('Tài khoản của đồng chí được mở khóa');
    const role = heldBy(await find('vp.khoi', left), 'ADMIN', bloc.khoi);
    expect((await end(await Browser.signedIn(app, 'admin'), second, role, '2026-03-05')).status).toBe(200);
  });
});

describe('the accounts an administrator finds', () => {
  const logins = async (query: string, browser = root): Promise<string[]> =>
    (await browser.get<AccountsView>(`accounts?${query}`)).body.accounts.map(({ login }) => login).sort();

  it('are filtered by role, organisation and state, and put in order', async () => {
    await root.post('accounts', {
      login: 'chua.vao',
      displayName: 'Chưa vào',
      role: 'CELL_DEPUTY',
      organizationId: bloc.duoc,
    });
    expect(await logins('state=NEVER')).toContain('chua.vao');
    expect(await logins('state=ACTIVE')).not.toContain('chua.vao');
    expect(await logins(`organizationId=${bloc.yTe}`)).toEqual(
      expect.arrayContaining(['cb.duoc', 'chua.vao', 'du.yte']),
    );
    expect(await logins(`organizationId=${bloc.yTe}&role=CELL_DEPUTY`)).toEqual(['chua.vao']);
    expect((await local.get(`accounts?organizationId=${bloc.yTe}`)).status).toBe(403);
    const newest = (await root.get<AccountsView>('accounts?order=NEWEST')).body.accounts[0].login;
    expect(newest).toBe('chua.vao');
    const lastIn = (await root.get<AccountsView>('accounts?order=LAST_SIGN_IN')).body.accounts;
    expect(lastIn[lastIn.length - 1].lastSignedInAt).toBeUndefined();
    expect(lastIn.map(({ lastSignedInAt = '' }) => lastSignedInAt)).toEqual(
      lastIn
        .map(({ lastSignedInAt = '' }) => lastSignedInAt)
        .toSorted()
        .reverse(),
    );
    for (const wrong of ['role=X', 'state=X', 'order=X', 'organizationId=1'])
      expect((await root.get(`accounts?${wrong}`)).status).toBe(400);
  });

  it('are given a role at an organisation that is yet to come, from its first day', async () => {
    const wanted = {
      kind: 'PARTY_CELL',
      code: 'moi',
      name: 'Chi bộ Mới lập',
      parentId: bloc.noiVu,
      from: '2026-05-01',
    };
    const { status, body } = await root.post<{ id: string }>('organizations', wanted);
    expect(status, JSON.stringify(body)).toBe(201);
    const early = await give(root, 'cb.thanhtra', 'CELL_SECRETARY', body.id, { from: '2026-04-30' });
    expect(early.body.errors?.[0].field).toBe('organizationId');
    expect((await give(root, 'cb.thanhtra', 'CELL_SECRETARY', body.id, { from: '2026-05-01' })).status).toBe(201);
    const seen = heldBy(await find('cb.thanhtra', local), 'CELL_SECRETARY', body.id);
    expect(seen).toMatchObject({ state: 'COMING', organizationName: 'Chi bộ Mới lập' });
    expect(await logins('q=moi%20lap', local)).toEqual(['cb.thanhtra']);
  });

  it('stay in sight when their roles are over or their organisation is no more', async () => {
    const deputy = await find('chua.vao');
    expect((await end(root, deputy, deputy.roles[0], '2026-03-05')).status).toBe(200);
    await app.database.write(async (manager) => {
      await manager.sql`UPDATE organization SET exists_to = '2026-03-06' WHERE id = ${bloc.duoc}`;
      await manager.sql`UPDATE organization_profile SET valid_to = '2026-03-06' WHERE organization_id = ${bloc.duoc}`;
      await manager.sql`UPDATE organization_link SET valid_to = '2026-03-06' WHERE child_id = ${bloc.duoc}`;
    });
    expect(await logins('state=EXPIRED')).toEqual(['chua.vao']);
    expect(await logins('state=DISSOLVED')).toEqual(['cb.duoc']);
    const stays = await find('cb.duoc');
    expect(stays.roles[0]).toMatchObject({ dissolvedOn: '2026-03-06', organizationName: 'Chi bộ Phòng Dược' });
    expect(await logins('state=DISSOLVED', local)).toEqual([]);
    // There the account gets another role, or the old one is ended.
    const again = await give(root, 'cb.duoc', 'CELL_SECRETARY', bloc.duoc, { from: '2026-03-07' });
    expect([400, 403]).toContain(again.status);
    expect((await give(root, 'cb.duoc', 'CELL_DEPUTY', bloc.bao)).status).toBe(201);
    expect((await end(root, stays, stays.roles[0], '2026-03-05')).status).toBe(200);
    expect((await find('cb.duoc')).state).toBe('NEVER');
  });
});
