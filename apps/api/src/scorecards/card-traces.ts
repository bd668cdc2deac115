import type { CardMove, NoticeKind } from '@chibo/domain';
import type { AuditAction } from '../audit/audit-payloads';

/** Acts on a card, as its history has them. */
export type CardAction = Extract<AuditAction, `scorecard.${string}`>;

/** What a move leaves behind: its row in the history, and what others are told of it (CardNotices). */
interface Trace {
  history: CardAction;
  tells: readonly NoticeKind[];
}

/** A new move does not compile before it is said here what it leaves; card-traces.spec.ts holds the table against what happens. */
export const CARD_TRACES = {
  save: { history: 'scorecard.saved', tells: [] },
  vote: { history: 'scorecard.voted', tells: [] },
  // Told to the officer who gave it back, and to those who closed the month before it came.
  submit: { history: 'scorecard.submitted', tells: ['RESENT', 'CHANGED_AFTER_CLOSE'] },
  recall: { history: 'scorecard.recalled', tells: [] },
  return: { history: 'scorecard.returned', tells: ['RETURNED'] },
  verify: { history: 'scorecard.verified', tells: [] },
  unverify: { history: 'scorecard.verification-withdrawn', tells: [] },
  decide: { history: 'scorecard.decided', tells: ['DECIDED', 'CHANGED_AFTER_CLOSE'] },
  // What was told of the decision is taken back.
  undecide: { history: 'scorecard.decision-withdrawn', tells: [] },
  correct: { history: 'scorecard.corrected', tells: ['CORRECTED', 'CHANGED_AFTER_CLOSE'] },
  // Told to the branch, besides what a sending tells.
  keyIn: { history: 'scorecard.keyed-in', tells: ['KEYED_IN', 'RESENT', 'CHANGED_AFTER_CLOSE'] },
  // What the branch was told is taken back.
  unkey: { history: 'scorecard.keying-withdrawn', tells: [] },
  agree: { history: 'scorecard.keyed-agreed', tells: [] },
  object: { history: 'scorecard.keyed-objected', tells: ['OBJECTED'] },
  dispute: { history: 'scorecard.keyed-objected', tells: ['OBJECTED'] },
  giveUp: { history: 'scorecard.given-up', tells: ['GIVEN_UP'] },
} as const satisfies Readonly<Record<CardMove, Trace>>;
