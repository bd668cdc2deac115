import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { RemindedView, RemindersView } from '@chibo/contracts';
import { MonthParam, RemindBranchesBody, RemindersQuery } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { ChasingService } from './chasing.service';

@Controller('months/:month/reminders')
export class ChasingController {
  constructor(private readonly chasing: ChasingService) {}

  @Get()
  @Needs('remindBranches')
  view(
    @Who() actor: Actor,
    @Param() { month }: MonthParam,
    @Query() { organizationId }: RemindersQuery,
  ): Promise<RemindersView> {
    return this.chasing.view(actor, month, organizationId);
  }

  @Post()
  @Needs('remindBranches')
  @HttpCode(200)
  remind(@Who() actor: Actor, @Param() { month }: MonthParam, @Body() body: RemindBranchesBody): Promise<RemindedView> {
    return this.chasing.remind(actor, month, body);
  }
}
