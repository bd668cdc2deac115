import type { AccountsView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';
import { AccountsService } from './accounts.service';

const MANY = 230;
/** Of the bloc. */
const FEW = 10;

describe('the list of accounts', () => {
  let app: TestApp;
  let bloc: Bloc;
  let admin: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    admin = await Browser.signedIn(app, 'admin');
    const accounts = app.app.get(AccountsService);
    await app.database.write(async (manager) => {
      for (let at = 0; at < MANY; at += 1) {
        const displayName = `Đồng chí Ánh ${String(at).padStart(3, '0')}`;
        const role = { role: 'CELL_DEPUTY', organizationId: bloc.duoc, passwordHash: null };
        await accounts.insert(manager, { login: `pbt.${at}`, displayName, ...role });
      }
    });
  });
  afterAll(() => app.close());

  const asked = async (query: string, browser = admin): Promise<AccountsView> =>
    (await browser.get<AccountsView>(`accounts?${query}`)).body;
  const loginsOf = ({ accounts }: AccountsView): string[] => accounts.map(({ login }) => login);

  it('comes in pages in Vietnamese order, each account once', async () => {
    const pages = [await asked(''), await asked('page=2'), await asked('page=3')];
    expect(pages.map(({ total, accounts }) => [total, accounts.length])).toEqual([
      [MANY + FEW, 100],
      [MANY + FEW, 100],
      [MANY + FEW, MANY + FEW - 200],
    ]);
    expect(new Set(pages.flatMap(loginsOf)).size).toBe(MANY + FEW);
    expect(loginsOf(pages[0]).slice(0, 3)).toEqual(['admin', 'pbt.0', 'pbt.1']);
    expect((await asked('page=4')).accounts).toEqual([]);
  });

  it('is searched without accents by name, login, role and organisation, letter for letter', async () => {
    expect(loginsOf(await asked('q=anh%20117'))).toEqual(['pbt.117']);
    expect(loginsOf(await asked('q=CB.THANH'))).toEqual(['cb.thanhtra']);
    expect(loginsOf(await asked('q=phong%20tong%20hop')).sort()).toEqual(['cb.tonghop', 'pbt.tonghop']);
    expect((await asked('q=phong%20duoc')).total).toBe(MANY + 1);
    expect(loginsOf(await asked('q=quan%20tri'))).toEqual(['admin']);
    for (const sign of ['%25', 'cb_thanh', '!']) expect((await asked(`q=${sign}`)).total).toBe(0);
  });

  it('shows an administrator below the root what stands under him, and of an account only what it acts as there', async () => {
    await app.database.write(
      (manager) => manager.sql`
      INSERT INTO role_assignment (id, account_id, organization_id, role, valid_from)
      SELECT ${newId()}, id, ${bloc.noiVu}, 'ADMIN', '2025-01-01' FROM account WHERE login = 'du.yte'`,
    );
    const local = await Browser.signedIn(app, 'du.yte');
    const seen = await asked('', local);
    expect(loginsOf(seen).sort()).toEqual(['cb.thanhtra', 'cb.tonghop', 'du.noivu', 'du.yte', 'pbt.tonghop']);
    expect(seen.accounts.find(({ login }) => login === 'du.yte')?.roles).toMatchObject([
      { role: 'ADMIN', organizationId: bloc.noiVu, organizationName: 'Đảng bộ Sở Nội vụ' },
    ]);
    expect((await asked('q=so%20y%20te', local)).total).toBe(0);
    expect((await asked('q=can%20bo', local)).total).toBe(1);
  });
});
