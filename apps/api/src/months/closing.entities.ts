import type { ClosedCell } from '@chibo/domain';
import type { BandCounts } from '@chibo/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a closing froze. Its JSON text, byte for byte, is what the hash is of. */
export interface ClosingSnapshot {
  month: string;
  organization: { id: string; name: string };
  counts: BandCounts;
  cells: ClosedCell[];
}

/** A committee closed a month. Written once; in force while it has no reopening. */
@Entity('month_closing')
@Index('ix_month_closing', ['month', 'organizationId'])
export class MonthClosing {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  organizationId!: string;

  @Column('text')
  month!: string;

  /** JSON of a ClosingSnapshot. */
  @Column('text')
  snapshot!: string;

  /** SHA-256 of `snapshot`, hex. */
  @Column('text')
  hash!: string;

  @Column('text')
  closedAt!: string;

  @Column('text')
  closedBy!: string;
}

/** A closing was opened again. Written once. */
@Entity('month_reopening')
export class MonthReopening {
  @PrimaryColumn('text')
  closingId!: string;

  @Column('text')
  reason!: string;

  @Column('text')
  reopenedAt!: string;

  @Column('text')
  reopenedBy!: string;
}
