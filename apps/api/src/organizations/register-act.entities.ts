import type { RegisterActKind, RegisterPart } from '@chibo/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { json } from '../db/json-column';
import type { RowChange } from './row-journal';

/** Something done to the register, with the decision it goes back to and the rows it was done with. */
@Entity('register_act')
@Index('ix_register_act_day', ['fromDay'])
export class RegisterAct {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  kind!: RegisterActKind;

  /** First day on which it holds. */
  @Column('text')
  fromDay!: string;

  @Column('text', { nullable: true })
  decisionNumber!: string | null;

  @Column('text', { nullable: true })
  decisionOn!: string | null;

  @Column('text', { nullable: true })
  title!: string | null;

  /** In the order they were written. */
  @Column('text', { transformer: json })
  rows!: RowChange[];

  /** Empty: by the service itself. */
  @Column('text')
  createdBy!: string;

  @Column('text')
  createdAt!: string;

  @Column('text', { nullable: true })
  undoneBy!: string | null;

  @Column('text', { nullable: true })
  undoneAt!: string | null;

  @Column('text', { nullable: true })
  undoneReason!: string | null;
}

/** What an organisation is to an act. */
@Entity('register_act_part')
@Index('ix_register_act_part_act', ['actId'])
@Index('ix_register_act_part_organization', ['organizationId'])
export class RegisterActPart {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  actId!: string;

  @Column('text')
  organizationId!: string;

  @Column('text')
  part!: RegisterPart;
}
