import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { CommendationsView } from '@chibo/contracts';
import { CommendationBody, CommendationsQuery, IdParam, WithdrawCommendationBody } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { IfMatch } from '../http/if-match';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { CommendationsService } from './commendations.service';

@Controller('commendations')
export class CommendationsController {
  constructor(private readonly commendations: CommendationsService) {}

  @Get()
  @Needs('readCommendations')
  list(@Who() actor: Actor, @Query() query: CommendationsQuery): Promise<CommendationsView> {
    return this.commendations.view(actor, query);
  }

  @Post()
  @Needs('manageCommendations', 'readCommendations')
  async add(@Who() actor: Actor, @Body() body: CommendationBody): Promise<CommendationsView> {
    await this.commendations.add(actor, body);
    return this.commendations.view(actor, { organizationId: body.committeeId, year: body.year });
  }

  @Put(':id')
  @Needs('manageCommendations', 'readCommendations')
  async change(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: CommendationBody,
  ): Promise<CommendationsView> {
    await this.commendations.change(actor, id, version, body);
    return this.commendations.view(actor, { organizationId: body.committeeId, year: body.year });
  }

  @Post(':id/withdraw')
  @Needs('manageCommendations', 'readCommendations')
  @HttpCode(200)
  async withdraw(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: WithdrawCommendationBody,
  ): Promise<CommendationsView> {
    const organizationId = await this.commendations.withdraw(actor, id, version, body);
    return this.commendations.view(actor, { organizationId });
  }
}
