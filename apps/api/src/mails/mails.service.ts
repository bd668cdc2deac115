import { Injectable } from '@nestjs/common';
import type { MailsView } from '@chibo/contracts';
import { vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import type { Sql } from '../db/sql';
import { ask, sql } from '../db/sql';
import { Refusal } from '../http/refusal';
import { reachedFrom } from '../organizations/on-day';
import { Mail } from './mail.entity';
import { Outbox } from './outbox.service';

const SHOWN = 50;

type TroubledMail = MailsView['troubled'][number];

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
    const mine = this.lookedAfter(actor);
    return this.database.read(async (manager) => {
      const counts = await ask<{ state: string; n: string | number }>(
        manager,
        sql`SELECT state, count(*) AS n FROM mail WHERE ${mine} GROUP BY state`,
      );
      const of = (...states: string[]): number =>
        counts.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + Number(n), 0);
      return {
        mail: this.outbox.isOpen,
        waiting: of('WAITING', 'SENDING'),
        sent: of('SENT'),
        troubled: (await listTroubled(manager, mine)).map(troubledMail),
      };
    });
  }

  /** A new try by hand, of a letter that failed or whose fate is unknown. */
  async again(actor: Actor, id: string): Promise<MailsView> {
    const mine = this.lookedAfter(actor);
    await this.database.write(async (manager) => {
      const [mail] = await ask<{ account_id: string }>(
        manager,
        sql`SELECT account_id FROM mail WHERE id = ${id} AND ${mine}`,
      );
      if (!mail) throw Refusal.notFound('thư');
      const now = this.clock.now().toISOString();
      const where = { id, state: In(['FAILED', 'UNKNOWN']) };
      const fresh = { state: 'WAITING', attempts: 0, nextTryAt: now, createdAt: now } as const;
      const { affected } = await manager.update(Mail, where, fresh);
      if (!affected) throw Refusal.conflict('WRONG_STATE', 'Thư này đã gửi hoặc đang chờ gửi.');
      await this.audit.record(manager, actor, 'mail.again', { type: 'account', id: mail.account_id }, { mailId: id });
    });
    this.outbox.deliverSoon();
    return this.view(actor);
  }

  /** A letter goes to an account that has, or had, a role where this administrator looks after accounts. */
  private lookedAfter(actor: Actor): Sql {
    const reached = reachedFrom(this.access.requireSomewhere('manageMails', actor), vietnamDay(this.clock.now()));
    return sql`mail.account_id IN (SELECT r.account_id FROM (${reached}) o CROSS JOIN role_assignment r
      WHERE r.organization_id = o.organization_id)`;
  }
}

interface TroubledRow {
  id: string;
  created_at: string;
  address: string;
  subject: string;
  state: 'FAILED' | 'UNKNOWN';
  error: string | null;
  name: string;
}

/** The newest first. */
function listTroubled(manager: EntityManager, which: Sql): Promise<TroubledRow[]> {
  return ask<TroubledRow>(
    manager,
    sql`SELECT mail.id, mail.created_at, mail.address, mail.subject, mail.state, mail.error, a.display_name AS name
      FROM mail JOIN account a ON a.id = mail.account_id WHERE mail.state IN ('FAILED', 'UNKNOWN') AND ${which}
      ORDER BY mail.created_at DESC, mail.id DESC LIMIT ${SHOWN}`,
  );
}

function troubledMail({ id, created_at: at, name, address, subject, state, error }: TroubledRow): TroubledMail {
  return { id, at, to: `${name} (${address})`, subject, state, stateLabel: STATE_LABEL[state], error: error ?? '' };
}
