import { Body, Controller, Get, Param, Put, Query, Res, StreamableFile } from '@nestjs/common';
import type { MeetingPlanView, ScheduleView } from '@chibo/contracts';
import { IdParam, MeetingPlanBody, MeetingPlanQuery, ScheduleQuery } from '@chibo/contracts';
import type { Response } from 'express';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { PaperDesk } from '../paper/paper-desk';
import { MeetingPlansService } from './meeting-plans.service';

@Controller('organizations/:id')
export class MeetingPlansController {
  constructor(
    private readonly plans: MeetingPlansService,
    private readonly desk: PaperDesk,
  ) {}

  @Get('meeting-plan')
  @Needs('readCard')
  view(@Who() actor: Actor, @Param() { id }: IdParam, @Query() { month }: MeetingPlanQuery): Promise<MeetingPlanView> {
    return this.plans.view(actor, id, month);
  }

  @Put('meeting-plan')
  @Needs('writeCard', 'readCard')
  plan(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: MeetingPlanBody): Promise<MeetingPlanView> {
    return this.plans.plan(actor, id, body);
  }

  @Get('schedule')
  @Needs('readMonth')
  schedule(@Who() actor: Actor, @Param() { id }: IdParam, @Query() query: ScheduleQuery): Promise<ScheduleView> {
    return this.plans.schedule(actor, id, query);
  }

  /** The schedule notice of a subtree, A4. */
  @Get('schedule.pdf')
  @Needs('readMonth')
  notice(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Query() { month }: MeetingPlanQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.desk.file(actor, response, async () => ({
      order: { kind: 'schedule', view: await this.plans.whole(actor, id, month) },
      name: `lich-sinh-hoat-${month}.pdf`,
    }));
  }
}
