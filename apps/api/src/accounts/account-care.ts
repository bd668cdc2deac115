import { Injectable } from '@nestjs/common';
import { vietnamDay } from '@chibo/domain';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { AccessService } from './access.service';
import { RoleAssignment } from './account.entities';
import { countAccounts } from './account-reader';
import type { Actor } from './actor';

/** Whose accounts an administrator looks after. */
@Injectable()
export class AccountCare {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
  ) {}

  /**
   * Every role the account has or will have stands where this actor gives out accounts, so that nobody gets hold of somebody
   * above himself; of one that has none any more, every role it had.
   */
  async requireOver(actor: Actor, id: string): Promise<void> {
    this.access.requireSomewhere('manageAccounts', actor);
    const roles = await this.database.read((manager) => manager.findBy(RoleAssignment, { accountId: id }));
    if (roles.length === 0) throw Refusal.notFound('tài khoản');
    const today = vietnamDay(this.clock.now());
    const lasting = roles.filter(({ validTo }) => validTo === null || validTo > today);
    for (const { organizationId } of lasting.length > 0 ? lasting : roles)
      await this.access.require('manageAccounts', actor, organizationId);
  }

  /** The account has, had or will have a role in the actor's part: it is one of those the actor sees. */
  async requireSeen(actor: Actor, id: string): Promise<void> {
    const roots = this.access.requireSomewhere('manageAccounts', actor);
    const scope = { roots, today: vietnamDay(this.clock.now()), ids: [id] };
    const seen = await this.database.read((manager) => countAccounts(manager, scope));
    if (seen === 0) throw Refusal.forbidden('Tài khoản này không thuộc phạm vi của đồng chí.');
  }
}
