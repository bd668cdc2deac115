import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import type { CriteriaSetSummary, CriteriaSetView } from '@chibo/contracts';
import { CopyTemplateBody, CriteriaSetBody, IdParam, TemplateParam } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { ForEveryAccount, Needs } from '../http/needs';
import { Who } from '../http/request';
import { IfSeen } from '../http/seen-content';
import { CriteriaSetsService } from './criteria-sets.service';

@Controller('criteria-sets')
export class CriteriaSetsController {
  constructor(private readonly criteriaSets: CriteriaSetsService) {}

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
  edit(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfSeen() seen: string | undefined,
    @Body() body: CriteriaSetBody,
  ): Promise<CriteriaSetView> {
    return this.criteriaSets.edit(actor, id, seen, body.content);
  }
}
