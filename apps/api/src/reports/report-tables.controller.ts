import type { StreamableFile } from '@nestjs/common';
import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  DocumentParam,
  ReportCellsQuery,
  ReportDocumentQuery,
  ReportFactsDocumentQuery,
  ReportRankingDocumentQuery,
} from '@chibo/contracts';
import {
  closedMonthWords,
  factsTable,
  figuresOfPeriod,
  groupsTable,
  organizationsTable,
  partWords,
  periodCellRanking,
  periodCellsTable,
  periodOrganizationRanking,
  treeWords,
  withCommentary,
} from '@chibo/tables';
import type { ReportQuery } from '@chibo/contracts';
import type { Table } from '@chibo/tables';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import type { Counter } from '../documents/document-desk';
import { AtCounter, DocumentDesk } from '../documents/document-desk';
import { searchWords, selectionOf } from '../documents/selection';
import type { IssuedTable } from '../documents/table-readers';
import { Needs } from '../http/needs';
import { Refusal } from '../http/refusal';
import { ClosedMonths } from './closed-months.service';
import { Commentaries } from './commentaries.service';
import { PeriodFactsService } from './facts.service';
import { PeriodRankingsService } from './period-rankings.service';
import { periodOf, PeriodScopes } from './period-scopes';
import { ReportsService } from './reports.service';

/** Reports over a period as files. */
@Controller('reports')
export class ReportTables {
  constructor(
    private readonly desk: DocumentDesk,
    private readonly clock: Clock,
    private readonly reports: ReportsService,
    private readonly rankings: PeriodRankingsService,
    private readonly closedMonths: ClosedMonths,
    private readonly facts: PeriodFactsService,
    private readonly commentaries: Commentaries,
    private readonly scopes: PeriodScopes,
  ) {
    desk.reads('reportBands', (actor, query: ReportDocumentQuery) => this.readBands(actor, query));
    desk.reads('reportCells', (actor, query: ReportCellsQuery) => this.readCells(actor, query));
    desk.reads('reportFacts', (actor, query: ReportFactsDocumentQuery) => this.readFacts(actor, query));
    desk.reads('reportRanking', (actor, query: ReportRankingDocumentQuery) => this.readRanking(actor, query));
  }

  @Get('bands.:format')
  @Needs('readMonth')
  bands(
    @AtCounter() counter: Counter,
    @Param() { format }: DocumentParam,
    @Query() query: ReportDocumentQuery,
  ): Promise<StreamableFile> {
    return this.desk.table(counter, { table: 'reportBands', format, query });
  }

  @Get('cells.:format')
  @Needs('readMonth')
  cells(
    @AtCounter() counter: Counter,
    @Param() { format }: DocumentParam,
    @Query() query: ReportCellsQuery,
  ): Promise<StreamableFile> {
    return this.desk.table(counter, { table: 'reportCells', format, query });
  }

  @Get('facts.:format')
  @Needs('readMonth')
  factsOf(
    @AtCounter() counter: Counter,
    @Param() { format }: DocumentParam,
    @Query() query: ReportFactsDocumentQuery,
  ): Promise<StreamableFile> {
    return this.desk.table(counter, { table: 'reportFacts', format, query });
  }

  @Get('ranking.:format')
  @Needs('readRanking')
  ranking(
    @AtCounter() counter: Counter,
    @Param() { format }: DocumentParam,
    @Query() query: ReportRankingDocumentQuery,
  ): Promise<StreamableFile> {
    return this.desk.table(counter, { table: 'reportRanking', format, query });
  }

  private async readBands(actor: Actor, { of, ...query }: ReportDocumentQuery): Promise<IssuedTable> {
    const view = await this.reports.bands(actor, query);
    if (of === 'GROUPS' && !view.grouping)
      throw Refusal.badRequest([{ field: 'groupingId', text: 'Đồng chí chọn cách chia nhóm trước.' }]);
    const figures = figuresOfPeriod(view);
    const { months } = await this.closedMonths.of(actor, query);
    const remarks = [...(figures.remarks ?? []), ...closedMonthWords(months)];
    const bare = of === 'GROUPS' ? groupsTable(view) : organizationsTable({ ...figures, remarks });
    const table = await this.said(actor, query, bare);
    return { table, organizationId: view.organization.id };
  }

  private async readCells(actor: Actor, query: ReportCellsQuery): Promise<IssuedTable> {
    const { cells, organizationId, part } = await this.reports.whole(actor, query);
    const asked = {
      at: this.clock.now().toISOString(),
      remarks: treeWords(query.tree),
      selection: selectionOf(partWords(part), searchWords(query.q)),
    };
    return { table: periodCellsTable(periodOf(query), cells, asked), organizationId };
  }

  private async readFacts(actor: Actor, { of, ...query }: ReportFactsDocumentQuery): Promise<IssuedTable> {
    const view = await this.facts.whole(actor, query);
    const selection = selectionOf(partWords(view.part), searchWords(query.q));
    const bare = factsTable(view, { of, tree: query.tree, selection });
    return { table: await this.said(actor, query, bare), organizationId: view.organization.id };
  }

  /** With the committee's words under it; a part of its branches has none. */
  private async said(actor: Actor, query: ReportQuery, table: Table): Promise<Table> {
    if (table.selection) return table;
    return withCommentary(
      table,
      await this.commentaries.printed(await this.scopes.of('readMonth', actor, query), query.period),
    );
  }

  private async readRanking(actor: Actor, { of, ...query }: ReportRankingDocumentQuery): Promise<IssuedTable> {
    const view = await this.rankings.whole(actor, query);
    const asked = { tree: query.tree, selection: searchWords(query.q) };
    const table = of === 'ORGANIZATIONS' ? periodOrganizationRanking(view, asked) : periodCellRanking(view, asked);
    return { table, organizationId: view.organization.id };
  }
}
