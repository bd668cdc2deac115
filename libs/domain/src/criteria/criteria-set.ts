import type { RatingBand } from './band';
import type { CountFact, FlagFact, Leadership, MeetingKind } from '../facts';
import type { Points } from '../points';

/**
 * One version of a criteria set (bộ tiêu chí), whole and self-contained: plain data, the same in the browser, on the
 * server and on paper. A published version is never edited. A new province needs a new one of these and no code.
 */
export interface CriteriaSet {
  /** Stable code, e.g. `HD42-2025-commune`. */
  code: string;
  /** Title on screen and paper. */
  title: string;
  /** Document, number, date; and what is constructed rather than found. */
  source: string;
  meetingKinds: MeetingKind[];
  /** Smallest step of free-range answers, hundredths (100, 50 or 25). */
  scoreStep: Points;
  denominator: DenominatorPolicy;
  minMinutes: MinMinutesRule;
  groups: CriterionGroup[];
  /** Thresholds on the total, strictly decreasing, the last one from 0. */
  bands: BandThreshold[];
  /** Caps and knock-outs on top of the sum. */
  bandRules: BandRule[];
  yearRule: YearRule;
  /** Hạn chế – biện pháp may not be empty. */
  weaknessesRequired: boolean;
  /** The band is decided by another person than the one who verified. Default no. */
  secondSignature?: boolean;
}

export interface DenominatorPolicy {
  /** Excused absentees stay in the denominator of the attendance ratio (HD42) or are taken out of it (template of 2023). */
  excused: 'COUNTED' | 'REMOVED';
}

/** Minimum duration; the highest rule that holds wins, then the superior's override. Minutes. */
export interface MinMinutesRule {
  base: number;
  rules: { when: FactCondition[]; minutes: number }[];
  /** The smallest minimum a superior may set; level scales must still be in order there. */
  smallestAllowed: number;
  /** Minimum of the thematic part. */
  thematic: number;
}

export interface CriterionGroup {
  code: string;
  label: string;
  /** Cap of the group: a bonus line counts only up to it. */
  maxPoints: Points;
  criteria: Criterion[];
}

export interface Criterion {
  code: string;
  label: string;
  /** Short name used in reasons: "tiêu chí Thời lượng". */
  shortLabel: string;
  maxPoints: Points;
  /** Other maxima by fact; the first that holds wins. */
  maxPointsWhen?: { when: FactCondition[]; maxPoints: Points }[];
  rule: ScoringRule;
  /** Points inside the group's cap that are not needed to fill it up. */
  bonus?: boolean;
  /** The line applies only when all of these hold. */
  appliesWhen?: FactCondition[];
  /** Shown and printed when the line does not apply. */
  notApplicableText?: string;
  /** What becomes of the points when it does not apply (also when its ratio has a denominator of 0). Default EXCLUDED. */
  whenNotApplicable?: NotApplicablePolicy;
  /** One-tap reasons for less than the maximum. */
  reasons?: { code: string; label: string }[];
  hint?: string;
}

export type NotApplicablePolicy =
  /** Full marks ("không áp dụng – tính điểm tối đa"). */
  | { kind: 'FULL' }
  /** Its maximum is added to a sibling of the same group, whose rule is CHECK or RANGE. */
  | { kind: 'MOVED'; to: string }
  /** Neither earned nor possible; the total is rescaled to 100. */
  | { kind: 'EXCLUDED' };

/**
 * How a line is scored. CHECK, CHOICE, RANGE and DEDUCT without a fact are answered by hand; LEVELS and DEDUCT on a fact
 * compute themselves.
 */
export type ScoringRule =
  | { kind: 'CHECK' }
  /** Options from best to worst; points distinct; the best is the maximum. */
  | { kind: 'CHOICE'; options: { points: Points; label: string }[] }
  /** 0 … maximum by `step` (default: the set's scoreStep). */
  | { kind: 'RANGE'; step?: Points }
  | {
      kind: 'LEVELS';
      measure: Measure;
      levels: ScoreLevel[];
      /** Straight to the lowest level's points when all hold (e.g. someone absent without reason). */
      lowestWhen?: FactCondition[];
      /** Deduction on the same line, after the level; never below `floor`. */
      deduct?: { per: CountFact; points: Points; floor: Points };
    }
  /** Maximum minus `points` per occurrence, never below `floor`. Without `per` the occurrences are counted by hand. */
  | { kind: 'DEDUCT'; per?: CountFact; points: Points; floor: Points };

