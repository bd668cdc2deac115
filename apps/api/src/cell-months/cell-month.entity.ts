import type { CellMonthState, MeetingKind, RatingBand } from '@chibo/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Up to which day planned changes of the register have been carried into cell_month; one row. */
@Entity('cell_month_day')
export class CellMonthDay {
  @PrimaryColumn('text')
  id!: 'this';

  @Column('text')
  day!: string;
}

/**
 * One branch in one month, as every list and count reads it. Derived from what the branch owes, its regular card and the
 * register (cell-months.service.ts), written in the transaction of whatever changes one of them; never changed by itself.
 */
@Entity('cell_month')
@Index('ux_cell_month', ['cellId', 'month'], { unique: true })
@Index('ix_cell_month_counted', ['month', 'superiorId', 'state', 'deadline', 'cellKind'])
export class CellMonth {
  @PrimaryColumn('text')
  obligationId!: string;

  @Column('text')
  cellId!: string;

  @Column('text')
  month!: string;

  /**
   * The committee it counts under: the card's (the superior on the meeting's day), without a card the superior on the month's
   * last day, or today's while that has not come. Absent: the branch was no more by then, and nobody counts it.
   */
  @Column('text', { nullable: true })
  superiorId!: string | null;

  /** Kind of organisation on the same day. */
  @Column('text')
  cellKind!: string;

  @Column('text')
  state!: CellMonthState;

  /** Why excused, or why not held. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { nullable: true })
  scorecardId!: string | null;

  @Column('text', { nullable: true })
  kind!: MeetingKind | null;

  @Column('text', { nullable: true })
  criteriaSetVersionId!: string | null;

  /** Last day on which it is, or was, sent in time. */
  @Column('text')
  deadline!: string;

  /** Day in Vietnam on which it was sent; only while it is with the superior or decided. */
  @Column('text', { nullable: true })
  sentOn!: string | null;

  /** Totals in hundredths, each with its band; of the self score only while the card is sent. */
  @Column('integer', { nullable: true })
  selfTotal!: number | null;

  @Column('text', { nullable: true })
  selfBand!: RatingBand | null;

  /** Of the self score, as the card has them. */
  @Column('text', { nullable: true })
  selfLines!: string | null;

  @Column('text', { nullable: true })
  selfFull!: string | null;

  @Column('integer', { nullable: true })
  secondsSpent!: number | null;

  @Column('integer', { nullable: true })
  verifiedTotal!: number | null;

  /** Of the newest score a working group has given. */
  @Column('integer', { nullable: true })
  observedTotal!: number | null;

  @Column('text', { nullable: true })
  observedBand!: RatingBand | null;

  @Column('integer', { nullable: true })
  decidedTotal!: number | null;

  @Column('text', { nullable: true })
  decidedBand!: RatingBand | null;
}
