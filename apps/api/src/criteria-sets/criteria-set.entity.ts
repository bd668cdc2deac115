import type { CriteriaSet, MeetingKind } from '@chibo/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { json } from '../db/json-column';

/** One version of a criteria set, whole. Once PUBLISHED its content is never edited: a change is a new version. */
@Entity('criteria_set_version')
@Index('ux_criteria_set_version', ['setId', 'version'], { unique: true })
@Index('ix_criteria_set_version_owner', ['ownerId'])
export class CriteriaSetVersion {
  @PrimaryColumn('text')
  id!: string;

  /** Shared by all versions of one set. */
  @Column('text')
  setId!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  status!: 'DRAFT' | 'PUBLISHED';

  /** Committee at whose desk it is drafted, then the one that publishes it. */
  @Column('text')
  ownerId!: string;

  @Column('text', { transformer: json })
  meetingKinds!: MeetingKind[];

  @Column('text', { transformer: json })
  content!: CriteriaSet;

  @Column('text', { nullable: true })
  validFrom!: string | null;

  /** End-exclusive. */
  @Column('text', { nullable: true })
  validTo!: string | null;

  @Column('text', { nullable: true })
  publishedAt!: string | null;

  /** The organisation from whose level it was published; absent: not yet, or nobody remembers. */
  @Column('text', { nullable: true })
  orderedBy!: string | null;

  @Column('text')
  createdAt!: string;
}
