import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { OrganizationHistoryView, RegisterActView, ReorganizationPreview } from '@chibo/contracts';
import { IdParam, ReorganizationBody, UndoActBody } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { RegisterActs } from './register-acts.service';
import { Reorganizations } from './reorganizations.service';

@Controller()
export class ReorganizationsController {
  constructor(
    private readonly reorganizations: Reorganizations,
    private readonly acts: RegisterActs,
  ) {}

  @Post('reorganizations')
  @Needs('manageOrganizations')
  carryOut(@Who() actor: Actor, @Body() body: ReorganizationBody): Promise<RegisterActView> {
    return this.reorganizations.carryOut(actor, body);
  }

  @Post('reorganizations/preview')
  @HttpCode(200)
  @Needs('manageOrganizations')
  preview(@Who() actor: Actor, @Body() body: ReorganizationBody): Promise<ReorganizationPreview> {
    return this.reorganizations.preview(actor, body);
  }

  @Post('reorganizations/:id/undo')
  @HttpCode(200)
  @Needs('manageOrganizations')
  undo(@Who() actor: Actor, @Param() { id }: IdParam, @Body() { reason }: UndoActBody): Promise<RegisterActView> {
    return this.acts.undo(actor, id, reason);
  }

  @Get('organizations/:id/history')
  @Needs('readOrganization')
  history(@Who() actor: Actor, @Param() { id }: IdParam): Promise<OrganizationHistoryView> {
    return this.acts.history(actor, id);
  }
}
