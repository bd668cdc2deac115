import { Injectable } from '@nestjs/common';
import type { EmailView } from '@chibo/contracts';
import { Account } from '../accounts/account.entities';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Database } from '../db/database';
import { Outbox } from './outbox.service';

/** Where an account reads letters: its own choice. */
@Injectable()
export class Addresses {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  async view({ accountId }: Actor): Promise<EmailView> {
    const { email } = await this.database.read((manager) => manager.findOneByOrFail(Account, { id: accountId ?? '' }));
    return { email: email ?? undefined, mail: this.outbox.isOpen };
  }

  async change(actor: Actor, email: string | null): Promise<EmailView> {
    const id = actor.accountId ?? '';
    await this.database.write(async (manager) => {
      const before = await manager.findOneByOrFail(Account, { id });
      await manager.update(Account, { id }, { email });
      const payload = { before: before.email !== null, after: email !== null };
      await this.audit.record(manager, actor, 'account.email-changed', { type: 'account', id }, payload);
    });
    return this.view(actor);
  }
}
