import type { AccountsView, AccountView, NewAccountView, OrganizationView, ProblemView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

/** The administrator of one committee has no effect on another one, nor on what is above. */
describe('an administrator below the root', () => {
  let app: TestApp;
  let bloc: Bloc;
  let root: Browser;
  let local: Browser;
  let accounts: Map<string, AccountView>;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    root = await Browser.signedIn(app, 'admin');
    const wanted = { login: 'qt.yte', displayName: 'Quản trị Sở Y tế', role: 'ADMIN', organizationId: bloc.yTe };
    const { body } = await root.post<NewAccountView>('accounts', wanted);
    local = await Browser.first(app, 'qt.yte', body.oneTimePassword);
    const all = (await root.get<AccountsView>('accounts')).body.accounts;
    accounts = new Map(all.map((account) => [account.login, account]));
  });
  afterAll(() => app.close());

  const idOf = (login: string): string => accounts.get(login)?.id ?? '';

  it('sees the accounts of its subtree and no others', async () => {
    const { body } = await local.get<AccountsView>('accounts');
    expect(body.total).toBe(3);
    expect(body.accounts.map(({ login }) => login).sort()).toEqual(['cb.duoc', 'du.yte', 'qt.yte']);
  });

  it('resets no password and disables nobody outside its subtree', async () => {
    for (const login of ['admin', 'vp.khoi', 'cb.tonghop']) {
      expect((await local.post<ProblemView>(`accounts/${idOf(login)}/password-reset`)).status).toBe(403);
      expect((await local.post<ProblemView>(`accounts/${idOf(login)}/disable`)).status).toBe(403);
    }
    await Browser.signedIn(app, 'admin');
    expect((await local.post(`accounts/${idOf('cb.duoc')}/password-reset`)).status).toBe(201);
  });

  it('gives out no account above or beside it', async () => {
    for (const organizationId of [bloc.khoi, bloc.noiVu]) {
      const wanted = { login: 'ke.hai', displayName: 'X', role: 'COMMITTEE_OFFICER', organizationId };
      expect((await local.post<ProblemView>('accounts', wanted)).status).toBe(403);
    }
  });

  it('gives a login to one of two that ask for it at the same moment', async () => {
    const wanted = { login: 'hai.lan', displayName: 'X', role: 'CELL_DEPUTY', organizationId: bloc.duoc };
    const replies = await Promise.all([local.post('accounts', wanted), root.post('accounts', wanted)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 400]);
  });

  it('moves none of its branches under a committee that is not its own, and takes none from there', async () => {
    const away = await local.post<ProblemView>(`organizations/${bloc.duoc}/changes`, {
      from: '2026-03-10',
      parentId: bloc.noiVu,
    });
    const taken = await local.post<ProblemView>(`organizations/${bloc.thanhTra}/changes`, {
      from: '2026-03-10',
      parentId: bloc.yTe,
    });
    expect([away.status, taken.status]).toEqual([403, 403]);
  });

  it('founds no second root', async () => {
    const wanted = { kind: 'BLOC_PARTY_ORG', code: 'khoi-2', name: 'Khối khác', from: '2026-01-01' };
    expect((await local.post<OrganizationView>('organizations', wanted)).status).toBe(400);
  });

  it('learns nothing of other organisations by trying codes; somebody without the right learns nothing at all', async () => {
    const wanted = { kind: 'SUBORDINATE_CELL', code: 'chi-bo-bao', name: 'X', from: '2026-02-01' };
    const stranger = await Browser.signedIn(app, 'cb.bao');
    const refused = await stranger.post<ProblemView>('organizations', { ...wanted, parentId: bloc.noiVu });
    expect(refused).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    const taken = await local.post<ProblemView>('organizations', { ...wanted, parentId: bloc.yTe });
    expect(taken).toMatchObject({ status: 400, body: { errors: [{ field: 'code' }] } });
    expect(JSON.stringify(taken.body)).not.toContain('Chi bộ Báo');
  });
});
