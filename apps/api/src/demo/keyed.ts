import { vietnamDay } from '@chibo/domain';
import { OFFERED } from './offered';
import type { PlannedCard } from './planned-card';

const HOURS = 3_600_000;

/** Two cards of the current month came on paper: one its branch has confirmed, one that waits for it. */
export function keyedIn(cards: readonly PlannedCard[], now: Date): PlannedCard[] {
  const confirmed = cards.find((card) => ofCommittee(card) && card.decidedAt);
  const waiting = cards.find((card) => !ofCommittee(card) && card.sentAt && !card.decidedAt && !card.returned);
  return cards.map((card) => {
    if (card === confirmed) return withPaper(card, card.sentAt, card.decidedAt);
    return card === waiting ? withPaper(card, typedAt(card, now)) : card;
  });
}

function ofCommittee({ cell }: PlannedCard): boolean {
  return cell.code.startsWith(`${OFFERED.committee}.`);
}

/** So lately that its branch may still object. */
function typedAt({ sentAt }: PlannedCard, now: Date): Date {
  const lately = new Date(now.getTime() - 20 * HOURS);
  return sentAt && sentAt > lately ? sentAt : lately;
}

/** What was sent in the branch's name came on paper on that day. */
function withPaper(card: PlannedCard, at: Date | undefined, agreedAt?: Date): PlannedCard {
  if (!at || !card.sentAt) return card;
  const receivedOn = vietnamDay(card.sentAt);
  const paper = 'Phiếu minh họa có chữ ký bí thư, thư ký';
  return { ...card, sentAt: at, savedAt: at, keyed: { paper, receivedOn, agreedAt } };
}
