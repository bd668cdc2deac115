import type { AssessmentView, ReceiptView, ScorecardView } from '@chibo/contracts';
import type { DeadlineRules } from '@chibo/domain';
import { answerBy, decisionDeadline, handedInAt, isLate, keyedMark, keyedWords, vietnamDay } from '@chibo/domain';
import type { Placement } from './placement';
import { recallUntil } from './receipts.service';
import type { Assessment, Scorecard } from './scorecard.entities';

/** Parts of a card as a page shows them, made of its rows alone. */

export function assessmentView(assessment: Assessment, names: Map<string, string>): AssessmentView {
  const { kind, revision, criteriaSetVersionId, createdAt, snapshot } = assessment;
  return {
    kind,
    criteriaSetVersionId,
    revision,
    at: createdAt,
    by: names.get(assessment.authorId) ?? '',
    score: snapshot.score,
    content: snapshot.content,
    ...(snapshot.adjustments ? { adjustments: snapshot.adjustments } : {}),
    ...(snapshot.reason ? { reason: snapshot.reason } : {}),
    ...(snapshot.keyed ? { keyed: snapshot.keyed } : {}),
  };
}

export function decidedView(card: Scorecard, names: Map<string, string>): ScorecardView['decided'] {
  if (card.state !== 'DECIDED' || card.decidedTotal === null || !card.decidedBand || !card.decidedAt) return undefined;
  return {
    total: card.decidedTotal,
    band: card.decidedBand,
    at: card.decidedAt,
    by: names.get(card.decidedBy ?? '') ?? '',
  };
}

/** @param today `yyyy-mm-dd` */
export function keyedView(card: Scorecard, names: Map<string, string>, today: string): ScorecardView['keyed'] {
  const { keyedBy, paper, receivedOn, submittedAt, answeredAt, objection } = card;
  const mark = keyedMark(card, today);
  if (!mark || !submittedAt || !paper || !receivedOn) return undefined;
  const answer = answeredAt
    ? { by: names.get(card.answeredBy ?? '') ?? '', at: answeredAt, objection: objection ?? undefined }
    : undefined;
  return {
    words: keyedWords(card.month, vietnamDay(new Date(submittedAt))),
    by: names.get(keyedBy ?? '') ?? '',
    at: submittedAt,
    paper,
    receivedOn,
    mark,
    until: answerBy(submittedAt),
    answer,
    ownDraft: card.ownDraft !== null,
  };
}

export function returnedView(card: Scorecard, names: Map<string, string>): ScorecardView['returned'] {
  if (card.state !== 'RETURNED' || !card.returnedAt) return undefined;
  return {
    message: card.returnedMessage ?? '',
    at: card.returnedAt,
    by: names.get(card.returnedBy ?? '') ?? '',
    due: card.returnedDue ?? undefined,
    lines: card.returnedLines ?? [],
  };
}

export function receiptView(
  card: Scorecard,
  self: Assessment,
  place: Placement,
  rules: DeadlineRules,
): ReceiptView | undefined {
  if (!card.receiptNumber || !card.submittedAt || !card.deadline) return undefined;
  const at = new Date(card.submittedAt);
  return {
    number: card.receiptNumber,
    at: card.submittedAt,
    deadline: card.deadline,
    late: isLate(card.deadline, handedInAt({ receivedOn: card.receivedOn, submittedAt: card.submittedAt })),
    receiver: place.superior.name,
    decisionDeadline: decisionDeadline(card.month, place.superior.tier, rules),
    total: self.total,
    band: self.band,
    vote: self.snapshot.content.vote,
    recallUntil: recallUntil(at),
  };
}
