import type { StreamableFile } from '@nestjs/common';
import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  DocumentParam,
  IndicatorDocumentParam,
  IndicatorOrganizationsQuery,
  IndicatorOverviewQuery,
} from '@chibo/contracts';
import { indicatorOrganizationsTable, indicatorsTable } from '@chibo/tables';
import type { Actor } from '../accounts/actor';
import { deskOf } from '../cell-months/desk';
import { Clock } from '../clock';
import type { Counter } from '../documents/document-desk';
import { AtCounter, DocumentDesk } from '../documents/document-desk';
import { searchWords, selectionOf } from '../documents/selection';
import type { IssuedTable } from '../documents/table-readers';
import { Needs } from '../http/needs';
import { IndicatorOverviews } from './indicator-overviews.service';

type Listed = IndicatorOrganizationsQuery & { indicatorId: string };

/** Indicators as files. */
@Controller('indicators')
export class IndicatorTables {
  constructor(
    private readonly desk: DocumentDesk,
    private readonly clock: Clock,
    private readonly overviews: IndicatorOverviews,
  ) {
    desk.reads('indicators', (actor, query: IndicatorOverviewQuery) => this.readAll(actor, query));
    desk.reads('indicatorOrganizations', (actor, query: Listed) => this.readOne(actor, query));
  }

  @Get('overview.:format')
  @Needs('readIndicators')
  overview(
    @AtCounter() counter: Counter,
    @Param() { format }: DocumentParam,
    @Query() query: IndicatorOverviewQuery,
  ): Promise<StreamableFile> {
    return this.desk.table(counter, { table: 'indicators', format, query });
  }

  @Get(':id/organizations.:format')
  @Needs('readIndicators')
  organizations(
    @AtCounter() counter: Counter,
    @Param() { id, format }: IndicatorDocumentParam,
    @Query() query: IndicatorOrganizationsQuery,
  ): Promise<StreamableFile> {
    const asked: Listed = { ...query, indicatorId: id };
    return this.desk.table(counter, { table: 'indicatorOrganizations', format, query: asked });
  }

  private async readAll(actor: Actor, query: IndicatorOverviewQuery): Promise<IssuedTable> {
    const view = await this.overviews.overview(actor, query);
    return { table: indicatorsTable(view), organizationId: view.organization.id };
  }

  private async readOne(actor: Actor, { indicatorId, ...query }: Listed): Promise<IssuedTable> {
    const view = await this.overviews.whole(actor, indicatorId, query);
    const selection = selectionOf(query.only ? 'chỉ nơi chưa nhập đủ' : undefined, searchWords(query.q));
    const table = indicatorOrganizationsTable(view, {
      period: query.period,
      at: this.clock.now().toISOString(),
      selection,
    });
    return { table, organizationId: query.organizationId ?? deskOf(actor) };
  }
}
