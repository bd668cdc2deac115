import type { CellMonthState, Points, RatingBand, YearClass, YearOutlook } from '@chibo/domain';

/** One of a branch's last twelve months. */
export interface CellYearMonth {
  month: string;
  /** Absent where the branch owed nothing. */
  state?: CellMonthState;
  stateLabel?: string;
  scorecardId?: string;
  /** Once the band is decided. */
  total?: Points;
  band?: RatingBand;
  /** Why the band is not higher, or why there was no meeting. */
  reason?: string;
}

/** What one criterion has cost over the months that are decided. */
export interface CellYearLoss {
  code: string;
  label: string;
  lost: Points;
  months: number;
}

/** Only the branch itself reads it. */
export interface CellYearView {
  organization: { id: string; name: string };
  /** Oldest first, the current one last. */
  months: CellYearMonth[];
  /** Total from which each band begins, by the set of the newest card. */
  thresholds: { band: RatingBand; from: Points }[];
  /** Most first, in the points of the lines of the official scores. */
  losses: CellYearLoss[];
  /** The calendar year so far, by the rule of the same set; absent before the first card. */
  year?: { year: string; standing: YearClass; outlook: YearOutlook };
}
