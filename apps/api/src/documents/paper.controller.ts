import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { BlankQuery, IdParam, PdfQuery } from '@chibo/contracts';
import type { Response } from 'express';
import type { Actor } from '../accounts/actor';
import { Needs, perhaps } from '../http/needs';
import { Who } from '../http/request';
import { BlankCards } from './blank-cards.service';
import { CardPapers } from './card-papers.service';
import { PaperDesk } from '../paper/paper-desk';

/** Cards as PDF files, opened in the browser. */
@Controller()
export class PaperController {
  constructor(
    private readonly desk: PaperDesk,
    private readonly cards: CardPapers,
    private readonly blanks: BlankCards,
  ) {}

  @Get('scorecards/:id/card.pdf')
  @Needs('readCard')
  card(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Query() { form }: PdfQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const kind = form === 'summary' ? 'summary' : 'card';
    return this.desk.file(actor, response, () => this.cards.of(actor, id, kind));
  }

  /** The paragraph for the branch's minutes, as a Word file. */
  @Get('scorecards/:id/minutes.docx')
  @Needs('readCard')
  minutes(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.desk.file(actor, response, () => this.cards.minutes(actor, id));
  }

  /** The card to fill in by hand; with a branch and a month its head is filled. */
  @Get('criteria-sets/:id/blank.pdf')
  @Needs(['readCriteriaSets', 'manageCriteriaSets'], perhaps('readCard'))
  blank(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Query() query: BlankQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.desk.file(actor, response, () => this.blanks.of(actor, id, query));
  }
}
