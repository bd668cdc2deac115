import type { Leadership, Rounding } from '@chibo/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Tiers decide deadlines; what scores meetings is a cell. Data, so that a new structure needs rows and no code. */
@Entity('organization_kind')
export class OrganizationKind {
  @PrimaryColumn('text')
  code!: string;

  @Column('text')
  label!: string;

  /** 1: a branch that meets and scores; 0: a committee above. */
  @Column('integer')
  isCell!: number;

  /** CELL, GRASSROOTS (committee of a đảng bộ cơ sở) or UPPER. */
  @Column('text')
  tier!: 'CELL' | 'GRASSROOTS' | 'UPPER';

  @Column('integer')
  sort!: number;
}

/** Any node of the Party's tree. What can change (name, code, kind, parent) stands in dated rows beside it. */
@Entity('organization')
export class Organization {
  @PrimaryColumn('text')
  id!: string;

  /** First day it exists; end-exclusive last. ISO days. */
  @Column('text')
  existsFrom!: string;

  @Column('text', { nullable: true })
  existsTo!: string | null;

  @Column('text')
  createdAt!: string;
}

/** Name, code, kind and leadership of an organisation from a day until a day (end-exclusive); periods never overlap. */
@Entity('organization_profile')
@Index('ux_organization_profile', ['organizationId', 'validFrom'], { unique: true })
@Index('ix_organization_profile_folded', ['folded'])
export class OrganizationProfile {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  organizationId!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  code!: string;

  @Column('text')
  name!: string;

  /** foldVietnamese(name + code), for search without accents. */
  @Column('text')
  folded!: string;

  /** searchable(name, code): its words with and without accents, and their first letters. */
  @Column('text')
  words!: string;

  /** In the national registers (Sổ tay đảng viên, CSDL đảng viên): "38.168.053.000.001". */
  @Column('text', { nullable: true })
  nationalCode!: string | null;

  /** sortKey(name): lists in Vietnamese order. */
  @Column('text')
  sortKey!: string;

  @Column('text')
  leadership!: Leadership;

  /** Minutes, set by the superior for a small branch. */
  @Column('integer', { nullable: true })
  minMinutesOverride!: number | null;

  /** The organisation from whose level that minimum was ordered; absent: there is none, or nobody remembers. */
  @Column('text', { nullable: true })
  orderedBy!: string | null;

  @Column('text')
  validFrom!: string;

  @Column('text', { nullable: true })
  validTo!: string | null;
}

/** Child stands under parent from a day until a day (end-exclusive); no overlap, no cycle on any day. */
@Entity('organization_link')
@Index('ux_organization_link', ['childId', 'validFrom'], { unique: true })
@Index('ix_organization_link_parent', ['parentId'])
export class OrganizationLink {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  childId!: string;

  @Column('text')
  parentId!: string;

  @Column('text')
  validFrom!: string;

  @Column('text', { nullable: true })
  validTo!: string | null;
}

/**
 * Who stands under whom, over any number of links, on which days. Derived from the links for organisations that have others
 * below them, themselves included at distance 0 (superiors.ts): the many branches are found by the one they stand under.
 */
@Entity('organization_superior')
@Index('ix_organization_superior', ['superiorId', 'organizationId'])
export class OrganizationSuperior {
  @PrimaryColumn('text')
  organizationId!: string;

  @PrimaryColumn('text')
  superiorId!: string;

  @PrimaryColumn('text')
  validFrom!: string;

  @Column('text', { nullable: true })
  validTo!: string | null;

  @Column('integer')
  distance!: number;
}

/** Days for sending and deciding, set by a committee for its subtree; the nearest rule up the tree wins. */
@Entity('deadline_rule')
@Index('ux_deadline_rule', ['organizationId', 'tier'], { unique: true })
export class DeadlineRule {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  organizationId!: string;

  @Column('text')
  tier!: 'CELL' | 'GRASSROOTS' | 'UPPER';

  /** CELL: days after the meeting or the month's end. Others: day of the next month. */
  @Column('integer')
  days!: number;

  /** The organisation from whose level it was ordered; absent: nobody remembers. */
  @Column('text', { nullable: true })
  orderedBy!: string | null;
}

/** The last day of one month, set apart from the rule for an organisation's subtree; the nearest up the tree wins. */
@Entity('deadline_exception')
@Index('ux_deadline_exception', ['organizationId', 'tier', 'month'], { unique: true })
export class DeadlineException {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  organizationId!: string;

  @Column('text')
  tier!: 'CELL' | 'GRASSROOTS' | 'UPPER';

  @Column('text')
  month!: string;

  /** ISO day. */
  @Column('text')
  day!: string;

  @Column('text')
  reason!: string;

  @Column('text')
  createdBy!: string;

  @Column('text')
  createdAt!: string;

  /** The organisation from whose level it was ordered; absent: nobody remembers. */
  @Column('text', { nullable: true })
  orderedBy!: string | null;
}

/** How a committee verifies and decides the cards of its branches; without a row: it decides itself, one person is enough. */
@Entity('committee_setting')
export class CommitteeSetting {
  @PrimaryColumn('text')
  organizationId!: string;

  @Column('text')
  decides!: 'SELF' | 'SUPERIOR';

  /** 1: another person decides than the one who verified. */
  @Column('integer')
  twoPeople!: number;

  /** 1: cards of its branches are taken after their deadline only with leave. */
  @Column('integer', { nullable: true })
  lockLate!: number | null;

  /** How shares are rounded; absent: as the committee above has it. */
  @Column('text', { nullable: true })
  rounding!: Rounding | null;

  /** From which gap of the verified score on its ground is listed, hundredths; absent: as the committee above has it. */
  @Column('integer', { nullable: true })
  gapFrom!: number | null;

  /** In which words a month is reported, with places to be filled; absent: as the committee above has it. */
  @Column('text', { nullable: true })
  sentence!: string | null;

  /** The organisation from whose level it was ordered; absent: nobody remembers. */
  @Column('text', { nullable: true })
  orderedBy!: string | null;
}
