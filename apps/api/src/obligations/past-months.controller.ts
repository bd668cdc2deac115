import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { PastMonthsView, PastResultsView } from '@chibo/contracts';
import { IdParam, MonthParam, OpenPastMonthsBody, PastMonthsQuery, PastResultsBody } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { PastMonthsService } from './past-months.service';
import { PastResultsService } from './past-results.service';

@Controller()
export class PastMonthsController {
  constructor(
    private readonly months: PastMonthsService,
    private readonly results: PastResultsService,
  ) {}

  @Get('organizations/:id/past-months')
  @Needs('enterPast')
  view(@Who() actor: Actor, @Param() { id }: IdParam, @Query() query: PastMonthsQuery): Promise<PastMonthsView> {
    return this.months.view(actor, id, query);
  }

  @Post('organizations/:id/past-months')
  @Needs('enterPast')
  open(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: OpenPastMonthsBody): Promise<PastMonthsView> {
    return this.months.open(actor, id, body);
  }

  @Post('months/:month/past-results')
  @Needs('enterPast')
  record(@Who() actor: Actor, @Param() { month }: MonthParam, @Body() body: PastResultsBody): Promise<PastResultsView> {
    return this.results.record(actor, month, body);
  }
}
