import { branchDeadline } from '@chibo/domain';
import { newId } from '../db/new-id';
import type { Obligation } from '../obligations/obligation.entities';
import { NO_LEAVE, NOT_RECORDED } from '../obligations/obligation.entities';
import type { Assessment, Meeting, ReceiptCounter, Scorecard } from '../scorecards/scorecard.entities';
import { NOT_KEYED } from '../scorecards/scorecard.entities';
import { factsOf } from '../scorecards/card-facts';
import type { CardFacts } from '../scorecards/card-facts.entity';
import { selfFigures } from '../scorecards/self-figures';
import type { NewAuditRow } from './plan-audit';
import { cardAudit, obligationAudit } from './plan-audit';
import type { DemoAuthors, NumberedCard, Plan, PlannedCard, PlannedObligation } from './planned-card';

/** Everything a plan leaves in the database. */
export interface PlanRows {
  obligations: Obligation[];
  meetings: Meeting[];
  scorecards: Scorecard[];
  assessments: Assessment[];
  facts: CardFacts[];
  receipts: ReceiptCounter[];
  audit: NewAuditRow[];
}

/** Turns plans into rows as the product itself would have left them; audit rows in the order of the acts. */
export function planRows({ cards, obligations }: Plan, authors: DemoAuthors): PlanRows {
  const numbered = withReceipts(cards);
  const made = numbered.map((card) => cardRows(card, authors));
  const owed = obligations.map((obligation) => obligationRows(obligation, authors));
  return {
    obligations: owed.map(({ row }) => row),
    meetings: made.map(({ meeting }) => meeting),
    scorecards: made.map(({ scorecard }) => scorecard),
    assessments: made.flatMap(({ assessments }) => assessments),
    facts: made.flatMap(({ facts }) => facts),
    receipts: counters(numbered),
    audit: [...made.flatMap(({ audit }) => audit), ...owed.flatMap(({ audit }) => audit)].sort((a, b) =>
      a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
    ),
  };
}

/** Receipt numbers of each month in the order of sending. */
function withReceipts(cards: readonly PlannedCard[]): NumberedCard[] {
  const last = new Map<string, number>();
  const inOrder = cards.toSorted((a, b) => (a.sentAt?.getTime() ?? 0) - (b.sentAt?.getTime() ?? 0));
  return inOrder.map((card) => {
    if (!card.sentAt) return card;
    const number = (last.get(card.month) ?? 0) + 1;
    last.set(card.month, number);
    return { ...card, receiptNumber: `${card.month}-${String(number).padStart(4, '0')}` };
  });
}

function counters(cards: readonly NumberedCard[]): ReceiptCounter[] {
  const byMonth = Map.groupBy(
    cards.filter(({ receiptNumber }) => receiptNumber),
    ({ month }) => month,
  );
  return [...byMonth].map(([month, sent]) => ({ month, last: sent.length }));
}

interface CardRows {
  meeting: Meeting;
  scorecard: Scorecard;
  assessments: Assessment[];
  facts: CardFacts[];
  audit: NewAuditRow[];
}

function cardRows(card: NumberedCard, authors: DemoAuthors): CardRows {
  const { cell, month, slot, kind, content } = card;
  const meeting: Meeting = { id: newId(), cellId: cell.id, month, slot, kind, heldOn: content.facts.heldOn ?? null };
  const scorecard: Scorecard = {
    id: newId(),
    meetingId: meeting.id,
    cellId: cell.id,
    month,
    kind,
    superiorId: cell.parentId,
    criteriaSetVersionId: card.set.versionId,
    draft: content,
    savedAt: card.savedAt.toISOString(),
    ...standing(card),
    ...sent(card, authors),
    ...reviewed(card, authors),
    decidedFrom: card.decidedAt ? cell.parentId : null,
    ...keyed(card, authors),
  };
  return {
    meeting,
    scorecard,
    assessments: assessmentsOf(card, scorecard.id, authors),
    facts: card.sentAt ? [factsOf(scorecard.id, content)] : [],
    audit: cardAudit(card, scorecard.id, authors),
  };
}

function keyed(
  { keyed: from }: PlannedCard,
  { secretary, keyer }: DemoAuthors,
): Pick<Scorecard, keyof typeof NOT_KEYED> {
  if (!from) return NOT_KEYED;
  const { paper, receivedOn, agreedAt } = from;
  const answer = agreedAt ? { answeredAt: agreedAt.toISOString(), answeredBy: secretary } : {};
  return { ...NOT_KEYED, keyedBy: keyer, paper, receivedOn, ...answer };
}

