import type { RatingBand } from '../criteria';
import type { Points } from '../points';

/** How a line came by its points. */
export type LineState =
  /** Waits for the secretary's tap. */
  | 'UNANSWERED'
  /** Waits for facts. */
  | 'UNCOMPUTED'
  | 'ANSWERED'
  | 'COMPUTED'
  /** Not applicable: full marks, points moved to a sibling, or left out and rescaled. */
  | 'FULL_BY_RULE'
  | 'MOVED'
  | 'EXCLUDED';

export interface LineScore {
  code: string;
  groupCode: string;
  /** Maximum that applies to this meeting (after moves); 0 for MOVED and EXCLUDED. */
  maxPoints: Points;
  /** Absent while the line waits, and for MOVED and EXCLUDED (printed as "–"). */
  points?: Points;
  state: LineState;
  /** Formula or policy in words: `15 có mặt ÷ 17 phải dự = 88,2%, mức "75% đến dưới 90%"`. Empty for answered lines. */
  explanation: string;
}

export interface GroupScore {
  code: string;
  label: string;
  /** Cap that applies to this meeting. */
  maxPoints: Points;
  points: Points;
  answered: number;
  applicable: number;
}

/** One band rule held against this meeting. */
export interface BandRuleOutcome {
  code: string;
  label: string;
  cap: RatingBand;
  /** Absent while its line or facts are missing. */
  met?: boolean;
  /** What is the case: "có mặt 88,2%, cần từ 90%". */
  finding: string;
}

export interface Score {
  lines: LineScore[];
  groups: GroupScore[];
  /** Sum of the groups within their caps, before rescaling. */
  earned: Points;
  /** What could be earned: 10 000 unless lines are excluded. */
  possible: Points;
  /** 0 … 10 000, rescaled, rounded half up, never across a threshold. */
  total: Points;
  band: RatingBand;
  /** Band by the exact total alone. */
  bandBySum: RatingBand;
  rules: BandRuleOutcome[];
  /** Why the band is what it is, and why not the next higher one, in full Vietnamese sentences. */
  reasons: string[];
  /** Applicable lines that have points / all applicable lines: "đã chấm 17/27". */
  answered: number;
  applicable: number;
  /** Every applicable line has points. Until then total and band are "tạm tính". */
  complete: boolean;
}
