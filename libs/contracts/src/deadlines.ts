import type { Tier } from '@chibo/domain';
import { TIERS } from '@chibo/domain';
import { Day, Id, Int, Month, OneOf, Text } from './fields';

/** Days of one tier for an organisation's subtree; `null` gives the tier back to the committee above. */
export class DeadlineRuleBody {
  @OneOf({ label: 'Cấp', values: TIERS })
  tier!: Tier;

  /** CELL: days after the meeting or the month's end. Others: day of the next month. */
  @Int({ label: 'Số ngày', max: 31, optional: true })
  days?: number | null;
}

/** The last day of one month, set apart from the rule. */
export class DeadlineExceptionBody {
  @OneOf({ label: 'Cấp', values: TIERS })
  tier!: Tier;

  @Month({ label: 'Tháng' })
  month!: string;

  @Day({ label: 'Hạn riêng' })
  day!: string;

  @Text({ label: 'Lý do', lines: 'MANY', max: 500 })
  reason!: string;
}

export class DeadlineExceptionParam {
  @Id({ label: 'Tổ chức đảng' })
  id!: string;

  @Id({ label: 'Hạn riêng' })
  exceptionId!: string;
}

export interface DeadlineExceptionView {
  id: string;
  tier: Tier;
  month: string;
  day: string;
  reason: string;
  by: string;
  /** A level above ordered it: why the reader, who may set deadlines here, leaves it as it is. */
  whyNot?: string;
}

export interface DeadlinesView {
  organizationId: string;
  name: string;
  isCell: boolean;
  /** Per tier: what holds here, and whether it is set here or comes from above. */
  rules: {
    tier: Tier;
    days: number;
    source: 'OWN' | 'ABOVE' | 'DEFAULT';
    /** As of an exception. */
    whyNot?: string;
  }[];
  /** Set here, newest month first. */
  exceptions: DeadlineExceptionView[];
  mayChange: boolean;
  /** Why not, where not. */
  whyNot?: string;
}
