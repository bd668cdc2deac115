import { Injectable } from '@nestjs/common';
import type { DeadlinesView } from '@chibo/contracts';
import { DeadlineExceptionBody, DeadlineRuleBody } from '@chibo/contracts';
import {
  allows,
  DEADLINE_BOUNDS,
  DEFAULT_DEADLINES,
  TIERS,
  vietnamDay,
  whyDenied,
  whyNotException,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { displayNames } from '../accounts/display-names';
import type { Ordering } from '../accounts/ordering';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { DeadlineException, DeadlineRule } from '../organizations/organization.entities';
import { pathOn } from '../organizations/tree';
import { CellMonths } from '../cell-months/cell-months.service';
import { deadlineRules } from '../organizations/deadline-rules';

const WHAT = 'Hạn này';
const WHAT_APART = 'Hạn riêng này';

/** Until when branches send and committees decide: rules by organisation, the nearest up the tree, and dated exceptions. */
@Injectable()
export class DeadlinesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly cellMonths: CellMonths,
  ) {}

  async view(actor: Actor, id: string): Promise<DeadlinesView> {
    const standings = await this.access.require('readDeadlines', actor, id);
    const mayChange = standings.some(({ role, relation }) => allows('manageDeadlines', role, relation));
    const ordering = mayChange ? await this.access.orderingBy('manageDeadlines', standings, id) : undefined;
    return this.database.read(async (manager) => {
      const nodes = await pathOn(manager, id, vietnamDay(this.clock.now()));
      const path = nodes.map((node) => node.id);
      const [own, all] = [await deadlineRules(manager, [id]), await deadlineRules(manager, path)];
      const rows = await manager.findBy(DeadlineRule, { organizationId: id });
      const ordered = new Map(rows.map(({ tier, orderedBy }) => [tier, orderedBy]));
      return {
        organizationId: id,
        name: nodes[0]?.name ?? '',
        isCell: nodes[0]?.isCell ?? false,
        rules: TIERS.map((tier) => ({
          tier,
          days: all[tier] ?? DEFAULT_DEADLINES[tier],
          source: own[tier] !== undefined ? 'OWN' : all[tier] !== undefined ? 'ABOVE' : 'DEFAULT',
          ...whyNot(ordering, WHAT, ordered.get(tier)),
        })),
        exceptions: await this.exceptions(manager, id, ordering),
        mayChange,
        ...(!mayChange && { whyNot: whyDenied('manageDeadlines', standings) }),
      };
    });
  }

  async setRule(actor: Actor, id: string, { tier, days = null }: DeadlineRuleBody): Promise<DeadlinesView> {
    await this.access.require('manageDeadlines', actor, id);
    const { least, most } = DEADLINE_BOUNDS[tier];
    if (days !== null && (days < least || days > most))
      throw Refusal.badRequest([{ field: 'days', text: `Số ngày phải từ ${least} đến ${most}.` }]);
    await this.inTurn(actor, id, async (manager, ordering) => {
      const before = await manager.findOneBy(DeadlineRule, { organizationId: id, tier });
      ordering.require(WHAT, before?.orderedBy ?? null);
      await manager.delete(DeadlineRule, { organizationId: id, tier });
      const row = { id: newId(), organizationId: id, tier, orderedBy: ordering.by };
      if (days !== null) await manager.insert(DeadlineRule, { ...row, days });
      const payload = { tier, before: before?.days ?? null, after: days };
      await this.audit.record(manager, actor, 'organization.deadline-changed', { type: 'organization', id }, payload);
      if (tier === 'CELL') await this.cellMonths.keepDeadlinesBelow(manager, id);
    });
    return this.view(actor, id);
  }

  /** Sets a month's last day; a second one for the same month and tier replaces the first. */
  async setException(actor: Actor, id: string, body: DeadlineExceptionBody): Promise<DeadlinesView> {
    await this.access.require('manageDeadlines', actor, id);
    const { tier, month, day, reason } = body;
    const wrong = whyNotException(month, day);
    if (wrong) throw Refusal.badRequest([{ field: 'day', text: wrong }]);
    await this.inTurn(actor, id, async (manager, ordering) => {
      const before = await manager.findOneBy(DeadlineException, { organizationId: id, tier, month });
      ordering.require(WHAT_APART, before?.orderedBy ?? null);
      if (before) await manager.delete(DeadlineException, { id: before.id });
      const by = {
        createdBy: actor.accountId ?? '',
        createdAt: this.clock.now().toISOString(),
        orderedBy: ordering.by,
      };
      await manager.insert(DeadlineException, { id: newId(), organizationId: id, tier, month, day, reason, ...by });
      await this.recordException(manager, actor, id, { tier, month, before: before?.day ?? null, after: day, reason });
      if (tier === 'CELL') await this.cellMonths.keepDeadlinesBelow(manager, id, month);
    });
    return this.view(actor, id);
  }

  async dropException(actor: Actor, id: string, exceptionId: string): Promise<DeadlinesView> {
    await this.inTurn(actor, id, async (manager, ordering) => {
      const before = await manager.findOneBy(DeadlineException, { id: exceptionId, organizationId: id });
      if (!before) throw Refusal.notFound('hạn riêng');
      ordering.require(WHAT_APART, before.orderedBy);
      await manager.delete(DeadlineException, { id: exceptionId });
      const { tier, month, day, reason } = before;
      await this.recordException(manager, actor, id, { tier, month, before: day, after: null, reason });
      if (tier === 'CELL') await this.cellMonths.keepDeadlinesBelow(manager, id, month);
    });
    return this.view(actor, id);
  }

  private async recordException(
    manager: EntityManager,
    actor: Actor,
    id: string,
    payload: { tier: string; month: string; before: string | null; after: string | null; reason: string },
  ): Promise<void> {
    const subject = { type: 'organization', id } as const;
    await this.audit.record(manager, actor, 'organization.deadline-exception', subject, payload);
  }

  private inTurn(
    actor: Actor,
    id: string,
    act: (manager: EntityManager, ordering: Ordering) => Promise<void>,
  ): Promise<void> {
    return this.database.writeInTurn('deadlines', async (manager) => {
      await act(manager, await this.access.ordering('manageDeadlines', actor, id));
    });
  }

  private async exceptions(
    manager: EntityManager,
    organizationId: string,
    ordering: Ordering | undefined,
  ): Promise<DeadlinesView['exceptions']> {
    const rows = await manager.find(DeadlineException, {
      where: { organizationId },
      order: { month: 'DESC', tier: 'ASC' },
    });
    const names = await displayNames(
      manager,
      rows.map(({ createdBy }) => createdBy),
    );
    return rows.map(({ id, tier, month, day, reason, createdBy, orderedBy }) => ({
      id,
      tier,
      month,
      day,
      reason,
      by: names.get(createdBy) ?? '',
      ...whyNot(ordering, WHAT_APART, orderedBy),
    }));
  }
}

/** Of a reader who may set deadlines here. */
function whyNot(ordering: Ordering | undefined, what: string, orderedBy: string | null = null): { whyNot?: string } {
  const refused = ordering?.whyNot(what, orderedBy);
  return refused ? { whyNot: refused } : {};
}
