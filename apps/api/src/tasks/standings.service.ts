import { Injectable } from '@nestjs/common';
import type { MonthStanding, StandingsView } from '@chibo/contracts';
import { addMonths, branchDeadline, decisionDeadline, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { CellRows } from '../cell-months/cell-rows';
import { deskOf, nodeInMonth, openedMonths } from '../cell-months/desk';
import { standingOf } from '../cell-months/month-standing';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { deadlineRules } from '../organizations/deadline-rules';
import { pathOn } from '../organizations/tree';

/** Months shown one by one, all within a year; of older ones that are not closed only their number. */
const MOST_MONTHS = 4;
const YEAR = 12;

/** The months a committee has still to see through: what its home shows at a glance. */
@Injectable()
export class StandingsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly rows: CellRows,
  ) {}

  async of(actor: Actor): Promise<StandingsView> {
    const id = deskOf(actor);
    const closed = await this.database.read((manager) => closedMonths(manager, id));
    const open = await this.database.read(async (manager) =>
      (await openedMonths(manager)).filter((month) => !closed.has(month)),
    );
    const current = vietnamDay(this.clock.now()).slice(0, 7);
    const since = addMonths(current, 1 - YEAR);
    const shown = open.slice(0, MOST_MONTHS).filter((month) => month >= since);
    const months: MonthStanding[] = [];
    for (const month of shown) months.push(...(await this.standing(id, month)));
    const now = await this.rows.scope(id, current);
    const { name } = await this.database.read((manager) => nodeInMonth(manager, now));
    return { organization: { id, name }, months, earlier: open.length - shown.length };
  }

  /** Nothing where the committee did not stand in that month. */
  private async standing(id: string, month: string): Promise<MonthStanding[]> {
    const scope = await this.rows.scope(id, month);
    return this.database.read(async (manager) => {
      const path = await pathOn(manager, id, scope.day);
      if (path.length === 0) return [];
      const rules = await deadlineRules(
        manager,
        path.map((node) => node.id),
      );
      const [{ tier }] = path;
      const days = { sendBy: branchDeadline(month, undefined, rules), decideBy: decisionDeadline(month, tier, rules) };
      return [{ month, ...(await standingOf(manager, scope)), ...days }];
    });
  }
}

/** Months this committee has closed and not opened again. */
async function closedMonths(manager: EntityManager, organizationId: string): Promise<Set<string>> {
  const rows = await manager.sql<{ month: string }[]>`
    SELECT c.month FROM month_closing c WHERE c.organization_id = ${organizationId}
      AND NOT EXISTS (SELECT 1 FROM month_reopening r WHERE r.closing_id = c.id)`;
  return new Set(rows.map(({ month }) => month));
}
