import { Controller, Get, Query } from '@nestjs/common';
import type {
  ReportCellsView,
  ReportClosedMonthsView,
  ReportFactsView,
  ReportRankingView,
  ReportView,
} from '@chibo/contracts';
import { ReportCellsQuery, ReportFactsQuery, ReportQuery, ReportRankingQuery } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { DearReads } from '../http/dear-reads';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { ClosedMonths } from './closed-months.service';
import { PeriodFactsService } from './facts.service';
import { PeriodRankingsService } from './period-rankings.service';
import { ReportsService } from './reports.service';

@Controller('reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly rankings: PeriodRankingsService,
    private readonly closedMonths: ClosedMonths,
    private readonly facts: PeriodFactsService,
    private readonly dear: DearReads,
  ) {}

  @Get('bands')
  @Needs('readMonth')
  bands(@Who() actor: Actor, @Query() query: ReportQuery): Promise<ReportView> {
    return this.dear.read(actor, () => this.reports.bands(actor, query));
  }

  @Get('cells')
  @Needs('readMonth')
  cells(@Who() actor: Actor, @Query() query: ReportCellsQuery): Promise<ReportCellsView> {
    return this.dear.read(actor, () => this.reports.cells(actor, query));
  }

  @Get('facts')
  @Needs('readMonth')
  factsOf(@Who() actor: Actor, @Query() query: ReportFactsQuery): Promise<ReportFactsView> {
    return this.dear.read(actor, () => this.facts.view(actor, query));
  }

  @Get('closed-months')
  @Needs('readMonth')
  closed(@Who() actor: Actor, @Query() query: ReportQuery): Promise<ReportClosedMonthsView> {
    return this.dear.read(actor, () => this.closedMonths.of(actor, query));
  }

  @Get('ranking')
  @Needs('readRanking')
  ranking(@Who() actor: Actor, @Query() query: ReportRankingQuery): Promise<ReportRankingView> {
    return this.dear.read(actor, () => this.rankings.ranking(actor, query));
  }
}
