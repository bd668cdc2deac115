import type { ModelState, RemarkKind } from '@chibo/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A model that was nominated to a committee. */
@Entity('exemplary_model')
@Index('ix_exemplary_model_list', ['committeeId', 'year'])
export class ExemplaryModel {
  @PrimaryColumn('text')
  id!: string;

  /** Who collects and decides: the direct superior on the day of nomination. */
  @Column('text')
  committeeId!: string;

  @Column('text')
  organizationId!: string;

  @Column('integer')
  year!: number;

  @Column('text')
  title!: string;

  @Column('text')
  summary!: string;

  @Column('text')
  state!: ModelState;

  /** What it is searched by, without accents. */
  @Column('text')
  folded!: string;

  @Column('text')
  nominatedBy!: string;

  @Column('text')
  nominatedAt!: string;

  /** ISO days. */
  @Column('text', { nullable: true })
  openedOn!: string | null;

  @Column('text', { nullable: true })
  openUntil!: string | null;

  @Column('text', { nullable: true })
  decisionNumber!: string | null;

  @Column('text', { nullable: true })
  decidedOn!: string | null;

  @Column('integer')
  version!: number;
}

/** What an organisation under the committee says of an open model. Never changed by the service. */
@Entity('model_remark')
@Index('ix_model_remark_model', ['modelId'])
export class ModelRemark {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  modelId!: string;

  @Column('text')
  organizationId!: string;

  @Column('text')
  kind!: RemarkKind;

  @Column('text')
  words!: string;

  @Column('text')
  by!: string;

  @Column('text')
  at!: string;
}
