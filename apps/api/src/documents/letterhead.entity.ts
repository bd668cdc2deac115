import type { LetterheadView } from '@chibo/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { json } from '../db/json-column';

/** What stands around a committee's tables on paper; without a row all of it is left to be written in by hand. */
@Entity('letterhead')
export class Letterhead {
  @PrimaryColumn('text')
  organizationId!: string;

  @Column('text')
  place!: string;

  @Column('text')
  symbol!: string;

  @Column('text', { nullable: true })
  onBehalf!: NonNullable<LetterheadView['onBehalf']> | null;

  @Column('text', { nullable: true })
  signatory!: NonNullable<LetterheadView['signatory']> | null;

  @Column('text', { transformer: json })
  recipients!: { name: string }[];
}
