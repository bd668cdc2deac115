import type { ObligationState, Points, RatingBand } from '@chibo/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A branch owes a card of a kind for a month. The base of every percentage is counted from these rows. */
@Entity('obligation')
@Index('ux_obligation', ['cellId', 'month', 'kind'], { unique: true })
@Index('ix_obligation_month', ['month', 'kind'])
export class Obligation {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  cellId!: string;

  @Column('text')
  month!: string;

  @Column('text')
  kind!: 'REGULAR' | 'THEMATIC';

  @Column('text')
  state!: ObligationState;

  /** Why not held (absent: không lý do), or why excused. */
  @Column('text', { nullable: true })
  reason!: string | null;

  /** Number and date of the superior's paper. */
  @Column('text', { nullable: true })
  document!: string | null;

  /** The organisation that excused the month; absent: nobody remembers. */
  @Column('text', { nullable: true })
  orderedBy!: string | null;

  /** RECORDED: the total, hundredths, and the band as the paper (`document`) has them. */
  @Column('integer', { nullable: true })
  recordedTotal!: Points | null;

  @Column('text', { nullable: true })
  recordedBand!: RatingBand | null;

  /** Leave to send although the month is closed or the deadline locks: last day, `yyyy-mm-dd`, with why, who and when. */
  @Column('text', { nullable: true })
  leaveUntil!: string | null;

  @Column('text', { nullable: true })
  leaveReason!: string | null;

  @Column('text', { nullable: true })
  leaveBy!: string | null;

  /** Instant, UTC. */
  @Column('text', { nullable: true })
  leaveAt!: string | null;

  @Column('integer')
  version!: number;
}

/** What an obligation without leave has. */
export const NO_LEAVE = { leaveUntil: null, leaveReason: null, leaveBy: null, leaveAt: null } as const;

/** What one has whose result is not from paper. */
export const NOT_RECORDED = { recordedTotal: null, recordedBand: null } as const;
