import { Injectable } from '@nestjs/common';
import type { SessionView } from '@chibo/contracts';
import type { Role } from '@chibo/domain';
import { ROLE_LABEL, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { Account, Session } from './account.entities';
import type { Actor } from './actor';
import { loginKeyOf } from './called';
import type { Origin } from './origin';
import { KnownDevices } from './known-devices.service';
import { hashPassword, newToken, passwordGate, passwordMatches, sha256 } from './passwords';
import type { CountedTry } from './sign-in-tries.service';
import { SignInTries } from './sign-in-tries.service';

const HOUR = 3600;
/** Longest pause / absolute end, seconds (ASVS V7.3): a secretary's phone, an administrator's desk. */
const LIMITS = {
  ordinary: { idle: 12 * HOUR, absolute: 30 * 24 * HOUR },
  admin: { idle: HOUR / 2, absolute: 12 * HOUR },
};

/** Sessions of one account at the same time. */
const MOST_SESSIONS = 30;

interface SignedIn {
  token: string;
  maxAgeSeconds: number;
  /** Token of the browser, to be known by the next time. */
  device?: string;
}

interface Opening {
  way: 'password' | 'invitation' | 'demonstration';
  tried?: CountedTry;
  from: Origin;
}

/** One row per role of the account, at least one. */
interface SessionRow {
  role: Role | null;
  organization_id: string | null;
  account_id: string;
  display_name: string;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
  idle_seconds: number;
  disabled_at: string | null;
  one_time_until: string | null;
}

@Injectable()
export class SessionsService {
  /** Verified when the login is unknown, so that the answer takes as long. */
  private readonly decoy = hashPassword(newToken());

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly tries: SignInTries,
    private readonly devices: KnownDevices,
  ) {}

  async signIn(visitor: Actor, login: string, password: string, from: Origin): Promise<SignedIn> {
    const loginKey = loginKeyOf(login);
    const account = await this.database.read((manager) => manager.findOneBy(Account, { loginKey }));
    const tried = await this.beginSignIn(loginKey, account, from);
    if (account && (await this.isPassword(account, tried, password))) {
      if ((await this.rolesOf(account.id)).length === 0) throw nowhere();
      if (account.oneTimeUntil) await this.useOnce(account);
      return this.open(visitor, account, { way: 'password', tried, from });
    }
    if (!account) await this.isPassword(null, tried, password);
    throw new Refusal(401, 'SIGN_IN_FAILED', 'Tên đăng nhập hoặc mật khẩu chưa đúng.');
  }

  /** A password somebody else made opens one session, within its days. */
  private async useOnce({ id, oneTimeUntil }: Account): Promise<void> {
    const now = this.clock.now().toISOString();
    const unused = { id, oneTimeUntil: oneTimeUntil ?? '', oneTimeUsedAt: IsNull() };
    const inTime = now < (oneTimeUntil ?? '');
    const used =
      inTime && (await this.database.write((manager) => manager.update(Account, unused, { oneTimeUsedAt: now })));
    if (!used || !used.affected) throw overOnce();
  }

  /** The own password, asked again of somebody signed in: counted apart, so that nobody else holds it out. */
  async proveAgain(actor: Actor, password: string, address: string): Promise<Account | undefined> {
    passwordGate.requireRoom();
    const account = await this.database.read((manager) =>
      manager.findOneByOrFail(Account, { id: actor.accountId ?? '' }),
    );
    const tried = await this.tries.begin(`own ${account.id}`, address);
    if (!(await this.isPassword(account, tried, password))) return undefined;
    await this.database.write((manager) => this.tries.succeeded(manager, tried));
    return account;
  }

  /** Counted before the password is looked at: of a browser the account knows apart from all others. */
  private async beginSignIn(loginKey: string, account: Account | null, from: Origin): Promise<CountedTry> {
    passwordGate.requireRoom();
    const known = account !== null && (await this.devices.knows(account.id, from.device));
    if (!known) return this.tries.beginLogin(loginKey, from.address);
    return this.tries.begin(`device ${sha256(from.device ?? '')} ${account.id}`, from.address);
  }

  private async isPassword(account: Account | null, tried: CountedTry, password: string): Promise<boolean> {
    const matches = await passwordMatches(account?.passwordHash ?? (await this.decoy), password);
    if (account?.passwordHash && matches && !account.disabledAt) return true;
    await this.tries.failed(tried, account?.id ?? null);
    return false;
  }

  /** One-click sign-in of the demonstration; the caller has made sure that this is one, on loopback. */
  async signInDemonstration(visitor: Actor, accountId: string, from: Origin): Promise<SignedIn> {
    const account = await this.database.read((manager) => manager.findOneBy(Account, { id: accountId }));
    if (!account || account.disabledAt || !account.passwordHash) throw Refusal.notFound('tài khoản minh họa');
    return this.open(visitor, account, { way: 'demonstration', from });
  }

  async signOut(actor: Actor, token: string | undefined): Promise<void> {
    if (!token) return;
    await this.database.write(async (manager) => {
      const { affected } = await manager.delete(Session, { tokenHash: sha256(token) });
      if (affected && actor.accountId)
        await this.audit.record(manager, actor, 'session.closed', { type: 'account', id: actor.accountId }, {});
    });
  }

  /** The account behind a cookie, or nobody. Its roles are read anew each time: taking one away works at once. */
  async actorOf(token: string | undefined, requestId: string, { present = true } = {}): Promise<Actor> {
    const nobody: Actor = { accountId: null, displayName: '', roles: [], requestId };
    if (!token) return nobody;
    const tokenHash = sha256(token);
    const rows = await this.liveSession(tokenHash);
    if (rows.length === 0) return nobody;
    const [{ account_id: accountId, display_name: displayName }] = rows;
    if (present) await this.touch(tokenHash, rows[0]);
    const roles = rows.flatMap(({ role, organization_id: organizationId }) =>
      role && organizationId ? [{ role, organizationId }] : [],
    );
    if (roles.length === 0) return nobody;
    const mustChoosePassword = rows[0].one_time_until !== null;
    return { accountId, displayName, roles, requestId, mustChoosePassword };
  }

  /** The account itself, for what it asked for and is done later; nobody once it is disabled or acts for nothing any more. */
  async accountActor(accountId: string, requestId: string): Promise<Actor | undefined> {
    const account = await this.database.read((manager) => manager.findOneBy(Account, { id: accountId }));
    if (!account || account.disabledAt) return undefined;
    const roles = await this.rolesOf(accountId);
    return roles.length > 0 ? { accountId, displayName: account.displayName, roles, requestId } : undefined;
  }

  async view(actor: Actor): Promise<SessionView> {
    const today = vietnamDay(this.clock.now());
    return this.database.read(async (manager) => {
      const account = await manager.findOneByOrFail(Account, { id: actor.accountId ?? '' });
      const rows = await manager.sql<{ role: Role; organization_id: string; name: string; is_cell: number }[]>`
        SELECT r.role, r.organization_id, p.name, k.is_cell FROM role_assignment r
        JOIN organization_profile p ON p.organization_id = r.organization_id AND p.valid_from <= ${today} AND (p.valid_to IS NULL OR p.valid_to > ${today})
        JOIN organization_kind k ON k.code = p.kind
        JOIN organization o ON o.id = r.organization_id AND (o.exists_to IS NULL OR o.exists_to > ${today})
        WHERE r.account_id = ${account.id} AND r.valid_from <= ${today} AND (r.valid_to IS NULL OR r.valid_to > ${today})
        ORDER BY r.valid_from, r.id`;
      const { id, login, displayName } = account;
      return {
        account: { id, login, displayName },
        mustChoosePassword: account.oneTimeUntil !== null || undefined,
        roles: rows.map((row) => ({
          role: row.role,
          roleLabel: ROLE_LABEL[row.role],
          organizationId: row.organization_id,
          organizationName: row.name,
          isCell: Number(row.is_cell) === 1,
        })),
      };
    });
  }

  /** Ends every session of an account, and forgets its browsers (password changed, disabled). */
  async endAll(manager: EntityManager, accountId: string): Promise<void> {
    await manager.delete(Session, { accountId });
    await this.devices.forgetAll(manager, accountId);
  }

  /** A new session with a new token, for somebody who has just proved who it is. */
  async open(visitor: Actor, account: Account, { way, tried, from }: Opening): Promise<SignedIn> {
    const token = newToken();
    const now = this.clock.now();
    const roles = await this.rolesOf(account.id);
    const limits = roles.some(({ role }) => role === 'ADMIN') ? LIMITS.admin : LIMITS.ordinary;
    const known = await this.database.write(async (manager) => {
      const refused = tried ? await this.tries.succeeded(manager, tried) : 0;
      await this.endOld(manager, account.id);
      await manager.insert(Session, {
        tokenHash: sha256(token),
        accountId: account.id,
        createdAt: now.toISOString(),
        lastSeenAt: now.toISOString(),
        expiresAt: new Date(now.getTime() + limits.absolute * 1000).toISOString(),
        idleSeconds: limits.idle,
        device: from.words,
        network: from.network,
      });
      await manager.update(Account, { id: account.id }, { lastSignedInAt: now.toISOString() });
      const actor = { ...visitor, accountId: account.id };
      const payload = { way, ...(refused > 0 ? { refused } : {}) };
      await this.audit.record(manager, actor, 'session.opened', { type: 'account', id: account.id }, payload);
      return way !== 'demonstration' ? this.devices.remember(manager, account.id, from.device) : undefined;
    });
    return { token, maxAgeSeconds: limits.absolute, device: known };
  }

  /** Sessions that are over, and of this account the oldest beyond what one person uses. */
  private async endOld(manager: EntityManager, accountId: string): Promise<void> {
    await manager.sql`DELETE FROM session WHERE expires_at < ${this.clock.now().toISOString()}`;
    const order = { lastSeenAt: 'DESC', createdAt: 'DESC', tokenHash: 'ASC' } as const;
    const kept = await manager.find(Session, { select: { tokenHash: true }, where: { accountId }, order });
    for (const { tokenHash } of kept.slice(MOST_SESSIONS - 1)) await manager.delete(Session, { tokenHash });
  }

  private async liveSession(tokenHash: string): Promise<SessionRow[]> {
    const now = this.clock.now();
    const today = vietnamDay(now);
    const rows = await this.database.readFresh(
      (manager) => manager.sql<SessionRow[]>`
        SELECT s.account_id, s.created_at, s.last_seen_at, s.expires_at, s.idle_seconds, a.display_name, a.disabled_at, a.one_time_until, r.role, r.organization_id
        FROM session s JOIN account a ON a.id = s.account_id
        LEFT JOIN role_assignment r ON r.account_id = a.id AND r.valid_from <= ${today} AND (r.valid_to IS NULL OR r.valid_to > ${today})
          AND EXISTS (SELECT 1 FROM organization o WHERE o.id = r.organization_id AND (o.exists_to IS NULL OR o.exists_to > ${today}))
        WHERE s.token_hash = ${tokenHash} ORDER BY r.valid_from, r.id`,
    );
    const [row] = rows;
    if (!row || row.disabled_at) return [];
    const { idleUntil, endsAt } = limitsOf(rows);
    return now < idleUntil && now < endsAt ? rows : [];
  }

  /** At most one write a minute and session. */
  private async touch(tokenHash: string, row: SessionRow): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - new Date(row.last_seen_at).getTime() < 60_000) return;
    await this.database.writeShort((manager) =>
      manager.update(Session, { tokenHash }, { lastSeenAt: now.toISOString() }),
    );
  }

  private async rolesOf(accountId: string): Promise<Actor['roles']> {
    const today = vietnamDay(this.clock.now());
    const rows = await this.database.read(
      (manager) => manager.sql<{ role: Role; organization_id: string }[]>`
        SELECT role, organization_id FROM role_assignment WHERE account_id = ${accountId}
        AND valid_from <= ${today} AND (valid_to IS NULL OR valid_to > ${today})
        AND EXISTS (SELECT 1 FROM organization o WHERE o.id = organization_id AND (o.exists_to IS NULL OR o.exists_to > ${today}))
        ORDER BY valid_from, id`,
    );
    return rows.map((row) => ({ role: row.role, organizationId: row.organization_id }));
  }
}

