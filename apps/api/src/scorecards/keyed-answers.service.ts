import { Injectable } from '@nestjs/common';
import type { ScorecardView } from '@chibo/contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { auditSubject, CardActs } from './card-acts';
import { CardNotices } from './card-notices';
import { CARD_TRACES } from './card-traces';
import { OwnDrafts } from './own-drafts';
import type { Scorecard } from './scorecard.entities';

/** The branch says whether a card that was keyed in is what its paper says; silence lets it stand (docs/adr/0037). */
@Injectable()
export class KeyedAnswersService {
  constructor(
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly acts: CardActs,
    private readonly drafts: OwnDrafts,
    private readonly notices: CardNotices,
  ) {}

  /** "Xác nhận đúng với bản giấy": from here on the card is as if the branch had sent it. */
  agree(actor: Actor, id: string, version: number): Promise<ScorecardView> {
    return this.acts.own(actor, id, 'answerCard', async (manager, seen) => {
      const { card } = seen;
      this.acts.requireOpen('agree', seen, actor, version);
      await this.acts.change(manager, card, { ...this.answer(actor, null), ownDraft: null });
      const payload = { paper: card.paper ?? '' };
      await this.audit.record(manager, actor, CARD_TRACES.agree.history, auditSubject(card), payload);
    });
  }

  /** The card goes back to the branch, which mends it, or an officer keys it in again; what is decided stands until it is corrected. */
  object(actor: Actor, id: string, version: number, reason: string): Promise<ScorecardView> {
    return this.acts.own(actor, id, 'answerCard', async (manager, seen) => {
      const { card } = seen;
      const move = card.state === 'DECIDED' ? 'dispute' : 'object';
      this.acts.requireOpen(move, seen, actor, version);
      if (move === 'dispute') await this.acts.change(manager, card, this.answer(actor, reason));
      else await this.giveBack(manager, actor, card, reason);
      const payload = { before: card.state, after: move === 'dispute' ? card.state : 'RETURNED', reason };
      await this.audit.record(manager, actor, CARD_TRACES[move].history, auditSubject(card), payload);
      await this.notices.objected(manager, actor, card, reason);
    });
  }

  /** Whole: with what the branch had begun by itself, else with what was keyed in. */
  private async giveBack(manager: EntityManager, actor: Actor, card: Scorecard, reason: string): Promise<void> {
    const answer = this.answer(actor, reason);
    const keyed = { under: card.criteriaSetVersionId, draft: card.draft };
    await this.drafts.putBack(manager, card, card.ownDraft ?? keyed, {
      ...answer,
      ownDraft: null,
      state: 'RETURNED',
      returnedMessage: reason,
      returnedLines: [],
      returnedDue: null,
      returnedAt: answer.answeredAt,
      returnedBy: actor.accountId,
      verifiedTotal: null,
      verifiedAt: null,
      verifiedBy: null,
    });
  }

  private answer(
    { accountId }: Actor,
    objection: string | null,
  ): { answeredAt: string; answeredBy: string | null; objection: string | null } {
    return { answeredAt: this.clock.now().toISOString(), answeredBy: accountId, objection };
  }
}
