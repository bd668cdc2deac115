import { Injectable } from '@nestjs/common';
import { ChangeOrganizationBody, CreateOrganizationBody } from '@chibo/contracts';
import { changedFrom, rowOn } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import type { Ordering } from '../accounts/ordering';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { named } from './named';
import { Organization, OrganizationLink, OrganizationProfile } from './organization.entities';
import type { RegisterChange } from './register-changes';
import { requireFittingKind, requireFreeCode, requireKind, requireNoCircle, requirePlace } from './register-rules';
import { logAct } from './register-log';
import { RowJournal } from './row-journal';
import type { OrganizationNode } from './tree';
import { pathOn } from './tree';

const MANAGE = 'manageOrganizations';

/** Single acts of the register in an open transaction, with right, rules, rows and audit; followers are told by the caller. */
@Injectable()
export class RegisterWriter {
  constructor(
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
  ) {}

  async create(manager: EntityManager, actor: Actor, body: CreateOrganizationBody): Promise<RegisterChange> {
    if (body.parentId) await this.access.require(MANAGE, actor, body.parentId);
    else this.access.requireSomewhere(MANAGE, actor);
    await requireKind(manager, body.kind);
    await this.requireRoom(manager, body);
    const journal = new RowJournal(manager);
    const change = await this.insert(journal, body, await this.orderedFrom(actor, body));
    const { code, name, kind, from } = body;
    const parts = [{ organizationId: change.organizationId, part: 'BEGINS' }] as const;
    await logAct(manager, actor, this.clock.now(), { kind: 'FOUND', fromDay: from, ...decided(body), parts }, journal);
    const subject = { type: 'organization', id: change.organizationId } as const;
    const payload = { code, name, kind, parentId: body.parentId ?? null, from };
    await this.audit.record(manager, actor, 'organization.created', subject, payload);
    return change;
  }

  /** Changes name, code, kind, leadership or parent from a day on; what was before, and what is planned for later, stays. */
  async change(
    manager: EntityManager,
    actor: Actor,
    id: string,
    body: ChangeOrganizationBody,
  ): Promise<RegisterChange> {
    await this.access.require(MANAGE, actor, id);
    if (body.parentId) await this.access.require(MANAGE, actor, body.parentId);
    if (body.code) await requireFreeCode(manager, body.code, id);
    if (body.kind) await requireFittingKind(manager, id, body.kind, body.from);
    const journal = new RowJournal(manager);
    const before = await nodeOn(manager, id, body.from);
    await this.changeProfile(manager, journal, before, body, await this.access.ordering(MANAGE, actor, id));
    if (body.parentId && body.parentId !== before.parentId)
      await moveTo(manager, journal, { childId: id, parentId: body.parentId, from: body.from });
    const parts = [{ organizationId: id, part: body.parentId ? 'MOVES' : 'CHANGES' }] as const;
    const act = { kind: 'CHANGE', fromDay: body.from, ...decided(body), parts } as const;
    await logAct(manager, actor, this.clock.now(), act, journal);
    const after = await nodeOn(manager, id, body.from);
    const payload = { from: body.from, before, after };
    await this.audit.record(manager, actor, 'organization.changed', { type: 'organization', id }, payload);
    return { organizationId: id, from: body.from, minimum: !!body.minMinutesOverride || !!body.parentId };
  }

  /** Puts an organisation with its first profile and link into the open transaction. */
  async insert(
    journal: RowJournal,
    body: CreateOrganizationBody,
    orderedBy: string | null = null,
  ): Promise<RegisterChange> {
    const id = newId();
    const { from, parentId } = body;
    const period = { validFrom: from, validTo: null };
    await journal.put(Organization, {
      id,
      existsFrom: from,
      existsTo: null,
      createdAt: this.clock.now().toISOString(),
    });
    await journal.put(OrganizationProfile, {
      ...{ id: newId(), organizationId: id, kind: body.kind },
      ...named(body.name, body.code),
      leadership: body.leadership ?? 'COMMITTEE',
      minMinutesOverride: body.minMinutesOverride ?? null,
      orderedBy: body.minMinutesOverride ? orderedBy : null,
      nationalCode: body.nationalCode ?? null,
      ...period,
    });
    if (parentId) await journal.put(OrganizationLink, { id: newId(), childId: id, parentId, ...period });
    return { organizationId: id, from, isNew: true, minimum: !!body.minMinutesOverride };
  }