/** Opened and saved makes version 2; each act after that one more. */
function standing({ sentAt, decidedAt, returned }: PlannedCard): Pick<Scorecard, 'state' | 'version'> {
  if (returned) return { state: 'RETURNED', version: 4 };
  if (decidedAt) return { state: 'DECIDED', version: 4 };
  return sentAt ? { state: 'SUBMITTED', version: 3 } : { state: 'DRAFT', version: 2 };
}

function sent(
  { month, content, score, sentAt, receiptNumber, keyed: from }: NumberedCard,
  { secretary, keyer }: DemoAuthors,
): Pick<
  Scorecard,
  keyof ReturnType<typeof selfFigures> | 'receiptNumber' | 'submittedAt' | 'submittedBy' | 'deadline'
> {
  if (!score || !sentAt || !receiptNumber)
    return {
      selfTotal: null,
      selfBand: null,
      selfLines: null,
      selfFull: null,
      secondsSpent: null,
      receiptNumber: null,
      submittedAt: null,
      submittedBy: null,
      deadline: null,
    };
  return {
    ...selfFigures(score),
    receiptNumber,
    submittedAt: sentAt.toISOString(),
    submittedBy: from ? keyer : secretary,
    deadline: branchDeadline(month, content.facts.heldOn),
  };
}

function reviewed(
  { score: own, verified, decidedAt, returned }: PlannedCard,
  { officer }: DemoAuthors,
): Pick<
  Scorecard,
  | 'verifiedTotal'
  | 'verifiedAt'
  | 'verifiedBy'
  | 'decidedTotal'
  | 'decidedBand'
  | 'decidedAt'
  | 'decidedBy'
  | 'returnedMessage'
  | 'returnedLines'
  | 'returnedDue'
  | 'returnedAt'
  | 'returnedBy'
> {
  const score = verified?.score ?? own;
  return {
    verifiedTotal: decidedAt && score ? score.total : null,
    verifiedAt: decidedAt?.toISOString() ?? null,
    verifiedBy: decidedAt ? officer : null,
    returnedLines: returned?.lines ?? null,
    returnedDue: returned?.due ?? null,
    decidedTotal: decidedAt && score ? score.total : null,
    decidedBand: decidedAt && score ? score.band : null,
    decidedAt: decidedAt?.toISOString() ?? null,
    decidedBy: decidedAt ? officer : null,
    returnedMessage: returned?.message ?? null,
    returnedAt: returned?.at.toISOString() ?? null,
    returnedBy: returned ? officer : null,
  };
}

/** The self assessment of a sent card and, once decided, the verified one. */
function assessmentsOf(
  { cell, set, content, score, verified, sentAt, decidedAt, keyed: from }: PlannedCard,
  scorecardId: string,
  authors: DemoAuthors,
): Assessment[] {
  if (!score || !sentAt) return [];
  const { total, band } = score;
  const snapshot = { content, context: { leadership: cell.leadership }, score };
  const same = { scorecardId, revision: 1, criteriaSetVersionId: set.versionId, snapshot, total, band };
  const self: Assessment = {
    id: newId(),
    ...same,
    snapshot: from ? { ...snapshot, keyed: { paper: from.paper, receivedOn: from.receivedOn } } : snapshot,
    kind: 'SELF',
    authorId: from ? authors.keyer : authors.secretary,
    createdAt: sentAt.toISOString(),
  };
  if (!decidedAt) return [self];
  const by = { kind: 'VERIFIED', authorId: authors.officer, createdAt: decidedAt.toISOString() } as const;
  if (!verified) return [self, { id: newId(), ...same, snapshot: { ...snapshot, adjustments: [] }, ...by }];
  const { adjustments, score: result } = verified;
  const seen = { ...snapshot, score: result, adjustments };
  return [self, { id: newId(), ...same, snapshot: seen, total: result.total, band: result.band, ...by }];
}

function obligationRows(
  { cell, month, kind, state, at, ...why }: PlannedObligation,
  authors: DemoAuthors,
): { row: Obligation; audit: NewAuditRow[] } {
  const reason = why.reason ?? null;
  const document = why.document ?? null;
  const orderedBy = state === 'EXCUSED' ? cell.parentId : null;
  const entered = { month, kind, state, reason, document, orderedBy };
  const row: Obligation = {
    id: newId(),
    cellId: cell.id,
    ...entered,
    ...NO_LEAVE,
    ...NOT_RECORDED,
    version: at ? 2 : 1,
  };
  return { row, audit: at ? [obligationAudit(row, at, authors)] : [] };
}
