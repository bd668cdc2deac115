import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The first time an officer was shown a score that the branch gave itself. Written once. */
@Entity('card_reading')
@Index('ix_card_reading_card', ['scorecardId'])
export class CardReading {
  @PrimaryColumn('text')
  accountId!: string;

  @PrimaryColumn('text')
  scorecardId!: string;

  /** UTC instant. */
  @Column('text')
  readAt!: string;
}
