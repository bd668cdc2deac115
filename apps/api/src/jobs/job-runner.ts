import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { SessionsService } from '../accounts/sessions.service';
import { IDLE } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { JobClaims } from './job-claims';
import { JobWorks } from './job-works';
import type { Job } from './job.entities';
import { RecurringJobs } from './recurring-jobs.service';

const EVERY_SECONDS = 10;
/** Of these beats one looks for what is due again. */
const BEATS_TO_RECURRING = 6;

/**
 * The one clockwork of the service: what it does by itself again and again, and beside it what accounts asked for, one job at a
 * time in this process, piece by piece; other processes do so too (docs/adr/0023).
 */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('jobs');
  private timer?: NodeJS.Timeout;
  private round?: Promise<void>;
  private stopping = false;
  private beats = 0;

  constructor(
    private readonly database: Database,
    private readonly claims: JobClaims,
    private readonly works: JobWorks,
    private readonly sessions: SessionsService,
    private readonly recurring: RecurringJobs,
    @Inject(IDLE) private readonly idle: boolean,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.idle) return;
    await this.recurring.start();
    this.timer = setInterval(() => this.beat(), EVERY_SECONDS * 1000);
    this.timer.unref();
  }

  /** Before the door to the database closes; the piece under way is made again by whoever goes on. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.recurring.stop();
    await this.round;
  }

  private beat(): void {
    void this.run();
    this.beats += 1;
    if (this.beats % BEATS_TO_RECURRING !== 0) return;
    this.recurring
      .run()
      .catch((error: unknown) => this.logger.error('What recurs waits for the next beat', String(error)));
  }

  /** After an act that asked for work: its answer does not wait. */
  soon(): void {
    if (!this.idle) this.database.afterwards(() => void this.run());
  }

  /** One round at a time in this process; who comes meanwhile waits for it. */
  run(): Promise<void> {
    this.round ??= this.all().finally(() => (this.round = undefined));
    return this.round;
  }

  private async all(): Promise<void> {
    try {
      await this.claims.forgetOld();
      for (let job = await this.claim(); job; job = await this.claim()) await this.work(job);
    } catch (error) {
      this.logger.error('Jobs wait for the next round', error instanceof Error ? error.stack : String(error));
    }
  }

  private async claim(): Promise<Job | undefined> {
    return this.stopping ? undefined : this.claims.next();
  }

  private async work(claimed: Job): Promise<void> {
    let job = claimed;
    try {
      while (job.done < job.total) {
        if (this.stopping) return void (await this.claims.release(job));
        if (!(await this.step(job))) return;
        job = { ...job, done: job.done + 1, failures: 0 };
      }
      await this.claims.finish(job);
    } catch (error) {
      await this.fail(job, error);
    }
  }

  /** One piece, read with the rights its account has now. */
  private async step(job: Job): Promise<boolean> {
    const actor = await this.sessions.accountActor(job.accountId, `job ${job.id}`);
    if (!actor) throw Refusal.forbidden('Tài khoản yêu cầu việc này không còn hoạt động.');
    const piece = await this.works.piece(job, actor);
    return this.claims.store(job, piece);
  }

  private async fail(job: Job, error: unknown): Promise<void> {
    const status = error instanceof Refusal ? error.getStatus() : 500;
    const words = error instanceof Refusal ? error.detail : 'Máy chủ gặp lỗi khi làm việc này.';
    if (!(error instanceof Refusal)) this.logger.error(`Job ${job.id}`, error instanceof Error ? error.stack : '');
    // What is refused as such stays refused; what is busy or broken may go better later.
    await this.claims.failed(job, words, status >= 400 && status < 429);
  }
}
