import { Injectable } from '@nestjs/common';
import type {
  GroupedOrganization,
  GroupedOrganizationsView,
  GroupingsView,
  GroupingView,
  OrganizationView,
} from '@chibo/contracts';
import { GroupedOrganizationsQuery } from '@chibo/contracts';
import { allows, NO_GROUP, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Standing } from '../accounts/access.service';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import type { Sql } from '../db/sql';
import { ask, sql } from '../db/sql';
import { Refusal } from '../http/refusal';
import type { RegisterScope } from '../organizations/register-reader';
import { countRegister, listRegister } from '../organizations/register-reader';
import { lastKnown, pathOn } from '../organizations/tree';
import { countDirect, groupOf, groupsOf, staysOn } from './group-of';
import { OrganizationGrouping } from './grouping.entities';
import { staysOf } from './stays';

const PAGE_SIZE = 100;

/** Groupings with who belongs where on a day. */
@Injectable()
export class GroupingReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
  ) {}

  /** Its own, and those of the committees above it. */
  async list(actor: Actor, organizationId: string): Promise<GroupingsView> {
    const standings = await this.access.require('readGroupings', actor, organizationId);
    const today = this.today();
    return this.database.read(async (manager) => {
      const path = await pathOn(manager, organizationId, today);
      const [node] = path;
      if (!node) throw Refusal.notFound('tổ chức đảng');
      const groupings = [];
      for (const { id } of path) groupings.push(...(await this.keptBy(manager, actor, id, today)));
      return {
        organization: { id: node.id, name: node.name },
        groupings,
        mayAdd: !node.isCell && mayManage(standings),
      };
    });
  }

  async view(actor: Actor, id: string, day = this.today()): Promise<GroupingView> {
    return this.database.read(async (manager) => {
      const grouping = await groupingWith(manager, id);
      const standings = await this.access.require('readGroupings', actor, grouping.committeeId);
      return viewOf(manager, grouping, day, mayManage(standings));
    });
  }

  /** A page of the organisations below that this account sees, each with its stays. */
  async organizations(actor: Actor, id: string, query: GroupedOrganizationsQuery): Promise<GroupedOrganizationsView> {
    const { page = 1, q, group, day = this.today() } = query;
    return this.database.read(async (manager) => {
      const { committeeId } = await groupingWith(manager, id);
      const standings = await this.access.require('readGroupings', actor, committeeId);
      const narrowed = sql`id <> ${committeeId} AND ${await this.narrowed(manager, { id, committeeId, group, day })}`;
      const scope: RegisterScope = { roots: rootsOf(standings, committeeId), day, q, also: narrowed };
      const listed = await listRegister(manager, scope, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
      const total = await countRegister(manager, scope);
      return { organizations: await grouped(manager, id, listed, day), total, page, pageSize: PAGE_SIZE };
    });
  }

  /** Of all: direct subordinates first of all, since a grouping is mostly of these; NONE: those of them in no group. */
  private async narrowed(
    manager: EntityManager,
    { id, committeeId, group, day }: { id: string; committeeId: string; group?: string; day: string },
  ): Promise<Sql> {
    const own = sql`SELECT 1 FROM group_stay stay WHERE stay.organization_id = listed.id AND ${staysOn('stay', id, day)}`;
    if (!group) return sql`1 = 1`;
    if (group === NO_GROUP) return sql`parent_id = ${committeeId} AND NOT EXISTS (${own})`;
    if (!(await groupsOf(manager, id)).some((one) => one.id === group)) throw Refusal.notFound('nhóm này');
    return sql`EXISTS (${own} AND stay.group_id = ${group})`;
  }

  private async keptBy(
    manager: EntityManager,
    actor: Actor,
    committeeId: string,
    day: string,
  ): Promise<GroupingView[]> {
    const kept = await manager.find(OrganizationGrouping, { where: { committeeId }, order: { name: 'ASC' } });
    if (kept.length === 0) return [];
    const may = mayManage(await this.access.standings(actor, committeeId));
    const views = [];
    for (const grouping of kept) views.push(await viewOf(manager, grouping, day, may));
    return views;
  }

  private today(): string {
    return vietnamDay(this.clock.now());
  }
}

