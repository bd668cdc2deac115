import type { SetupStep } from '@chibo/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A step of the first run that this installation does without. */
@Entity('skipped_step')
export class SkippedStep {
  @PrimaryColumn('text')
  step!: SetupStep;

  @Column('text')
  reason!: string;

  @Column('text')
  accountId!: string;

  @Column('text')
  at!: string;
}
