import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { ChasedView, ChasingView } from '@chibo/contracts';
import { MonthParam, ChaseCellsBody, ChasingQuery } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { ChasingService } from './chasing.service';

@Controller('months/:month/chasing')
export class ChasingController {
  constructor(private readonly chasing: ChasingService) {}

  @Get()
  @Needs('chaseCells')
  view(
    @Who() actor: Actor,
    @Param() { month }: MonthParam,
    @Query() { organizationId }: ChasingQuery,
  ): Promise<ChasingView> {
    return this.chasing.view(actor, month, organizationId);
  }

  @Post()
  @Needs('chaseCells')
  @HttpCode(200)
  chase(@Who() actor: Actor, @Param() { month }: MonthParam, @Body() body: ChaseCellsBody): Promise<ChasedView> {
    return this.chasing.chase(actor, month, body);
  }
}
