import { Controller, Get, Param, Req, Res, StreamableFile } from '@nestjs/common';
import type { PaperCheckView } from '@chibo/contracts';
import { CheckCodeParam, IdParam } from '@chibo/contracts';
import type { Response } from 'express';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import type { AppRequest } from '../http/request';
import { OpenToAll, Who } from '../http/request';
import { PaperChecks } from './paper-checks.service';
import { Reprints } from './reprints.service';

@Controller()
export class PaperChecksController {
  constructor(
    private readonly checks: PaperChecks,
    private readonly reprints: Reprints,
  ) {}

  /** For whoever holds a paper in their hands. */
  @Get('paper-checks/:code')
  @OpenToAll()
  check(@Req() request: AppRequest, @Param() { code }: CheckCodeParam): Promise<PaperCheckView> {
    return this.checks.check(code, request.ip ?? '');
  }

  /** A paper of the book once more, if it can be what it was. */
  @Get('issued-papers/:id/paper.pdf')
  @Needs('readIssuedPapers', ['readCard', 'readMonth', 'readRanking', 'readVisits'])
  again(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.reprints.again(actor, id, response);
  }
}
