import { Controller, Get, Param, Query } from '@nestjs/common';
import type { MonthCellsView, MonthTableView, RankingView } from '@chibo/contracts';
import { MonthCellsQuery, MonthParam, MonthTableQuery, RankingQuery } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Who } from '../http/request';
import { MonthsService } from './months.service';
import { RankingsService } from './rankings.service';

@Controller('months/:month')
export class MonthsController {
  constructor(
    private readonly months: MonthsService,
    private readonly rankings: RankingsService,
  ) {}

  @Get('table')
  table(@Who() actor: Actor, @Param() { month }: MonthParam, @Query() query: MonthTableQuery): Promise<MonthTableView> {
    return this.months.table(actor, month, query.organizationId);
  }

  @Get('cells')
  cells(@Who() actor: Actor, @Param() { month }: MonthParam, @Query() query: MonthCellsQuery): Promise<MonthCellsView> {
    return this.months.cells(actor, month, query);
  }

  @Get('ranking')
  ranking(@Who() actor: Actor, @Param() { month }: MonthParam, @Query() query: RankingQuery): Promise<RankingView> {
    return this.rankings.ranking(actor, month, query);
  }
}
