import { Injectable } from '@nestjs/common';
import type { SheetRow, SheetValues } from '@chibo/domain';
import { vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import { AccountIntake } from '../accounts/account-intake';
import type { IntakePerson } from '../accounts/account-intake';
import { accountsAt, accountsOfLogins, accountsUnder, allLoginKeys } from '../accounts/accounts-known';
import type { Actor } from '../accounts/actor';
import { loginKeyOf } from '../accounts/called';
import { Clock } from '../clock';
import { Database } from '../db/database';
import type { JudgedRow, SheetClerk } from './judged-row';
import { textIn } from './judged-row';
import { inBatches, organizationsByCode, organizationsById } from './known-organizations';
import type { PersonPlan } from './people-rows';
import { PeopleRows } from './people-rows';

/** Accounts and their roles by their sheet. */
@Injectable()
export class PeopleClerk implements SheetClerk<PersonPlan> {
  readonly right = 'manageAccounts';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly intake: AccountIntake,
  ) {}

  async judge(manager: EntityManager, actor: Actor, rows: readonly SheetRow[]): Promise<JudgedRow<PersonPlan>[]> {
    const today = vietnamDay(this.clock.now());
    const codes = rows.flatMap((row) => textIn(row, 'code') ?? []);
    const organizations = await organizationsByCode(manager, codes, today);
    const logins = rows.flatMap((row) => textIn(row, 'login') ?? []).map(loginKeyOf);
    const named = await inBatches(logins, (some) => accountsOfLogins(manager, some));
    const unnamed = rows.filter((row) => textIn(row, 'login') === undefined);
    const places = unnamed.flatMap((row) => organizations.get(textIn(row, 'code') ?? '')?.id ?? []);
    const there = await inBatches(places, (some) => accountsAt(manager, some));
    const byPlace = Map.groupBy(
      there.flatMap((account) => account.roles.map(({ organizationId }) => ({ organizationId, account }))),
      ({ organizationId }) => organizationId,
    );
    const theirs = named.flatMap(({ roles }) => roles.map(({ organizationId }) => organizationId));
    const ids = [...[...organizations.values()].map(({ id }) => id), ...theirs];
    return new PeopleRows({
      today,
      rows,
      organizations,
      reached: await this.reached(actor, ids),
      accounts: new Map(named.map((account) => [account.loginKey, account])),
      accountsAt: new Map([...byPlace].map(([id, some]) => [id, some.map(({ account }) => account)])),
      taken: unnamed.length > 0 ? await allLoginKeys(manager) : new Set(),
    }).all();
  }

  private async reached(actor: Actor, ids: readonly string[]): Promise<Set<string>> {
    const found = await inBatches(ids, async (some) => [...(await this.access.reached(actor, this.right, some))]);
    return new Set(found);
  }

  async apply(manager: EntityManager, actor: Actor, rows: readonly JudgedRow<PersonPlan>[]): Promise<void> {
    const plans = rows.flatMap(({ plan }) => (plan ? [plan] : []));
    const people = [...Map.groupBy(plans, ({ person }) => loginKeyOf(person.login)).values()].map(
      (own): IntakePerson => ({
        ...own[0].person,
        renamed: own.some(({ person }) => person.renamed),
        roles: own.flatMap(({ role }) => role ?? []),
      }),
    );
    await this.database.writeInTurn('accounts', () => this.intake.take(manager, actor, people));
  }

  async handOut(manager: EntityManager, actor: Actor, limit: number): Promise<SheetValues[]> {
    const today = vietnamDay(this.clock.now());
    const roots = this.access.requireSomewhere(this.right, actor);
    const known = await accountsUnder(manager, roots, today);
    const held = known.flatMap((account) =>
      account.roles.filter(({ until }) => until === null || until >= today).map((role) => ({ account, role })),
    );
    const organizations = await organizationsById(
      manager,
      held.map(({ role }) => role.organizationId),
      today,
    );
    const reached = await this.reached(actor, [...organizations.keys()]);
    const rows = held.flatMap(({ account, role }) => {
      const code = organizations.get(role.organizationId)?.code;
      if (code === undefined || !account.roles.every(({ organizationId }) => reached.has(organizationId))) return [];
      const { displayName: name, login } = account;
      return [{ name, login, role: role.role, code, from: role.from, until: role.until }];
    });
    return rows.slice(0, limit);
  }
}
