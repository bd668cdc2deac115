import { Injectable } from '@nestjs/common';
import type { AccountsView, AccountView, DemoAccountView, NewAccountView } from '@chibo/contracts';
import { AccountsQuery, ChangePasswordBody, CreateAccountBody } from '@chibo/contracts';
import { addDays, vietnamDay, whyRoleMisplaced } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { NoticesService } from '../notices/notices.service';
import { lastBefore, pathOn } from '../organizations/tree';
import { AccessService } from './access.service';
import { Account, RoleAssignment } from './account.entities';
import { AccountCare } from './account-care';
import { countAccounts, listAccounts, listDemonstration, readAccount } from './account-reader';
import type { Actor } from './actor';
import { called } from './called';
import { lapseInvitations } from './invitation.entity';
import { requireAnotherAdministrator } from './last-administrator';
import { hashPassword, readablePassword } from './passwords';
import { ACCOUNTS_IN_TURN } from './roles.service';
import type { KnownOfOwner } from './weak-passwords';
import { whyWeak } from './weak-passwords';
import { SessionsService } from './sessions.service';

/** How long a password that somebody else made is taken. */
const ONE_TIME_MS = 72 * 3_600_000;

const SAME = 'Mật khẩu mới phải khác mật khẩu đang dùng.';

const PAGE_SIZE = 100;

type AccountNotice = 'ACCOUNT_ENABLED' | 'PASSWORD_RESET';

