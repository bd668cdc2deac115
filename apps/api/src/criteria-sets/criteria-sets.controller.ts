import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import type { CriteriaSetSummary, CriteriaSetView, PublicationPreview } from '@chibo/contracts';
import {
  CopyTemplateBody,
  CriteriaSetBody,
  IdParam,
  PublicationQuery,
  PublishCriteriaSetBody,
  TemplateParam,
} from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { ForEveryAccount, Needs } from '../http/needs';
import { Who } from '../http/request';
import { CriteriaSetsService } from './criteria-sets.service';
import { Publishing } from './publishing.service';

@Controller('criteria-sets')
export class CriteriaSetsController {
  constructor(
    private readonly criteriaSets: CriteriaSetsService,
    private readonly publishing: Publishing,
  ) {}

  @Get()
  @Needs('readCriteriaSets')
  list(@Who() actor: Actor): Promise<CriteriaSetSummary[]> {
    return this.criteriaSets.list(actor);
  }

  @Get('templates/:code')
  @ForEveryAccount()
  template(@Who() actor: Actor, @Param() { code }: TemplateParam): CriteriaSetView {
    return this.criteriaSets.template(actor, code);
  }

  @Get(':id')
  @Needs(['readCriteriaSets', 'manageCriteriaSets'])
  view(@Who() actor: Actor, @Param() { id }: IdParam): Promise<CriteriaSetView> {
    return this.criteriaSets.view(actor, id);
  }

  @Post()
  @Needs('manageCriteriaSets')
  copyTemplate(@Who() actor: Actor, @Body() body: CopyTemplateBody): Promise<CriteriaSetView> {
    return this.criteriaSets.copyTemplate(actor, body.template);
  }

  @Post(':id/versions')
  @Needs('manageCriteriaSets')
  nextVersion(@Who() actor: Actor, @Param() { id }: IdParam): Promise<CriteriaSetView> {
    return this.criteriaSets.nextVersion(actor, id);
  }

  @Put(':id')
  @Needs('manageCriteriaSets')
  edit(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: CriteriaSetBody): Promise<CriteriaSetView> {
    return this.criteriaSets.edit(actor, id, body.content);
  }

  @Get(':id/publication')
  @Needs('manageCriteriaSets')
  preview(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Query() query: PublicationQuery,
  ): Promise<PublicationPreview> {
    return this.publishing.preview(actor, id, query);
  }

  @Post(':id/publication')
  @Needs('manageCriteriaSets', 'readCriteriaSets')
  async publish(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: PublishCriteriaSetBody,
  ): Promise<CriteriaSetView> {
    await this.publishing.publish(actor, id, body);
    return this.criteriaSets.view(actor, id);
  }
}
