import { Injectable } from '@nestjs/common';
import type { ReceiptView } from '@chibo/contracts';
import { decisionDeadline, handedInAt, isLate, judgedBy, RECALL_MINUTES } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { deadlineRules } from '../organizations/deadline-rules';
import { Scorecard } from './scorecard.entities';
import type { Scored } from './scoring';

/** Receipts of sent cards: a number within the month, the server's time, and whether it came in time. */
@Injectable()
export class ReceiptsService {
  /**
   * Everything but the number. A card sent again keeps its deadline, or has that of its return; the time is the new one.
   * @param receivedOn the day it came on paper, `yyyy-mm-dd`
   */
  async write(
    manager: EntityManager,
    card: Scorecard,
    { place, content, result }: Scored,
    now: Date,
    receivedOn?: string,
  ): Promise<Omit<ReceiptView, 'number'>> {
    const path = place.path.map((node) => node.id);
    const rules = await deadlineRules(manager, path);
    const deadline = judgedBy({ ...card, heldOn: content.facts.heldOn, sentAt: sentBefore(card) }, rules);
    return {
      at: now.toISOString(),
      deadline,
      late: isLate(deadline, handedInAt({ receivedOn, submittedAt: now.toISOString() })),
      receiver: place.superior.name,
      decisionDeadline: decisionDeadline(card.month, place.superior.tier, rules),
      total: result.total,
      band: result.band,
      vote: content.vote,
      recallUntil: recallUntil(now),
    };
  }

  /** The next number of the month, counted in the open transaction: no gaps, no twins. */
  async nextNumber(manager: EntityManager, month: string): Promise<string> {
    // The drivers give rows back only of what does not begin with INSERT or UPDATE: hence the empty WITH.
    const [{ last }] = await manager.sql<{ last: number }[]>`
      WITH counting AS (SELECT 1)
      INSERT INTO receipt_counter (month, last) VALUES (${month}, 1)
      ON CONFLICT (month) DO UPDATE SET last = receipt_counter.last + 1 RETURNING last`;
    return `${month}-${String(last).padStart(4, '0')}`;
  }
}

function sentBefore({ receivedOn, submittedAt }: Scorecard): string | null {
  return submittedAt === null ? null : handedInAt({ receivedOn, submittedAt }).toISOString();
}

export function recallUntil(submitted: Date): string {
  return new Date(submitted.getTime() + RECALL_MINUTES * 60_000).toISOString();
}
