import { Injectable } from '@nestjs/common';
import type { OpenSessionsView } from '@chibo/contracts';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { NoticesService } from '../notices/notices.service';
import { Session } from './account.entities';
import { AccountCare } from './account-care';
import type { Actor } from './actor';
import { KnownDevices } from './known-devices.service';
import { sha256 } from './passwords';

/** Signs of a session's name: what it is known by to whoever may end it, which opens nothing. */
const NAME_SIGNS = 22;

/** In which browsers an account is signed in: seen and ended by its owner, and by who looks after the account. */
@Injectable()
export class OpenSessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly care: AccountCare,
    private readonly devices: KnownDevices,
    private readonly notices: NoticesService,
  ) {}

  /** @param token of the session that asks */
  own(actor: Actor, token: string | undefined): Promise<OpenSessionsView> {
    return this.list(actor.accountId ?? '', token);
  }

  async of(actor: Actor, accountId: string): Promise<OpenSessionsView> {
    await this.care.requireOver(actor, accountId);
    return this.list(accountId, undefined);
  }

  /** One of one's own. */
  async endOwn(actor: Actor, name: string, token: string | undefined): Promise<OpenSessionsView> {
    const accountId = actor.accountId ?? '';
    await this.database.write((manager) => this.end(manager, actor, accountId, (each) => nameOf(each) === name));
    return this.list(accountId, token);
  }

  /** All of one's own but the one that asks; browsers that were known are strangers again. */
  async endOthers(actor: Actor, token: string | undefined): Promise<OpenSessionsView> {
    const accountId = actor.accountId ?? '';
    const own = sha256(token ?? '');
    await this.database.write(async (manager) => {
      const live = await this.live(manager, accountId);
      if (live.some(({ tokenHash }) => tokenHash !== own))
        await this.end(manager, actor, accountId, ({ tokenHash }) => tokenHash !== own);
      await this.devices.forgetAll(manager, accountId);
    });
    return this.list(accountId, token);
  }

  /** One, or all, of an account the actor looks after; its owner is told. */
  async endOf(actor: Actor, accountId: string, name?: string): Promise<OpenSessionsView> {
    await this.care.requireOver(actor, accountId);
    await this.database.write(async (manager) => {
      await this.end(manager, actor, accountId, (each) => name === undefined || nameOf(each) === name);
      if (name === undefined) await this.devices.forgetAll(manager, accountId);
      if (accountId === actor.accountId) return;
      const notice = { kind: 'SESSIONS_ENDED', by: actor.displayName, at: this.clock.now().toISOString() } as const;
      await this.notices.tell(manager, [{ accountId, key: `sessions ${notice.at}`, notice }]);
    });
    return this.list(accountId, undefined);
  }

  private async end(
    manager: EntityManager,
    actor: Actor,
    accountId: string,
    isMeant: (session: Session) => boolean,
  ): Promise<void> {
    const meant = (await this.live(manager, accountId)).filter(isMeant);
    if (meant.length === 0) throw Refusal.notFound('phiên đăng nhập');
    for (const { tokenHash } of meant) await manager.delete(Session, { tokenHash });
    const devices = meant.map(({ device, network }) => [device, network].filter(Boolean).join(', '));
    await this.audit.record(manager, actor, 'session.ended', { type: 'account', id: accountId }, { devices });
  }

  private async list(accountId: string, token: string | undefined): Promise<OpenSessionsView> {
    const own = token && sha256(token);
    const sessions = await this.database.readFresh((manager) => this.live(manager, accountId));
    return {
      sessions: sessions.map((session) => ({
        id: nameOf(session),
        device: session.device ?? undefined,
        network: session.network ?? undefined,
        openedAt: session.createdAt,
        lastSeenAt: session.lastSeenAt,
        current: session.tokenHash === own,
      })),
    };
  }

  /** Those that still open something, the one seen last first. */
  private async live(manager: EntityManager, accountId: string): Promise<Session[]> {
    const now = this.clock.now().getTime();
    const order = { lastSeenAt: 'DESC', createdAt: 'DESC', tokenHash: 'ASC' } as const;
    const sessions = await manager.find(Session, { where: { accountId }, order });
    return sessions.filter(
      ({ expiresAt, lastSeenAt, idleSeconds }) =>
        now < new Date(expiresAt).getTime() && now < new Date(lastSeenAt).getTime() + idleSeconds * 1000,
    );
  }
}

function nameOf({ tokenHash }: Session): string {
  return sha256(tokenHash).slice(0, NAME_SIGNS);
}
