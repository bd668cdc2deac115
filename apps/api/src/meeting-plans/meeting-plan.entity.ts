import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** When and where a branch means to meet in a month. */
@Entity('meeting_plan')
@Index('ux_meeting_plan', ['cellId', 'month'], { unique: true })
export class MeetingPlanRow {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  cellId!: string;

  @Column('text')
  month!: string;

  @Column('text')
  day!: string;

  /** `HH:MM`. */
  @Column('text', { nullable: true })
  time!: string | null;

  @Column('text')
  place!: string;
}
