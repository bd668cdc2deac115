import { Injectable } from '@nestjs/common';
import type { AccountView, DemoAccountView, NewAccountView } from '@chibo/contracts';
import { ChangePasswordBody, CreateAccountBody } from '@chibo/contracts';
import type { Role } from '@chibo/domain';
import { addDays, allows, compareVietnamese, ROLE_LABEL, vietnamDay, whyRoleMisplaced } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { lastBefore, pathOn } from '../organizations/tree';
import { AccessService } from './access.service';
import { Account, RoleAssignment } from './account.entities';
import type { Actor } from './actor';
import { hashPassword, readablePassword } from './passwords';
import type { KnownOfOwner } from './weak-passwords';
import { whyWeak } from './weak-passwords';
import { loginKeyOf, SessionsService } from './sessions.service';

/** How long a password that somebody else made is taken. */
const ONE_TIME_MS = 72 * 3_600_000;

const SAME = 'Mật khẩu mới phải khác mật khẩu đang dùng.';

interface AccountRow {
  id: string;
  login: string;
  display_name: string;
  disabled_at: string | null;
  role: Role;
  organization_id: string;
  name: string;
  has_password: number;
  /** Day from which the organisation is no more. */
  exists_to: string | null;
}

/** Accounts and what they may act as. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly sessions: SessionsService,
  ) {}

  async list(actor: Actor): Promise<AccountView[]> {
    this.access.requireAdmin(actor);
    const reach = await this.access.reachOf(actor, 'manageAccounts');
    const shown: AccountRow[] = [];
    for (const row of await this.rows())
      if (reach.has(row.organization_id) || (row.exists_to && (await this.overLast(actor, row.organization_id))))
        shown.push(row);
    return asViews(shown);
  }

  async create(actor: Actor, body: CreateAccountBody): Promise<NewAccountView> {
    this.access.requireAdmin(actor);
    // Before the first look at the database: what is looked at opens the act's transaction, and hashing takes its time.
    const oneTimePassword = readablePassword();
    const passwordHash = await hashPassword(oneTimePassword);
    await this.access.require('manageAccounts', actor, body.organizationId);
    const id = await this.database.writeInTurn('accounts', async (manager) => {
      await this.requirePlace(manager, body);
      const accountId = await this.insert(manager, { ...body, passwordHash, oneTimeUntil: this.oneTimeUntil() });
      const { login, role, organizationId } = body;
      await this.audit.record(
        manager,
        actor,
        'account.created',
        { type: 'account', id: accountId },
        { login, role, organizationId },
      );
      return accountId;
    });
    const [account] = asViews(await this.rows(id));
    return { account, oneTimePassword };
  }

  /** Puts an account with its role into the open transaction. */
  async insert(
    manager: EntityManager,
    account: {
      login: string;
      displayName: string;
      role: string;
      organizationId: string;
      passwordHash: string | null;
      oneTimeUntil?: string;
    },
  ): Promise<string> {
    const { login, displayName, role, organizationId, passwordHash, oneTimeUntil = null } = account;
    const loginKey = loginKeyOf(login);
    if (await manager.existsBy(Account, { loginKey }))
      throw Refusal.badRequest([{ field: 'login', text: 'Tên đăng nhập này đã có.' }]);
    const id = newId();
    const now = this.clock.now();
    await manager.insert(Account, {
      id,
      login,
      loginKey,
      displayName,
      passwordHash,
      oneTimeUntil,
      oneTimeUsedAt: null,
      disabledAt: null,
      createdAt: now.toISOString(),
    });
    await manager.insert(RoleAssignment, {
      id: newId(),
      accountId: id,
      organizationId,
      role,
      validFrom: vietnamDay(now),
      validTo: null,
    });
    return id;
  }

  async resetPassword(actor: Actor, id: string): Promise<NewAccountView> {
    this.access.requireAdmin(actor);
    const oneTimePassword = readablePassword();
    const passwordHash = await hashPassword(oneTimePassword);
    await this.requireOver(actor, id);
    await this.database.write(async (manager) => {
      const oneTime = { oneTimeUntil: this.oneTimeUntil(), oneTimeUsedAt: null };
      await this.updateExisting(manager, id, { passwordHash, ...oneTime });
      await this.audit.record(manager, actor, 'account.password-reset', { type: 'account', id }, {});
    });
    const [account] = asViews(await this.rows(id));
    return { account, oneTimePassword };
  }

  async disable(actor: Actor, id: string): Promise<void> {
    await this.requireOver(actor, id);
    if (id === actor.accountId)
      throw Refusal.conflict('OWN_ACCOUNT', 'Đồng chí không tự khóa tài khoản của mình được.');
    await this.database.write(async (manager) => {
      await this.updateExisting(manager, id, { disabledAt: this.clock.now().toISOString() });
      await this.audit.record(manager, actor, 'account.disabled', { type: 'account', id }, {});
    });
  }

  /** Wrong tries count as guesses: whoever finds a phone unlocked must not find out its password here. */
  async changeOwnPassword(actor: Actor, body: ChangePasswordBody, address: string): Promise<Account> {
    const account = await this.sessions.proveAgain(actor, body.current, address);
    if (!account) throw Refusal.badRequest([{ field: 'current', text: 'Mật khẩu hiện tại chưa đúng.' }]);
    const weak = body.next === body.current ? SAME : whyWeak(body.next, await this.knownOf(actor, account));
    if (weak) throw Refusal.badRequest([{ field: 'next', text: weak }]);
    const passwordHash = await hashPassword(body.next);
    await this.database.write(async (manager) => {
      const own = { oneTimeUntil: null, oneTimeUsedAt: null };
      await this.updateExisting(manager, account.id, { passwordHash, ...own });
      await this.audit.record(manager, actor, 'account.password-changed', { type: 'account', id: account.id }, {});
    });
    return account;
  }

  /** Accounts of the demonstration that can sign in, by role. */
  async demonstrationAccounts(): Promise<DemoAccountView[]> {
    const rows = (await this.rows()).filter((row) => Number(row.has_password) === 1 && !row.disabled_at);
    return rows.map((row) => ({
      accountId: row.id,
      displayName: row.display_name,
      roleLabel: ROLE_LABEL[row.role],
      organizationName: row.name,
    }));
  }

  /** Every role of the account stands where this actor gives out accounts: nobody reaches above himself. */
  private async requireOver(actor: Actor, id: string): Promise<void> {
    this.access.requireAdmin(actor);
    const roles = await this.database.read((manager) => manager.findBy(RoleAssignment, { accountId: id }));
    if (roles.length === 0) throw Refusal.notFound('tài khoản');
    for (const { organizationId } of roles) await this.access.requireLast('manageAccounts', actor, organizationId);
  }

  private async overLast(actor: Actor, organizationId: string): Promise<boolean> {
    const standings = await this.access.lastStandings(actor, organizationId);
    return standings.some(({ role, relation }) => allows('manageAccounts', role, relation));
  }

  private oneTimeUntil(): string {
    return new Date(this.clock.now().getTime() + ONE_TIME_MS).toISOString();
  }

  /** What anybody knows of the owner, and would try first. */
  private async knownOf(actor: Actor, { login, displayName }: Account): Promise<KnownOfOwner> {
    const today = vietnamDay(this.clock.now());
    const ids = actor.roles.map(({ organizationId }) => organizationId);
    const nodes = await this.database.read((manager) => lastBefore(manager, ids, addDays(today, 1)));
    return { login, displayName, organizations: [...nodes.values()].map(({ name }) => name) };
  }

  private async updateExisting(manager: EntityManager, id: string, change: Partial<Account>): Promise<void> {
    const { affected } = await manager.update(Account, { id }, change);
    if (!affected) throw Refusal.notFound('tài khoản');
    await this.sessions.endAll(manager, id);
  }

  private async requirePlace(manager: EntityManager, body: CreateAccountBody): Promise<void> {
    const [organization] = await pathOn(manager, body.organizationId, vietnamDay(this.clock.now()));
    if (!organization) throw Refusal.notFound('tổ chức đảng');
    const misplaced = whyRoleMisplaced(body.role, organization.isCell);
    if (misplaced) throw Refusal.badRequest([{ field: 'role', text: misplaced }]);
  }

  private rows(id?: string): Promise<AccountRow[]> {
    const today = vietnamDay(this.clock.now());
    return this.database.read(
      (manager) => manager.sql<AccountRow[]>`
        SELECT a.id, a.login, a.display_name, a.disabled_at, r.role, r.organization_id, p.name,
          CASE WHEN o.exists_to <= ${today} THEN o.exists_to END AS exists_to,
          CASE WHEN a.password_hash IS NULL THEN 0 ELSE 1 END AS has_password
        FROM account a JOIN role_assignment r ON r.account_id = a.id
        JOIN organization o ON o.id = r.organization_id
        JOIN organization_profile p ON p.organization_id = r.organization_id AND p.valid_from = (
          SELECT max(last.valid_from) FROM organization_profile last
          WHERE last.organization_id = r.organization_id AND last.valid_from <= ${today})
        WHERE r.valid_from <= ${today} AND (r.valid_to IS NULL OR r.valid_to > ${today})
          AND (${id ?? ''} = '' OR a.id = ${id ?? ''})
        ORDER BY a.created_at, a.id`,
    );
  }
}

function asViews(rows: AccountRow[]): AccountView[] {
  const views = new Map<string, AccountView>();
  for (const row of rows) {
    const view = views.get(row.id) ?? {
      id: row.id,
      login: row.login,
      displayName: row.display_name,
      disabled: row.disabled_at !== null,
      roles: [],
    };
    view.roles.push({
      role: row.role,
      roleLabel: ROLE_LABEL[row.role],
      organizationId: row.organization_id,
      organizationName: row.name,
    });
    views.set(row.id, view);
  }
  return [...views.values()].sort((a, b) => compareVietnamese(a.displayName, b.displayName));
}
