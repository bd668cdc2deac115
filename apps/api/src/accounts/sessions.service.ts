import { Injectable } from '@nestjs/common';
import type { SessionView } from '@chibo/contracts';
import type { Role } from '@chibo/domain';
import { foldVietnamese, ROLE_LABEL, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { Account, Session } from './account.entities';
import type { Actor } from './actor';
import { hashPassword, newToken, passwordMatches, sha256 } from './passwords';
import { SignInTries } from './sign-in-tries.service';

const HOUR = 3600;
/** Longest pause / absolute end, seconds (ASVS V7.3): a secretary's phone, an administrator's desk. */
const LIMITS = {
  ordinary: { idle: 12 * HOUR, absolute: 30 * 24 * HOUR },
  admin: { idle: HOUR / 2, absolute: 12 * HOUR },
};

interface SignedIn {
  token: string;
  maxAgeSeconds: number;
}

/** One row per role of the account, at least one. */
interface SessionRow {
  role: Role | null;
  organization_id: string | null;
  account_id: string;
  display_name: string;
  last_seen_at: string;
  expires_at: string;
  idle_seconds: number;
  disabled_at: string | null;
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
  ) {}

  async signIn(visitor: Actor, login: string, password: string, address: string): Promise<SignedIn> {
    const account = await this.prove(visitor, login, password, address);
    if (account) return this.open(visitor, account, 'password');
    throw new Refusal(401, 'SIGN_IN_FAILED', 'Tên đăng nhập hoặc mật khẩu chưa đúng.');
  }

  /** The account whose password this is; undefined, and counted as a guess, when it is not. */
  async prove(visitor: Actor, login: string, password: string, address: string): Promise<Account | undefined> {
    const loginKey = loginKeyOf(login);
    await this.tries.begin(visitor, loginKey, address);
    const account = await this.database.read((manager) => manager.findOneBy(Account, { loginKey }));
    const matches = await passwordMatches(account?.passwordHash ?? (await this.decoy), password);
    if (account?.passwordHash && matches && !account.disabledAt) return account;
    await this.noteFailure(visitor, login, account, address);
    return undefined;
  }

  /** One-click sign-in of the demonstration; the caller has made sure that this is one, on loopback. */
  async signInDemonstration(visitor: Actor, accountId: string): Promise<SignedIn> {
    const account = await this.database.read((manager) => manager.findOneBy(Account, { id: accountId }));
    if (!account || account.disabledAt || !account.passwordHash) throw Refusal.notFound('tài khoản minh họa');
    return this.open(visitor, account, 'demonstration');
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
  async actorOf(token: string | undefined, requestId: string): Promise<Actor> {
    const nobody: Actor = { accountId: null, displayName: '', roles: [], requestId };
    if (!token) return nobody;
    const tokenHash = sha256(token);
    const rows = await this.liveSession(tokenHash);
    if (rows.length === 0) return nobody;
    const [{ account_id: accountId, display_name: displayName }] = rows;
    await this.touch(tokenHash, rows[0]);
    const roles = rows.flatMap(({ role, organization_id: organizationId }) =>
      role && organizationId ? [{ role, organizationId }] : [],
    );
    return { accountId, displayName, roles, requestId };
  }

  async view(actor: Actor): Promise<SessionView> {
    const today = vietnamDay(this.clock.now());
    return this.database.read(async (manager) => {
      const account = await manager.findOneByOrFail(Account, { id: actor.accountId ?? '' });
      const rows = await manager.sql<{ role: Role; organization_id: string; name: string; is_cell: number }[]>`
        SELECT r.role, r.organization_id, p.name, k.is_cell FROM role_assignment r
        JOIN organization_profile p ON p.organization_id = r.organization_id AND p.valid_from <= ${today} AND (p.valid_to IS NULL OR p.valid_to > ${today})
        JOIN organization_kind k ON k.code = p.kind
        WHERE r.account_id = ${account.id} AND r.valid_from <= ${today} AND (r.valid_to IS NULL OR r.valid_to > ${today})
        ORDER BY r.valid_from, r.id`;
      const { id, login, displayName } = account;
      return {
        account: { id, login, displayName },
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

  /** Ends every session of an account (password changed, disabled). */
  async endAll(manager: EntityManager, accountId: string): Promise<void> {
    await manager.delete(Session, { accountId });
  }

  /** A new session with a new token, for somebody who has just proved who it is. */
  async open(visitor: Actor, account: Account, way: 'password' | 'demonstration'): Promise<SignedIn> {
    const token = newToken();
    const now = this.clock.now();
    const roles = await this.rolesOf(account.id);
    const limits = roles.some(({ role }) => role === 'ADMIN') ? LIMITS.admin : LIMITS.ordinary;
    await this.database.write(async (manager) => {
      await this.tries.forget(manager, account.loginKey);
      await manager.sql`DELETE FROM session WHERE expires_at < ${now.toISOString()}`;
      await manager.insert(Session, {
        tokenHash: sha256(token),
        accountId: account.id,
        createdAt: now.toISOString(),
        lastSeenAt: now.toISOString(),
        expiresAt: new Date(now.getTime() + limits.absolute * 1000).toISOString(),
        idleSeconds: limits.idle,
      });
      const actor = { ...visitor, accountId: account.id };
      await this.audit.record(manager, actor, 'session.opened', { type: 'account', id: account.id }, { way });
    });
    return { token, maxAgeSeconds: limits.absolute };
  }

  private async noteFailure(visitor: Actor, login: string, account: Account | null, address: string): Promise<void> {
    const because = account ? (account.disabledAt ? 'disabled' : 'password') : 'unknown';
    const subject = { type: 'account', id: account?.id ?? 'unknown' } as const;
    await this.database.write(async (manager) => {
      await this.tries.failed(manager, address);
      await this.audit.record(manager, visitor, 'session.refused', subject, { login, because });
    });
  }

  private async liveSession(tokenHash: string): Promise<SessionRow[]> {
    const now = this.clock.now();
    const today = vietnamDay(now);
    const rows = await this.database.read(
      (manager) => manager.sql<SessionRow[]>`
        SELECT s.account_id, s.last_seen_at, s.expires_at, s.idle_seconds, a.display_name, a.disabled_at, r.role, r.organization_id
        FROM session s JOIN account a ON a.id = s.account_id
        LEFT JOIN role_assignment r ON r.account_id = a.id AND r.valid_from <= ${today} AND (r.valid_to IS NULL OR r.valid_to > ${today})
        WHERE s.token_hash = ${tokenHash} ORDER BY r.valid_from, r.id`,
    );
    const [row] = rows;
    if (!row || row.disabled_at || row.expires_at <= now.toISOString()) return [];
    const idleUntil = new Date(row.last_seen_at).getTime() + row.idle_seconds * 1000;
    return now.getTime() < idleUntil ? rows : [];
  }

  /** At most one write a minute and session. */
  private async touch(tokenHash: string, row: SessionRow): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - new Date(row.last_seen_at).getTime() < 60_000) return;
    await this.database.write((manager) => manager.update(Session, { tokenHash }, { lastSeenAt: now.toISOString() }));
  }

  private async rolesOf(accountId: string): Promise<Actor['roles']> {
    const today = vietnamDay(this.clock.now());
    const rows = await this.database.read(
      (manager) => manager.sql<{ role: Role; organization_id: string }[]>`
        SELECT role, organization_id FROM role_assignment WHERE account_id = ${accountId}
        AND valid_from <= ${today} AND (valid_to IS NULL OR valid_to > ${today}) ORDER BY valid_from, id`,
    );
    return rows.map((row) => ({ role: row.role, organizationId: row.organization_id }));
  }
}

/** Two logins that look alike are one: case, accents and Unicode form do not count. */
export function loginKeyOf(login: string): string {
  return foldVietnamese(login);
}
