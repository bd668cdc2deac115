import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { nextTry } from '@chibo/domain';
import { IsNull, LessThan, LessThanOrEqual } from 'typeorm';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { RecurringJob } from './recurring-job.entity';
import type { RecurringKind } from './recurring-works';

const MINUTE = 60_000;

/** A claim so old belongs to a process that has died, or is long at it: another one may go beside it. */
export const LONGEST_ROUND = 2 * MINUTE;

const LONGEST_ERROR = 300;

/** When each recurring job is due and which process is at it: one row for each kind, changed by compare-and-set. */
@Injectable()
export class RecurringClaims {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A row for each kind that has none yet, first due a little after the start. */
  async know(kinds: readonly RecurringKind[]): Promise<void> {
    const dueAt = this.at(1);
    await this.database.write(async (manager) => {
      for (const kind of kinds)
        await manager.sql`INSERT INTO recurring_job (kind, due_at, failures) VALUES (${kind}, ${dueAt}, 0)
          ON CONFLICT (kind) DO NOTHING`;
    });
  }

  async due(): Promise<RecurringKind[]> {
    const rows = await this.list();
    return rows.filter(({ dueAt }) => dueAt <= this.at(0)).map(({ kind }) => kind);
  }

  list(): Promise<RecurringJob[]> {
    return this.database.read((manager) => manager.find(RecurringJob, { order: { kind: 'ASC' } }));
  }

  /** The word under which this process is at it; undefined where another one is. @param regardless whether or not it is due, or another is at it */
  async take(kind: RecurringKind, { regardless = false } = {}): Promise<string | undefined> {
    const taken = { claim: randomUUID(), claimedAt: this.at(0) };
    const due = { kind, dueAt: LessThanOrEqual(taken.claimedAt) };
    const dead = LessThan(this.at(-LONGEST_ROUND / MINUTE));
    const free = regardless
      ? [{ kind }]
      : [
          { ...due, claim: IsNull() },
          { ...due, claimedAt: dead },
        ];
    return this.database.write(async (manager) => {
      for (const where of free)
        if ((await manager.update(RecurringJob, where, taken)).affected === 1) return taken.claim;
      return undefined;
    });
  }

  /** It has come to its end. Nothing where another process has taken it meanwhile. */
  async finish(kind: RecurringKind, claim: string, everyMinutes: number): Promise<void> {
    await this.put(kind, claim, { dueAt: this.at(everyMinutes), finishedAt: this.at(0), failures: 0 });
  }

  /** Again sooner than its time would come, the longer it fails the later. */
  async failed(kind: RecurringKind, claim: string, error: string, everyMinutes: number): Promise<void> {
    const failures = (await this.list()).find((row) => row.kind === kind)?.failures ?? 0;
    const minutes = Math.min(nextTry(failures + 1) ?? everyMinutes, everyMinutes);
    const told = { failedAt: this.at(0), error: error.slice(0, LONGEST_ERROR) };
    await this.put(kind, claim, { dueAt: this.at(minutes), failures: failures + 1, ...told });
  }

  private async put(kind: RecurringKind, claim: string, change: Partial<RecurringJob>): Promise<void> {
    const ended = { ...change, claim: null, claimedAt: null };
    await this.database.write((manager) => manager.update(RecurringJob, { kind, claim }, ended));
  }

  private at(minutes: number): string {
    return new Date(this.clock.now().getTime() + minutes * MINUTE).toISOString();
  }
}
