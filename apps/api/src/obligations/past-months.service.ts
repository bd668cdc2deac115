import { Injectable } from '@nestjs/common';
import type { PastMonth, PastMonthsView } from '@chibo/contracts';
import { PastMonthsQuery } from '@chibo/contracts';
import type { Period } from '@chibo/domain';
import { addMonths, lastDayOf, monthOf, MOST_PERIOD_MONTHS, monthsOfPeriod, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import type { Sql } from '../db/sql';
import { ask, sql } from '../db/sql';
import type { FieldError } from '../http/refusal';
import { Refusal } from '../http/refusal';
import { committeesUnder, holds } from '../organizations/on-day';
import { lastKnown } from '../organizations/tree';
import { ObligationsService } from './obligations.service';

/** Most branches' months opened in one act, which is one transaction. */
const MOST_OPENED = 20_000;

/** Months that were over before their branches were entered here: opened by a committee in one act, that bases are true. */
@Injectable()
export class PastMonthsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly obligations: ObligationsService,
  ) {}

  /** What opening would do. */
  async view(actor: Actor, id: string, query: PastMonthsQuery): Promise<PastMonthsView> {
    await this.access.require('enterPast', actor, id);
    const months = this.months(query);
    return this.database.read(async (manager) => {
      const node = (await lastKnown(manager, [id], vietnamDay(this.clock.now()))).get(id);
      if (!node || node.isCell) throw Refusal.notFound('cấp ủy');
      const counted: PastMonth[] = [];
      for (const month of months) counted.push(await standing(manager, id, month));
      return { organizationId: id, name: node.name, months: counted };
    });
  }

  /** Opens what is not open yet, for the branches that stood under the committee on each month's last day. */
  async open(actor: Actor, id: string, query: PastMonthsQuery): Promise<PastMonthsView> {
    await this.database.write(async (manager) => {
      const { months } = await this.view(actor, id, query);
      const missing = months.reduce((sum, { existing, opened }) => sum + existing - opened, 0);
      if (missing > MOST_OPENED) throw tooMany(missing);
      for (const { month } of months) await this.openOne(manager, actor, id, month);
    });
    return this.view(actor, id, query);
  }

  private async openOne(manager: EntityManager, actor: Actor, id: string, month: string): Promise<void> {
    const rows = await ask<{ cell_id: string }>(manager, cellsIn(id, month));
    const opened = await this.obligations.openFor(
      month,
      rows.map((row) => row.cell_id),
    );
    if (opened === 0) return;
    const payload = { month, organizationId: id, obligations: opened };
    await this.audit.record(manager, actor, 'month.opened', { type: 'month', id: month }, payload);
  }

  private months(period: Period): string[] {
    const problems = whyNotPast(period, monthOf(vietnamDay(this.clock.now())));
    if (problems.length > 0) throw Refusal.badRequest(problems);
    return monthsOfPeriod(period);
  }
}

function whyNotPast({ from, to }: Period, current: string): FieldError[] {
  if (to >= current) return [{ field: 'to', text: 'Chỉ mở được các tháng đã hết; tháng này tự mở.' }];
  if (from > to) return [{ field: 'from', text: 'Tháng đầu phải trước hoặc bằng tháng cuối.' }];
  if (addMonths(from, MOST_PERIOD_MONTHS) <= to)
    return [{ field: 'from', text: `Mỗi lần mở nhiều nhất ${MOST_PERIOD_MONTHS} tháng.` }];
  return [];
}

async function standing(manager: EntityManager, id: string, month: string): Promise<PastMonth> {
  const [{ existing, opened }] = await ask<{ existing: number | string; opened: number | string }>(
    manager,
    sql`SELECT count(*) AS existing, count(o.id) AS opened FROM (${cellsIn(id, month)}) cells
      LEFT JOIN obligation o ON o.cell_id = cells.cell_id AND o.month = ${month} AND o.kind = 'REGULAR'`,
  );
  return { month, existing: Number(existing), opened: Number(opened) };
}

/** `cell_id` of the branches under a committee on the month's last day. */
function cellsIn(id: string, month: string): Sql {
  const day = lastDayOf(month);
  return sql`SELECT link.child_id AS cell_id FROM (${committeesUnder(id, day)}) s
    CROSS JOIN organization_link link CROSS JOIN organization_profile p CROSS JOIN organization_kind k
    WHERE link.parent_id = s.organization_id AND ${holds('link', day)}
      AND p.organization_id = link.child_id AND ${holds('p', day)} AND k.code = p.kind AND k.is_cell = 1`;
}

function tooMany(missing: number): Refusal {
  const text = `Mở ${missing} kỳ cùng lúc là quá nhiều (nhiều nhất ${MOST_OPENED}). Đồng chí mở ít tháng hơn, hoặc để từng cấp ủy cấp dưới mở.`;
  return Refusal.badRequest([{ field: 'from', text }]);
}