export async function groupingWith(manager: EntityManager, id: string): Promise<OrganizationGrouping> {
  const found = await manager.findOneBy(OrganizationGrouping, { id });
  if (!found) throw Refusal.notFound('cách chia nhóm này');
  return found;
}

export async function viewOf(
  manager: EntityManager,
  { id, committeeId, name, version }: OrganizationGrouping,
  day: string,
  mayChange: boolean,
): Promise<GroupingView> {
  const counts = await ask<{ group_id: string; n: number | string }>(
    manager,
    sql`SELECT stay.group_id, count(*) AS n FROM group_stay stay JOIN organization o ON o.id = stay.organization_id
      WHERE ${staysOn('stay', id, day)} AND o.exists_from <= ${day} AND (o.exists_to IS NULL OR o.exists_to > ${day})
      GROUP BY stay.group_id`,
  );
  const direct = await countDirect(manager, committeeId, id, day);
  const committee = (await lastKnown(manager, [committeeId], day)).get(committeeId);
  return {
    id,
    version,
    name,
    committee: { id: committeeId, name: committee?.name ?? '' },
    day,
    groups: (await groupsOf(manager, id)).map((group) => ({
      ...group,
      organizations: Number(counts.find((row) => row.group_id === group.id)?.n ?? 0),
    })),
    ungrouped: direct.get(null) ?? 0,
    mayChange,
  };
}

/** Whoever stands above or at the committee sees all of it, others what stands under them. */
function rootsOf(standings: readonly Standing[], committeeId: string): string[] {
  const able = standings.filter(({ role, relation }) => allows('readGroupings', role, relation));
  if (able.some(({ relation }) => relation !== 'BELOW')) return [committeeId];
  return [...new Set(able.map(({ organizationId }) => organizationId))];
}

export function mayManage(standings: readonly Standing[]): boolean {
  return standings.some(({ role, relation }) => allows('manageGroupings', role, relation));
}

async function grouped(
  manager: EntityManager,
  groupingId: string,
  listed: readonly OrganizationView[],
  day: string,
): Promise<GroupedOrganization[]> {
  const ids = listed.map(({ id }) => id);
  const stays = await staysOf(manager, groupingId, ids);
  const names = new Map((await groupsOf(manager, groupingId)).map((group) => [group.id, group]));
  const above = await groupsAbove(manager, groupingId, ids, day);
  return listed.map(({ id, code, name, kindLabel, parentName }) => {
    const own = stays.get(id)?.find(({ dropped, from, to }) => !dropped && from <= day && (to === null || day < to));
    return {
      id,
      code,
      name,
      kindLabel,
      parentName,
      group: own && names.get(own.view.groupId),
      inherited: own ? undefined : names.get(above.get(id) ?? ''),
      stays: (stays.get(id) ?? []).map(({ view }) => view),
    };
  });
}

/** The group each has on the day, also by those above it. */
async function groupsAbove(
  manager: EntityManager,
  groupingId: string,
  ids: readonly string[],
  day: string,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const group = groupOf({ own: sql`link.child_id`, superior: sql`link.parent_id` }, groupingId, day);
  const rows = await ask<{ id: string; group_id: string | null }>(
    manager,
    sql`SELECT link.child_id AS id, ${group} AS group_id FROM organization_link link
      WHERE link.child_id IN (${[...ids]}) AND link.valid_from <= ${day} AND (link.valid_to IS NULL OR link.valid_to > ${day})`,
  );
  return new Map(rows.flatMap(({ id, group_id }) => (group_id === null ? [] : [[id, group_id] as const])));
}
