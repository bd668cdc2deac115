import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row that says for good whether this data is a demonstration or real. */
@Entity('installation')
export class Installation {
  @PrimaryColumn('text')
  id!: 'this';

  @Column('text')
  mode!: 'DEMONSTRATION' | 'REAL';

  /** SHA-256 of the one-time code for the first administrator; absent once used. */
  @Column('text', { nullable: true })
  setupCodeHash!: string | null;

  @Column('text')
  createdAt!: string;
}
