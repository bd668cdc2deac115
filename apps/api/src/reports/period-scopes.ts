import { Injectable } from '@nestjs/common';
import type { ReportQuery } from '@chibo/contracts';
import type { AccessAction, Period } from '@chibo/domain';
import { monthOf, monthsOfPeriod, NO_GROUP, parsePeriod, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { CellMonths } from '../cell-months/cell-months.service';
import { deskOf } from '../cell-months/desk';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { groupsOf } from '../groupings/group-of';
import { OrganizationGrouping } from '../groupings/grouping.entities';
import { Refusal } from '../http/refusal';
import type { OrganizationNode } from '../organizations/tree';
import { lastKnown, pathOn } from '../organizations/tree';
import { BlindScores } from '../scorecards/blind-scores';
import type { PeriodScope } from './period-rows';
import { namingDay } from './period-rows';

/** What a report is asked of, for a reader who may have it. */
@Injectable()
export class PeriodScopes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly cellMonths: CellMonths,
    private readonly blind: BlindScores,
  ) {}

  async of(right: AccessAction, actor: Actor, query: ReportQuery): Promise<PeriodScope> {
    const organizationId = query.organizationId ?? deskOf(actor);
    await this.access.require(right, actor, organizationId);
    return this.permitted(actor, { ...query, organizationId });
  }

  /** The same where the right was asked for another way. */
  async permitted(actor: Actor, query: ReportQuery & { organizationId: string }): Promise<PeriodScope> {
    const { organizationId } = query;
    await this.cellMonths.keepToday();
    const today = vietnamDay(this.clock.now());
    const period = periodOf(query);
    if (period.from > monthOf(today))
      throw Refusal.badRequest([
        { field: 'period', text: 'Kỳ báo cáo chưa bắt đầu. Đồng chí chọn kỳ đã hoặc đang diễn ra.' },
      ]);
    const months = monthsOfPeriod(period);
    const barred = await this.blind.barred(actor);
    return {
      organizationId,
      months,
      tree: query.tree ?? 'THEN',
      cellKind: query.cellKind ?? undefined,
      criteriaSetVersionId: query.criteriaSetVersionId ?? undefined,
      meetingKind: query.meetingKind ?? undefined,
      grouping: await this.groupingOf(organizationId, today, query),
      today,
      unseen: new Map(months.map((month) => [month, barred.cellsOf(month)])),
    };
  }

  /** One that holds for the committee: its own, or of a committee above it. */
  private async groupingOf(
    organizationId: string,
    today: string,
    { groupingId, groupId }: ReportQuery,
  ): Promise<PeriodScope['grouping']> {
    if (!groupingId) {
      if (groupId) throw Refusal.badRequest([{ field: 'groupId', text: 'Chọn nhóm thì cần chọn cả cách chia nhóm.' }]);
      return undefined;
    }
    return this.database.read(async (manager) => {
      const path = await pathOn(manager, organizationId, today);
      const kept = await manager.findOneBy(OrganizationGrouping, { id: groupingId });
      if (!kept || !path.some(({ id }) => id === kept.committeeId))
        throw Refusal.badRequest([{ field: 'groupingId', text: 'Cách chia nhóm này không dùng cho cấp ủy đang xem.' }]);
      if (!groupId) return { groupingId };
      if (groupId === NO_GROUP) return { groupingId, groupId: null };
      if (!(await groupsOf(manager, groupingId)).some(({ id }) => id === groupId))
        throw Refusal.badRequest([{ field: 'groupId', text: 'Nhóm này không thuộc cách chia nhóm đã chọn.' }]);
      return { groupingId, groupId };
    });
  }
}

/** The border has seen to it that it names one. */
export function periodOf({ period }: ReportQuery): Period {
  const named = parsePeriod(period);
  if (!named) throw Refusal.badRequest([{ field: 'period', text: 'Kỳ báo cáo không hợp lệ.' }]);
  return named;
}

/** The committee a report is of, as it stood last in the period. */
export async function nodeOn(manager: EntityManager, scope: PeriodScope): Promise<OrganizationNode> {
  const node = (await lastKnown(manager, [scope.organizationId], namingDay(scope))).get(scope.organizationId);
  if (!node || node.isCell) throw Refusal.notFound('cấp ủy trong kỳ này');
  return node;
}
