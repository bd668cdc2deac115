import { Injectable } from '@nestjs/common';
import type { ScorecardView } from '@chibo/contracts';
import { KeyInBody } from '@chibo/contracts';
import { monthOf, recalledTo, vietnamDay, whyNotReceived } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { rowOf } from '../db/rows';
import type { FieldError } from '../http/refusal';
import { Refusal } from '../http/refusal';
import { obligationKind } from '../obligations/month-matter';
import { ObligationsService } from '../obligations/obligations.service';
import type { SeenCard } from './card-acts';
import { auditSubject, CardActs, StaleVersion } from './card-acts';
import { CardDeciding } from './card-deciding';
import { CardNotices } from './card-notices';
import { CardOpening, cardsOf } from './card-opening';
import { CARD_TRACES } from './card-traces';
import { BlindScores } from './blind-scores';
import { EMPTY_CONTENT, wholeContent } from './content';
import { OwnDrafts } from './own-drafts';
import { ScorecardReader } from './scorecard-reader';
import { NOT_KEYED, Scorecard } from './scorecard.entities';
import { noCriteriaSet, setChanged } from './scoring';
import { Sending } from './sending';

/** "Nhập hộ": an officer of the direct superior keys a branch's card in from its paper, and takes it back (docs/adr/0037). */
@Injectable()
export class KeyingService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly acts: CardActs,
    private readonly opening: CardOpening,
    private readonly deciding: CardDeciding,
    private readonly sending: Sending,
    private readonly obligations: ObligationsService,
    private readonly drafts: OwnDrafts,
    private readonly blind: BlindScores,
    private readonly notices: CardNotices,
    private readonly reader: ScorecardReader,
  ) {}

  /** @param version of the branch's card that was seen; 0 for none */
  async keyIn(actor: Actor, version: number, body: KeyInBody): Promise<ScorecardView> {
    const standings = await this.access.require('keyInCard', actor, body.organizationId);
    const { organizationId: cellId, month } = body;
    await this.blind.requireNotWaiting(actor, { cellId, month });
    this.requireDays(body);
    const id = await this.database.writeInTurn(cardsOf(body), () =>
      this.acts.besideClosing({ cellId, month }, async (manager) => {
        const card = await this.found(manager, actor, version, body);
        const seen = { card, ...(await this.deciding.of(manager, card, standings)) };
        await this.store(manager, actor, seen, body);
        return card.id;
      }),
    );
    return this.reader.view(actor, id);
  }

  /** Takes back what was keyed in while nobody has acted on it; what the branch had begun by itself is there again. */
  unkey(actor: Actor, id: string, version: number): Promise<ScorecardView> {
    return this.acts.own(actor, id, 'keyInCard', async (manager, seen) => {
      const { card } = seen;
      this.acts.requireOpen('unkey', seen, actor, version);
      const state = recalledTo(card);
      const begun = { under: card.criteriaSetVersionId, draft: state === 'DRAFT' ? EMPTY_CONTENT : card.draft };
      // By the day its paper came it is still judged when it is sent again.
      const rest = { ...NOT_KEYED, receivedOn: state === 'DRAFT' ? null : card.receivedOn };
      await this.drafts.putBack(manager, card, card.ownDraft ?? begun, { ...rest, state });
      if (state === 'DRAFT') await this.obligations.markOpen(manager, card.cellId, card.month, obligationKind(card));
      const payload = { before: card.state, after: state, paper: card.paper ?? '' };
      await this.audit.record(manager, actor, CARD_TRACES.unkey.history, auditSubject(card), payload);
      await this.notices.unkeyed(manager, card);
    });
  }

  private requireDays({ month, facts, receivedOn }: KeyInBody): void {
    const today = vietnamDay(this.clock.now());
    const early = whyNotReceived(receivedOn, facts.heldOn ?? undefined, today);
    const problems: FieldError[] = [
      ...(month > monthOf(today) ? [{ field: 'month', text: 'Tháng này chưa đến.' }] : []),
      ...(early ? [{ field: 'receivedOn', text: early }] : []),
    ];
    if (problems.length > 0) throw Refusal.badRequest(problems);
  }

  /** The branch's card as it was seen, made where there was none. */
  private async found(manager: EntityManager, actor: Actor, version: number, body: KeyInBody): Promise<Scorecard> {
    const wanted = { organizationId: body.organizationId, month: body.month, kind: 'REGULAR' } as const;
    const known = await this.drafts.regularCard(manager, wanted.organizationId, wanted.month);
    if ((known?.version ?? 0) !== version) throw changedMeanwhile();
    if (known) return known;
    const id = await this.opening.findOrMake(manager, actor, wanted, wholeContent(body).facts);
    const card = await rowOf(manager, Scorecard, { id });
    if (!card) throw changedMeanwhile();
    return card;
  }

  private async store(manager: EntityManager, actor: Actor, seen: SeenCard, body: KeyInBody): Promise<void> {
    const { card } = seen;
    this.acts.requireOpen('keyIn', seen, actor);
    const ownDraft = await this.drafts.begunBy(manager, card);
    if (ownDraft && !body.overDraft) throw branchHasBegun();
    const { paper, receivedOn } = body;
    const ready = await this.sending.makeReady(manager, card, body, { paper: paper.trim(), receivedOn, ownDraft });
    if (ready.applies === undefined) throw noCriteriaSet();
    if (body.criteriaSetVersionId && body.criteriaSetVersionId !== ready.applies) throw setChanged();
    if (ready.problems.length > 0) throw Refusal.notReady('Phiếu chưa nhập được: còn chỗ cần sửa.', ready.problems);
    try {
      await this.sending.store(manager, actor, card, { ...ready, under: ready.applies });
    } catch (error) {
      throw error instanceof StaleVersion ? changedMeanwhile() : error;
    }
  }
}

function changedMeanwhile(): Refusal {
  const words =
    'Chi bộ hoặc cán bộ khác vừa sửa, gửi phiếu này. Bản đồng chí nhập chưa mất; đồng chí xem lại trước khi nhập.';
  return new Refusal(412, 'VERSION_CONFLICT', words);
}

function branchHasBegun(): Refusal {
  const text = 'Chi bộ đang lập phiếu này. Đồng chí xác nhận thay bản đang lập; bản ấy được giữ cho chi bộ.';
  return Refusal.notReady(text, [{ field: 'overDraft', text }]);
}
