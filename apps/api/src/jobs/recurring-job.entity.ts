import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RecurringKind } from './recurring-works';

/** What the service does by itself again and again. A claim is of who is at it, until it is too old. */
@Entity('recurring_job')
export class RecurringJob {
  @PrimaryColumn('text')
  kind!: RecurringKind;

  @Column('text')
  dueAt!: string;

  @Column('text', { nullable: true })
  claim!: string | null;

  @Column('text', { nullable: true })
  claimedAt!: string | null;

  /** When it last came to its end. */
  @Column('text', { nullable: true })
  finishedAt!: string | null;

  /** In a row; 0 once it has come to its end again. */
  @Column('integer')
  failures!: number;

  /** The last failure, also when it has gone well since. */
  @Column('text', { nullable: true })
  failedAt!: string | null;

  @Column('text', { nullable: true })
  error!: string | null;
}
