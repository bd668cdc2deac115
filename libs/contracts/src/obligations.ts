import type { ObligationWhy } from '@chibo/domain';
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
  rows: ObligationRow[];
}
