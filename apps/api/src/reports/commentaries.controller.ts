import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import type { CommentaryView } from '@chibo/contracts';
import { CommentaryBody, CommentaryQuery } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { DearReads } from '../http/dear-reads';
import { IfMatch } from '../http/if-match';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { Commentaries } from './commentaries.service';

@Controller('reports/commentary')
export class CommentariesController {
  constructor(
    private readonly commentaries: Commentaries,
    private readonly dear: DearReads,
  ) {}

  @Get()
  @Needs('readMonth')
  view(@Who() actor: Actor, @Query() query: CommentaryQuery): Promise<CommentaryView> {
    return this.dear.read(actor, () => this.commentaries.view(actor, query));
  }

  @Put()
  @Needs('writeCommentary', 'readMonth')
  write(
    @Who() actor: Actor,
    @Query() query: CommentaryQuery,
    @IfMatch() version: number,
    @Body() body: CommentaryBody,
  ): Promise<CommentaryView> {
    return this.commentaries.write(actor, query, version, body);
  }
}
