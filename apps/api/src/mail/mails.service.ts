import { Injectable } from '@nestjs/common';
import type { MailsView } from '@chibo/contracts';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { displayNames } from '../accounts/display-names';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { Mail } from './mail.entity';
import { Outbox } from './outbox.service';

const SHOWN = 50;

const STATE_LABEL = { FAILED: 'Không gửi được', UNKNOWN: 'Không rõ đã đến chưa' } as const;

/** What became of letters, for the administrator; a letter whose fate is unknown is sent again by a person only. */
@Injectable()
export class MailsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly outbox: Outbox,
  ) {}

  /** Letters to accounts this administrator looks after. */
  async view(actor: Actor): Promise<MailsView> {
    this.access.requireAdmin(actor);
    const reach = await this.access.reachOf(actor, 'manageAccounts');
    return this.database.read(async (manager) => {
      const own = await accountsOf(manager, reach);
      const counts = await manager.sql<{ state: string; n: string | number }[]>`
        SELECT state, count(*) AS n FROM mail WHERE account_id IN (${() => own}) GROUP BY state`;
      const of = (...states: string[]): number =>
        counts.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + Number(n), 0);
      const troubled = await manager.find(Mail, {
        where: { state: In(['FAILED', 'UNKNOWN']), accountId: In(own) },
        order: { createdAt: 'DESC', id: 'DESC' },
        take: SHOWN,
      });
      const names = await displayNames(
        manager,
        troubled.map(({ accountId }) => accountId),
      );
      return {
        mail: this.outbox.isOpen,
        waiting: of('WAITING', 'SENDING'),
        sent: of('SENT'),
        troubled: troubled.map((mail) => troubledMail(mail, names)),
      };
    });
  }

  /** A new try by hand, of a letter that failed or whose fate is unknown. */
  async again(actor: Actor, id: string): Promise<MailsView> {
    this.access.requireAdmin(actor);
    const reach = await this.access.reachOf(actor, 'manageAccounts');
    await this.database.write(async (manager) => {
      const mail = await manager.findOneBy(Mail, { id });
      if (!mail || !(await accountsOf(manager, reach)).includes(mail.accountId)) throw Refusal.notFound('thư');
      const now = this.clock.now().toISOString();
      const where = { id, state: In(['FAILED', 'UNKNOWN']) };
      const fresh = { state: 'WAITING', attempts: 0, nextTryAt: now, createdAt: now } as const;
      const { affected } = await manager.update(Mail, where, fresh);
      if (!affected) throw Refusal.conflict('WRONG_STATE', 'Thư này đã gửi hoặc đang chờ gửi.');
      await this.audit.record(manager, actor, 'mail.again', { type: 'account', id: mail.accountId }, { mailId: id });
    });
    this.outbox.deliverSoon();
    return this.view(actor);
  }
}

/** Accounts that have letters and a role at one of these organisations, today or ever. */
async function accountsOf(manager: EntityManager, reach: ReadonlySet<string>): Promise<string[]> {
  const rows = await manager.sql<{ account_id: string; organization_id: string }[]>`
    SELECT DISTINCT account_id, organization_id FROM role_assignment WHERE account_id IN (SELECT account_id FROM mail)`;
  const own = new Set(rows.filter((row) => reach.has(row.organization_id)).map((row) => row.account_id));
  // PostgreSQL takes no empty list.
  return own.size > 0 ? [...own] : [''];
}

function troubledMail(
  { id, createdAt: at, accountId, address, subject, state, error }: Mail,
  names: ReadonlyMap<string, string>,
): MailsView['troubled'][number] {
  const shown = state === 'FAILED' ? 'FAILED' : 'UNKNOWN';
  const to = `${names.get(accountId) ?? ''} (${address})`;
  return { id, at, to, subject, state: shown, stateLabel: STATE_LABEL[shown], error: error ?? '' };
}
