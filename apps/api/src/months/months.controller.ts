import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { MonthCellsView, MonthClosingView, MonthTableView, QualityView, RankingView } from '@chibo/contracts';
import {
  CloseMonthBody,
  MonthCellsQuery,
  MonthParam,
  MonthTableQuery,
  RankingQuery,
  ReopenMonthBody,
} from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { DearReads } from '../http/dear-reads';
import { Who } from '../http/request';
import { ClosingsService } from './closings.service';
import { MonthsService } from './months.service';
import { QualityService } from './quality.service';
import { RankingsService } from './rankings.service';

@Controller('months/:month')
export class MonthsController {
  constructor(
    private readonly months: MonthsService,
    private readonly rankings: RankingsService,
    private readonly closings: ClosingsService,
    private readonly quality: QualityService,
    private readonly dear: DearReads,
  ) {}

  @Get('table')
  table(@Who() actor: Actor, @Param() { month }: MonthParam, @Query() query: MonthTableQuery): Promise<MonthTableView> {
    return this.dear.read(actor, () => this.months.table(actor, month, query.organizationId));
  }

  @Get('cells')
  cells(@Who() actor: Actor, @Param() { month }: MonthParam, @Query() query: MonthCellsQuery): Promise<MonthCellsView> {
    return this.dear.read(actor, () => this.months.cells(actor, month, query));
  }

  @Get('ranking')
  ranking(@Who() actor: Actor, @Param() { month }: MonthParam, @Query() query: RankingQuery): Promise<RankingView> {
    return this.dear.read(actor, () => this.rankings.ranking(actor, month, query));
  }

  @Get('quality')
  scoreQuality(
    @Who() actor: Actor,
    @Param() { month }: MonthParam,
    @Query() query: MonthTableQuery,
  ): Promise<QualityView> {
    return this.dear.read(actor, () => this.quality.view(actor, month, query.organizationId));
  }

  @Get('closing')
  closing(
    @Who() actor: Actor,
    @Param() { month }: MonthParam,
    @Query() query: MonthTableQuery,
  ): Promise<MonthClosingView> {
    return this.closings.view(actor, month, query.organizationId);
  }

  @Post('close')
  @HttpCode(200)
  close(@Who() actor: Actor, @Param() { month }: MonthParam, @Body() body: CloseMonthBody): Promise<MonthClosingView> {
    return this.closings.close(actor, month, body);
  }

  @Post('reopen')
  @HttpCode(200)
  reopen(
    @Who() actor: Actor,
    @Param() { month }: MonthParam,
    @Body() body: ReopenMonthBody,
  ): Promise<MonthClosingView> {
    return this.closings.reopen(actor, month, body);
  }
}
