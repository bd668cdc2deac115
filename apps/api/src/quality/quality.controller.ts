import { Controller, Get, Param, Query } from '@nestjs/common';
import type { QualityView, ScoreGapsView } from '@chibo/contracts';
import { MonthParam, MonthTableQuery, ScoreGapsQuery } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { DearReads } from '../http/dear-reads';
import { QualityService } from './quality.service';
import { ScoreGapsService } from './score-gaps.service';

@Controller('months/:month')
export class QualityController {
  constructor(
    private readonly quality: QualityService,
    private readonly gaps: ScoreGapsService,
    private readonly dear: DearReads,
  ) {}

  @Get('quality')
  @Needs('readMonth')
  view(@Who() actor: Actor, @Param() { month }: MonthParam, @Query() query: MonthTableQuery): Promise<QualityView> {
    return this.dear.read(actor, () => this.quality.view(actor, month, query.organizationId));
  }

  @Get('gaps')
  @Needs('readMonth')
  gapsOf(@Who() actor: Actor, @Param() { month }: MonthParam, @Query() query: ScoreGapsQuery): Promise<ScoreGapsView> {
    return this.dear.read(actor, () => this.gaps.list(actor, month, query));
  }
}
