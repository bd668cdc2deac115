import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import type { CeilingView, ClassificationsView, OwnClassificationView } from '@chibo/contracts';
import {
  CeilingBody,
  CeilingQuery,
  ClassificationsQuery,
  ClassificationYearQuery,
  ClassifyBody,
  ConcludeBody,
  ReopenConclusionBody,
  SelfClassBody,
} from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { DearReads } from '../http/dear-reads';
import { IfMatch } from '../http/if-match';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { Ceilings } from './ceilings.service';
import { ClassificationsService } from './classifications.service';
import { Classifying } from './classifying.service';
import { Conclusions } from './conclusions.service';
import { OwnClassification } from './own-classification.service';

@Controller('classifications')
export class ClassificationsController {
  constructor(
    private readonly classifications: ClassificationsService,
    private readonly classifying: Classifying,
    private readonly conclusions: Conclusions,
    private readonly own: OwnClassification,
    private readonly ceilings: Ceilings,
    private readonly dear: DearReads,
  ) {}

  @Get()
  @Needs('readClassifications')
  list(@Who() actor: Actor, @Query() query: ClassificationsQuery): Promise<ClassificationsView> {
    return this.dear.read(actor, () => this.classifications.view(actor, query));
  }

  @Get('own')
  @Needs('readOwnClassification')
  ownYear(@Who() actor: Actor, @Query() query: ClassificationYearQuery): Promise<OwnClassificationView> {
    return this.dear.read(actor, () => this.own.view(actor, query));
  }

  @Put('own')
  @Needs('rateOwnYear', 'readOwnClassification')
  async rateOwn(
    @Who() actor: Actor,
    @IfMatch() version: number,
    @Body() body: SelfClassBody,
  ): Promise<OwnClassificationView> {
    await this.classifying.rateOwn(actor, body, version);
    return this.own.view(actor, body);
  }

  @Post()
  @Needs('manageClassifications', 'readClassifications')
  @HttpCode(200)
  async classify(@Who() actor: Actor, @Body() body: ClassifyBody): Promise<ClassificationsView> {
    await this.classifying.classify(actor, body);
    return this.classifications.view(actor, { organizationId: body.organizationId, year: body.year });
  }

  @Post('conclusion')
  @Needs('manageClassifications', 'readClassifications')
  @HttpCode(200)
  async conclude(@Who() actor: Actor, @Body() body: ConcludeBody): Promise<ClassificationsView> {
    await this.conclusions.conclude(actor, body);
    return this.classifications.view(actor, { organizationId: body.organizationId, year: body.year });
  }

  @Post('reopening')
  @Needs('manageClassifications', 'readClassifications')
  @HttpCode(200)
  async reopen(@Who() actor: Actor, @Body() body: ReopenConclusionBody): Promise<ClassificationsView> {
    await this.conclusions.reopen(actor, body);
    return this.classifications.view(actor, { organizationId: body.organizationId, year: body.year });
  }

  @Get('ceiling')
  @Needs('readCeiling')
  ceiling(@Who() actor: Actor, @Query() { organizationId }: CeilingQuery): Promise<CeilingView> {
    return this.ceilings.view(actor, organizationId);
  }

  @Put('ceiling')
  @Needs('manageCeiling', 'readCeiling')
  setCeiling(@Who() actor: Actor, @Body() body: CeilingBody): Promise<CeilingView> {
    return this.ceilings.change(actor, body);
  }
}
