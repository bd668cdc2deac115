import type { CardsJobBody } from '@chibo/contracts';
import type { JobState } from '@chibo/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { json } from '../db/json-column';
import type { JoinedPaper } from './joined-pdf';
import type { JobKind } from './job-works';

/** What is to be made: piece by piece, in this order. */
export interface JobPlan {
  month: string;
  organizationId: string;
  file: CardsJobBody['file'];
  /** As many for each piece as its kind of file takes. */
  items: string[];
}

/** Items of one piece: each file of an archive is made by itself; cards in one file share their typefaces, and printing them keeps others waiting for a third of a second. */
const PER_PIECE: Record<JobPlan['file'], number> = { zip: 1, pdf: 10 };

export function piecesOf({ file, items }: JobPlan): number {
  return Math.ceil(items.length / PER_PIECE[file]);
}

/** Items of the first so many pieces. */
export function itemsOf({ file, items }: JobPlan, pieces: number): number {
  return Math.min(items.length, pieces * PER_PIECE[file]);
}

/** Items of one piece. */
export function pieceOf({ file, items }: JobPlan, place: number): string[] {
  return items.slice(place * PER_PIECE[file], (place + 1) * PER_PIECE[file]);
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

  /** What is found in it, of a part of one file. */
  @Column('text', { nullable: true, transformer: json })
  papers!: JoinedPaper[] | null;

  /** Base64. */
  @Column('text')
  content!: string;
}