/** Facts a level scale can measure. Ratios in basis points (90 % = 9000), minutes in minutes. */
export type Measure = 'ATTENDANCE' | 'SPEAKING' | 'TASKS' | 'MINUTES' | 'THEMATIC_MINUTES';

/** One level: lower ≤/< measure ≤/< upper; a missing bound is open to that side. */
export interface ScoreLevel {
  points: Points;
  /** The level in words: "75% đến dưới 90%". */
  label: string;
  lower?: Bound;
  upper?: Bound;
}

export interface Bound {
  at: Amount;
  inclusive: boolean;
}

/**
 * A plain number in the measure's unit, or a part of the minimum duration that applies to the meeting:
 * minimum × numerator / denominator + plus (minutes).
 */
export type Amount = number | { minimumTimes: [numerator: number, denominator: number]; plus: number };

export type FactCondition =
  | { fact: CountFact; atLeast: number }
  | { fact: CountFact; atMost: number }
  | { fact: FlagFact; is: boolean }
  | { fact: 'leadership'; oneOf: Leadership[] };

export interface BandThreshold {
  band: RatingBand;
  /** Lowest total of the band, hundredths, inclusive. */
  from: Points;
}

/** When `requires` is not met, the band is at best `cap`. */
export interface BandRule {
  code: string;
  /** The condition in words: "Có mặt từ 90% trở lên". */
  label: string;
  cap: RatingBand;
  requires: BandRequirement;
}

export type BandRequirement =
  | { kind: 'FULL_MARKS'; criterion: string }
  /** From the amount on ("từ 90%"), or above it and not at it ("trên 85%", 12-HD/BTCTW 06/7/2018). */
  | { kind: 'MEASURE_AT_LEAST' | 'MEASURE_MORE_THAN'; measure: Measure; at: Amount }
  | { kind: 'FACTS'; when: FactCondition[] };

/**
 * Class of the year from its months (Phú Thọ's rule for Tốt, constructed beyond; docs/rules.md). Tried in order; the
 * last class is what remains. `months` are of a full year of 12: with a base b < 12 each becomes ceil(months · b / 12).
 */
export interface YearRule {
  classes: YearRequirement[];
  /** Of a year no class takes; absent: the last class asks for nothing. */
  otherwise?: RatingBand;
  /** A month not held without reason counts as this band. */
  notHeldCountsAs: RatingBand;
  /** A month excused by the superior counts as this band; absent: it leaves the base. */
  excusedCountsAs?: RatingBand;
  /** Knock-outs on top of the class. */
  caps?: YearCap[];
  /** The quota of one thematic meeting a quarter: what its lack lowers, by ever more quarters; absent: nothing. */
  thematicCaps?: ThematicCap[];
}

/** What a class asks for, all of it. */
export interface YearRequirement {
  band: RatingBand;
  /** No month below. */
  allAtLeast?: RatingBand;
  atLeast?: YearShare;
  /** At most so many months of this band or a worse one, whatever the base. */
  atMost?: { months: number; band: RatingBand };
}

/** So many months of twelve, or that share of the months that count in percent; one of both. */
export interface YearShare {
  band: RatingBand;
  months?: number;
  percent?: number;
}

/** From so many months of this kind on the year is at most `cap`, whatever the base. */
export interface YearCap {
  /** Months not held without reason; or of this band or a worse one. */
  on: 'NOT_HELD' | RatingBand;
  months: number;
  cap: RatingBand;
}

/** From so many quarters on that were due and had no thematic meeting, alone or combined, the year is at most `cap`. */
export interface ThematicCap {
  /** 1 … 4. */
  quarters: number;
  cap: RatingBand;
}

/** One answer of the branch. The meaning of `value` follows the line's rule. */
export interface Answer {
  /** Criterion code. */
  code: string;
  /** CHECK: 1 đạt, 0 không đạt. CHOICE, RANGE: hundredths of points. DEDUCT by hand: number of occurrences. Absent: not answered. */
  value?: number;
  /** Code of a one-tap reason for less than the maximum. */
  reasonCode?: string;
  /** Words: reason in full, or căn cứ for full marks on a heavy line. */
  note?: string;
}