/** Accounts and what they may act as. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly sessions: SessionsService,
    private readonly care: AccountCare,
    private readonly notices: NoticesService,
  ) {}

  /** A page of the accounts this administrator looks after, searched without accents. */
  async list(actor: Actor, query: AccountsQuery): Promise<AccountsView> {
    const { page = 1, order, organizationId: under, ...narrowed } = query;
    const roots = this.access.requireSomewhere('manageAccounts', actor);
    if (under) await this.access.require('manageAccounts', actor, under);
    const scope = { ...narrowed, under, roots, today: vietnamDay(this.clock.now()) };
    return this.database.read(async (manager) => ({
      organization: under ? { id: under, name: await this.nameOf(manager, under) } : undefined,
      accounts: await listAccounts(manager, scope, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE, order }),
      total: await countAccounts(manager, scope),
      page,
      pageSize: PAGE_SIZE,
    }));
  }

  async create(actor: Actor, body: CreateAccountBody): Promise<NewAccountView> {
    this.access.requireSomewhere('manageAccounts', actor);
    // Before the first look at the database: what is looked at opens the act's transaction, and hashing takes its time.
    const oneTimePassword = readablePassword();
    const passwordHash = await hashPassword(oneTimePassword);
    await this.access.require('manageAccounts', actor, body.organizationId);
    const id = await this.database.writeInTurn(ACCOUNTS_IN_TURN, async (manager) => {
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
    return { account: await this.one(id), oneTimePassword };
  }

  private async nameOf(manager: EntityManager, organizationId: string): Promise<string> {
    const day = addDays(vietnamDay(this.clock.now()), 1);
    return (await lastBefore(manager, [organizationId], day)).get(organizationId)?.name ?? '';
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
    const names = called(login, displayName);
    if (await manager.existsBy(Account, { loginKey: names.loginKey }))
      throw Refusal.badRequest([{ field: 'login', text: 'Tên đăng nhập này đã có.' }]);
    const id = newId();
    const now = this.clock.now();
    await manager.insert(Account, {
      id,
      ...names,
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
    this.access.requireSomewhere('manageAccounts', actor);
    const oneTimePassword = readablePassword();
    const passwordHash = await hashPassword(oneTimePassword);
    await this.care.requireOver(actor, id);
    await this.database.write(async (manager) => {
      const oneTime = { oneTimeUntil: this.oneTimeUntil(), oneTimeUsedAt: null };
      await this.updateExisting(manager, id, { passwordHash, ...oneTime });
      await this.audit.record(manager, actor, 'account.password-reset', { type: 'account', id }, {});
      await this.tell(manager, actor, id, 'PASSWORD_RESET');
    });
    return { account: await this.one(id), oneTimePassword };
  }

  /** What the account acts as stays; nobody signs in with it until it is opened again. */
  async disable(actor: Actor, id: string): Promise<void> {
    await this.care.requireOver(actor, id);
    if (id === actor.accountId)
      throw Refusal.conflict('OWN_ACCOUNT', 'Đồng chí không tự khóa tài khoản của mình được.');
    await this.database.writeInTurn(ACCOUNTS_IN_TURN, async (manager) => {
      await this.requireDisabled(manager, id, false);
      const now = this.clock.now();
      await requireAnotherAdministrator(manager, { accountId: id }, vietnamDay(now));
      await this.updateExisting(manager, id, { disabledAt: now.toISOString() });
      await this.audit.record(manager, actor, 'account.disabled', { type: 'account', id }, {});
    });
  }

  /** With the password it had; a lost one is given anew besides. */
  async enable(actor: Actor, id: string): Promise<void> {
    await this.care.requireOver(actor, id);
    await this.database.writeInTurn(ACCOUNTS_IN_TURN, async (manager) => {
      await this.requireDisabled(manager, id, true);
      await manager.update(Account, { id }, { disabledAt: null });
      await this.audit.record(manager, actor, 'account.enabled', { type: 'account', id }, {});
      await this.tell(manager, actor, id, 'ACCOUNT_ENABLED');
    });
  }

  private async requireDisabled(manager: EntityManager, id: string, wanted: boolean): Promise<void> {
    const account = await manager.findOneBy(Account, { id });
    if (!account) throw Refusal.notFound('tài khoản');
    if ((account.disabledAt !== null) === wanted) return;
    throw Refusal.conflict('WRONG_STATE', wanted ? 'Tài khoản này không bị khóa.' : 'Tài khoản này đã khóa rồi.');
  }

  /** Whoever the account belongs to reads who did it; nobody is told of their own act. */
  private async tell(manager: EntityManager, actor: Actor, accountId: string, kind: AccountNotice): Promise<void> {
    if (accountId === actor.accountId) return;
    const notice = { kind, by: actor.displayName, at: this.clock.now().toISOString() };
    await this.notices.tell(manager, [{ accountId, key: `account ${kind} ${notice.at}`, notice }]);
  }

  /** Wrong tries count as guesses: whoever finds a phone unlocked must not find out its password here. */
  async changeOwnPassword(actor: Actor, body: ChangePasswordBody, address: string): Promise<Account> {
    const account = await this.sessions.proveAgain(actor, body.current, address);
    if (!account) throw Refusal.badRequest([{ field: 'current', text: 'Mật khẩu hiện tại chưa đúng.' }]);
    if (body.next === body.current) throw Refusal.badRequest([{ field: 'next', text: SAME }]);
    await this.requireStrong(account, body.next);
    const passwordHash = await hashPassword(body.next);
    await this.database.write(async (manager) => {
      await this.putPassword(manager, account.id, passwordHash);
      await this.audit.record(manager, actor, 'account.password-changed', { type: 'account', id: account.id }, {});
    });
    return account;
  }

  /** Accounts of the demonstration that can sign in, by role. */
  demonstrationAccounts(): Promise<DemoAccountView[]> {
    return this.database.read((manager) => listDemonstration(manager, vietnamDay(this.clock.now())));
  }

  private oneTimeUntil(): string {
    return new Date(this.clock.now().getTime() + ONE_TIME_MS).toISOString();
  }

  /** Refuses, at the field `next`, a password that is guessed first. */
  async requireStrong(account: Account, next: string): Promise<void> {
    const weak = whyWeak(next, await this.knownOf(account));
    if (weak) throw Refusal.badRequest([{ field: 'next', text: weak }]);
  }

  /** In the open transaction: the owner's own password; sessions end, and a slip is taken no more. */
  async putPassword(manager: EntityManager, id: string, passwordHash: string): Promise<void> {
    await this.updateExisting(manager, id, { passwordHash, oneTimeUntil: null, oneTimeUsedAt: null });
  }

  /** What anybody knows of the owner, and would try first. */
  private async knownOf({ id, login, displayName }: Account): Promise<KnownOfOwner> {
    const day = addDays(vietnamDay(this.clock.now()), 1);
    const nodes = await this.database.read(async (manager) => {
      const roles = await manager.findBy(RoleAssignment, { accountId: id });
      return lastBefore(manager, [...new Set(roles.map(({ organizationId }) => organizationId))], day);
    });
    return { login, displayName, organizations: [...nodes.values()].map(({ name }) => name) };
  }

  private async updateExisting(manager: EntityManager, id: string, change: Partial<Account>): Promise<void> {
    const { affected } = await manager.update(Account, { id }, change);
    if (!affected) throw Refusal.notFound('tài khoản');
    const now = this.clock.now();
    await lapseInvitations(manager, id, now, vietnamDay(now));
    await this.sessions.endAll(manager, id);
  }

  private async requirePlace(manager: EntityManager, body: CreateAccountBody): Promise<void> {
    const [organization] = await pathOn(manager, body.organizationId, vietnamDay(this.clock.now()));
    if (!organization) throw Refusal.notFound('tổ chức đảng');
    const misplaced = whyRoleMisplaced(body.role, organization.isCell);
    if (misplaced) throw Refusal.badRequest([{ field: 'role', text: misplaced }]);
  }

  private one(id: string): Promise<AccountView> {
    return this.database.read((manager) => readAccount(manager, id, vietnamDay(this.clock.now())));
  }
}
