import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { ObligationsService } from '../obligations/obligations.service';
import { auditSubject, CardActs } from './card-acts';
import { CardNotices } from './card-notices';
import { CARD_TRACES } from './card-traces';
import type { Scorecard } from './scorecard.entities';
import { Meeting } from './scorecard.entities';

/**
 * An empty card of a thematic meeting goes, with its meeting and with what the branch owed for it alone. A save of another
 * device that comes first wins (412 here); one that comes after is told that the card is gone (410).
 */
@Injectable()
export class GivingUpService {
  constructor(
    private readonly audit: AuditService,
    private readonly acts: CardActs,
    private readonly obligations: ObligationsService,
    private readonly notices: CardNotices,
  ) {}

  giveUp(actor: Actor, id: string, version: number): Promise<void> {
    return this.acts.ownAct(actor, id, 'giveUpCard', async (manager, seen) => {
      this.acts.requireOpen('giveUp', seen, actor, version);
      await this.remove(manager, actor, seen.card);
    });
  }

  private async remove(manager: EntityManager, actor: Actor, card: Scorecard): Promise<void> {
    const { cellId, month, kind, meetingId } = card;
    await this.acts.remove(manager, card);
    const { slot } = await manager.findOneByOrFail(Meeting, { id: meetingId });
    await manager.delete(Meeting, { id: meetingId });
    await this.obligations.dropThematic(manager, cellId, month);
    await this.audit.record(manager, actor, CARD_TRACES.giveUp.history, auditSubject(card), {
      cellId,
      month,
      kind,
      slot,
    });
    await this.notices.givenUp(manager, actor, card);
  }
}
