import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { nextTry } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In, LessThan, LessThanOrEqual } from 'typeorm';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Job, JobPiece } from './job.entities';
import type { MadePiece } from './job-works';

const MINUTE = 60_000;

/** A claim that has not moved for so long belongs to a process that has died: longer than any piece takes. */
export const LONGEST_PIECE = 2 * MINUTE;

/** Jobs that are tried to be taken at once: more than there are processes. */
const LOOKED_AT = 10;

/** How long a file can be had, and a job that came to nothing is remembered. */
export const KEPT_HOURS = 24;

/**
 * Who works on which job: claimed before it is worked on, one piece stored with the count of its job in one write, and
 * only while the claim stands. Nothing is kept in memory, so any number of processes may work side by side.
 */
@Injectable()
export class JobClaims {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Of the jobs that are due the one that has waited longest and that no other process was faster to take. */
  async next(): Promise<Job | undefined> {
    await this.releaseDead();
    const nextTryAt = LessThanOrEqual(this.now());
    const due = await this.database.read((manager) =>
      manager.find(Job, {
        where: { state: 'WAITING', nextTryAt },
        order: { createdAt: 'ASC', id: 'ASC' },
        take: LOOKED_AT,
      }),
    );
    for (const job of due) {
      const taken = { state: 'RUNNING', claim: randomUUID(), claimedAt: this.now() } as const;
      if (await this.take(job, taken)) return { ...job, ...taken };
    }
    return undefined;
  }

  private async take({ id }: Job, taken: Partial<Job>): Promise<boolean> {
    const { affected } = await this.database.write((manager) => manager.update(Job, { id, state: 'WAITING' }, taken));
    return affected === 1;
  }

  /** Stores a piece; false when the claim is lost (cancelled, or taken by another process): nothing is stored then. */
  async store(job: Job, piece: MadePiece): Promise<boolean> {
    return this.database.write(async (manager) => {
      const done = job.done + 1;
      if (!(await this.put(manager, job, { done, failures: 0, claimedAt: this.now() }))) return false;
      const content = piece.content.toString('base64');
      const { name, papers = null } = piece;
      await manager.insert(JobPiece, { id: newId(), jobId: job.id, place: job.done, name, papers, content });
      return true;
    });
  }

  finish(job: Job): Promise<boolean> {
    return this.database.write((manager) =>
      this.put(manager, job, { state: 'DONE', claim: null, finishedAt: this.now(), error: null }),
    );
  }

  /** Another try after a while, or the end after too many. @param forGood no later try would go better */
  failed(job: Job, error: string, forGood: boolean): Promise<boolean> {
    const failures = job.failures + 1;
    const minutes = forGood ? undefined : nextTry(failures);
    const later = new Date(this.clock.now().getTime() + (minutes ?? 0) * MINUTE).toISOString();
    const change: Partial<Job> =
      minutes === undefined ? { state: 'FAILED', finishedAt: this.now() } : { state: 'WAITING', nextTryAt: later };
    return this.database.write((manager) => this.put(manager, job, { ...change, failures, error, claim: null }));
  }

  /** Given back untouched, when the process stops. */
  release(job: Job): Promise<boolean> {
    return this.database.write((manager) => this.put(manager, job, { state: 'WAITING', claim: null }));
  }

  /** Forgets what is a day old, with its pieces. */
  async forgetOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_HOURS * 60 * MINUTE).toISOString();
    await this.database.write(async (manager) => {
      const old = await manager.find(Job, { select: { id: true }, where: { finishedAt: LessThan(before) }, take: 100 });
      const ids = old.map(({ id }) => id);
      if (ids.length === 0) return;
      await manager.delete(JobPiece, { jobId: In(ids) });
      await manager.delete(Job, { id: In(ids) });
    });
  }

  /** Compare-and-set on the claim. */
  private async put(manager: EntityManager, { id, claim }: Job, change: Partial<Job>): Promise<boolean> {
    const { affected } = await manager.update(Job, { id, state: 'RUNNING', claim: claim ?? '' }, change);
    return affected === 1;
  }

  private async releaseDead(): Promise<void> {
    const claimedAt = LessThan(new Date(this.clock.now().getTime() - LONGEST_PIECE).toISOString());
    const dead = { state: 'RUNNING', claimedAt } as const;
    const waiting = await this.database.read((manager) => manager.existsBy(Job, dead));
    if (waiting) await this.database.write((manager) => manager.update(Job, dead, { state: 'WAITING', claim: null }));
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
