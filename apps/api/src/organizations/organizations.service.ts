import { Injectable } from '@nestjs/common';
import type {
  OrganizationDetailView,
  OrganizationKindView,
  OrganizationsView,
  OrganizationTreeView,
  OrganizationView,
} from '@chibo/contracts';
import {
  ChangeOrganizationBody,
  CreateOrganizationBody,
  OrganizationsQuery,
  OrganizationTreeQuery,
} from '@chibo/contracts';
import { allows, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { Organization, OrganizationKind } from './organization.entities';
import type { RegisterChange } from './register-changes';
import { RegisterChanges } from './register-changes';
import { countRegister, listRegister } from './register-reader';
import { RegisterWriter } from './register-writer';
import { RowJournal } from './row-journal';
import type { OrganizationNode } from './tree';
import { cellsUnder, childrenUnder, nodesOf, orderOf, pathsBelow } from './tree-reader';
import { pathOn, placeDay, placeOf } from './tree';

/** Changes of the register wait for each other: two that fit alone may make a cycle or a second owner of a code together. */
export const REGISTER = 'organizations';

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
    private readonly access: AccessService,
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
    const roots = rootsOf(actor);
    const at = { page, pageSize: PAGE_SIZE };
    if (roots.length === 0) return { organizations: [], total: 0, ...at };
    const { day = this.today(), ...scope } = { ...asked, roots };
    const cut = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
    return this.database.read(async (manager) => {
      const organizations = await listRegister(manager, { ...scope, day }, cut);
      const paths = await pathsBelow(manager, organizations, { roots, day });
      return {
        organizations: organizations.map((each) => ({ ...each, path: paths.get(each.id) })),
        total: await countRegister(manager, { ...scope, day }),
        ...at,
      };
    });
  }

  /** A page of the tree, opened one organisation at a time. */
  async tree(
    actor: Actor,
    { parentId, at, page = 1, day = this.today() }: OrganizationTreeQuery,
  ): Promise<OrganizationTreeView> {
    const scope = { roots: rootsOf(actor), parentId, day };
    if (scope.roots.length === 0) return { day, nodes: [], total: 0, page, pageSize: PAGE_SIZE };
    return this.database.read(async (manager) => {
      const order = await orderOf(manager, scope);
      const place = at ? order.indexOf(at) : -1;
      const shown = place < 0 ? page : Math.floor(place / PAGE_SIZE) + 1;
      const nodes = await nodesOf(manager, scope, { limit: PAGE_SIZE, offset: (shown - 1) * PAGE_SIZE });
      return { day, nodes, total: order.length, page: shown, pageSize: PAGE_SIZE };
    });
  }

  /** One organisation with its way up, for whoever sees it; also one that is no more or yet to come. */
  async view(actor: Actor, id: string): Promise<OrganizationDetailView> {
    const standings = await this.access.require('readOrganization', actor, id);
    return this.database.read(async (manager) => {
      const known = await manager.findOneBy(Organization, { id });
      const nodes = await placeOf(manager, id, this.today());
      const top = nodes.findLastIndex((node) => rootsOf(actor).includes(node.id));
      if (!known || top < 0) throw Refusal.notFound('tổ chức đảng này');
      const day = placeDay(known, this.today());
      const { existsFrom, existsTo } = known;
      return {
        ...asView(nodes[0], top > 0 ? nodes[1].name : undefined),
        ...{ existsFrom, existsTo: existsTo ?? undefined },
        path: nodes.slice(1, top + 1).map((node) => ({ id: node.id, name: node.name })),
        children: (await childrenUnder(manager, [id], day)).get(id) ?? 0,
        cells: (await cellsUnder(manager, [id], day)).get(id) ?? 0,
        mayManage: standings.some(({ role, relation }) => allows('manageOrganizations', role, relation)),
      };
    });
  }

  create(actor: Actor, body: CreateOrganizationBody): Promise<OrganizationView> {
    return this.together(async (acts, manager) => {
      const id = await acts.create(actor, body);
      const today = this.today();
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

  private today(): string {
    return vietnamDay(this.clock.now());
  }

  /** The first organisation of an installation, by nobody's right. */
  async insert(manager: EntityManager, body: CreateOrganizationBody): Promise<string> {
    const change = await this.writer.insert(new RowJournal(manager), body);
    await this.changes.tell(manager, [change]);
    return change.organizationId;
  }
}

function rootsOf({ roles }: Actor): string[] {
  return [...new Set(roles.map(({ organizationId }) => organizationId))];
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
    nationalCode: node.nationalCode ?? undefined,
  };
}
