import { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import type { JobsView, JobView, RecurringJobsView } from '@chibo/contracts';
import { CardsJobBody, IdParam } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { ForEveryAccount, Needs } from '../http/needs';
import { Who } from '../http/request';
import { joinedPdf } from './joined-pdf';
import { JobsService } from './jobs.service';
import { RecurringJobs } from './recurring-jobs.service';
import { zipped } from './zip';

/** Work that takes longer than a request: asked for, looked after, cancelled, its file fetched. */
@Controller('jobs')
export class JobsController {
  constructor(
    private readonly jobs: JobsService,
    private readonly recurringJobs: RecurringJobs,
  ) {}

  @Get()
  @ForEveryAccount()
  list(@Who() actor: Actor): Promise<JobsView> {
    return this.jobs.list(actor);
  }

  @Post('cards')
  @Needs('readMonth')
  @HttpCode(202)
  cards(@Who() actor: Actor, @Body() body: CardsJobBody): Promise<JobView> {
    return this.jobs.askForCards(actor, body);
  }

  /** What the service does by itself. */
  @Get('recurring')
  @Needs('readRecurringJobs')
  recurring(@Who() actor: Actor): Promise<RecurringJobsView> {
    return this.recurringJobs.view(actor);
  }

  @Get(':id')
  @ForEveryAccount()
  view(@Who() actor: Actor, @Param() { id }: IdParam): Promise<JobView> {
    return this.jobs.view(actor, id);
  }

  @Delete(':id')
  @ForEveryAccount()
  cancel(@Who() actor: Actor, @Param() { id }: IdParam): Promise<JobView> {
    return this.jobs.cancel(actor, id);
  }

  /** Put together while it is sent: no more than a piece of it is ever in memory. */
  @Get(':id/file')
  @ForEveryAccount()
  async file(@Who() actor: Actor, @Param() { id }: IdParam): Promise<StreamableFile> {
    const { job, pieces } = await this.jobs.pieces(actor, id);
    const { month, file } = job.plan;
    const parts = pieces.map(({ papers, read }) => ({ papers: papers ?? [], read }));
    const bytes = file === 'pdf' ? joinedPdf(job.title, parts) : zipped(pieces);
    const disposition = `attachment; filename="phieu-${month}.${file}"`;
    return new StreamableFile(Readable.from(bytes), { type: `application/${file}`, disposition });
  }
}
