import type { ObligationState } from '@chibo/domain';
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

  @Column('integer')
  version!: number;
}
