import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import { GrantLeaveBody, IdParam, NotHeldBody, ReasonBody } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { LeaveService } from './leave.service';
import { ObligationMoves } from './obligation-moves.service';

@Controller('obligations/:id')
export class ObligationsController {
  constructor(
    private readonly moves: ObligationMoves,
    private readonly leaves: LeaveService,
  ) {}

  @Post('excuse')
  @Needs('excuseObligation')
  @HttpCode(204)
  excuse(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: ReasonBody): Promise<void> {
    return this.moves.excuse(actor, id, body.reason, body.document ?? null);
  }

  @Post('not-held')
  @Needs('writeCard')
  @HttpCode(204)
  reportNotHeld(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: NotHeldBody): Promise<void> {
    return this.moves.reportNotHeld(actor, id, body.reason || null);
  }

  @Post('reopen')
  @Needs('excuseObligation')
  @HttpCode(204)
  reopen(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: ReasonBody): Promise<void> {
    return this.moves.reopen(actor, id, body.reason);
  }

  @Put('leave')
  @Needs('grantLeave')
  @HttpCode(204)
  grantLeave(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: GrantLeaveBody): Promise<void> {
    return this.leaves.grant(actor, id, body);
  }

  @Delete('leave')
  @Needs('grantLeave')
  @HttpCode(204)
  withdrawLeave(@Who() actor: Actor, @Param() { id }: IdParam): Promise<void> {
    return this.leaves.withdraw(actor, id);
  }
}
