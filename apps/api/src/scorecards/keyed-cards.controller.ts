import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { KeyingView, ScorecardView } from '@chibo/contracts';
import { IdParam, KeyInBody, KeyingQuery, ObjectBody } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { IfMatch } from '../http/if-match';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { KeyedAnswersService } from './keyed-answers.service';
import { KeyingService } from './keying.service';
import { KeyingSheetService } from './keying-sheet.service';

/** Cards keyed in from paper: the officer's side, and the branch's answer. */
@Controller()
export class KeyedCardsController {
  constructor(
    private readonly sheets: KeyingSheetService,
    private readonly keying: KeyingService,
    private readonly answers: KeyedAnswersService,
  ) {}

  @Get('keyed-cards')
  @Needs('keyInCard')
  sheet(@Who() actor: Actor, @Query() query: KeyingQuery): Promise<KeyingView> {
    return this.sheets.of(actor, query);
  }

  @Post('keyed-cards')
  @Needs('keyInCard', 'readCard')
  keyIn(@Who() actor: Actor, @IfMatch() version: number, @Body() body: KeyInBody): Promise<ScorecardView> {
    return this.keying.keyIn(actor, version, body);
  }

  @Post('scorecards/:id/unkey')
  @Needs('keyInCard', 'readCard')
  @HttpCode(200)
  unkey(@Who() actor: Actor, @Param() { id }: IdParam, @IfMatch() version: number): Promise<ScorecardView> {
    return this.keying.unkey(actor, id, version);
  }

  @Post('scorecards/:id/agree')
  @Needs('answerCard', 'readCard')
  @HttpCode(200)
  agree(@Who() actor: Actor, @Param() { id }: IdParam, @IfMatch() version: number): Promise<ScorecardView> {
    return this.answers.agree(actor, id, version);
  }

  @Post('scorecards/:id/object')
  @Needs('answerCard', 'readCard')
  @HttpCode(200)
  object(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() { reason }: ObjectBody,
  ): Promise<ScorecardView> {
    return this.answers.object(actor, id, version, reason);
  }
}
