import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import type { LetterheadView } from '@chibo/contracts';
import { IdParam, LetterheadBody } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { IfSeen } from '../http/seen-content';
import { Letterheads } from './letterheads.service';

@Controller('organizations/:id/letterhead')
export class LetterheadsController {
  constructor(private readonly letterheads: Letterheads) {}

  @Get()
  @Needs('readLetterhead')
  view(@Who() actor: Actor, @Param() { id }: IdParam): Promise<LetterheadView> {
    return this.letterheads.view(actor, id);
  }

  @Put()
  @Needs('manageLetterhead', 'readLetterhead')
  change(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfSeen() seen: string | undefined,
    @Body() body: LetterheadBody,
  ): Promise<LetterheadView> {
    return this.letterheads.change(actor, id, seen, body);
  }
}
