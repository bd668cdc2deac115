import { Injectable } from '@nestjs/common';
import type { ReceiptView, ScorecardContent } from '@chibo/contracts';
import type { Score } from '@chibo/domain';
import { branchDeadline, decisionDeadline, isLate, RECALL_MINUTES } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { ObligationsService } from '../obligations/obligations.service';
import type { Placement } from './placement';
import { ReceiptCounter } from './scorecard.entities';
import type { Scorecard } from './scorecard.entities';

/** Receipts of sent cards: a number within the month, the server's time, and whether it came in time. */
@Injectable()
export class ReceiptsService {
  constructor(private readonly obligations: ObligationsService) {}

  /** A card sent again keeps its number and its deadline; the time is the new one. */
  async issue(
    manager: EntityManager,
    card: Scorecard,
    sent: { place: Placement; content: ScorecardContent; result: Score; now: Date },
  ): Promise<ReceiptView> {
    const { place, content, result, now } = sent;
    const rules = await this.obligations.deadlineRules(
      manager,
      place.path.map((node) => node.id),
    );
    const deadline = card.deadline ?? branchDeadline(card.month, content.facts.heldOn, rules);
    return {
      number: card.receiptNumber ?? (await this.nextNumber(manager, card.month)),
      at: now.toISOString(),
      deadline,
      late: isLate(deadline, now),
      receiver: place.superior.name,
      decisionDeadline: decisionDeadline(card.month, place.superior.tier, rules),
      total: result.total,
      band: result.band,
      vote: content.vote,
      recallUntil: recallUntil(now),
    };
  }

  private async nextNumber(manager: EntityManager, month: string): Promise<string> {
    await manager.createQueryBuilder().insert().into(ReceiptCounter).values({ month, last: 0 }).orIgnore().execute();
    await manager.sql`UPDATE receipt_counter SET last = last + 1 WHERE month = ${month}`;
    const { last } = await manager.findOneByOrFail(ReceiptCounter, { month });
    return `${month}-${String(last).padStart(4, '0')}`;
  }
}

export function recallUntil(submitted: Date): string {
  return new Date(submitted.getTime() + RECALL_MINUTES * 60_000).toISOString();
}
