import { Controller, Get, Param, Query } from '@nestjs/common';
import type { MonthCellsView, MonthDaysView, MonthTableView } from '@chibo/contracts';
import { MonthCellsQuery, MonthFiguresQuery, MonthParam, MonthTableQuery } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { FrozenMonths } from '../closings/frozen-months.service';
import { DearReads } from '../http/dear-reads';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { MonthDaysService } from './month-days.service';
import { MonthsService } from './months.service';

@Controller('months/:month')
export class MonthsController {
  constructor(
    private readonly months: MonthsService,
    private readonly days: MonthDaysService,
    private readonly frozen: FrozenMonths,
    private readonly dear: DearReads,
  ) {}

  @Get('table')
  @Needs('readMonth')
  table(
    @Who() actor: Actor,
    @Param() { month }: MonthParam,
    @Query() query: MonthFiguresQuery,
  ): Promise<MonthTableView> {
    return this.dear.read(actor, async () =>
      this.months.table(actor, month, await this.frozen.settled(actor, month, query)),
    );
  }

  @Get('days')
  @Needs('readMonth')
  byDay(@Who() actor: Actor, @Param() { month }: MonthParam, @Query() query: MonthTableQuery): Promise<MonthDaysView> {
    return this.dear.read(actor, () => this.days.of(actor, month, query.organizationId));
  }

  @Get('cells')
  @Needs('readMonth')
  cells(@Who() actor: Actor, @Param() { month }: MonthParam, @Query() query: MonthCellsQuery): Promise<MonthCellsView> {
    return this.dear.read(actor, () => this.months.cells(actor, month, query));
  }
}
