import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import type { CardPulse, HistoryEntry, ReceiptView, RevisionView, SavedView, ScorecardView } from '@chibo/contracts';
import {
  CorrectScorecardBody,
  IdParam,
  OpenScorecardBody,
  ReturnScorecardBody,
  SaveScorecardBody,
  SubmitScorecardBody,
  SwitchSetBody,
  VerifyScorecardBody,
} from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { CommitsItself, Sends } from '../http/act.interceptor';
import { IfMatch } from '../http/if-match';
import { Needs, perhaps } from '../http/needs';
import { AskedByPage, Who } from '../http/request';
import { GivingUpService } from './giving-up.service';
import { HistoryService } from './history.service';
import { ScorecardReader } from './scorecard-reader';
import { ReturnService } from './return.service';
import { ReviewService } from './review.service';
import { ScorecardsService } from './scorecards.service';
import { SubmissionService } from './submission.service';

@Controller('scorecards')
export class ScorecardsController {
  constructor(
    private readonly scorecards: ScorecardsService,
    private readonly submission: SubmissionService,
    private readonly review: ReviewService,
    private readonly returns: ReturnService,
    private readonly reader: ScorecardReader,
    private readonly history: HistoryService,
    private readonly givingUp: GivingUpService,
  ) {}

  @Post()
  @Needs('writeCard', 'readCard')
  open(@Who() actor: Actor, @Body() body: OpenScorecardBody): Promise<ScorecardView> {
    return this.scorecards.open(actor, body);
  }

  @Get(':id')
  @Needs('readCard')
  view(@Who() actor: Actor, @Param() { id }: IdParam): Promise<ScorecardView> {
    return this.reader.view(actor, id);
  }

  @Patch(':id')
  @Needs('writeCard', perhaps('readCard'))
  @CommitsItself()
  save(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: SaveScorecardBody,
  ): Promise<SavedView> {
    return this.scorecards.save(actor, id, version, body);
  }

  @Post(':id/submit')
  @Needs('submitCard', perhaps('readCard'))
  @Sends()
  @HttpCode(200)
  submit(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: SubmitScorecardBody,
  ): Promise<ReceiptView> {
    return this.submission.submit(actor, id, version, body);
  }

  @Post(':id/criteria-set')
  @Needs('writeCard', 'readCard')
  @HttpCode(200)
  switchSet(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: SwitchSetBody,
  ): Promise<ScorecardView> {
    return this.scorecards.switchSet(actor, id, version, body);
  }

  @Post(':id/recall')
  @Needs('submitCard', 'readCard')
  @HttpCode(200)
  recall(@Who() actor: Actor, @Param() { id }: IdParam): Promise<ScorecardView> {
    return this.scorecards.recall(actor, id);
  }

  @Delete(':id')
  @Needs('giveUpCard', perhaps('readCard'))
  @HttpCode(204)
  giveUp(@Who() actor: Actor, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.givingUp.giveUp(actor, id, version);
  }

  @Post(':id/confirm')
  @Needs('reviewCard', 'decideCard', 'readCard')
  @HttpCode(200)
  confirm(@Who() actor: Actor, @Param() { id }: IdParam, @IfMatch() version: number): Promise<ScorecardView> {
    return this.review.confirm(actor, id, version);
  }

  @Post(':id/verify')
  @Needs('reviewCard', 'readCard')
  @HttpCode(200)
  verify(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: VerifyScorecardBody,
  ): Promise<ScorecardView> {
    return this.review.verify(actor, id, version, body);
  }

  @Post(':id/decide')
  @Needs('decideCard', 'readCard')
  @HttpCode(200)
  decide(@Who() actor: Actor, @Param() { id }: IdParam, @IfMatch() version: number): Promise<ScorecardView> {
    return this.review.decide(actor, id, version);
  }

  @Post(':id/take-back')
  @Needs(['reviewCard', 'decideCard'], 'readCard')
  @HttpCode(200)
  takeBack(@Who() actor: Actor, @Param() { id }: IdParam, @IfMatch() version: number): Promise<ScorecardView> {
    return this.review.takeBack(actor, id, version);
  }

  @Post(':id/correct')
  @Needs('decideCard', 'readCard')
  @HttpCode(200)
  correct(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: CorrectScorecardBody,
  ): Promise<ScorecardView> {
    return this.review.correct(actor, id, version, body);
  }

  @Get(':id/pulse')
  @Needs('readCard')
  @AskedByPage()
  pulse(@Who() actor: Actor, @Param() { id }: IdParam): Promise<CardPulse> {
    return this.reader.pulse(actor, id);
  }

  @Get(':id/revisions')
  @Needs('readHistory')
  revisions(@Who() actor: Actor, @Param() { id }: IdParam): Promise<RevisionView[]> {
    return this.reader.revisions(actor, id);
  }

  @Post(':id/return')
  @Needs('reviewCard', 'readCard')
  @HttpCode(200)
  return(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: ReturnScorecardBody,
  ): Promise<ScorecardView> {
    return this.returns.return(actor, id, version, body);
  }

  @Get(':id/history')
  @Needs(['readHistory', 'giveUpCard'])
  past(@Who() actor: Actor, @Param() { id }: IdParam): Promise<HistoryEntry[]> {
    return this.history.of(actor, id);
  }
}
