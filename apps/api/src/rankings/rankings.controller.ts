import { Controller, Get, Param, Query } from '@nestjs/common';
import type { RankingView } from '@chibo/contracts';
import { MonthParam, RankingQuery } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { FrozenMonths } from '../closings/frozen-months.service';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { DearReads } from '../http/dear-reads';
import { RankingsService } from './rankings.service';

@Controller('months/:month')
export class RankingsController {
  constructor(
    private readonly rankings: RankingsService,
    private readonly frozen: FrozenMonths,
    private readonly dear: DearReads,
  ) {}

  @Get('ranking')
  @Needs('readRanking')
  ranking(@Who() actor: Actor, @Param() { month }: MonthParam, @Query() query: RankingQuery): Promise<RankingView> {
    return this.dear.read(actor, async () =>
      this.rankings.ranking(actor, month, await this.frozen.settled(actor, month, query)),
    );
  }
}
