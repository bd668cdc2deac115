import type { JobState } from '@chibo/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { json } from '../db/json-column';
import type { JobKind } from './job-works';

/** What is to be made: piece by piece, in this order. */
export interface JobPlan {
  month: string;
  organizationId: string;
  /** One for each piece. */
  items: string[];
}

/** Work that takes longer than a request. RUNNING is a claim: only who made it works on it, until it is too old. */
@Entity('job')
@Index('ix_job_state', ['state', 'nextTryAt'])
@Index('ix_job_account', ['accountId', 'createdAt'])
export class Job {
  @PrimaryColumn('text')
  id!: string;

  /** Who asked for it: each piece is made with the rights this account has then. */
  @Column('text')
  accountId!: string;

  @Column('text')
  kind!: JobKind;

  @Column('text')
  title!: string;

  @Column('text', { transformer: json })
  plan!: JobPlan;

  @Column('text')
  state!: JobState;

  /** Pieces that are stored, of so many. */
  @Column('integer')
  done!: number;

  @Column('integer')
  total!: number;

  /** In a row, since the last piece. */
  @Column('integer')
  failures!: number;

  @Column('text')
  nextTryAt!: string;

  /** A word of who works on it, new with each claim. */
  @Column('text', { nullable: true })
  claim!: string | null;

  /** Moved on with each piece. */
  @Column('text', { nullable: true })
  claimedAt!: string | null;

  @Column('text', { nullable: true })
  error!: string | null;

  @Column('text')
  createdAt!: string;

  @Column('text', { nullable: true })
  finishedAt!: string | null;
}

/** One finished piece: stored with the count of its job, so that whoever goes on begins behind it. */
@Entity('job_piece')
@Index('ux_job_piece', ['jobId', 'place'], { unique: true })
export class JobPiece {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  jobId!: string;

  @Column('integer')
  place!: number;

  /** Of the file in the archive. */
  @Column('text')
  name!: string;

  /** Base64. */
  @Column('text')
  content!: string;
}
