import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What a sent card says of its meeting, for sums over many cards that cannot open a snapshot for each. Derived from the newest
 * self assessment and written with it; a number nobody has entered is null and never nought.
 */
@Entity('card_facts')
export class CardFacts {
  @PrimaryColumn('text')
  scorecardId!: string;

  /** Đảng số, phải dự, có mặt, phát biểu: people. */
  @Column('integer', { nullable: true })
  members!: number | null;

  @Column('integer', { nullable: true })
  expected!: number | null;

  @Column('integer', { nullable: true })
  present!: number | null;

  @Column('integer', { nullable: true })
  speakers!: number | null;

  /** Of the meeting before. */
  @Column('integer', { nullable: true })
  tasksAssigned!: number | null;

  @Column('integer', { nullable: true })
  tasksDone!: number | null;

  /** 1 or 0: the meeting had a part on Chỉ thị 05. */
  @Column('integer', { nullable: true })
  directive05!: number | null;

  /** Of the branch's vote on its card: official members present, and those in favour. */
  @Column('integer', { nullable: true })
  voters!: number | null;

  @Column('integer', { nullable: true })
  inFavour!: number | null;
}
