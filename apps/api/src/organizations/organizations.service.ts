import { Injectable } from '@nestjs/common';
import type { OrganizationKindView, OrganizationsView, OrganizationView } from '@chibo/contracts';
import { ChangeOrganizationBody, CreateOrganizationBody, OrganizationsQuery } from '@chibo/contracts';
import { vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { IsNull, MoreThan, Not, Or } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import type { Ordering } from '../accounts/ordering';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { Organization, OrganizationKind, OrganizationLink, OrganizationProfile } from './organization.entities';
import { named } from './named';
import { RegisterChanges } from './register-changes';
import { countRegister, listRegister } from './register-reader';
import { firstDayUnder } from './superiors';
import type { OrganizationNode } from './tree';
import { pathOn } from './tree';

/** Changes of the register wait for each other: two that fit alone may make a cycle or a second owner of a code together. */
const REGISTER = 'organizations';

const MANAGE = 'manageOrganizations';

const PAGE_SIZE = 100;

/** The register of Party organisations: dated, never overwritten. */
@Injectable()
export class OrganizationsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly criteriaSets: PublishedSets,
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

  async create(actor: Actor, body: CreateOrganizationBody): Promise<OrganizationView> {
    if (body.parentId) await this.access.require(MANAGE, actor, body.parentId);
    else this.access.requireSomewhere(MANAGE, actor);
    return this.database.writeInTurn(REGISTER, async (manager) => {
      await this.requireKind(manager, body.kind);
      await this.requireRoom(manager, body);
      const id = await this.insert(manager, body, await this.orderedFrom(actor, body));
      await this.requireUsableMinimum(manager, id, body.from);
      const { code, name, kind, from } = body;
      const parentId = body.parentId ?? null;
      await this.audit.record(
        manager,
        actor,
        'organization.created',
        { type: 'organization', id },
        { code, name, kind, parentId, from },
      );
      return this.viewOn(manager, id, maxDay(from, vietnamDay(this.clock.now())));
    });
  }

  /** Changes name, code, kind, leadership or parent from a day on; what was before stays as it was. */
  async change(actor: Actor, id: string, body: ChangeOrganizationBody): Promise<OrganizationView> {
    await this.access.require(MANAGE, actor, id);
    if (body.parentId) await this.access.require(MANAGE, actor, body.parentId);
    return this.database.writeInTurn(REGISTER, async (manager) => {
      if (body.code) await this.requireFreeCode(manager, body.code, id);
      if (body.kind) await this.requireFittingKind(manager, id, body.kind, body.from);
      const before = await this.nodeOn(manager, id, body.from);
      const ordering = await this.access.ordering(MANAGE, actor, id);
      await this.closeAndReopenProfile(manager, before, body, ordering);
      if (body.parentId && body.parentId !== before.parentId) await this.move(manager, id, body.parentId, body.from);
      await this.changes.tell(manager, { organizationId: id, from: body.from });
      const after = await this.nodeOn(manager, id, body.from);
      if (body.minMinutesOverride || body.parentId) await this.requireUsableMinimum(manager, id, body.from);
      await this.audit.record(
        manager,
        actor,
        'organization.changed',
        { type: 'organization', id },
        { from: body.from, before, after },
      );
      return this.viewOn(manager, id, body.from);
    });
  }

  /** The organisation on that day; 404 when it does not exist then. */
  async nodeOn(manager: EntityManager, id: string, day: string): Promise<OrganizationNode> {
    const [node] = await pathOn(manager, id, day);
    if (!node) throw Refusal.notFound(`tổ chức đảng trong ngày ${day.split('-').reverse().join('/')}`);
    return node;
  }

  private async viewOn(manager: EntityManager, id: string, day: string): Promise<OrganizationView> {
    const [node, parent] = await pathOn(manager, id, day);
    return asView(node, parent?.name);
  }

  async requireKind(manager: EntityManager, kind: string): Promise<void> {
    if (await manager.existsBy(OrganizationKind, { code: kind })) return;
    throw Refusal.badRequest([{ field: 'kind', text: 'Loại tổ chức này không có trong danh mục.' }]);
  }

  /** One root; a code names one organisation; a branch has nothing below it. */
  private async requireRoom(manager: EntityManager, body: CreateOrganizationBody): Promise<void> {
    if (!body.parentId && (await manager.count(Organization)) > 0) {
      throw Refusal.badRequest([{ field: 'parentId', text: 'Cần chọn cấp trên trực tiếp.' }]);
    }
    await this.requireFreeCode(manager, body.code);
    if (body.parentId) await this.requireCommittee(manager, body.parentId, body.from);
  }

  /** A code names one organisation for good. Which one is not said: it may stand where this actor sees nothing. */
  private async requireFreeCode(manager: EntityManager, code: string, owner = ''): Promise<void> {
    if (await manager.existsBy(OrganizationProfile, { code, organizationId: Not(owner) }))
      throw Refusal.badRequest([{ field: 'code', text: 'Mã này đã dùng cho một tổ chức khác.' }]);
  }

  /** A minimum of its own below what the branch's sets allow would be shown and not used. */
  private async requireUsableMinimum(manager: EntityManager, id: string, from: string): Promise<void> {
    const path = await pathOn(manager, id, from);
    const own = path.at(0)?.minMinutesOverride ?? null;
    if (own === null) return;
    const ids = path.map((node) => node.id);
    const sets = await this.criteriaSets.contentsFrom(manager, ids, from);
    const set = sets.find(({ minMinutes }) => minMinutes.smallestAllowed > own);
    if (!set) return;
    const text = `Bộ tiêu chí “${set.title}” không nhận mức dưới ${set.minMinutes.smallestAllowed} phút.`;
    throw Refusal.badRequest([{ field: 'minMinutesOverride', text }]);
  }

  private async requireFittingKind(manager: EntityManager, id: string, kind: string, from: string): Promise<void> {
    await this.requireKind(manager, kind);
    if (!(await manager.existsBy(OrganizationKind, { code: kind, isCell: 1 }))) return;
    const below = { parentId: id, validTo: Or(IsNull(), MoreThan(from)) };
    if (await manager.existsBy(OrganizationLink, below))
      throw Refusal.badRequest([{ field: 'kind', text: 'Tổ chức này có tổ chức cấp dưới nên không thể là chi bộ.' }]);
  }

  private async requireCommittee(manager: EntityManager, parentId: string, day: string): Promise<void> {
    const [parent] = await pathOn(manager, parentId, day);
    if (parent && !parent.isCell) return;
    const text = parent ? 'Chi bộ không có tổ chức cấp dưới.' : 'Cấp trên này không tồn tại trong ngày đó.';
    throw Refusal.badRequest([{ field: 'parentId', text }]);
  }

  /** From which level what a new organisation is given was ordered; the root's own is nobody's order. */
  private async orderedFrom(actor: Actor, { parentId }: CreateOrganizationBody): Promise<string | null> {
    return parentId ? (await this.access.ordering(MANAGE, actor, parentId)).by : null;
  }

  /** Puts an organisation with its first profile and link into the open transaction. */
  async insert(manager: EntityManager, body: CreateOrganizationBody, orderedBy: string | null = null): Promise<string> {
    const id = newId();
    await manager.insert(Organization, {
      id,
      existsFrom: body.from,
      existsTo: null,
      createdAt: this.clock.now().toISOString(),
    });
    await manager.insert(OrganizationProfile, {
      id: newId(),
      organizationId: id,
      kind: body.kind,
      ...named(body.name, body.code),
      leadership: body.leadership ?? 'COMMITTEE',
      minMinutesOverride: body.minMinutesOverride ?? null,
      orderedBy: body.minMinutesOverride ? orderedBy : null,
      validFrom: body.from,
      validTo: null,
    });
    if (body.parentId) {
      await manager.insert(OrganizationLink, {
        id: newId(),
        childId: id,
        parentId: body.parentId,
        validFrom: body.from,
        validTo: null,
      });
    }
    await this.changes.tell(manager, { organizationId: id, from: body.from, isNew: true });
    return id;
  }

  private async closeAndReopenProfile(
    manager: EntityManager,
    before: OrganizationNode,
    body: ChangeOrganizationBody,
    ordering: Ordering,
  ): Promise<void> {
    const last = await lastRow(manager, OrganizationProfile, { organizationId: before.id });
    requireAfter(last.validFrom, body.from);
    const { name = null, code = null, kind = null, leadership = null } = body;
    const next = {
      ...named(name ?? last.name, code ?? last.code),
      kind: kind ?? last.kind,
      leadership: leadership ?? last.leadership,
    };
    const minMinutesOverride =
      body.minMinutesOverride === undefined ? last.minMinutesOverride : body.minMinutesOverride;
    const sameMinimum = minMinutesOverride === last.minMinutesOverride;
    if (!sameMinimum) ordering.require('Mức thời lượng tối thiểu riêng này', last.orderedBy);
    const orderedBy = sameMinimum ? last.orderedBy : minMinutesOverride === null ? null : ordering.by;
    const changed = { ...next, minMinutesOverride, orderedBy };
    if (last.validFrom === body.from) {
      await manager.update(OrganizationProfile, { id: last.id }, changed);
      return;
    }
    await manager.update(OrganizationProfile, { id: last.id }, { validTo: body.from });
    await manager.insert(OrganizationProfile, {
      ...last,
      ...changed,
      id: newId(),
      validFrom: body.from,
      validTo: null,
    });
  }

  private async move(manager: EntityManager, childId: string, parentId: string, from: string): Promise<void> {
    await this.requireCommittee(manager, parentId, from);
    const last = await lastRow(manager, OrganizationLink, { childId });
    requireAfter(last.validFrom, from);
    await refuseCircle(manager, childId, parentId, from);
    if (last.validFrom === from) await manager.update(OrganizationLink, { id: last.id }, { parentId });
    else {
      await manager.update(OrganizationLink, { id: last.id }, { validTo: from });
      await manager.insert(OrganizationLink, { id: newId(), childId, parentId, validFrom: from, validTo: null });
    }
  }
}

async function refuseCircle(manager: EntityManager, childId: string, parentId: string, from: string): Promise<void> {
  const day = await firstDayUnder(manager, parentId, childId, from);
  if (!day) return;
  const text = `Cấp trên này đang ở dưới chính tổ chức đó (ngày ${day}).`;
  throw Refusal.badRequest([{ field: 'parentId', text }]);
}

function requireAfter(last: string, from: string): void {
  if (from >= last) return;
  throw Refusal.badRequest([
    { field: 'from', text: `Phải từ ngày ${last.split('-').reverse().join('/')} trở đi (thay đổi gần nhất).` },
  ]);
}

async function lastRow<T extends { validFrom: string }>(
  manager: EntityManager,
  entity: new () => T,
  where: object,
): Promise<T> {
  const rows = await manager.find(entity, { where });
  const [last] = rows.sort((a, b) => b.validFrom.localeCompare(a.validFrom));
  if (!last) throw Refusal.badRequest([{ field: 'parentId', text: 'Tổ chức gốc không có cấp trên.' }]);
  return last;
}

function maxDay(a: string, b: string): string {
  return a > b ? a : b;
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
