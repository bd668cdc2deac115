import type {
  Adjustment,
  CardState,
  CarriedAction,
  KeyedAnswers,
  RatingBand,
  ReturnedLine,
  Score,
} from '@chibo/domain';
import type { ScorecardContent } from '@chibo/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { json } from '../db/json-column';

/** One meeting of a branch. Per branch and month one regular or combined meeting (slot R), any number of thematic ones. */
@Entity('meeting')
@Index('ux_meeting_slot', ['cellId', 'month', 'slot'], { unique: true })
export class Meeting {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  cellId!: string;

  @Column('text')
  month!: string;

  /** `R`, or `T1`, `T2` … for thematic meetings. */
  @Column('text')
  slot!: string;

  @Column('text')
  kind!: 'REGULAR' | 'COMBINED' | 'THEMATIC';

  @Column('text', { nullable: true })
  heldOn!: string | null;
}

/** What a branch works on: its answers under other sets wait beside it (docs/adr/0018). */
export type Draft = ScorecardContent & KeyedAnswers;

/** The card of a meeting: where it stands, its draft, and the figures lists are made of. */
@Entity('scorecard')
@Index('ux_scorecard_meeting', ['meetingId'], { unique: true })
@Index('ix_scorecard_month', ['month', 'superiorId'])
@Index('ix_scorecard_cell', ['cellId', 'month'])
export class Scorecard {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  meetingId!: string;

  @Column('text')
  cellId!: string;

  @Column('text')
  month!: string;

  @Column('text')
  kind!: 'REGULAR' | 'COMBINED' | 'THEMATIC';

  /** Direct superior on the day of the meeting (month's end while the day is not known). */
  @Column('text')
  superiorId!: string;

  @Column('text')
  state!: CardState;

  /** Compare-and-set: grows with each accepted change. */
  @Column('integer')
  version!: number;

  /** The set the draft's answers were given under; of a sent card the one it was scored with. */
  @Column('text')
  criteriaSetVersionId!: string;

  /** What the branch has entered so far. */
  @Column('text', { transformer: json })
  draft!: Draft;

  /** Figures of the newest self assessment, once sent. Hundredths. */
  @Column('integer', { nullable: true })
  selfTotal!: number | null;

  @Column('text', { nullable: true })
  selfBand!: RatingBand | null;

  /** Of the same assessment, for figures over many cards: a digest of its lines (linesDigest), and which are full (fullLines). */
  @Column('text', { nullable: true })
  selfLines!: string | null;

  @Column('text', { nullable: true })
  selfFull!: string | null;

  /** How long the card was worked on before it was sent, seconds. */
  @Column('integer', { nullable: true })
  secondsSpent!: number | null;

  /** Figures of the newest verified assessment while it stands. Hundredths. */
  @Column('integer', { nullable: true })
  verifiedTotal!: number | null;

  @Column('text', { nullable: true })
  verifiedAt!: string | null;

  /** Account that verified it: may not decide where two people are asked for. */
  @Column('text', { nullable: true })
  verifiedBy!: string | null;

  @Column('integer', { nullable: true })
  decidedTotal!: number | null;

  @Column('text', { nullable: true })
  decidedBand!: RatingBand | null;

  @Column('text', { nullable: true })
  receiptNumber!: string | null;

  @Column('text', { nullable: true })
  submittedAt!: string | null;

  /** Account that sent it: may not confirm it. */
  @Column('text', { nullable: true })
  submittedBy!: string | null;

  /** Last day in time, as it stood when the card was first sent. */
  @Column('text', { nullable: true })
  deadline!: string | null;

  @Column('text', { nullable: true })
  decidedAt!: string | null;

  @Column('text', { nullable: true })
  decidedBy!: string | null;

  /** The organisation that decided the band; absent: nobody remembers. */
  @Column('text', { nullable: true })
  decidedFrom!: string | null;

  @Column('text', { nullable: true })
  returnedMessage!: string | null;

  /** Lines given back with their messages; null or empty: the whole card. */
  @Column('text', { nullable: true, transformer: json })
  returnedLines!: ReturnedLine[] | null;

  /** Last day for sending again. */
  @Column('text', { nullable: true })
  returnedDue!: string | null;

  @Column('text', { nullable: true })
  returnedAt!: string | null;

  @Column('text', { nullable: true })
  returnedBy!: string | null;

  /** The officer who keyed it in from paper; absent where the branch sent it. */
  @Column('text', { nullable: true })
  keyedBy!: string | null;

  /** Number and date of that paper, or words for it. */
  @Column('text', { nullable: true })
  paper!: string | null;

  /** The day it came, `yyyy-mm-dd`: what is late is judged by it. */
  @Column('text', { nullable: true })
  receivedOn!: string | null;

  /** What the branch says of what was keyed in: when and by whom; agreed where there is no objection. */
  @Column('text', { nullable: true })
  answeredAt!: string | null;

  @Column('text', { nullable: true })
  answeredBy!: string | null;

  @Column('text', { nullable: true })
  objection!: string | null;

  /** What the branch had begun by itself before; it comes back where what was keyed in does not stand. */
  @Column('text', { nullable: true, transformer: json })
  ownDraft!: OwnDraft | null;

  @Column('text')
  savedAt!: string;
}

/** A draft with the set its answers stand under. */
export interface OwnDraft {
  under: string;
  draft: Draft;
}

/** What a card has that its branch sends by itself. */
export const NOT_KEYED = {
  keyedBy: null,
  paper: null,
  receivedOn: null,
  answeredAt: null,
  answeredBy: null,
  objection: null,
  ownDraft: null,
} as const;

/** What an assessment rests on and came to. The one source: later changes are new revisions, never edits. */
export interface AssessmentSnapshot {
  content: ScorecardContent;
  context: { leadership: string; minMinutesOverride?: number };
  score: Score;
  /** Of a verified score: where it differs from the self score it stands on. */
  adjustments?: Adjustment[];
  /** Of a self score: last month's actions as the branch saw them. */
  carried?: (CarriedAction & { done: boolean })[];
  /** Of a self score: how long the card was worked on, seconds. */
  secondsSpent?: number;
  /** Why a decided card was corrected. */
  reason?: string;
  /** Of a self score keyed in by its author: from what paper, and the day that came. */
  keyed?: { paper: string; receivedOn: string };
}

/** A score given by one side at one time, immutable. */
@Entity('assessment')
@Index('ux_assessment', ['scorecardId', 'kind', 'revision'], { unique: true })
export class Assessment {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  scorecardId!: string;

  @Column('text')
  kind!: 'SELF' | 'VERIFIED' | 'OBSERVED';

  @Column('integer')
  revision!: number;

  @Column('text')
  criteriaSetVersionId!: string;

  @Column('text', { transformer: json })
  snapshot!: AssessmentSnapshot;

  @Column('integer')
  total!: number;

  @Column('text')
  band!: RatingBand;

  @Column('text')
  authorId!: string;

  @Column('text')
  createdAt!: string;
}

/** Last receipt number of a month. */
@Entity('receipt_counter')
export class ReceiptCounter {
  @PrimaryColumn('text')
  month!: string;

  @Column('integer')
  last!: number;
}
