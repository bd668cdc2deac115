import { OBLIGATION_WHYS } from '@chibo/domain';
import type { ObligationWhy } from '@chibo/domain';
import { Day, OneOf, QueryInt, Text } from './fields';
import { MonthTableQuery } from './months';
import type { BandCounts } from './months';

/** A branch of the month, or one that was or will be near it: who owes which card, and why not. */
export interface ObligationRow {
  /** Absent where the month was not opened for the branch here. */
  obligationId?: string;
  cellId: string;
  name: string;
  code: string;
  parentId: string;
  parentName: string;
  /** REGULAR: the regular or combined meeting; THEMATIC: where one was opened. */
  kind: 'REGULAR' | 'THEMATIC';
  why: ObligationWhy;
  whyLabel: string;
  /** Among those that owe the month's card: the base of the month table. */
  counted: boolean;
  /** Of the card or the obligation, where there is one. */
  stateLabel?: string;
  deadline?: string;
  late: boolean;
  /** First day on which the branch exists, stands here, or does neither any more. */
  day?: string;
  reason?: string;
  /** Number and date of the superior's paper. */
  document?: string;
  /** Who excused, or reported that no meeting was held. */
  by?: string;
  /** Leave to send over a closing or a deadline that locks. */
  leave?: { until: string; reason: string };
}

export interface MonthObligationsView {
  month: string;
  organization: { id: string; name: string };
  /** Branches that ended or begin within so many months of this one are listed. */
  around: number;
  /** The counts of the month table, by the same function. */
  counts: BandCounts;
  /** Rows of regular meetings by why; those that count add up to `counts.owed`. */
  whys: Record<ObligationWhy, number>;
  /** Thematic meetings that were opened, beside the base. */
  thematic: number;
  /** A page of what was asked for, by committee and branch. */
  rows: ObligationRow[];
  /** How many were found. */
  total: number;
  page: number;
  pageSize: number;
}

/** What an obligation may be looked for by. */
export const OBLIGATION_FILTERS = [...OBLIGATION_WHYS, 'THEMATIC'] as const;

export class MonthObligationsQuery extends MonthTableQuery {
  @OneOf({ label: 'Lý do', values: OBLIGATION_FILTERS, optional: true })
  why?: (typeof OBLIGATION_FILTERS)[number];

  /** Searched without accents in name and code of branch and committee. */
  @Text({ label: 'Từ tìm', min: 0, max: 100, optional: true })
  q?: string;

  @QueryInt({ label: 'Trang', min: 1, max: 100_000, optional: true })
  page?: number;
}

export class ReasonBody {
  @Text({ label: 'Lý do', max: 500 })
  reason!: string;

  @Text({ label: 'Số, ngày văn bản', min: 0, max: 200, optional: true })
  document?: string | null;
}

export class NotHeldBody {
  /** Words of the branch; absent: không lý do. */
  @Text({ label: 'Lý do', lines: 'MANY', min: 0, max: 500, optional: true })
  reason?: string | null;
}

/** Lets a branch send over a closing or a deadline that locks. */
export class GrantLeaveBody {
  @Day({ label: 'Được gửi đến hết ngày' })
  until!: string;

  @Text({ label: 'Lý do', max: 500 })
  reason!: string;
}
