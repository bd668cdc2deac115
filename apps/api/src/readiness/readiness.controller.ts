import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import type { ReadinessView, SetupStepsView } from '@chibo/contracts';
import { ReadinessQuery, SetupStepParam, SkipStepBody } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { ReadinessService } from './readiness.service';
import { SetupSteps } from './setup-steps.service';

@Controller('readiness')
export class ReadinessController {
  constructor(
    private readonly readiness: ReadinessService,
    private readonly steps: SetupSteps,
  ) {}

  @Get()
  @Needs('readReadiness')
  view(@Who() actor: Actor, @Query() query: ReadinessQuery): Promise<ReadinessView> {
    return this.readiness.view(actor, query);
  }

  @Get('steps')
  @Needs('manageSetup')
  setup(@Who() actor: Actor): Promise<SetupStepsView> {
    return this.steps.view(actor);
  }

  /** The installation does without it, and says why. */
  @Put('steps/:step/skip')
  @Needs('manageSetup')
  async skip(
    @Who() actor: Actor,
    @Param() { step }: SetupStepParam,
    @Body() { reason }: SkipStepBody,
  ): Promise<SetupStepsView> {
    await this.steps.skip(actor, step, reason);
    return this.steps.view(actor);
  }

  @Delete('steps/:step/skip')
  @Needs('manageSetup')
  async takeUp(@Who() actor: Actor, @Param() { step }: SetupStepParam): Promise<SetupStepsView> {
    await this.steps.takeUp(actor, step);
    return this.steps.view(actor);
  }
}