/** A session opened before its account became an administrator lasts no longer than an administrator's. */
function limitsOf(rows: readonly SessionRow[]): { idleUntil: Date; endsAt: Date } {
  const [{ last_seen_at: seen, created_at: opened, expires_at: expires, idle_seconds: idle }] = rows;
  const most = rows.some(({ role }) => role === 'ADMIN') ? LIMITS.admin : LIMITS.ordinary;
  const after = (instant: string, seconds: number): number => new Date(instant).getTime() + seconds * 1000;
  return {
    idleUntil: new Date(after(seen, Math.min(idle, most.idle))),
    endsAt: new Date(Math.min(new Date(expires).getTime(), after(opened, most.absolute))),
  };
}

/** The tree goes on without the organisation, and so do its rights. */
function nowhere(): Refusal {
  const words =
    'Tài khoản không còn vai trò nào: vai trò đã hết hạn hoặc tổ chức đảng đã kết thúc. Đồng chí liên hệ quản trị của cấp ủy cấp trên.';
  return new Refusal(403, 'NO_ROLE', words);
}

function overOnce(): Refusal {
  const words = 'Mật khẩu cấp lần đầu chỉ dùng được một lần, trong 72 giờ. Đồng chí nhờ quản trị cấp lại.';
  return new Refusal(401, 'ONE_TIME_OVER', words);
}
