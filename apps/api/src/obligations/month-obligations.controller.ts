import { Controller, Get, Param, Query } from '@nestjs/common';
import type { MonthObligationsView } from '@chibo/contracts';
import { MonthParam, MonthObligationsQuery } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { MonthObligations } from './month-obligations.service';

@Controller('months/:month/obligations')
export class MonthObligationsController {
  constructor(private readonly obligations: MonthObligations) {}

  @Get()
  @Needs('readMonth')
  view(
    @Who() actor: Actor,
    @Param() { month }: MonthParam,
    @Query() query: MonthObligationsQuery,
  ): Promise<MonthObligationsView> {
    return this.obligations.view(actor, month, query);
  }
}
