import { Injectable, Logger } from '@nestjs/common';
import type { RecurringJobsView } from '@chibo/contracts';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { BackupsService } from '../backups/backups.service';
import { RecurringClaims } from './recurring-claims';
import type { RecurringKind } from './recurring-works';
import { RecurringWorks } from './recurring-works';

/** Upkeep, reminders and letters: each done when it is due, by one process, and what became of it is kept (docs/adr/0023). */
@Injectable()
export class RecurringJobs {
  private readonly logger = new Logger('jobs');
  private readonly running = new Map<RecurringKind, Promise<void>>();
  private stopping = false;

  constructor(
    private readonly works: RecurringWorks,
    private readonly claims: RecurringClaims,
    private readonly access: AccessService,
    private readonly backups: BackupsService,
  ) {}

  /** Before the first request the month is opened, whoever else is at it. */
  async start(): Promise<void> {
    await this.claims.know(this.works.all.map(({ kind }) => kind));
    await this.once('UPKEEP', { regardless: true });
  }

  /** Whatever is due, side by side: a mail server that does not answer keeps nobody from being reminded. */
  async run(): Promise<void> {
    if (this.stopping) return;
    await Promise.all((await this.claims.due()).map((kind) => this.once(kind)));
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.works.stop();
    await Promise.all(this.running.values());
  }

  async view(actor: Actor): Promise<RecurringJobsView> {
    this.access.requireSomewhere('readRecurringJobs', actor);
    const rows = await this.claims.list();
    const jobs = this.works.all.map(({ kind, label }) => {
      const row = rows.find((each) => each.kind === kind);
      const { dueAt = '', finishedAt, failedAt, error, failures = 0 } = row ?? {};
      const failed = failedAt && error ? { failure: { at: failedAt, words: error, standing: failures > 0 } } : {};
      return { kind, label, dueAt, finishedAt: finishedAt ?? undefined, ...failed };
    });
    return { jobs, backups: await this.backups.standing() };
  }

  /** One at a time of each kind in this process; who comes meanwhile waits for it. */
  private once(kind: RecurringKind, how = { regardless: false }): Promise<void> {
    const known = this.running.get(kind);
    if (known) return known;
    const made = this.work(kind, how).finally(() => this.running.delete(kind));
    this.running.set(kind, made);
    return made;
  }

  private async work(kind: RecurringKind, how: { regardless: boolean }): Promise<void> {
    const work = this.works.all.find((each) => each.kind === kind);
    const claim = work && (await this.claims.take(kind, how));
    if (!claim) return;
    try {
      await work.work();
      await this.claims.finish(kind, claim, work.everyMinutes);
    } catch (error) {
      this.logger.error(`${kind} is tried again`, error instanceof Error ? error.stack : String(error));
      await this.claims.failed(kind, claim, String(error), work.everyMinutes);
    }
  }
}
