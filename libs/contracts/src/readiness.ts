import type { ReadinessGap, SetupStep } from '@chibo/domain';
import { READINESS_GAPS, SETUP_STEPS } from '@chibo/domain';
import { Id, OneOf, Text } from './fields';
import { PageQuery } from './params';

/** What is missing under an organisation; words are looked for without accents in its name. */
export class ReadinessQuery extends PageQuery {
  /** Absent: all that the reader looks after. */
  @Id({ label: 'Tổ chức', optional: true })
  organizationId?: string;

  @OneOf({ label: 'Thiếu gì', values: READINESS_GAPS, optional: true })
  gap?: ReadinessGap;
}

/** An organisation with what it lacks. */
export interface ReadinessRow {
  gap: ReadinessGap;
  organizationId: string;
  organizationName: string;
  /** The one directly above; absent at the top. */
  parentName?: string;
  isCell: boolean;
}

export interface ReadinessView {
  /** How many of each sort, whatever is filtered. */
  counts: Record<ReadinessGap, number>;
  rows: ReadinessRow[];
  total: number;
  page: number;
  pageSize: number;
  at: string;
}

export class SetupStepParam {
  @OneOf({ label: 'Việc', values: SETUP_STEPS })
  step!: SetupStep;
}

/** Why an installation does without a step. */
export class SkipStepBody {
  @Text({ label: 'Lý do', min: 3, max: 200 })
  reason!: string;
}

/** One line of the first run's list. */
export interface SetupStepView {
  step: SetupStep;
  label: string;
  done: boolean;
  /** Numbers: what there is, or what is missing. */
  words: string;
  /** Left out on purpose. */
  skipped?: { reason: string; by: string; at: string };
}

export interface SetupStepsView {
  steps: SetupStepView[];
  /** How many are neither done nor left out. */
  open: number;
}
