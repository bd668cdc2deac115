import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type {
  IndicatorEntryView,
  IndicatorOrganizationsView,
  IndicatorOverview,
  IndicatorsView,
  IndicatorView,
} from '@chibo/contracts';
import {
  ChangeIndicatorBody,
  IdParam,
  IndicatorDraftBody,
  IndicatorOrganizationsQuery,
  IndicatorOverviewQuery,
  IndicatorPeriodParam,
  IndicatorsBody,
  ReopenIndicatorsBody,
  SendIndicatorsBody,
} from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { DearReads } from '../http/dear-reads';
import { IfMatch } from '../http/if-match';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { IndicatorEntries } from './indicator-entries.service';
import { IndicatorOverviews } from './indicator-overviews.service';
import { IndicatorsService } from './indicators.service';

@Controller()
export class IndicatorsController {
  constructor(
    private readonly indicators: IndicatorsService,
    private readonly entries: IndicatorEntries,
    private readonly overviews: IndicatorOverviews,
    private readonly dear: DearReads,
  ) {}

  @Get('organizations/:id/indicators')
  @Needs('readIndicators')
  list(@Who() actor: Actor, @Param() { id }: IdParam): Promise<IndicatorsView> {
    return this.indicators.list(actor, id);
  }

  @Post('organizations/:id/indicators')
  @Needs('manageIndicators', 'readIndicators')
  create(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: IndicatorsBody): Promise<IndicatorsView> {
    return this.indicators.create(actor, id, body);
  }

  @Put('indicators/:id')
  @Needs('manageIndicators')
  change(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: ChangeIndicatorBody,
  ): Promise<IndicatorView> {
    return this.indicators.change(actor, id, version, body);
  }

  /** What they came to, up the tree, against their targets. */
  @Get('indicators/overview')
  @Needs('readIndicators')
  overview(@Who() actor: Actor, @Query() query: IndicatorOverviewQuery): Promise<IndicatorOverview> {
    return this.dear.read(actor, () => this.overviews.overview(actor, query));
  }

  @Get('indicators/:id/organizations')
  @Needs('readIndicators')
  organizations(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Query() query: IndicatorOrganizationsQuery,
  ): Promise<IndicatorOrganizationsView> {
    return this.dear.read(actor, () => this.overviews.organizations(actor, id, query));
  }

  @Get('organizations/:id/indicators/:period')
  @Needs('readIndicators')
  entry(@Who() actor: Actor, @Param() { id, period }: IndicatorPeriodParam): Promise<IndicatorEntryView> {
    return this.entries.view(actor, id, period);
  }

  @Put('organizations/:id/indicators/:period')
  @Needs('enterIndicators')
  save(
    @Who() actor: Actor,
    @Param() { id, period }: IndicatorPeriodParam,
    @IfMatch() version: number,
    @Body() body: IndicatorDraftBody,
  ): Promise<IndicatorEntryView> {
    return this.entries.save(actor, id, period, version, body);
  }

  @Post('organizations/:id/indicators/:period/submit')
  @HttpCode(200)
  @Needs('enterIndicators')
  send(
    @Who() actor: Actor,
    @Param() { id, period }: IndicatorPeriodParam,
    @IfMatch() version: number,
    @Body() body: SendIndicatorsBody,
  ): Promise<IndicatorEntryView> {
    return this.entries.send(actor, id, period, version, body);
  }

  @Post('organizations/:id/indicators/:period/close')
  @HttpCode(200)
  @Needs('manageIndicators', 'readIndicators')
  close(@Who() actor: Actor, @Param() { id, period }: IndicatorPeriodParam): Promise<IndicatorOverview> {
    return this.indicators.close(actor, id, period);
  }

  @Post('organizations/:id/indicators/:period/reopen')
  @HttpCode(200)
  @Needs('manageIndicators', 'readIndicators')
  reopen(
    @Who() actor: Actor,
    @Param() { id, period }: IndicatorPeriodParam,
    @Body() { reason }: ReopenIndicatorsBody,
  ): Promise<IndicatorOverview> {
    return this.indicators.reopen(actor, id, period, reason);
  }
}
