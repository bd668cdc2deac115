import type { AnnualClass, CeilingBase, CeilingRounding } from '@chibo/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What was said of a year of an organisation, by itself and by its superior. Shared by the row and its frozen copy. */
abstract class Said {
  @Column('text', { nullable: true })
  selfClass!: AnnualClass | null;

  @Column('text', { nullable: true })
  selfGround!: string | null;

  @Column('text', { nullable: true })
  selfBy!: string | null;

  @Column('text', { nullable: true })
  selfAt!: string | null;

  @Column('text', { nullable: true })
  proposedClass!: AnnualClass | null;

  @Column('text', { nullable: true })
  proposedGround!: string | null;

  @Column('text', { nullable: true })
  proposedBy!: string | null;

  @Column('text', { nullable: true })
  proposedAt!: string | null;

  @Column('text', { nullable: true })
  decidedClass!: AnnualClass | null;

  @Column('text', { nullable: true })
  decisionNumber!: string | null;

  /** ISO day. */
  @Column('text', { nullable: true })
  decidedOn!: string | null;
}

/** An organisation's year. */
@Entity('annual_classification')
@Index('ux_annual_classification', ['organizationId', 'year'], { unique: true })
export class AnnualClassification extends Said {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  organizationId!: string;

  @Column('integer')
  year!: number;

  @Column('integer')
  version!: number;

  @Column('text', { nullable: true })
  decidedBy!: string | null;

  @Column('text', { nullable: true })
  decidedAt!: string | null;
}

/** A committee's ceiling of the highest class; without a row as the nearest above has it. */
@Entity('class_ceiling')
export class ClassCeiling {
  @PrimaryColumn('text')
  organizationId!: string;

  /** Absent: none, also where the committee above has one. */
  @Column('integer', { nullable: true })
  percent!: number | null;

  @Column('text')
  base!: CeilingBase;

  @Column('text')
  rounding!: CeilingRounding;

  @Column('integer')
  newMonths!: number;

  /** 1: each kind of organisation by itself. */
  @Column('integer')
  byKind!: number;

  /** The organisation from whose level it was ordered. */
  @Column('text', { nullable: true })
  orderedBy!: string | null;
}

/** A committee closed its list of a year. Written once; in force while it has no reopening. */
@Entity('annual_conclusion')
@Index('ux_annual_conclusion', ['organizationId', 'year', 'number'], { unique: true })
export class AnnualConclusion {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  organizationId!: string;

  @Column('integer')
  year!: number;

  /** 1, 2, 3 … of this committee and year. */
  @Column('integer')
  number!: number;

  @Column('integer')
  decided!: number;

  @Column('integer')
  undecided!: number;

  /** SHA-256 of its rows as JSON in their order, hex. */
  @Column('text')
  hash!: string;

  @Column('text')
  concludedBy!: string;

  @Column('text')
  concludedAt!: string;
}

/** A row of the list as it was closed. Written once. */
@Entity('annual_conclusion_row')
export class AnnualConclusionRow extends Said {
  @PrimaryColumn('text')
  conclusionId!: string;

  @PrimaryColumn('integer')
  place!: number;

  @Column('text')
  organizationId!: string;

  @Column('text')
  name!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  kindLabel!: string;

  @Column('integer')
  kindSort!: number;

  @Column('integer')
  isCell!: number;

  @Column('text')
  sortKey!: string;

  @Column('text')
  folded!: string;

  @Column('text')
  existsFrom!: string;

  @Column('integer')
  version!: number;

  /** Rated months, the sum of their points in hundredths, and how many of each band. */
  @Column('integer')
  n!: number;

  @Column('integer')
  sum!: number;

  @Column('integer')
  good!: number;

  @Column('integer')
  fair!: number;

  @Column('integer')
  average!: number;

  @Column('integer')
  poor!: number;

  /** What the meetings made of the year, JSON of `AnnualResults`. */
  @Column('text')
  results!: string;
}

/** A closed list was opened again. Written once. */
@Entity('annual_conclusion_reopening')
export class AnnualConclusionReopening {
  @PrimaryColumn('text')
  conclusionId!: string;

  @Column('text')
  reason!: string;

  @Column('text')
  reopenedBy!: string;

  @Column('text')
  reopenedAt!: string;
}
