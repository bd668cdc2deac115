import { Body, Controller, Get, Param, Put, Query, StreamableFile } from '@nestjs/common';
import type { MeetingPlanView, ScheduleView } from '@chibo/contracts';
import { IdParam, MeetingPlanBody, MeetingPlanQuery } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Who } from '../http/request';
import { InstallationService } from '../installation/installation.service';
import { PaperService } from '../paper/paper.service';
import { MeetingPlansService } from './meeting-plans.service';

@Controller('organizations/:id')
export class MeetingPlansController {
  constructor(
    private readonly plans: MeetingPlansService,
    private readonly paper: PaperService,
    private readonly installation: InstallationService,
  ) {}

  @Get('meeting-plan')
  view(@Who() actor: Actor, @Param() { id }: IdParam, @Query() { month }: MeetingPlanQuery): Promise<MeetingPlanView> {
    return this.plans.view(actor, id, month);
  }

  @Put('meeting-plan')
  plan(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: MeetingPlanBody): Promise<MeetingPlanView> {
    return this.plans.plan(actor, id, body);
  }

  @Get('schedule')
  schedule(@Who() actor: Actor, @Param() { id }: IdParam, @Query() { month }: MeetingPlanQuery): Promise<ScheduleView> {
    return this.plans.schedule(actor, month, id);
  }

  /** The schedule notice of a subtree, A4. */
  @Get('schedule.pdf')
  async notice(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Query() { month }: MeetingPlanQuery,
  ): Promise<StreamableFile> {
    const view = await this.plans.schedule(actor, month, id);
    const file = await this.paper.schedule(view, { demonstration: this.installation.isDemonstration });
    const disposition = `inline; filename="lich-sinh-hoat-${month}.pdf"`;
    return new StreamableFile(file, { type: 'application/pdf', disposition, length: file.length });
  }
}