  /** One root; a code names one organisation; a branch has nothing below it. */
  private async requireRoom(manager: EntityManager, body: CreateOrganizationBody): Promise<void> {
    if (!body.parentId && (await manager.exists(Organization)))
      throw Refusal.badRequest([{ field: 'parentId', text: 'Cần chọn cấp trên trực tiếp.' }]);
    await requireFreeCode(manager, body.code);
    if (body.parentId) await requirePlace(manager, body.parentId, { from: body.from, to: null });
  }

  /** From which level what a new organisation is given was ordered; the root's own is nobody's order. */
  private async orderedFrom(
    actor: Actor,
    { parentId, minMinutesOverride }: CreateOrganizationBody,
  ): Promise<string | null> {
    return parentId && minMinutesOverride ? (await this.access.ordering(MANAGE, actor, parentId)).by : null;
  }

  private async changeProfile(
    manager: EntityManager,
    journal: RowJournal,
    before: OrganizationNode,
    body: ChangeOrganizationBody,
    ordering: Ordering,
  ): Promise<void> {
    const rows = await manager.findBy(OrganizationProfile, { organizationId: before.id });
    const holding = rowOn(rows, body.from);
    const change = { ...said(body), ...minimumOf(body, holding, ordering) };
    for (const row of changedFrom(rows, body.from, change, { id: newId() }))
      await journal.put(OrganizationProfile, { ...row, ...named(row.name, row.code) });
  }
}

/** Puts an organisation under another from a day on, until the next move that is planned. */
export async function moveTo(
  manager: EntityManager,
  journal: RowJournal,
  { childId, parentId, from }: { childId: string; parentId: string; from: string },
): Promise<void> {
  const rows = await manager.findBy(OrganizationLink, { childId });
  if (!rowOn(rows, from)) throw Refusal.badRequest([{ field: 'parentId', text: 'Tổ chức gốc không có cấp trên.' }]);
  const moved = changedFrom(rows, from, { parentId }, { id: newId() });
  for (const { validFrom, validTo, parentId: to } of moved) {
    if (validFrom < from || to !== parentId) continue;
    const time = { from: validFrom, to: validTo };
    await requirePlace(manager, parentId, time);
    await requireNoCircle(manager, childId, parentId, time);
  }
  for (const row of moved) await journal.put(OrganizationLink, row);
}

/** The organisation on that day; 404 when it does not exist then. */
export async function nodeOn(manager: EntityManager, id: string, day: string): Promise<OrganizationNode> {
  const [node] = await pathOn(manager, id, day);
  if (!node) throw Refusal.notFound(`tổ chức đảng trong ngày ${day.split('-').reverse().join('/')}`);
  return node;
}

function decided({ decisionNumber, decisionOn }: Pick<ChangeOrganizationBody, 'decisionNumber' | 'decisionOn'>): {
  decisionNumber: string | null;
  decisionOn: string | null;
} {
  return { decisionNumber: decisionNumber ?? null, decisionOn: decisionOn ?? null };
}

/** What is said of the organisation itself; nothing said of a field leaves it as it is. */
function said(body: ChangeOrganizationBody): Partial<OrganizationProfile> {
  const { name, code, kind, leadership, nationalCode } = body;
  return {
    ...(name && { name }),
    ...(code && { code }),
    ...(kind && { kind }),
    ...(leadership && { leadership }),
    ...(nationalCode !== undefined && { nationalCode }),
  };
}

/** A minimum of its own that says something else than the one of that day, if those above leave it to this actor. */
function minimumOf(
  { minMinutesOverride: wanted }: ChangeOrganizationBody,
  holding: OrganizationProfile | undefined,
  ordering: Ordering,
): Partial<OrganizationProfile> {
  if (wanted === undefined || !holding || wanted === holding.minMinutesOverride) return {};
  ordering.require('Mức thời lượng tối thiểu riêng này', holding.orderedBy);
  return { minMinutesOverride: wanted, orderedBy: wanted === null ? null : ordering.by };
}
