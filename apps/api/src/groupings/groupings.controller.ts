import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { GroupedOrganizationsView, GroupingsView, GroupingView, RegroupPreview } from '@chibo/contracts';
import { GroupedOrganizationsQuery, GroupingBody, GroupingQuery, IdParam, RegroupBody } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { IfMatch } from '../http/if-match';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { GroupingReader } from './grouping-reader';
import { GroupingsService } from './groupings.service';

@Controller()
export class GroupingsController {
  constructor(
    private readonly groupings: GroupingsService,
    private readonly reader: GroupingReader,
  ) {}

  @Get('organizations/:id/groupings')
  @Needs('readGroupings')
  list(@Who() actor: Actor, @Param() { id }: IdParam): Promise<GroupingsView> {
    return this.reader.list(actor, id);
  }

  @Post('organizations/:id/groupings')
  @Needs('manageGroupings')
  create(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: GroupingBody): Promise<GroupingView> {
    return this.groupings.create(actor, id, body);
  }

  @Get('groupings/:id')
  @Needs('readGroupings')
  view(@Who() actor: Actor, @Param() { id }: IdParam, @Query() { day }: GroupingQuery): Promise<GroupingView> {
    return this.reader.view(actor, id, day);
  }

  @Put('groupings/:id')
  @Needs('manageGroupings')
  change(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: GroupingBody,
  ): Promise<GroupingView> {
    return this.groupings.change(actor, id, version, body);
  }

  @Get('groupings/:id/organizations')
  @Needs('readGroupings')
  organizations(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Query() query: GroupedOrganizationsQuery,
  ): Promise<GroupedOrganizationsView> {
    return this.reader.organizations(actor, id, query);
  }

  /** What regrouping would do; changes nothing. */
  @Post('groupings/:id/organizations/preview')
  @HttpCode(200)
  @Needs('manageGroupings')
  preview(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: RegroupBody): Promise<RegroupPreview> {
    return this.groupings.preview(actor, id, body);
  }

  @Post('groupings/:id/organizations')
  @HttpCode(200)
  @Needs('manageGroupings')
  regroup(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: RegroupBody,
  ): Promise<GroupingView> {
    return this.groupings.regroup(actor, id, version, body);
  }
}
