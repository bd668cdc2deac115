import { MOST_CARRIED } from '@chibo/domain';
import type {
  Adjustment,
  Answer,
  CardChange,
  CardMove,
  CardState,
  CarriedAction,
  CellContext,
  CriteriaSet,
  MeetingFacts,
  MeetingKind,
  Points,
  RatingBand,
  ReturnedLine,
  Score,
  SetSwap,
} from '@chibo/domain';
import { FactsBody } from './facts';
import type { KeyedView } from './keyed-cards';
import { Codes, Id, Int, Items, Month, Nested, OneOf, Text } from './fields';

export const OBLIGATION_KINDS = ['REGULAR', 'THEMATIC'] as const;
export type ObligationKind = (typeof OBLIGATION_KINDS)[number];

const PEOPLE = 100_000;

export class OpenScorecardBody {
  @Id({ label: 'Chi bộ' })
  organizationId!: string;

  @Month({ label: 'Tháng' })
  month!: string;

  /** One regular (or combined) meeting a month; each THEMATIC call opens a further thematic meeting. */
  @OneOf({ label: 'Loại kỳ sinh hoạt', values: OBLIGATION_KINDS })
  kind!: ObligationKind;
}

/** One answer, whole: it replaces what stood at its code. */
export class AnswerItem {
  @Text({ label: 'Mã tiêu chí', max: 40 })
  code!: string;

  /** Meaning by the line's rule, see Answer in libs/domain; `null` takes the answer back. */
  @Int({ label: 'Giá trị chấm', max: 100_000, optional: true })
  value?: number | null;

  @Text({ label: 'Mã lý do', max: 40, optional: true })
  reasonCode?: string | null;

  @Text({ label: 'Lý do, căn cứ', lines: 'MANY', min: 0, max: 1000, optional: true })
  note?: string | null;
}

export class VoteBody {
  @Int({ label: 'Đảng viên chính thức có mặt', max: PEOPLE, optional: true })
  officialPresent?: number | null;

  @Int({ label: 'Tán thành', max: PEOPLE, optional: true })
  approve?: number | null;

  @Int({ label: 'Không tán thành', max: PEOPLE, optional: true })
  disapprove?: number | null;

  @Int({ label: 'Ý kiến khác', max: PEOPLE, optional: true })
  other?: number | null;
}

/** Batch of changes of a draft; header If-Match carries the version it was made on. */
export class SaveScorecardBody {
  /** The set the page shows: answers are made under it and refused under any other than the one that applies. */
  @Id({ label: 'Bộ tiêu chí', optional: true })
  criteriaSetVersionId?: string | null;

  @Nested(FactsBody, { label: 'Số liệu kỳ sinh hoạt', optional: true })
  facts?: FactsBody | null;

  @Items(AnswerItem, { label: 'Các mục chấm', uniqueBy: 'code', max: 200, optional: true })
  answers?: AnswerItem[] | null;

  @Text({ label: 'Hạn chế, biện pháp khắc phục', lines: 'MANY', min: 0, max: 4000, optional: true })
  weaknesses?: string | null;

  @Nested(VoteBody, { label: 'Biểu quyết', optional: true })
  vote?: VoteBody | null;

  /** Actions carried over from last month that are done, by code. */
  @Codes({ label: 'Việc tháng trước đã xong', max: MOST_CARRIED, optional: true })
  actionsDone?: string[] | null;
}

/** The branch agrees that its card is scored by another set from now on; its marks under the old one are put aside. */
export class SwitchSetBody {
  @Id({ label: 'Bộ tiêu chí' })
  criteriaSetVersionId!: string;
}

/** The whole card, sent at once; headers If-Match and Idempotency-Key. Totals are not accepted: the server computes. */
export class SubmitScorecardBody {
  /** The set all answers are made under; refused when it is not the one that applies to the meeting. */
  @Id({ label: 'Bộ tiêu chí', optional: true })
  criteriaSetVersionId?: string | null;

  @Nested(FactsBody, { label: 'Số liệu kỳ sinh hoạt' })
  facts!: FactsBody;

  @Items(AnswerItem, { label: 'Các mục chấm', uniqueBy: 'code', max: 200 })
  answers!: AnswerItem[];

  @Text({ label: 'Hạn chế, biện pháp khắc phục', lines: 'MANY', min: 0, max: 4000 })
  weaknesses!: string;

  @Nested(VoteBody, { label: 'Biểu quyết' })
  vote!: VoteBody;

  @Codes({ label: 'Việc tháng trước đã xong', max: MOST_CARRIED, optional: true })
  actionsDone?: string[] | null;

  /** Of a month long past (isLongPast): the month once more, so that nobody sends for it by accident. */
  @Month({ label: 'Tháng của phiếu', optional: true })
  confirmedMonth?: string | null;

  /** Time the card was open and in sight on the device, seconds. Told to nobody but the direct superior, as a count. */
  @Int({ label: 'Thời gian nhập phiếu', max: 1_000_000, optional: true })
  secondsSpent?: number | null;
}

