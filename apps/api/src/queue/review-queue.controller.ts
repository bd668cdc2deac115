import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { ConfirmedView, QueueView } from '@chibo/contracts';
import { ConfirmCardsBody, MonthParam, MonthTableQuery } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Needs, perhaps } from '../http/needs';
import { Who } from '../http/request';
import { ReviewQueue } from './review-queue.service';

@Controller('months/:month/queue')
export class ReviewQueueController {
  constructor(private readonly queue: ReviewQueue) {}

  @Get()
  @Needs('readMonth')
  view(@Who() actor: Actor, @Param() { month }: MonthParam, @Query() query: MonthTableQuery): Promise<QueueView> {
    return this.queue.view(actor, month, query.organizationId);
  }

  @Post('confirm')
  @Needs('readMonth', perhaps('reviewCard'), perhaps('decideCard'), perhaps('readCard'))
  @HttpCode(200)
  confirm(
    @Who() actor: Actor,
    @Param() { month }: MonthParam,
    @Query() query: MonthTableQuery,
    @Body() body: ConfirmCardsBody,
  ): Promise<ConfirmedView> {
    return this.queue.confirm(actor, month, query.organizationId, body);
  }
}
