import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import type { DeadlinesView } from '@chibo/contracts';
import { DeadlineExceptionBody, DeadlineExceptionParam, DeadlineRuleBody, IdParam } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { DeadlinesService } from './deadlines.service';

@Controller('organizations/:id/deadlines')
export class DeadlinesController {
  constructor(private readonly deadlines: DeadlinesService) {}

  @Get()
  @Needs('readDeadlines')
  view(@Who() actor: Actor, @Param() { id }: IdParam): Promise<DeadlinesView> {
    return this.deadlines.view(actor, id);
  }

  @Put()
  @Needs('manageDeadlines', 'readDeadlines')
  setRule(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: DeadlineRuleBody): Promise<DeadlinesView> {
    return this.deadlines.setRule(actor, id, body);
  }

  @Post('exceptions')
  @Needs('manageDeadlines', 'readDeadlines')
  setException(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: DeadlineExceptionBody,
  ): Promise<DeadlinesView> {
    return this.deadlines.setException(actor, id, body);
  }

  @Delete('exceptions/:exceptionId')
  @Needs('manageDeadlines', 'readDeadlines')
  dropException(@Who() actor: Actor, @Param() { id, exceptionId }: DeadlineExceptionParam): Promise<DeadlinesView> {
    return this.deadlines.dropException(actor, id, exceptionId);
  }
}
