import { Injectable } from '@nestjs/common';
import type { CommitteeSettingsView } from '@chibo/contracts';
import { CommitteeSettingsBody } from '@chibo/contracts';
import { allows, vietnamDay, whyDenied } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import type { Ordering } from '../accounts/ordering';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { CommitteeSetting } from './organization.entities';
import type { OrganizationNode } from './tree';
import { pathOn } from './tree';

const MANAGE = 'manageCommitteeSettings';
const WHAT = 'Cách thẩm định, xếp loại này';

/** Who decides a branch's band, and whether two people are needed for it. */
export interface Deciding {
  /** Absent while the branch has no superior. */
  deciderId?: string;
  twoPeople: boolean;
  /** The branch's superiors today, the direct one first. */
  path: string[];
}

/** How each committee verifies and decides. */
@Injectable()
export class CommitteeSettings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
  ) {}

  async view(actor: Actor, organizationId: string): Promise<CommitteeSettingsView> {
    const standings = await this.access.require('readCommitteeSettings', actor, organizationId);
    const may = standings.some(({ role, relation }) => allows(MANAGE, role, relation));
    const whyNot = may ? await this.whyOrdered(actor, organizationId) : whyDenied(MANAGE, standings);
    return this.database.read(async (manager) => {
      const [node] = await pathOn(manager, organizationId, vietnamDay(this.clock.now()));
      return { organizationId, ...(await this.of(manager, node)), ...(whyNot && { whyNot }) };
    });
  }

  async change(actor: Actor, organizationId: string, body: CommitteeSettingsBody): Promise<CommitteeSettingsView> {
    await this.database.writeInTurn(`committee-setting:${organizationId}`, async (manager) => {
      const ordering = await this.access.ordering(MANAGE, actor, organizationId);
      ordering.require(WHAT, await this.orderedBy(manager, organizationId, ordering));
      const [node] = await pathOn(manager, organizationId, vietnamDay(this.clock.now()));
      const before = await this.of(manager, node);
      const { decides, twoPeople } = body;
      const row = { organizationId, decides, twoPeople: twoPeople ? 1 : 0, orderedBy: ordering.by };
      await manager.save(CommitteeSetting, row);
      const subject = { type: 'organization', id: organizationId } as const;
      const payload = { before, after: { decides, twoPeople } };
      await this.audit.record(manager, actor, 'organization.deciding-changed', subject, payload);
    });
    return this.view(actor, organizationId);
  }

  /** By today's tree and settings. */
  async deciding(manager: EntityManager, cellId: string): Promise<Deciding> {
    const [, ...superiors] = await pathOn(manager, cellId, vietnamDay(this.clock.now()));
    const path = superiors.map(({ id }) => id);
    if (superiors.length === 0) return { twoPeople: false, path };
    const { decides, twoPeople } = await this.of(manager, superiors[0]);
    return { deciderId: decides === 'SELF' ? path[0] : (path[1] ?? path[0]), twoPeople, path };
  }

  /** Who decides, for many branches at once: by these nodes of today's tree. */
  async deciders(
    manager: EntityManager,
    nodes: ReadonlyMap<string, OrganizationNode>,
  ): Promise<(cellId: string) => string | undefined> {
    const rows = await manager.find(CommitteeSetting);
    const set = new Map(rows.map(({ organizationId, decides }) => [organizationId, decides]));
    return (cellId) => {
      const superior = nodes.get(nodes.get(cellId)?.parentId ?? '');
      if (!superior) return undefined;
      const decides = set.get(superior.id) ?? defaultFor(superior);
      return decides === 'SELF' ? superior.id : (superior.parentId ?? superior.id);
    };
  }

  private async whyOrdered(actor: Actor, organizationId: string): Promise<string | undefined> {
    const ordering = await this.access.ordering(MANAGE, actor, organizationId);
    return this.database.read(async (manager) =>
      ordering.whyNot(WHAT, await this.orderedBy(manager, organizationId, ordering)),
    );
  }

  /** Nobody below the direct superior orders it: without a row the default is that one's word. */
  private async orderedBy(manager: EntityManager, organizationId: string, ordering: Ordering): Promise<string | null> {
    const row = await manager.findOneBy(CommitteeSetting, { organizationId });
    return ordering.fromAbove(row?.orderedBy ?? null);
  }

  private async of(
    manager: EntityManager,
    node: OrganizationNode,
  ): Promise<{ decides: 'SELF' | 'SUPERIOR'; twoPeople: boolean }> {
    const row = await manager.findOneBy(CommitteeSetting, { organizationId: node.id });
    return { decides: row?.decides ?? defaultFor(node), twoPeople: row?.twoPeople === 1 };
  }
}

/** A đảng ủy bộ phận has no seal and decides nothing by itself (Quy định 294-QĐ/TW); others decide. */
function defaultFor({ kind }: OrganizationNode): 'SELF' | 'SUPERIOR' {
  return kind === 'PARTIAL_PARTY_ORG' ? 'SUPERIOR' : 'SELF';
}
