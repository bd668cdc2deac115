import { Injectable } from '@nestjs/common';
import type { OrganizationKindView, OrganizationsView, OrganizationView } from '@chibo/contracts';
import { ChangeOrganizationBody, CreateOrganizationBody, OrganizationsQuery } from '@chibo/contracts';
import { vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { OrganizationKind } from './organization.entities';
import type { RegisterChange } from './register-changes';
import { RegisterChanges } from './register-changes';
import { countRegister, listRegister } from './register-reader';
import { RegisterWriter } from './register-writer';
import { RowJournal } from './row-journal';
import type { OrganizationNode } from './tree';
import { pathOn } from './tree';

/** Changes of the register wait for each other: two that fit alone may make a cycle or a second owner of a code together. */
const REGISTER = 'organizations';

const PAGE_SIZE = 100;

/** Acts of the register, each with the right, the rules, its rows and its line in the audit. */
export interface RegisterActs {
  /** @returns the new organisation's id */
  create(actor: Actor, row: CreateOrganizationBody): Promise<string>;
  change(actor: Actor, id: string, row: ChangeOrganizationBody): Promise<void>;
}

/** The register of Party organisations: dated, never overwritten. */
@Injectable()
export class OrganizationsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly writer: RegisterWriter,
    private readonly changes: RegisterChanges,
  ) {}

  kinds(): Promise<OrganizationKindView[]> {
    return this.database.read(async (manager) => {
      const kinds = await manager.find(OrganizationKind, { order: { sort: 'ASC' } });
      return kinds.map(({ code, label, isCell }) => ({ kind: code, label, isCell: isCell === 1 }));
    });
  }

  /** A page of what this account may see of the register today, searched without accents. */
  async list(actor: Actor, { page = 1, ...asked }: OrganizationsQuery): Promise<OrganizationsView> {
    const roots = [...new Set(actor.roles.map(({ organizationId }) => organizationId))];
    const at = { page, pageSize: PAGE_SIZE };
    if (roots.length === 0) return { organizations: [], total: 0, ...at };
    const scope = { ...asked, roots, day: vietnamDay(this.clock.now()) };
    return this.database.read(async (manager) => ({
      organizations: await listRegister(manager, scope, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }),
      total: await countRegister(manager, scope),
      ...at,
    }));
  }

  create(actor: Actor, body: CreateOrganizationBody): Promise<OrganizationView> {
    return this.together(async (acts, manager) => {
      const id = await acts.create(actor, body);
      const today = vietnamDay(this.clock.now());
      return () => viewOn(manager, id, body.from > today ? body.from : today);
    });
  }

  /** Changes name, code, kind, leadership or parent from a day on; what was before stays as it was. */
  change(actor: Actor, id: string, body: ChangeOrganizationBody): Promise<OrganizationView> {
    return this.together(async (acts, manager) => {
      await acts.change(actor, id, body);
      return () => viewOn(manager, id, body.from);
    });
  }

  /**
   * Any number of acts as one: all of them or none, in one transaction, each on the register as those before it left it. What is
   * derived from the register follows once, after the last.
   * @param work returns what is read when all has followed
   */
  together<T>(work: (acts: RegisterActs, manager: EntityManager) => Promise<() => Promise<T> | T>): Promise<T> {
    return this.database.writeInTurn(REGISTER, async (manager) => {
      const changes: RegisterChange[] = [];
      const acts: RegisterActs = {
        create: async (actor, row) => {
          const change = await this.writer.create(manager, actor, row);
          changes.push(change);
          return change.organizationId;
        },
        change: async (actor, id, row) => void changes.push(await this.writer.change(manager, actor, id, row)),
      };
      const after = await work(acts, manager);
      await this.changes.tell(manager, changes);
      return after();
    });
  }

  /** The first organisation of an installation, by nobody's right. */
  async insert(manager: EntityManager, body: CreateOrganizationBody): Promise<string> {
    const change = await this.writer.insert(new RowJournal(manager), body);
    await this.changes.tell(manager, [change]);
    return change.organizationId;
  }
}

async function viewOn(manager: EntityManager, id: string, day: string): Promise<OrganizationView> {
  const [node, parent] = await pathOn(manager, id, day);
  return asView(node, parent?.name);
}

function asView(node: OrganizationNode, parentName: string | undefined): OrganizationView {
  const { id, code, name, kind, kindLabel, isCell, leadership } = node;
  return {
    id,
    code,
    name,
    kind,
    kindLabel,
    isCell,
    leadership,
    parentId: node.parentId ?? undefined,
    parentName,
    minMinutesOverride: node.minMinutesOverride ?? undefined,
  };
}
