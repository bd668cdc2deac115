import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often one account was refused the same act with the same code within one hour. */
@Entity('refused_act')
export class RefusedAct {
  /** `2026-03-06T03`, UTC. */
  @PrimaryColumn('text')
  hour!: string;

  /** `nobody` for visitors who are not signed in. */
  @PrimaryColumn('text')
  accountId!: string;

  /** Method and route as the router has it, without ids. */
  @PrimaryColumn('text')
  route!: string;

  @PrimaryColumn('text')
  code!: string;

  @Column('integer')
  times!: number;
}
