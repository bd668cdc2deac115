import type { ClosedCell, Commentary, FrozenCell, FrozenTables } from '@chibo/domain';
import type { BandCounts } from '@chibo/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a closing froze. Its JSON text, byte for byte, is what the hash is of. */
export interface ClosingSnapshot {
  /** First in the text; absent: of before the month's tables were kept with it. */
  form?: 2;
  month: string;
  organization: { id: string; name: string };
  counts: BandCounts;
  cells: ClosedCell[] | FrozenCell[];
  tables?: FrozenTables;
  /** What the committee said under its table by then. */
  commentary?: Commentary;
}

/** What is said of a closing without an account: it was made at the machine's keyboard (docs/operations.md). */
export const OPERATOR = 'Người vận hành máy chủ';

/** A committee closed a month. Written once; in force while it has no reopening. */
@Entity('month_closing')
@Index('ux_month_closing_number', ['month', 'organizationId', 'number'], { unique: true })
export class MonthClosing {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  organizationId!: string;

  @Column('text')
  month!: string;

  /** 1, 2, 3 … of this month and committee; their order, whatever the clock said. */
  @Column('integer')
  number!: number;

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
