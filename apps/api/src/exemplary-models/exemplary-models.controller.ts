import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { ExemplaryModelsView } from '@chibo/contracts';
import {
  DecideModelBody,
  ExemplaryModelsQuery,
  IdParam,
  NominateModelBody,
  OpenModelBody,
  RemarkBody,
} from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { IfMatch } from '../http/if-match';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { ExemplaryModelsService } from './exemplary-models.service';

@Controller('exemplary-models')
export class ExemplaryModelsController {
  constructor(private readonly models: ExemplaryModelsService) {}

  @Get()
  @Needs('readModels')
  list(@Who() actor: Actor, @Query() query: ExemplaryModelsQuery): Promise<ExemplaryModelsView> {
    return this.models.view(actor, query);
  }

  @Post()
  @Needs('nominateModel', 'readModels')
  async nominate(@Who() actor: Actor, @Body() body: NominateModelBody): Promise<ExemplaryModelsView> {
    await this.models.nominate(actor, body);
    return this.models.view(actor, { organizationId: body.organizationId });
  }

  @Post(':id/opening')
  @Needs('manageModels', 'readModels')
  @HttpCode(200)
  async open(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: OpenModelBody,
  ): Promise<ExemplaryModelsView> {
    return this.models.view(actor, { organizationId: await this.models.open(actor, id, version, body) });
  }

  @Post(':id/remarks')
  @Needs('remarkModel', 'readModels')
  async remark(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: RemarkBody): Promise<ExemplaryModelsView> {
    await this.models.remark(actor, id, body);
    return this.models.view(actor, { organizationId: body.organizationId });
  }

  @Post(':id/decision')
  @Needs('manageModels', 'readModels')
  @HttpCode(200)
  async decide(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: DecideModelBody,
  ): Promise<ExemplaryModelsView> {
    return this.models.view(actor, { organizationId: await this.models.decide(actor, id, version, body) });
  }
}
