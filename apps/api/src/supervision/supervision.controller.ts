import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { SupervisionView } from '@chibo/contracts';
import { AssignOfficerBody, EndSupervisionBody, IdParam, SupervisionParam } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { IfMatch } from '../http/if-match';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { SupervisionReader } from './supervision-reader';
import { SupervisionService } from './supervision.service';

@Controller('organizations/:id/supervision')
export class SupervisionController {
  constructor(
    private readonly supervision: SupervisionService,
    private readonly reader: SupervisionReader,
  ) {}

  @Get()
  @Needs('readSupervision')
  view(@Who() actor: Actor, @Param() { id }: IdParam): Promise<SupervisionView> {
    return this.reader.view(actor, id);
  }

  @Post()
  @Needs('manageSupervision', 'readSupervision')
  assign(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: AssignOfficerBody): Promise<SupervisionView> {
    return this.supervision.assign(actor, id, body);
  }

  @Post(':assignmentId/end')
  @Needs('manageSupervision', 'readSupervision')
  @HttpCode(200)
  end(
    @Who() actor: Actor,
    @Param() { id, assignmentId }: SupervisionParam,
    @IfMatch() version: number,
    @Body() { until }: EndSupervisionBody,
  ): Promise<SupervisionView> {
    return this.supervision.end(actor, id, assignmentId, version, until);
  }

  /** Takes back what has not begun, or was entered today. */
  @Delete(':assignmentId')
  @Needs('manageSupervision', 'readSupervision')
  drop(
    @Who() actor: Actor,
    @Param() { id, assignmentId }: SupervisionParam,
    @IfMatch() version: number,
  ): Promise<SupervisionView> {
    return this.supervision.drop(actor, id, assignmentId, version);
  }
}
