import { Controller, Get, Query } from '@nestjs/common';
import type { IssuedPapersView } from '@chibo/contracts';
import { IssuedPapersQuery } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { IssuedPapers } from './issued-papers.service';

@Controller('issued-papers')
export class IssuedPapersController {
  constructor(private readonly papers: IssuedPapers) {}

  @Get()
  @Needs('readIssuedPapers')
  list(@Who() actor: Actor, @Query() query: IssuedPapersQuery): Promise<IssuedPapersView> {
    return this.papers.list(actor, query);
  }
}
