import { Injectable } from '@nestjs/common';
import type { GroupingView, RegroupPreview } from '@chibo/contracts';
import { GroupingBody, RegroupBody } from '@chibo/contracts';
import { addDays, compareVietnamese, formatDate, groupOn, regroup, vietnamDay } from '@chibo/domain';
import type { Regrouping } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { changeRow, insertAll } from '../db/rows';
import { change, sql } from '../db/sql';
import { Refusal } from '../http/refusal';
import { standingUnder } from '../organizations/superiors';
import { lastKnown, pathOn } from '../organizations/tree';
import { groupsOf } from './group-of';
import { groupingWith, viewOf } from './grouping-reader';
import { GroupStayRow, OrganizationGroup, OrganizationGrouping } from './grouping.entities';
import type { Stay } from './stays';
import { staysOf } from './stays';

const MANAGE = 'manageGroupings';

/** Rows per statement, below the limits on parameters of both databases. */
const BATCH = 250;

/** What becomes of one organisation. */
interface Planned {
  id: string;
  name: string;
  before?: string;
  changes: Regrouping<Stay>;
}

/** A committee parts the organisations under it into groups, by day. */
@Injectable()
export class GroupingsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
  ) {}

  async create(actor: Actor, committeeId: string, body: GroupingBody): Promise<GroupingView> {
    await this.access.require(MANAGE, actor, committeeId);
    return this.inTurn(committeeId, async (manager) => {
      const [committee] = await pathOn(manager, committeeId, this.today());
      if (!committee || committee.isCell) throw Refusal.notFound('cấp ủy');
      const name = body.name.trim();
      await requireFree(manager, committeeId, name);
      const row = { id: newId(), committeeId, name, version: 1, ...this.by(actor) };
      await manager.insert(OrganizationGrouping, row);
      await this.putGroups(manager, row.id, body);
      const subject = { type: 'grouping', id: row.id } as const;
      const groups = body.groups.map((group) => group.name.trim());
      await this.audit.record(manager, actor, 'grouping.created', subject, { committeeId, name, groups });
      return viewOf(manager, row, this.today(), true);
    });
  }

  /** Names, and groups added, renamed, put in another order, or taken away while nobody was ever in them. */
  async change(actor: Actor, id: string, version: number, body: GroupingBody): Promise<GroupingView> {
    return this.act(actor, id, version, async (manager, grouping) => {
      const name = body.name.trim();
      if (name !== grouping.name) await requireFree(manager, grouping.committeeId, name);
      const before = await groupsOf(manager, id);
      await this.dropGroups(manager, before, body);
      await this.putGroups(manager, id, body);
      await changeRow(manager, OrganizationGrouping, { id }, { name });
      const named = (groups: readonly { name: string }[]): string[] => groups.map((group) => group.name);
      await this.audit.record(
        manager,
        actor,
        'grouping.changed',
        { type: 'grouping', id },
        {
          before: { name: grouping.name, groups: named(before) },
          after: { name, groups: named(await groupsOf(manager, id)) },
        },
      );
      return { ...grouping, name };
    });
  }

  /** Some organisations to one group or to none, from a day on or for some time; all of them or none. */
  async regroup(actor: Actor, id: string, version: number, body: RegroupBody): Promise<GroupingView> {
    return this.act(actor, id, version, async (manager, grouping) => {
      const { planned, group } = await this.plan(manager, grouping, body);
      const changed = planned.filter(({ changes }) => isChange(changes));
      for (const { changes } of changed) await this.carryOut(manager, actor, changes);
      const added = changed.flatMap(({ id: organizationId, changes }) =>
        changes.added.map(({ groupId, from, to }): GroupStayRow => ({
          ...{ id: newId(), groupingId: id, groupId, organizationId, validFrom: from, validTo: to },
          ...{ ...this.by(actor), droppedBy: null, droppedAt: null },
        })),
      );
      for (let at = 0; at < added.length; at += BATCH)
        await insertAll(manager, GroupStayRow, added.slice(at, at + BATCH));
      await this.audit.record(
        manager,
        actor,
        'grouping.assigned',
        { type: 'grouping', id },
        {
          group: group ?? null,
          from: body.from,
          until: body.until ?? null,
          organizations: changed.map((one) => ({ id: one.id, before: one.before ?? null })),
        },
      );
      return grouping;
    });
  }

  /** The same, only said. */
  async preview(actor: Actor, id: string, body: RegroupBody): Promise<RegroupPreview> {
    return this.database.read(async (manager) => {
      const grouping = await groupingWith(manager, id);
      await this.access.require(MANAGE, actor, grouping.committeeId);
      const { planned, group } = await this.plan(manager, grouping, body);
      return {
        group: group ?? null,
        from: body.from,
        until: body.until ?? undefined,
        organizations: planned.map(({ changes, ...one }) => ({
          ...one,
          unchanged: !isChange(changes),
          replaced: changes.dropped.length,
        })),
        unchanged: planned.filter(({ changes }) => !isChange(changes)).length,
      };
    });
  }

  private async plan(
    manager: EntityManager,
    { id, committeeId }: OrganizationGrouping,
    { organizationIds, groupId = null, from, until }: RegroupBody,
  ): Promise<{ planned: Planned[]; group?: string }> {
    if (organizationIds.length === 0) refuse('organizationIds', 'Đồng chí chọn ít nhất một tổ chức.');
    if (until && until < from) refuse('until', 'Ngày kết thúc trước ngày bắt đầu.');
    const groups = new Map((await groupsOf(manager, id)).map(({ id: each, name }) => [each, name]));
    if (groupId !== null && !groups.has(groupId)) refuse('groupId', 'Nhóm này không thuộc cách chia nhóm đang mở.');
    const names = await lastKnown(manager, organizationIds, from);
    const under = new Set(await standingUnder(manager, [committeeId], organizationIds, from));
    const strange = organizationIds.filter((each) => !under.has(each));
    if (strange.length > 0) refuse('organizationIds', strangers(strange, names, from));
    const stays = await staysOf(manager, id, organizationIds);
    const order = { groupId, from, to: until ? addDays(until, 1) : null };
    const planned = organizationIds.map((each): Planned => {
      const own = (stays.get(each) ?? []).filter(({ dropped }) => !dropped);
      const before = groupOn(own, from)?.view.groupName;
      return { id: each, name: names.get(each)?.name ?? '', before, changes: regroup(own, order) };
    });
    planned.sort((a, b) => compareVietnamese(a.name, b.name) || (a.id < b.id ? -1 : 1));
    return { planned, group: groupId === null ? undefined : groups.get(groupId) };
  }

  private async carryOut(manager: EntityManager, actor: Actor, { cut, dropped }: Regrouping<Stay>): Promise<void> {
    const { createdBy: droppedBy, createdAt: droppedAt } = this.by(actor);
    for (const { span, to } of cut) await changeRow(manager, GroupStayRow, { id: span.id }, { validTo: to });
    for (const { id } of dropped) await changeRow(manager, GroupStayRow, { id }, { droppedBy, droppedAt });
  }

  private async putGroups(manager: EntityManager, groupingId: string, { groups }: GroupingBody): Promise<void> {
    const known = new Set((await groupsOf(manager, groupingId)).map(({ id }) => id));
    const names = groups.map(({ name }) => name.trim());
    if (new Set(names).size < names.length) refuse('groups', 'Có hai nhóm cùng tên.');
    for (const [sort, { id }] of groups.entries()) {
      const name = names[sort];
      if (id && !known.has(id)) refuse('groups', `Nhóm “${name}” không thuộc cách chia nhóm này.`);
      if (id) await changeRow(manager, OrganizationGroup, { id }, { name, sort });
      else await manager.insert(OrganizationGroup, { id: newId(), groupingId, name, sort });
    }
  }

  private async dropGroups(
    manager: EntityManager,
    before: readonly { id: string; name: string }[],
    { groups }: GroupingBody,
  ): Promise<void> {
    const kept = new Set(groups.map(({ id }) => id));
    for (const { id, name } of before.filter((group) => !kept.has(group.id))) {
      if (await manager.existsBy(GroupStayRow, { groupId: id }))
        refuse('groups', `Nhóm “${name}” đã có tổ chức nên không bỏ được; đồng chí đổi tên hoặc chuyển tổ chức đi.`);
      await manager.delete(OrganizationGroup, { id });
    }
  }

  /** On the version that was seen, one act after the other. */
  private act(
    actor: Actor,
    id: string,
    version: number,
    work: (manager: EntityManager, grouping: OrganizationGrouping) => Promise<OrganizationGrouping>,
  ): Promise<GroupingView> {
    return this.inTurn(id, async (manager) => {
      const grouping = await groupingWith(manager, id);
      await this.access.require(MANAGE, actor, grouping.committeeId);
      if (grouping.version !== version)
        throw new Refusal(412, 'CHANGED', 'Cách chia nhóm vừa được người khác thay đổi. Đồng chí mở lại rồi làm tiếp.');
      const after = await work(manager, grouping);
      await change(manager, sql`UPDATE organization_grouping SET version = ${version + 1} WHERE id = ${id}`);
      return viewOf(manager, { ...after, version: version + 1 }, this.today(), true);
    });
  }

  private inTurn<T>(id: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.writeInTurn(`groupings:${id}`, work);
  }

  private by({ accountId }: Actor): { createdBy: string; createdAt: string } {
    return { createdBy: accountId ?? '', createdAt: this.clock.now().toISOString() };
  }

  private today(): string {
    return vietnamDay(this.clock.now());
  }
}

function isChange({ cut, dropped, added }: Regrouping<Stay>): boolean {
  return cut.length + dropped.length + added.length > 0;
}

/** Three of them by name. */
function strangers(ids: readonly string[], names: ReadonlyMap<string, { name: string }>, day: string): string {
  const known = ids.flatMap((id) => names.get(id)?.name ?? []);
  const some = known.slice(0, 3).join(', ');
  const who = some
    ? `${some}${ids.length > 3 ? ` và ${ids.length - 3} tổ chức khác` : ''}`
    : `Có ${ids.length} tổ chức`;
  return `${who} không thuộc cấp ủy này trong ngày ${formatDate(day)}.`;
}

async function requireFree(manager: EntityManager, committeeId: string, name: string): Promise<void> {
  if (await manager.existsBy(OrganizationGrouping, { committeeId, name }))
    refuse('name', 'Cấp ủy này đã có cách chia nhóm cùng tên.');
}

function refuse(field: string, text: string): never {
  throw Refusal.badRequest([{ field, text }]);
}
