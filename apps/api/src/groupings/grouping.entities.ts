import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A way in which a committee parts the organisations under it: by field of work, size, region. */
@Entity('organization_grouping')
@Index('ux_organization_grouping', ['committeeId', 'name'], { unique: true })
export class OrganizationGrouping {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  committeeId!: string;

  @Column('text')
  name!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  createdBy!: string;

  @Column('text')
  createdAt!: string;
}

@Entity('organization_group')
@Index('ix_organization_group', ['groupingId'])
export class OrganizationGroup {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  groupingId!: string;

  @Column('text')
  name!: string;

  @Column('integer')
  sort!: number;
}

/**
 * An organisation is in a group from a day until a day (end-exclusive): in one of a grouping at most on any day, of the rows
 * that were not dropped. A dropped row was wrong, or has been overwritten whole: it stays to be read and counts nowhere.
 */
@Entity('group_stay')
@Index('ix_group_stay', ['groupingId', 'organizationId'])
@Index('ix_group_stay_organization', ['organizationId'])
export class GroupStayRow {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  groupingId!: string;

  @Column('text')
  groupId!: string;

  @Column('text')
  organizationId!: string;

  @Column('text')
  validFrom!: string;

  @Column('text', { nullable: true })
  validTo!: string | null;

  @Column('text')
  createdBy!: string;

  @Column('text')
  createdAt!: string;

  @Column('text', { nullable: true })
  droppedBy!: string | null;

  @Column('text', { nullable: true })
  droppedAt!: string | null;
}
