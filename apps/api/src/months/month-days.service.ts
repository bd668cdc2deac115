import { Injectable } from '@nestjs/common';
import type { MonthDay, MonthDaysView } from '@chibo/contracts';
import { branchDeadline, decisionDeadline, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import type { MonthScope } from '../cell-months/cell-month-reader';
import { CellRows } from '../cell-months/cell-rows';
import { deskOf, nodeInMonth } from '../cell-months/desk';
import { standingOf } from '../cell-months/month-standing';
import { Database } from '../db/database';
import type { Sql } from '../db/sql';
import { ask, sql } from '../db/sql';
import { deadlineRules } from '../organizations/deadline-rules';
import { committeesUnder } from '../organizations/on-day';
import { pathOn } from '../organizations/tree';

type Done = Exclude<keyof MonthDay, 'day'>;

/** How a month fills up: what was sent, verified and decided on which day, against what is owed. */
@Injectable()
export class MonthDaysService {
  constructor(
    private readonly database: Database,
    private readonly access: AccessService,
    private readonly rows: CellRows,
  ) {}

  async of(actor: Actor, month: string, organizationId: string | undefined): Promise<MonthDaysView> {
    const id = organizationId ?? deskOf(actor);
    await this.access.require('readMonth', actor, id);
    const scope = await this.rows.scope(id, month);
    return this.database.read(async (manager) => {
      const { name } = await nodeInMonth(manager, scope);
      const { owed } = await standingOf(manager, scope);
      const days = {
        sent: await sentByDay(manager, scope),
        verified: await byDay(manager, scope, sql`COALESCE(c.verified_at, c.decided_at)`),
        decided: await byDay(manager, scope, sql`CASE WHEN r.decided_band IS NOT NULL THEN c.decided_at END`),
      };
      return {
        month,
        organization: { id, name },
        owed,
        ...(await deadlines(manager, scope)),
        today: scope.today,
        days: together(days),
        undated: await resultsFromPaper(manager, scope),
      };
    });
  }
}

async function deadlines(
  manager: EntityManager,
  { organizationId, month, day }: MonthScope,
): Promise<Pick<MonthDaysView, 'sendBy' | 'decideBy'>> {
  const path = await pathOn(manager, organizationId, day);
  const ids = path.map((node) => node.id);
  const rules = await deadlineRules(manager, ids);
  return {
    sendBy: branchDeadline(month, undefined, rules),
    decideBy: decisionDeadline(month, path[0].tier, rules),
  };
}

async function sentByDay(manager: EntityManager, scope: MonthScope): Promise<Map<string, number>> {
  const rows = await ask<{ day: string; n: number | string }>(
    manager,
    sql`SELECT r.sent_on AS day, count(*) AS n ${branchesOf(scope)} AND r.sent_on IS NOT NULL GROUP BY r.sent_on`,
  );
  return new Map(rows.map(({ day, n }) => [day, Number(n)]));
}

/** Instants are counted by their hour; a day of Vietnam begins at a full one. */
async function byDay(manager: EntityManager, scope: MonthScope, instant: Sql): Promise<Map<string, number>> {
  const rows = await ask<{ hour: string | null; n: number | string }>(
    manager,
    sql`SELECT hour, count(*) AS n FROM (
        SELECT substr(${instant}, 1, 13) AS hour ${branchesOf(scope, sql`CROSS JOIN scorecard c`)}
          AND c.id = r.scorecard_id AND r.sent_on IS NOT NULL
      ) hours GROUP BY hour`,
  );
  const days = new Map<string, number>();
  for (const { hour, n } of rows) {
    if (hour === null) continue;
    const day = vietnamDay(new Date(`${hour}:00:00Z`));
    days.set(day, (days.get(day) ?? 0) + Number(n));
  }
  return days;
}

async function resultsFromPaper(manager: EntityManager, scope: MonthScope): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(
    manager,
    sql`SELECT count(*) AS n ${branchesOf(scope)} AND r.decided_band IS NOT NULL AND r.sent_on IS NULL`,
  );
  return Number(n);
}

function branchesOf({ organizationId, month, day }: MonthScope, more: Sql = sql``): Sql {
  return sql`FROM (${committeesUnder(organizationId, day)}) s CROSS JOIN cell_month r ${more}
    WHERE r.month = ${month} AND r.superior_id = s.organization_id`;
}

function together(done: Record<Done, Map<string, number>>): MonthDay[] {
  const days = new Set(Object.values(done).flatMap((each) => [...each.keys()]));
  const on = (what: Done, day: string): number => done[what].get(day) ?? 0;
  return [...days]
    .sort()
    .map((day) => ({ day, sent: on('sent', day), verified: on('verified', day), decided: on('decided', day) }));
}
