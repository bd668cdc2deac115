import { Column, Entity, PrimaryColumn } from 'typeorm';

/** SHA-256 of each table as it came out of a closing's frozen inputs when it was first replayed. */
export interface TableSeals {
  table: string;
  list: string;
  rankings: string;
}

/** What a closing's tables were when the program of its day made them. Written once. */
@Entity('closing_replay')
export class ClosingReplay {
  @PrimaryColumn('text')
  closingId!: string;

  /** JSON of TableSeals. */
  @Column('text')
  seals!: string;

  @Column('text')
  madeAt!: string;
}

/** Cards first, then closings. */
export type ReplayPhase = 'CARDS' | 'CLOSINGS' | 'DONE';

/** The round under way, or the last one: where it stands, so that any process goes on with it. */
@Entity('replay_round')
export class ReplayRound {
  @PrimaryColumn('text')
  id!: 'this';

  /** Of the program that began it. */
  @Column('text')
  program!: string;

  @Column('text')
  phase!: ReplayPhase;

  /** Id of the last one that was looked at in this phase; empty: none. */
  @Column('text')
  after!: string;

  @Column('integer')
  looked!: number;

  @Column('integer')
  differing!: number;

  /** JSON list of the first differences, in words. */
  @Column('text')
  differences!: string;

  @Column('text')
  beganAt!: string;

  @Column('text', { nullable: true })
  finishedAt!: string | null;
}
