import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import type {
  ObservationView,
  OwnFindingView,
  UnvisitedView,
  VisitProposalView,
  VisitsView,
  VisitView,
} from '@chibo/contracts';
import {
  ChangeVisitBody,
  FindingBody,
  FindingDoneBody,
  FindingParam,
  FindingsQuery,
  IdParam,
  ObservationBody,
  ObservationQuery,
  PlanVisitBody,
  UnvisitedQuery,
  VisitDoneBody,
  VisitMissedBody,
  VisitProposalQuery,
  VisitsQuery,
  VisitTargetBody,
} from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { IfMatch } from '../http/if-match';
import { Needs, perhaps } from '../http/needs';
import { Who } from '../http/request';
import { FindingsReader } from './findings-reader';
import { FindingsService } from './findings.service';
import { ObservationsService } from './observations.service';
import { ProposalsService } from './proposals.service';
import { UnvisitedPlaces } from './unvisited.service';
import { VisitReader } from './visit-reader';
import { VisitsService } from './visits.service';

@Controller('visits')
export class VisitsController {
  constructor(
    private readonly visits: VisitsService,
    private readonly findings: FindingsService,
    private readonly observations: ObservationsService,
    private readonly proposals: ProposalsService,
    private readonly reader: VisitReader,
    private readonly found: FindingsReader,
    private readonly unvisitedPlaces: UnvisitedPlaces,
  ) {}

  @Get()
  @Needs('readVisits')
  list(@Who() actor: Actor, @Query() query: VisitsQuery): Promise<VisitsView> {
    return this.reader.list(actor, query);
  }

  @Get('proposal')
  @Needs('readVisits')
  propose(@Who() actor: Actor, @Query() query: VisitProposalQuery): Promise<VisitProposalView[]> {
    return this.proposals.of(actor, query);
  }

  @Put('target')
  @Needs('planVisits', 'readVisits')
  setTarget(@Who() actor: Actor, @Body() body: VisitTargetBody): Promise<VisitsView> {
    return this.visits.setTarget(actor, body);
  }

  @Post()
  @Needs('planVisits', 'readVisits')
  plan(@Who() actor: Actor, @Body() body: PlanVisitBody): Promise<VisitView> {
    return this.visits.plan(actor, body);
  }

  @Get('findings')
  @Needs('readFindings')
  findingsOf(@Who() actor: Actor, @Query() { organizationId }: FindingsQuery): Promise<OwnFindingView[]> {
    return this.found.of(actor, organizationId);
  }

  @Get('unvisited')
  @Needs('readVisits')
  unvisited(@Who() actor: Actor, @Query() query: UnvisitedQuery): Promise<UnvisitedView> {
    return this.unvisitedPlaces.list(actor, query);
  }

  @Get(':id')
  @Needs('readVisits')
  view(@Who() actor: Actor, @Param() { id }: IdParam): Promise<VisitView> {
    return this.reader.view(actor, id);
  }

  @Patch(':id')
  @Needs('planVisits', 'readVisits')
  change(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: ChangeVisitBody,
  ): Promise<VisitView> {
    return this.visits.change(actor, id, version, body);
  }

  @Delete(':id')
  @Needs('planVisits', perhaps('readVisits'))
  @HttpCode(204)
  withdraw(@Who() actor: Actor, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.visits.withdraw(actor, id, version);
  }

  @Post(':id/done')
  @Needs('planVisits', 'readVisits')
  @HttpCode(200)
  done(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: VisitDoneBody,
  ): Promise<VisitView> {
    return this.visits.done(actor, id, version, body);
  }

  @Post(':id/missed')
  @Needs('planVisits', 'readVisits')
  @HttpCode(200)
  missed(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: VisitMissedBody,
  ): Promise<VisitView> {
    return this.visits.missed(actor, id, version, body);
  }

  @Get(':id/observation')
  @Needs('readVisits')
  observation(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Query() { kind }: ObservationQuery,
  ): Promise<ObservationView> {
    return this.observations.view(actor, id, kind);
  }

  @Post(':id/observation')
  @Needs('planVisits', 'readVisits')
  @HttpCode(200)
  observe(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: ObservationBody,
  ): Promise<VisitView> {
    return this.observations.give(actor, id, version, body);
  }

  @Post(':id/findings')
  @Needs('planVisits', 'readVisits')
  @HttpCode(200)
  find(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: FindingBody,
  ): Promise<VisitView> {
    return this.findings.add(actor, id, version, body);
  }

  @Patch(':id/findings/:findingId')
  @Needs('planVisits', 'readVisits')
  rewrite(
    @Who() actor: Actor,
    @Param() { id, findingId }: FindingParam,
    @IfMatch() version: number,
    @Body() body: FindingBody,
  ): Promise<VisitView> {
    return this.findings.change(actor, id, findingId, version, body);
  }

  @Put(':id/findings/:findingId/done')
  @Needs('planVisits', 'readVisits')
  setDone(
    @Who() actor: Actor,
    @Param() { id, findingId }: FindingParam,
    @IfMatch() version: number,
    @Body() body: FindingDoneBody,
  ): Promise<VisitView> {
    return this.findings.setDone(actor, id, findingId, version, body);
  }
}
