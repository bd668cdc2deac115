import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { OrganizationKindView, OrganizationView } from '@chibo/contracts';
import { ChangeOrganizationBody, CreateOrganizationBody, IdParam, SearchQuery } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Who } from '../http/request';
import { OrganizationsService } from './organizations.service';

@Controller('organizations')
export class OrganizationsController {
  constructor(private readonly organizations: OrganizationsService) {}

  @Get()
  list(@Who() actor: Actor, @Query() query: SearchQuery): Promise<OrganizationView[]> {
    return this.organizations.list(actor, query.q ?? '');
  }

  @Get('kinds')
  kinds(): Promise<OrganizationKindView[]> {
    return this.organizations.kinds();
  }

  @Post()
  create(@Who() actor: Actor, @Body() body: CreateOrganizationBody): Promise<OrganizationView> {
    return this.organizations.create(actor, body);
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
