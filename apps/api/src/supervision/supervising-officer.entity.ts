import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * Who of a committee follows a branch, from a day until a day (end-exclusive). It belongs to both: when the branch moves to
 * another committee it ceases to hold, whatever its own end.
 */
@Entity('supervising_officer')
@Index('ix_supervising_officer_cell', ['cellId', 'committeeId'])
@Index('ix_supervising_officer_account', ['accountId'])
@Index('ix_supervising_officer_committee', ['committeeId'])
export class SupervisingOfficer {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  committeeId!: string;

  @Column('text')
  cellId!: string;

  @Column('text')
  name!: string;

  /** Absent: a comrade without an account here. */
  @Column('text', { nullable: true })
  accountId!: string | null;

  @Column('text')
  validFrom!: string;

  @Column('text', { nullable: true })
  validTo!: string | null;

  @Column('integer')
  version!: number;

  @Column('text')
  createdBy!: string;

  @Column('text')
  createdAt!: string;
}
