import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { OrganizationKindView, OrganizationView } from '@chibo/contracts';
import { ChangeOrganizationBody, CreateOrganizationBody, IdParam, SearchQuery } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Who } from '../http/request';
import { ObligationsService } from '../obligations/obligations.service';
import { OrganizationsService } from './organizations.service';

@Controller('organizations')
export class OrganizationsController {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly obligations: ObligationsService,
  ) {}

  @Get()
  list(@Who() actor: Actor, @Query() query: SearchQuery): Promise<OrganizationView[]> {
    return this.organizations.list(actor, query.q ?? '');
  }

  @Get('kinds')
  kinds(): Promise<OrganizationKindView[]> {
    return this.organizations.kinds();
  }

  @Post()
  async create(@Who() actor: Actor, @Body() body: CreateOrganizationBody): Promise<OrganizationView> {
    const organization = await this.organizations.create(actor, body);
    // A new branch owes this month's card now, not from the next upkeep on.
    await this.obligations.openCurrentMonth();
    return organization;
  }

  @Post(':id/changes')
  change(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: ChangeOrganizationBody,
  ): Promise<OrganizationView> {
    return this.organizations.change(actor, id, body);
  }
}
