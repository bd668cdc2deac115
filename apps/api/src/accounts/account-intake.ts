import { Injectable } from '@nestjs/common';
import type { Role } from '@chibo/domain';
import { addDays } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { newId } from '../db/new-id';
import { insertAll } from '../db/rows';
import { Account, RoleAssignment } from './account.entities';
import type { Actor } from './actor';
import { called } from './called';

/** A role as it is to be from now on; days included, on both ends. */
export interface IntakeRole {
  /** Of one that is there: it ends on another day. */
  id?: string;
  role: Role;
  organizationId: string;
  from: string;
  until: string | null;
}

/** One person with what is new about them. */
export interface IntakePerson {
  /** Absent: a new account. */
  accountId?: string;
  login: string;
  displayName: string;
  /** The account that is there has another name. */
  renamed?: boolean;
  roles: readonly IntakeRole[];
}

/** Rows per statement, below the limits on parameters of both databases. */
const BATCH = 100;

/** Takes in many people at once. Accounts are made without a password: nobody signs in before they are given one. */
@Injectable()
export class AccountIntake {
  constructor(
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /** In the open transaction, of an act that has asked for the right over each place and account. */
  async take(manager: EntityManager, actor: Actor, people: readonly IntakePerson[]): Promise<void> {
    const known = people.map((person) => ({ ...person, id: person.accountId ?? newId() }));
    const fresh = known.filter(({ accountId }) => accountId === undefined);
    await inBatches(fresh, (some) =>
      insertAll(
        manager,
        Account,
        some.map((person) => this.account(person)),
      ),
    );
    const roles = known.flatMap(({ id, roles: own }) => own.map((role) => ({ accountId: id, role })));
    const given = roles
      .filter(({ role }) => role.id === undefined)
      .map(({ accountId, role }) => stored(accountId, role));
    await inBatches(given, (some) => insertAll(manager, RoleAssignment, some));
    for (const { role } of roles)
      if (role.id !== undefined) await manager.update(RoleAssignment, { id: role.id }, { validTo: endOf(role) });
    for (const { id, login, displayName, renamed } of known)
      if (renamed) await manager.update(Account, { id }, called(login, displayName));
    for (const person of known) await this.record(manager, actor, person);
  }

  private account({ id, login, displayName }: IntakePerson & { id: string }): Account {
    const createdAt = this.clock.now().toISOString();
    const nothing = { passwordHash: null, disabledAt: null, email: null, oneTimeUntil: null, oneTimeUsedAt: null };
    return Object.assign(new Account(), { id, ...called(login, displayName), ...nothing, createdAt });
  }

  private record(manager: EntityManager, actor: Actor, person: IntakePerson & { id: string }): Promise<void> {
    const { id, accountId, login, displayName, renamed = false, roles } = person;
    const said = roles.map(({ role, organizationId, from, until }) => ({ role, organizationId, from, until }));
    const payload = { login, isNew: accountId === undefined, name: renamed ? displayName : null, roles: said };
    return this.audit.record(manager, actor, 'account.taken-in', { type: 'account', id }, payload);
  }
}

function stored(accountId: string, role: IntakeRole): RoleAssignment {
  const { role: what, organizationId, from } = role;
  return { id: newId(), accountId, organizationId, role: what, validFrom: from, validTo: endOf(role) };
}

/** End-exclusive. */
function endOf({ until }: IntakeRole): string | null {
  return until === null ? null : addDays(until, 1);
}

async function inBatches<T>(all: readonly T[], work: (some: readonly T[]) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += BATCH) await work(all.slice(at, at + BATCH));
}
