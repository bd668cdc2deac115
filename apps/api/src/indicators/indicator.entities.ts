import type { IndicatorEntrant, IndicatorPeriod, IndicatorSum, IndicatorValue, Target } from '@chibo/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { json } from '../db/json-column';

/** Defined by a committee for all that stand under it. */
@Entity('indicator')
@Index('ix_indicator_committee', ['committeeId'])
export class Indicator {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  committeeId!: string;

  @Column('text')
  name!: string;

  @Column('text')
  section!: string;

  @Column('text')
  unit!: string;

  @Column('text')
  period!: IndicatorPeriod;

  @Column('text')
  sum!: IndicatorSum;

  @Column('text')
  entrant!: IndicatorEntrant;

  @Column('text', { nullable: true })
  partName!: string | null;

  @Column('text', { nullable: true })
  wholeName!: string | null;

  @Column('integer')
  decimals!: number;

  @Column('text', { transformer: json })
  targets!: Target[];

  @Column('integer')
  sort!: number;

  @Column('integer')
  version!: number;

  @Column('text', { nullable: true })
  retiredAt!: string | null;

  @Column('text')
  createdBy!: string;

  @Column('text')
  createdAt!: string;
}

/** What an organisation enters for a period, by its indicators' ids: not counted until it is sent. */
export type IndicatorDraft = Record<string, IndicatorValue>;

/** The page of an organisation and a period: its draft and whether it was sent. */
@Entity('indicator_report')
@Index('ux_indicator_report', ['organizationId', 'period'], { unique: true })
export class IndicatorReport {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  organizationId!: string;

  @Column('text')
  period!: string;

  @Column('text', { transformer: json })
  draft!: IndicatorDraft;

  @Column('integer')
  version!: number;

  @Column('text')
  savedAt!: string;

  @Column('text', { nullable: true })
  sentAt!: string | null;
}

/**
 * One value as it was sent; a correction is a row more, and the one before says when it was replaced. Hundredths as text: they
 * are larger than what both databases call an integer, and summed as such by their statements (indicator-sums.ts).
 */
@Entity('indicator_value')
@Index('ux_indicator_value', ['indicatorId', 'organizationId', 'period', 'revision'], { unique: true })
@Index('ix_indicator_value_organization', ['organizationId', 'period'])
export class IndicatorValueRow {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  indicatorId!: string;

  @Column('text')
  organizationId!: string;

  @Column('text')
  period!: string;

  /** First and last month of the period. */
  @Column('text')
  firstMonth!: string;

  @Column('text')
  lastMonth!: string;

  @Column('integer')
  revision!: number;

  /** Absent: taken back, not entered any more. */
  @Column('text', { nullable: true })
  part!: string | null;

  @Column('text', { nullable: true })
  whole!: string | null;

  /** 1: at least so much, and more. */
  @Column('integer')
  moreThan!: number;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text')
  enteredBy!: string;

  @Column('text')
  enteredAt!: string;

  @Column('text', { nullable: true })
  replacedAt!: string | null;
}

/** A committee takes no more values of its indicators for a period, until it opens it again. */
@Entity('indicator_closing')
@Index('ix_indicator_closing', ['committeeId', 'period'])
export class IndicatorClosing {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  committeeId!: string;

  @Column('text')
  period!: string;

  @Column('text')
  closedBy!: string;

  @Column('text')
  closedAt!: string;

  @Column('text', { nullable: true })
  reopenedBy!: string | null;

  @Column('text', { nullable: true })
  reopenedAt!: string | null;

  @Column('text', { nullable: true })
  reason!: string | null;
}
