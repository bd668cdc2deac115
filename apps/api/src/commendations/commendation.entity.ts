import type { CommendationForm, CommendationKind } from '@chibo/domain';
import { foldVietnamese, sortKey } from '@chibo/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row of a committee's list of commendations. */
@Entity('commendation')
@Index('ix_commendation_list', ['committeeId', 'year'])
export class Commendation {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  committeeId!: string;

  @Column('text')
  organizationId!: string;

  @Column('integer')
  year!: number;

  @Column('text')
  kind!: CommendationKind;

  @Column('text')
  form!: CommendationForm;

  /** As typed; empty where nobody is named. */
  @Column('text')
  recipient!: string;

  @Column('integer')
  count!: number;

  @Column('text')
  forWhat!: string;

  @Column('text')
  decisionNumber!: string;

  /** ISO day. */
  @Column('text')
  decidedOn!: string;

  /** What it is searched by, without accents. */
  @Column('text')
  folded!: string;

  /** The recipient in Vietnamese order. */
  @Column('text')
  sortKey!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  createdBy!: string;

  @Column('text')
  createdAt!: string;

  @Column('text', { nullable: true })
  withdrawnAt!: string | null;

  @Column('text', { nullable: true })
  withdrawnBy!: string | null;

  @Column('text', { nullable: true })
  withdrawnReason!: string | null;
}

/** What a row is searched and sorted by. */
export function searchable({
  recipient,
  forWhat,
  decisionNumber,
}: Pick<Commendation, 'recipient' | 'forWhat' | 'decisionNumber'>): Pick<Commendation, 'folded' | 'sortKey'> {
  return { folded: foldVietnamese(`${recipient} ${forWhat} ${decisionNumber}`), sortKey: sortKey(recipient) };
}
