import { Controller, Get, Param, Query } from '@nestjs/common';
import type { QualityView } from '@chibo/contracts';
import { MonthParam, MonthTableQuery } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { DearReads } from '../http/dear-reads';
import { QualityService } from './quality.service';

@Controller('months/:month')
export class QualityController {
  constructor(
    private readonly quality: QualityService,
    private readonly dear: DearReads,
  ) {}

  @Get('quality')
  @Needs('readMonth')
  view(@Who() actor: Actor, @Param() { month }: MonthParam, @Query() query: MonthTableQuery): Promise<QualityView> {
    return this.dear.read(actor, () => this.quality.view(actor, month, query.organizationId));
  }
}
