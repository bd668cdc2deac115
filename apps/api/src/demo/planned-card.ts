import type { ScorecardContent } from '@chibo/contracts';
import type { Adjustment, CriteriaSet, MeetingKind, ObligationState, ReturnedLine, Score } from '@chibo/domain';
import type { DemoCell } from './tree';

/** A criteria set with the id of its published version. */
export interface PublishedDemoSet {
  versionId: string;
  content: CriteriaSet;
}

/** What is to become of one branch's card; without ids, so that the same seed gives the same plan. */
export interface PlannedCard {
  cell: DemoCell;
  month: string;
  /** `R`, or `T1` for a thematic meeting. */
  slot: string;
  kind: MeetingKind;
  set: PublishedDemoSet;
  content: ScorecardContent;
  /** When it was opened, or last saved. */
  savedAt: Date;
  /** Of a sent card. */
  score?: Score;
  sentAt?: Date;
  /** Keyed in from paper; since then agreed with, or waiting for the branch. */
  keyed?: { paper: string; receivedOn: string; agreedAt?: Date };
  decidedAt?: Date;
  /** Where the superior sees it otherwise than the branch. */
  verified?: { adjustments: Adjustment[]; score: Score };
  /** No lines: the whole card came back. */
  returned?: { at: Date; message: string; lines: ReturnedLine[]; due: string };
}

/** What a branch owes for a month, and what came of it. */
export interface PlannedObligation {
  cell: DemoCell;
  month: string;
  kind: 'REGULAR' | 'THEMATIC';
  state: ObligationState;
  reason?: string;
  document?: string;
  /** When its state was set by hand. */
  at?: Date;
}

export interface Plan {
  cards: PlannedCard[];
  obligations: PlannedObligation[];
}

/** A card with its receipt, once it was sent. */
export type NumberedCard = PlannedCard & { receiptNumber?: string };

/** Accounts that stand for everybody who sent, keyed in and decided these cards. */
export interface DemoAuthors {
  secretary: string;
  officer: string;
  keyer: string;
}
