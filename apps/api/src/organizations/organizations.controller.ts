import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import type {
  CommitteeSettingsView,
  OrganizationDetailView,
  OrganizationKindView,
  OrganizationsView,
  OrganizationTreeView,
  OrganizationView,
} from '@chibo/contracts';
import {
  ChangeOrganizationBody,
  CommitteeSettingsBody,
  CreateOrganizationBody,
  IdParam,
  OrganizationsQuery,
  OrganizationTreeQuery,
} from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { ForEveryAccount, Needs } from '../http/needs';
import { Who } from '../http/request';
import { CommitteeSettings } from './committee-settings.service';
import { OrganizationsService } from './organizations.service';

@Controller('organizations')
export class OrganizationsController {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly settings: CommitteeSettings,
  ) {}

  @Get()
  @ForEveryAccount()
  list(@Who() actor: Actor, @Query() query: OrganizationsQuery): Promise<OrganizationsView> {
    return this.organizations.list(actor, query);
  }

  @Get('tree')
  @ForEveryAccount()
  tree(@Who() actor: Actor, @Query() query: OrganizationTreeQuery): Promise<OrganizationTreeView> {
    return this.organizations.tree(actor, query);
  }

  @Get('kinds')
  @ForEveryAccount()
  kinds(): Promise<OrganizationKindView[]> {
    return this.organizations.kinds();
  }

  @Get(':id')
  @Needs('readOrganization')
  view(@Who() actor: Actor, @Param() { id }: IdParam): Promise<OrganizationDetailView> {
    return this.organizations.view(actor, id);
  }

  @Post()
  @Needs('manageOrganizations')
  create(@Who() actor: Actor, @Body() body: CreateOrganizationBody): Promise<OrganizationView> {
    return this.organizations.create(actor, body);
  }

  @Post(':id/changes')
  @Needs('manageOrganizations')
  change(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: ChangeOrganizationBody,
  ): Promise<OrganizationView> {
    return this.organizations.change(actor, id, body);
  }

  @Get(':id/settings')
  @Needs('readCommitteeSettings')
  viewSettings(@Who() actor: Actor, @Param() { id }: IdParam): Promise<CommitteeSettingsView> {
    return this.settings.view(actor, id);
  }

  @Put(':id/settings')
  @Needs('manageCommitteeSettings', 'readCommitteeSettings')
  changeSettings(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: CommitteeSettingsBody,
  ): Promise<CommitteeSettingsView> {
    return this.settings.change(actor, id, body);
  }
}
