import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { ExcusedView, ExcusesView } from '@chibo/contracts';
import { ExcuseManyBody, ExcusesQuery, IdParam, UndoExcusesBody } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { ExcusesService } from './excuses.service';

@Controller()
export class ExcusesController {
  constructor(private readonly excuses: ExcusesService) {}

  @Get('organizations/:id/excuses')
  @Needs('readMonth')
  view(@Who() actor: Actor, @Param() { id }: IdParam, @Query() query: ExcusesQuery): Promise<ExcusesView> {
    return this.excuses.view(actor, id, query);
  }

  @Post('obligations/excuses')
  @Needs('excuseObligation')
  @HttpCode(200)
  excuse(@Who() actor: Actor, @Body() body: ExcuseManyBody): Promise<ExcusedView> {
    return this.excuses.excuse(actor, body);
  }

  @Post('obligations/excuses/undo')
  @Needs('excuseObligation')
  @HttpCode(200)
  undo(@Who() actor: Actor, @Body() body: UndoExcusesBody): Promise<ExcusedView> {
    return this.excuses.undo(actor, body);
  }
}
