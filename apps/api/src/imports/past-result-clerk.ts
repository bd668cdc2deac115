import { Injectable } from '@nestjs/common';
import type { ObligationState, RatingBand, SheetRow, SheetValues } from '@chibo/domain';
import { monthOf, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { ask, sql } from '../db/sql';
import { ObligationsService } from '../obligations/obligations.service';
import { PastResultsService } from '../obligations/past-results.service';
import { reachedFrom } from '../organizations/on-day';
import type { JudgedRow, SheetClerk } from './judged-row';
import { textIn } from './judged-row';
import { inBatches, organizationsByCode, organizationsById } from './known-organizations';
import type { OwedMonth, PastResultPlan } from './past-result-rows';
import { owedKey, PastResultRows } from './past-result-rows';

interface OwedRow {
  id: string;
  cell_id: string;
  month: string;
  state: ObligationState;
  recorded_total: number | null;
  recorded_band: RatingBand | null;
  document: string | null;
}

/** Most results recorded by one call. */
const AT_ONCE = 500;

/** Results of months that are past, as their papers have them, by their sheet. */
@Injectable()
export class PastResultClerk implements SheetClerk<PastResultPlan> {
  readonly right = 'enterPast';

  constructor(
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly obligations: ObligationsService,
    private readonly results: PastResultsService,
  ) {}

  async judge(manager: EntityManager, actor: Actor, rows: readonly SheetRow[]): Promise<JudgedRow<PastResultPlan>[]> {
    const today = vietnamDay(this.clock.now());
    const organizations = await organizationsByCode(
      manager,
      rows.flatMap((row) => textIn(row, 'code') ?? []),
      today,
    );
    const ids = [...organizations.values()].map(({ id }) => id);
    const reached = await inBatches(ids, async (some) => [...(await this.access.reached(actor, this.right, some))]);
    const months = new Set(rows.flatMap((row) => textIn(row, 'month') ?? []));
    const owed = new Map<string, OwedMonth>();
    for (const row of await owedBy(manager, ids))
      if (months.has(row.month)) owed.set(owedKey(row.cell_id, row.month), asOwed(row));
    return new PastResultRows({ current: monthOf(today), rows, organizations, reached: new Set(reached), owed }).all();
  }

  /** Months that are not open for their branches yet are opened first. */
  async apply(manager: EntityManager, actor: Actor, rows: readonly JudgedRow<PastResultPlan>[]): Promise<void> {
    const plans = rows.flatMap(({ plan }) => (plan ? [plan] : []));
    for (const [month, own] of Map.groupBy(plans, (plan) => plan.month)) {
      await this.open(manager, actor, month, own);
      const owed = await owedBy(
        manager,
        own.map(({ cellId }) => cellId),
        month,
      );
      const ids = new Map(owed.map((row) => [row.cell_id, row.id]));
      for (const [document, some] of Map.groupBy(own, (plan) => plan.document)) {
        const results = some.map(({ cellId, total, band }) => ({ obligationId: ids.get(cellId) ?? '', total, band }));
        for (let at = 0; at < results.length; at += AT_ONCE)
          await this.results.record(actor, month, { document, results: results.slice(at, at + AT_ONCE) });
      }
    }
  }

  private async open(
    manager: EntityManager,
    actor: Actor,
    month: string,
    plans: readonly PastResultPlan[],
  ): Promise<void> {
    const obligations = await this.obligations.openFor(
      month,
      plans.map(({ cellId }) => cellId),
    );
    if (obligations === 0) return;
    await this.audit.record(manager, actor, 'month.opened', { type: 'month', id: month }, { month, obligations });
  }

  async handOut(manager: EntityManager, actor: Actor, limit: number): Promise<SheetValues[]> {
    const today = vietnamDay(this.clock.now());
    const roots = this.access.requireSomewhere(this.right, actor);
    const rows = await ask<OwedRow>(
      manager,
      sql`SELECT r.id, r.cell_id, r.month, r.state, r.recorded_total, r.recorded_band, r.document
        FROM (${reachedFrom(roots, today)}) o CROSS JOIN obligation r
        WHERE r.cell_id = o.organization_id AND r.state = 'RECORDED' AND r.kind = 'REGULAR'
        ORDER BY r.month, r.cell_id LIMIT ${limit}`,
    );
    const cells = await organizationsById(
      manager,
      rows.map((row) => row.cell_id),
      today,
    );
    return rows.flatMap(({ cell_id: cellId, month, recorded_total: total, recorded_band: band, document }) => {
      const code = cells.get(cellId)?.code;
      return code === undefined ? [] : [{ code, month, total, band, document }];
    });
  }
}

function owedBy(manager: EntityManager, cells: readonly string[], month?: string): Promise<OwedRow[]> {
  const when = month === undefined ? sql`1 = 1` : sql`month = ${month}`;
  return inBatches(cells, (some) =>
    ask<OwedRow>(
      manager,
      sql`SELECT id, cell_id, month, state, recorded_total, recorded_band, document FROM obligation
        WHERE kind = 'REGULAR' AND cell_id IN (${some}) AND ${when}`,
    ),
  );
}

function asOwed({ state, recorded_total: total, recorded_band: band, document }: OwedRow): OwedMonth {
  return { state, total, band, document };
}
