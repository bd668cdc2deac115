import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { CriteriaSetView, PublicationPreview } from '@chibo/contracts';
import { IdParam, PublicationQuery, PublishCriteriaSetBody } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { CriteriaSetsService } from '../criteria-sets/criteria-sets.service';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { Publications } from './publications.service';

@Controller('criteria-sets/:id/publication')
export class PublicationsController {
  constructor(
    private readonly publications: Publications,
    private readonly criteriaSets: CriteriaSetsService,
  ) {}

  @Get()
  @Needs('manageCriteriaSets')
  preview(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Query() query: PublicationQuery,
  ): Promise<PublicationPreview> {
    return this.publications.preview(actor, id, query);
  }

  @Post()
  @Needs('manageCriteriaSets', 'readCriteriaSets')
  async publish(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: PublishCriteriaSetBody,
  ): Promise<CriteriaSetView> {
    await this.publications.publish(actor, id, body);
    return this.criteriaSets.view(actor, id);
  }
}
