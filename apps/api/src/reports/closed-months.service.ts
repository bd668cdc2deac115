import { Injectable } from '@nestjs/common';
import type { ReportClosedMonth, ReportClosedMonthsView, ReportQuery } from '@chibo/contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { bandCounts } from '../cell-months/band-counts';
import type { MonthScope } from '../cell-months/cell-month-reader';
import { countScope, tallyCells } from '../cell-months/month-tallies';
import { FrozenMonths } from '../closings/frozen-months.service';
import { Database } from '../db/database';
import { treeDay } from '../organizations/tree';
import type { PeriodScope } from './period-rows';
import { nodeOn, PeriodScopes } from './period-scopes';

/** What a committee has closed within a period, beside what its months say now. */
@Injectable()
export class ClosedMonths {
  constructor(
    private readonly database: Database,
    private readonly scopes: PeriodScopes,
    private readonly frozen: FrozenMonths,
  ) {}

  /** Whole months of all kinds of branch, by the tree of each month, whatever else the report is asked by. */
  async of(actor: Actor, query: ReportQuery): Promise<ReportClosedMonthsView> {
    const scope = await this.scopes.of('readMonth', actor, query);
    return this.database.read(async (manager) => {
      await nodeOn(manager, scope);
      const closed: string[] = [];
      const months: ReportClosedMonth[] = [];
      for (const month of scope.months) {
        const found = await this.month(manager, scope, month);
        if (found) closed.push(month);
        if (found && found.changesTotal > 0) months.push(found);
      }
      return { period: query.period, organizationId: scope.organizationId, closed, months };
    });
  }

  private async month(
    manager: EntityManager,
    { organizationId, today, unseen }: PeriodScope,
    month: string,
  ): Promise<ReportClosedMonth | undefined> {
    const scope = { organizationId, month, today, day: treeDay(month, today) };
    const blind = unseen.get(month) ?? new Set<string>();
    const frozen = await this.frozen.of(manager, scope, blind);
    if (!frozen) return undefined;
    const { at, hash, altered, changesTotal } = frozen.closing;
    const { rounding } = frozen.snapshot.counts;
    const then = bandCounts(frozen.snapshot.cells, rounding);
    const live = changesTotal > 0 ? await liveCounts(manager, scope, blind, rounding) : then;
    return { month, at, hash, ...(altered ? { altered } : {}), frozen: then, live, changesTotal };
  }
}

async function liveCounts(
  manager: EntityManager,
  scope: MonthScope,
  blind: ReadonlySet<string>,
  rounding: Parameters<typeof bandCounts>[1],
): Promise<ReportClosedMonth['live']> {
  return bandCounts(await tallyCells(manager, scope, blind, await countScope(manager, scope)), rounding);
}
