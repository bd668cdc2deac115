import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { IdParam, NotHeldBody, ReasonBody } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { ObligationsService } from './obligations.service';

@Controller('obligations/:id')
export class ObligationsController {
  constructor(private readonly obligations: ObligationsService) {}

  @Post('excuse')
  @Needs('excuseObligation')
  @HttpCode(204)
  excuse(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: ReasonBody): Promise<void> {
    return this.obligations.excuse(actor, id, body.reason, body.document ?? null);
  }

  @Post('not-held')
  @Needs('writeCard')
  @HttpCode(204)
  reportNotHeld(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: NotHeldBody): Promise<void> {
    return this.obligations.reportNotHeld(actor, id, body.reason || null);
  }

  @Post('reopen')
  @Needs('excuseObligation')
  @HttpCode(204)
  reopen(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: ReasonBody): Promise<void> {
    return this.obligations.reopen(actor, id, body.reason);
  }
}
