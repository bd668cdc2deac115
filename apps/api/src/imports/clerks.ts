import { Injectable } from '@nestjs/common';
import type { AccessAction, Sheet, SheetName } from '@chibo/domain';
import { SHEET_NAMES, sheetOf } from '@chibo/domain';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Database } from '../db/database';
import { kindsByCode } from '../organizations/tree';
import type { SheetClerk } from './judged-row';
import { OrganizationClerk } from './organization-clerk';
import { PastResultClerk } from './past-result-clerk';
import { PeopleClerk } from './people-clerk';

/** Who does what for each sheet. */
@Injectable()
export class Clerks {
  private readonly all: Readonly<Record<SheetName, SheetClerk>>;

  constructor(
    private readonly database: Database,
    private readonly access: AccessService,
    organizations: OrganizationClerk,
    people: PeopleClerk,
    pastResults: PastResultClerk,
  ) {
    this.all = { organizations, people, 'past-results': pastResults };
  }

  /** The sheet with its choices, and its clerk; refused in words to who may use it nowhere. */
  async of(actor: Actor, name: SheetName): Promise<{ sheet: Sheet; clerk: SheetClerk }> {
    const clerk = this.clerkOf(name);
    this.requireSomewhere(actor, clerk.right);
    return { sheet: await this.sheet(name), clerk };
  }

  clerkOf(name: SheetName): SheetClerk {
    return this.all[name];
  }

  /** Those this account may use somewhere. */
  async open(actor: Actor): Promise<Sheet[]> {
    const names = SHEET_NAMES.filter((name) => this.rightsOf(actor, this.clerkOf(name).right).length > 0);
    return Promise.all(names.map((name) => this.sheet(name)));
  }

  private requireSomewhere(actor: Actor, right: AccessAction): void {
    this.access.requireSomewhere(right, actor);
  }

  private rightsOf(actor: Actor, right: AccessAction): string[] {
    return this.access.roots(actor, right);
  }

  async sheet(name: SheetName): Promise<Sheet> {
    const kinds = await this.database.read(kindsByCode);
    const sorted = [...kinds].sort(([, one], [, other]) => one.sort - other.sort);
    return sheetOf(name, { kinds: sorted.map(([value, { label }]) => ({ value, label })) });
  }
}
