import type { MeetingKind, VisitKind, VisitState } from '@chibo/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { json } from '../db/json-column';
import type { Assessment } from '../scorecards/scorecard.entities';

export interface VisitMember {
  name: string;
  accountId?: string;
}

/** An observed score of a meeting whose card the branch has not sent. */
export interface PendingObservation extends Pick<
  Assessment,
  'criteriaSetVersionId' | 'snapshot' | 'total' | 'band' | 'authorId' | 'createdAt'
> {
  kind: MeetingKind;
}

/** A committee's working group sits in on one meeting of an organisation below it. */
@Entity('visit')
@Index('ix_visit_committee', ['committeeId', 'quarter'])
@Index('ix_visit_organization', ['organizationId'])
@Index('ix_visit_quarter', ['quarter'])
@Index('ix_visit_pending', ['organizationId'], { where: 'pending IS NOT NULL' })
export class Visit {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  committeeId!: string;

  @Column('text')
  organizationId!: string;

  @Column('text')
  kind!: VisitKind;

  /** `2026-Q1`. */
  @Column('text')
  quarter!: string;

  @Column('text')
  plannedOn!: string;

  @Column('text', { transformer: json })
  members!: VisitMember[];

  @Column('text')
  state!: VisitState;

  /** Why missed. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { nullable: true })
  doneOn!: string | null;

  /** The newest observed score given for this visit. */
  @Column('text', { nullable: true })
  assessmentId!: string | null;

  /** The newest observed score while the branch has no card it could stand on; it goes there when that card is sent. */
  @Column('text', { transformer: json, nullable: true })
  pending!: PendingObservation | null;

  /** Compare-and-set: grows with each accepted act. */
  @Column('integer')
  version!: number;

  @Column('text')
  createdBy!: string;

  @Column('text')
  createdAt!: string;
}

/**
 * Somebody was named for a visit while it lay in this month. Stays when the name is taken off or the day is moved, so that
 * nobody reads a card by leaving the group for a minute; goes with the visit alone.
 */
@Entity('visit_place')
@Index('ix_visit_place_account', ['accountId', 'month'])
export class VisitPlace {
  @PrimaryColumn('text')
  visitId!: string;

  @PrimaryColumn('text')
  accountId!: string;

  /** `2026-03`. */
  @PrimaryColumn('text')
  month!: string;

  /** Whose meeting. */
  @Column('text')
  organizationId!: string;

  /** UTC instant. */
  @Column('text')
  since!: string;
}

/** How many meetings a committee means to sit in on in a quarter. */
@Entity('visit_target')
@Index('ux_visit_target', ['organizationId', 'quarter'], { unique: true })
export class VisitTarget {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  organizationId!: string;

  @Column('text')
  quarter!: string;

  @Column('integer')
  cells!: number;

  @Column('integer')
  committees!: number;
}

/** What a working group found, and the action that follows from it. */
@Entity('visit_finding')
@Index('ix_visit_finding_visit', ['visitId'])
export class VisitFinding {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  visitId!: string;

  @Column('text')
  words!: string;

  @Column('text')
  action!: string;

  @Column('text')
  owner!: string;

  @Column('text')
  dueOn!: string;

  @Column('text')
  createdBy!: string;

  @Column('text')
  createdAt!: string;

  @Column('text', { nullable: true })
  doneAt!: string | null;

  @Column('text', { nullable: true })
  doneBy!: string | null;
}