/** Vote of the branch; absent numbers have not been entered. */
export interface VoteView {
  officialPresent?: number;
  approve?: number;
  disapprove?: number;
  other?: number;
}

/** What the secretary has entered so far (or, once sent, what was sent). */
export interface ScorecardContent {
  facts: MeetingFacts;
  answers: Answer[];
  weaknesses: string;
  vote: VoteView;
  /** Codes of carried-over actions that are done. */
  actionsDone?: string[];
}

export interface AssessmentView {
  kind: 'SELF' | 'VERIFIED' | 'OBSERVED';
  revision: number;
  at: string;
  by: string;
  score: Score;
  content: ScorecardContent;
  criteriaSetVersionId: string;
  /** Of a verified score: where it differs from the branch's own. */
  adjustments?: Adjustment[];
  /** Why a decided card was corrected. */
  reason?: string;
  /** Of an observed score: who of the group had been shown the branch's own before. */
  readBefore?: ReadBefore[];
  /** Of the branch's score where its author keyed it in: from what paper, and the day that came. */
  keyed?: { paper: string; receivedOn: string };
}

/** Somebody had been shown a score, for the first time at this instant. */
export interface ReadBefore {
  name: string;
  at: string;
}

export interface ReceiptView {
  /** E.g. 2026-03-0147. */
  number: string;
  /** Instant, UTC. */
  at: string;
  /** Last day in time, `yyyy-mm-dd`. */
  deadline: string;
  late: boolean;
  receiver: string;
  /** The receiver decides until the end of this day. */
  decisionDeadline: string;
  total: Points;
  band: RatingBand;
  vote: VoteView;
  /** The branch may take the card back until this instant while the superior has not acted. */
  recallUntil: string;
}

/** Leave of a branch to send although the month is closed or the deadline is over. */
export interface LeaveView {
  /** Last day, `yyyy-mm-dd`. */
  until: string;
  reason: string;
  by: string;
  /** Instant, UTC. */
  at: string;
}

/**
 * `confirm` verifies without adjustments and decides in one act; `takeBack` undoes the reviewer's last act; `object` is also
 * the branch's word against what was keyed in and has been decided since.
 */
export type ScorecardMove = Exclude<CardMove, 'vote' | 'unverify' | 'undecide' | 'dispute'> | 'confirm' | 'takeBack';

export interface ScorecardView {
  id: string;
  /** For If-Match; grows with each accepted change. */
  version: number;
  state: CardState;
  stateLabel: string;
  month: string;
  kind: MeetingKind;
  cell: { id: string; name: string; kindLabel: string };
  /** Direct superior on the day of the meeting. */
  superior: { id: string; name: string };
  /** Who of the superior followed the branch on that day (cấp ủy viên cấp trên phụ trách). */
  officer?: string;
  /** The set that applies to the meeting; of a sent card the one it was scored with. */
  criteriaSetVersionId: string;
  criteriaSet: CriteriaSet;
  /** The marks of this card are under another set: until the branch agrees to the swap, none is taken and nothing sent. */
  swap?: SetSwap & { under: string };
  context: CellContext;
  content: ScorecardContent;
  /** score() of `content` by the server. */
  score: Score;
  /** The branch's last sent card of the same kind before this month, of it the lines that say the same in this card's set. */
  previous?: { month: string; content: ScorecardContent; score: Score };
  /** At most three things to mend since last month. */
  carried: (CarriedAction & { done: boolean })[];
  deadline: string;
  daysLeft: number;
  /** Leave to send after a closing or a deadline that locks. */
  leave?: LeaveView;
  self?: AssessmentView;
  verified?: AssessmentView;
  /** Of a working group that sat in; once it and the branch's own are both given. */
  observed?: AssessmentView;
  decided?: { total: Points; band: RatingBand; at: string; by: string };
  receipt?: ReceiptView;
  /** Keyed in by an officer from paper. */
  keyed?: KeyedView;
  /** No `lines`: the whole card came back. With lines the rest stays locked (openParts in libs/domain). */
  returned?: { message: string; at: string; by: string; due?: string; lines: ReturnedLine[] };
  /** What the branch changed in a card sent again since its superior gave it back; absent where nobody did. */
  changes?: CardChange[];
  /** Another person than the one who verified decides. */
  twoPeople: boolean;
  /** Each move: allowed when `reason` is absent, else why not, in words. */
  moves: { move: ScorecardMove; reason?: string }[];
  /** Last save, UTC instant. */
  savedAt: string;
}

/** One revision of a score and what it changed against the one before of the same kind. */
export interface RevisionView extends AssessmentView {
  changes: CardChange[];
}

export interface SavedView {
  version: number;
  savedAt: string;
  score: Score;
  /** Set when facts changed what the card is scored with (kind, set, minimum minutes): reload the card. */
  reload: boolean;
}

export interface HistoryEntry {
  id: string;
  at: string;
  by: string;
  /** What was done, in words. */
  text: string;
  /** Details, one per row. */
  details: string[];
}

/** Where a card stands, small enough to ask every few seconds: a second officer learns of the first. */
export interface CardPulse {
  version: number;
  state: CardState;
  stateLabel: string;
}
