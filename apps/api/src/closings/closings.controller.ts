import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { MonthClosingView } from '@chibo/contracts';
import { CloseMonthBody, ClosingQuery, MonthParam, ReopenMonthBody } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { ClosingsService } from './closings.service';

@Controller('months/:month')
export class ClosingsController {
  constructor(private readonly closings: ClosingsService) {}

  @Get('closing')
  @Needs('readMonth')
  view(@Who() actor: Actor, @Param() { month }: MonthParam, @Query() query: ClosingQuery): Promise<MonthClosingView> {
    return this.closings.view(actor, month, query);
  }

  @Post('close')
  @Needs('closeMonth', 'readMonth')
  @HttpCode(200)
  close(@Who() actor: Actor, @Param() { month }: MonthParam, @Body() body: CloseMonthBody): Promise<MonthClosingView> {
    return this.closings.close(actor, month, body);
  }

  @Post('reopen')
  @Needs('closeMonth', 'readMonth')
  @HttpCode(200)
  reopen(
    @Who() actor: Actor,
    @Param() { month }: MonthParam,
    @Body() body: ReopenMonthBody,
  ): Promise<MonthClosingView> {
    return this.closings.reopen(actor, month, body);
  }
}
