import { Injectable } from '@nestjs/common';
import type { CeilingView } from '@chibo/contracts';
import { CeilingBody } from '@chibo/contracts';
import type { CeilingRule } from '@chibo/domain';
import { allows, ceilingWords, vietnamDay, whyDenied } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Standing } from '../accounts/access.service';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { deskOf } from '../cell-months/desk';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { ask, sql } from '../db/sql';
import { holds } from '../organizations/on-day';
import { pathOn } from '../organizations/tree';
import { ClassCeiling } from './classification.entities';

const MANAGE = 'manageCeiling';
const WHAT = 'Mức trần này';

/** The ceiling in force for a committee, and which organisation's row it is. */
export interface CeilingInForce {
  setBy?: string;
  rule?: CeilingRule;
}

/** Ceilings of the highest class: warnings, each with how it is to be counted. */
@Injectable()
export class Ceilings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
  ) {}

  async view(actor: Actor, organizationId = deskOf(actor)): Promise<CeilingView> {
    const standings = await this.access.require('readCeiling', actor, organizationId);
    return this.of(standings, organizationId);
  }

  /** @param standings of somebody who may read it */
  async of(standings: Standing[], organizationId: string): Promise<CeilingView> {
    const may = standings.some(({ role, relation }) => allows(MANAGE, role, relation));
    const whyNot = may ? await this.whyOrdered(standings, organizationId) : whyDenied(MANAGE, standings);
    return this.database.read(async (manager) => {
      const { rule, setBy } = await ceilingOn(manager, organizationId, this.today());
      const name = setBy && (await pathOn(manager, setBy, this.today())).at(0)?.name;
      return {
        organizationId,
        ...(rule && { rule, words: ceilingWords(rule) }),
        ...(name && { setBy: name }),
        ...(whyNot && { whyNot }),
      };
    });
  }

  async change(actor: Actor, { organizationId, ...body }: CeilingBody): Promise<CeilingView> {
    await this.database.writeInTurn(`class-ceiling:${organizationId}`, async (manager) => {
      const ordering = await this.access.ordering(MANAGE, actor, organizationId);
      const row = await manager.findOneBy(ClassCeiling, { organizationId });
      ordering.require(WHAT, row?.orderedBy ?? null);
      const { base, rounding, newMonths, percent = null } = body;
      const after = { percent, base, rounding, newMonths, byKind: body.byKind ? 1 : 0 };
      await manager.save(ClassCeiling, { organizationId, ...after, orderedBy: ordering.by });
      const subject = { type: 'organization', id: organizationId } as const;
      const payload = { before: row && { ...row }, after };
      await this.audit.record(manager, actor, 'classification.ceiling-changed', subject, payload);
    });
    return this.of(await this.access.require('readCeiling', actor, organizationId), organizationId);
  }

  private async whyOrdered(standings: Standing[], organizationId: string): Promise<string | undefined> {
    const ordering = await this.access.orderingBy(MANAGE, standings, organizationId);
    const row = await this.database.read((manager) => manager.findOneBy(ClassCeiling, { organizationId }));
    return ordering.whyNot(WHAT, row?.orderedBy ?? null);
  }

  private today(): string {
    return vietnamDay(this.clock.now());
  }
}

/** As itself or the nearest above it has it; who set none has none, whatever is set above. */
export async function ceilingOn(manager: EntityManager, organizationId: string, day: string): Promise<CeilingInForce> {
  const rows = await ask<{
    organization_id: string;
    percent: number | null;
    base: CeilingRule['base'];
    rounding: CeilingRule['rounding'];
    new_months: number;
    by_kind: number;
  }>(
    manager,
    sql`SELECT c.organization_id, c.percent, c.base, c.rounding, c.new_months, c.by_kind
      FROM organization_superior s CROSS JOIN class_ceiling c
      WHERE s.organization_id = ${organizationId} AND ${holds('s', day)} AND c.organization_id = s.superior_id
      ORDER BY s.distance LIMIT 1`,
  );
  const row = rows.at(0);
  if (!row) return {};
  const { percent, base, rounding, new_months: newMonths, by_kind: byKind } = row;
  const rule = percent === null ? undefined : { percent, base, rounding, newMonths, byKind: byKind === 1 };
  return { setBy: row.organization_id, rule };
}
