import { Injectable } from '@nestjs/common';
import type { CommentaryView, ReportView, WrittenCommentary } from '@chibo/contracts';
import { CommentaryBody, CommentaryQuery } from '@chibo/contracts';
import type { Commentary as Words } from '@chibo/domain';
import { allows, commentaryDraft, whyDenied } from '@chibo/domain';
import { figuresOfPeriod } from '@chibo/tables';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { displayNames } from '../accounts/display-names';
import { AuditService } from '../audit/audit.service';
import { bandCounts } from '../cell-months/band-counts';
import { deskOf } from '../cell-months/desk';
import { figuresSeal } from '../closings/commentary-figures';
import { Commentary } from '../closings/commentary.entity';
import { FrozenMonths } from '../closings/frozen-months.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { treeDay } from '../organizations/tree';
import type { PeriodScope } from './period-rows';
import { nodeOn, PeriodScopes } from './period-scopes';
import { tallyMonths } from './period-tallies';
import { ReportsService } from './reports.service';

const MOVED = 'Nhận xét này vừa được người khác ghi. Đồng chí xem bản mới rồi sửa tiếp; phần đã gõ còn trên màn hình.';

/** What committees say of their periods. */
@Injectable()
export class Commentaries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly scopes: PeriodScopes,
    private readonly reports: ReportsService,
    private readonly frozen: FrozenMonths,
  ) {}

  async view(actor: Actor, query: CommentaryQuery): Promise<CommentaryView> {
    const organizationId = query.organizationId ?? deskOf(actor);
    const standings = await this.access.require('readMonth', actor, organizationId);
    const scope = await this.scopes.permitted(actor, { ...query, organizationId });
    const may = standings.some(({ role, relation }) => allows('writeCommentary', role, relation));
    const view = await this.database.read(async (manager) => {
      const { name } = await nodeOn(manager, scope);
      const row = await this.row(manager, organizationId, query.period);
      const names = await displayNames(manager, row?.writtenBy ? [row.writtenBy] : []);
      const view: CommentaryView = {
        period: query.period,
        organization: { id: organizationId, name },
        version: row?.version ?? 0,
        written: row && (await this.written(manager, scope, row)),
        by: row?.writtenBy ? names.get(row.writtenBy) : undefined,
        frozen: await this.frozenWith(manager, scope),
      };
      return view;
    });
    if (!may) return { ...view, whyNot: whyDenied('writeCommentary', standings) };
    return { ...view, draft: draftOf(await this.reports.bands(actor, { ...query, organizationId })) };
  }

  /** @param version as seen; 0: nobody had written it @throws Refusal STALE */
  async write(actor: Actor, query: CommentaryQuery, version: number, body: CommentaryBody): Promise<CommentaryView> {
    const organizationId = query.organizationId ?? deskOf(actor);
    const { period } = query;
    const scope = await this.scopes.permitted(actor, { ...query, organizationId });
    await this.database.writeInTurn(`commentary:${organizationId}:${period}`, async (manager) => {
      await this.access.require('writeCommentary', actor, organizationId);
      await nodeOn(manager, scope);
      const before = await this.row(manager, organizationId, period);
      if ((before?.version ?? 0) !== version) throw new Refusal(412, 'STALE', MOVED);
      const { strengths, limits, causes, solutions, footnote, preparedBy, signedBy } = body;
      await manager.save(Commentary, {
        ...{ organizationId, period, version: version + 1 },
        words: { strengths, limits, causes, solutions, footnote, preparedBy, signedBy },
        figures: await figuresOf(manager, scope),
        writtenAt: this.clock.now().toISOString(),
        writtenBy: actor.accountId,
      });
      const subject = { type: 'organization', id: organizationId } as const;
      await this.audit.record(manager, actor, 'organization.commentary-written', subject, {
        period,
        version: version + 1,
      });
    });
    return this.view(actor, { period, organizationId });
  }

  /** For paper: what was written last, and whether the figures have moved since. */
  printed(scope: PeriodScope, period: string): Promise<WrittenCommentary | undefined> {
    return this.database.read(async (manager) => {
      const row = await this.row(manager, scope.organizationId, period);
      return row && this.written(manager, scope, row);
    });
  }

  private row(manager: EntityManager, organizationId: string, period: string): Promise<Commentary | undefined> {
    return manager.findOneBy(Commentary, { organizationId, period }).then((row) => row ?? undefined);
  }

  private async written(manager: EntityManager, scope: PeriodScope, row: Commentary): Promise<WrittenCommentary> {
    const moved = (await figuresOf(manager, scope)) !== row.figures;
    return { ...row.words, at: row.writtenAt, ...(moved ? { moved: true as const } : {}) };
  }

  private async frozenWith(
    manager: EntityManager,
    { organizationId, months, today, unseen }: PeriodScope,
  ): Promise<Words | undefined> {
    if (months.length !== 1) return undefined;
    const [month] = months;
    const scope = { organizationId, month, today, day: treeDay(month, today) };
    return (await this.frozen.of(manager, scope, unseen.get(month) ?? new Set()))?.snapshot.commentary;
  }
}

async function figuresOf(manager: EntityManager, scope: PeriodScope): Promise<string> {
  return figuresSeal(bandCounts(await tallyMonths(manager, { ...scope, unseen: new Map() })));
}

function draftOf(view: ReportView): Words {
  const { rows, total } = figuresOfPeriod(view);
  const { sent, onTime } = view.total.months;
  return commentaryDraft({
    ...total,
    ...{ sent, onTime },
    rows: rows.map(({ name, counts }) => ({
      name,
      owed: counts.owed,
      rated: counts.rated,
      good: counts.bands.GOOD,
    })),
  });
}
