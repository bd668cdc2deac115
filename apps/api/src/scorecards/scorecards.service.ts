import { Injectable } from '@nestjs/common';
import type { ReceiptView, SavedView, ScorecardContent, ScorecardView } from '@chibo/contracts';
import { OpenScorecardBody, ReturnScorecardBody, SaveScorecardBody, SubmitScorecardBody } from '@chibo/contracts';
import type { CardMove, CriteriaSet, Score } from '@chibo/domain';
import { score, vietnamDay, whyNot, whyNotReady } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import type { AuditSubject } from '../audit/audit.service';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { CriteriaSetsService } from '../criteria-sets/criteria-sets.service';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Idempotency } from '../http/idempotency';
import { Refusal } from '../http/refusal';
import { ObligationsService } from '../obligations/obligations.service';
import { changedParts, EMPTY_CONTENT, wholeContent, withChanges } from './content';
import type { Placement } from './placement';
import { MeetingPlacement } from './placement';
import { ReceiptsService } from './receipts.service';
import { ScorecardReader } from './scorecard-reader';
import { Assessment, Meeting, Scorecard } from './scorecard.entities';

/** The procedures of one scorecard, from the first keystroke to the decided band. */
@Injectable()
export class ScorecardsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly criteriaSets: CriteriaSetsService,
    private readonly obligations: ObligationsService,
    private readonly placement: MeetingPlacement,
    private readonly receipts: ReceiptsService,
    private readonly idempotency: Idempotency,
    private readonly reader: ScorecardReader,
  ) {}

  /** The card of the month's regular meeting (made when it is not there yet), or of a further thematic meeting. */
  async open(actor: Actor, body: OpenScorecardBody): Promise<ScorecardView> {
    await this.access.require('writeCard', actor, body.organizationId);
    if (body.month > vietnamDay(this.clock.now()).slice(0, 7)) {
      throw Refusal.badRequest([{ field: 'month', text: 'Tháng này chưa đến.' }]);
    }
    const id = await this.database.write((manager) => this.openCard(manager, actor, body));
    return this.reader.view(actor, id);
  }

  /** Lays a batch of changes over the draft, if it was made on the version that stands. */
  async save(actor: Actor, id: string, version: number, changes: SaveScorecardBody): Promise<SavedView> {
    await this.permit(actor, id, 'writeCard');
    const act = (manager: EntityManager): Promise<SavedView> =>
      this.move(manager, actor, { id, version, move: 'save' }, (card) => this.store(manager, actor, card, changes));
    return this.orCurrent(actor, id, () => this.database.write(act));
  }

  /** Vote and send in one act: the snapshot, the receipt and the key are stored together or not at all. */
  async submit(
    actor: Actor,
    id: string,
    version: number,
    key: string | undefined,
    body: SubmitScorecardBody,
  ): Promise<ReceiptView> {
    await this.permit(actor, id, 'submitCard');
    const keyed = { scope: `${actor.accountId}:submit:${id}`, key, payload: { version, body } };
    const act = (manager: EntityManager): Promise<ReceiptView> =>
      this.move(manager, actor, { id, version, move: 'vote' }, (card) =>
        this.send(manager, actor, card, wholeContent(body)),
      );
    return this.orCurrent(actor, id, () => this.idempotency.once(keyed, act));
  }

  /** The branch takes a sent card back while its superior has not acted. */
  async recall(actor: Actor, id: string): Promise<ScorecardView> {
    await this.permit(actor, id, 'submitCard');
    await this.database.write(async (manager) => {
      const card = await this.card(manager, id);
      await this.requireMove('recall', actor, card);
      await this.change(manager, card, { state: 'DRAFT' });
      await this.obligations.markOpen(manager, card.cellId, card.month, obligationKind(card));
      await this.audit.record(manager, actor, 'scorecard.recalled', subject(card), {
        before: card.state,
        after: 'DRAFT',
      });
    });
    return this.reader.view(actor, id);
  }

  /** Verifies without adjustments and decides the band in one act, as two audit rows. */
  async confirm(actor: Actor, id: string, version: number): Promise<ScorecardView> {
    await this.permit(actor, id, 'reviewCard');
    const act = (manager: EntityManager): Promise<void> =>
      this.move(manager, actor, { id, version, move: 'verify' }, (card) => this.decideAsSent(manager, actor, card));
    await this.orCurrent(actor, id, () => this.database.write(act));
    return this.reader.view(actor, id);
  }

  async return(actor: Actor, id: string, version: number, body: ReturnScorecardBody): Promise<ScorecardView> {
    await this.permit(actor, id, 'reviewCard');
    const act = (manager: EntityManager): Promise<void> =>
      this.move(manager, actor, { id, version, move: 'return' }, async (card) => {
        const returnedAt = this.clock.now().toISOString();
        await this.change(manager, card, {
          state: 'RETURNED',
          returnedMessage: body.message,
          returnedAt,
          returnedBy: actor.accountId,
        });
        const payload = { before: card.state, after: 'RETURNED', message: body.message };
        await this.audit.record(manager, actor, 'scorecard.returned', subject(card), payload);
      });
    await this.orCurrent(actor, id, () => this.database.write(act));
    return this.reader.view(actor, id);
  }

  private async openCard(
    manager: EntityManager,
    actor: Actor,
    { organizationId: cellId, month, kind }: OpenScorecardBody,
  ): Promise<string> {
    const slot =
      kind === 'REGULAR' ? 'R' : `T${(await manager.countBy(Meeting, { cellId, month, kind: 'THEMATIC' })) + 1}`;
    const known = await manager.findOneBy(Meeting, { cellId, month, slot });
    if (known) return (await manager.findOneByOrFail(Scorecard, { meetingId: known.id })).id;
    const place = await this.placement.of(manager, cellId, month, slot, {});
    const obligation = await this.obligations.ensure(manager, cellId, month, kind);
    if (obligation.state !== 'OPEN' && kind === 'REGULAR') {
      throw Refusal.conflict(
        'NOT_OWED',
        'Kỳ này đã ghi là không sinh hoạt hoặc được miễn. Cần mở lại kỳ trước khi lập phiếu.',
      );
    }
    return this.insertCard(manager, actor, { cellId, month, slot }, place);
  }

  private async insertCard(
    manager: EntityManager,
    actor: Actor,
    at: Pick<Meeting, 'cellId' | 'month' | 'slot'>,
    place: Placement,
  ): Promise<string> {
    const meetingId = newId();
    const id = newId();
    const { kind, criteriaSetVersionId } = place;
    await manager.insert(Meeting, { id: meetingId, ...at, kind, heldOn: null });
    await manager.insert(Scorecard, {
      id,
      meetingId,
      cellId: at.cellId,
      month: at.month,
      kind,
      superiorId: place.superior.id,
      state: 'DRAFT',
      version: 1,
      criteriaSetVersionId,
      draft: EMPTY_CONTENT,
      savedAt: this.clock.now().toISOString(),
    });
    await this.audit.record(
      manager,
      actor,
      'scorecard.opened',
      { type: 'scorecard', id },
      { month: at.month, kind, criteriaSetVersionId },
    );
    return id;
  }

  private async store(
    manager: EntityManager,
    actor: Actor,
    card: Scorecard,
    changes: SaveScorecardBody,
  ): Promise<SavedView> {
    const draft = withChanges(card.draft, changes);
    const { place, result } = await this.scored(manager, card, draft);
    const savedAt = this.clock.now().toISOString();
    await this.change(manager, card, { draft, savedAt, ...placed(place) });
    await this.placeMeeting(manager, card, place, draft);
    const before = changedParts(card.draft, changes);
    await this.audit.record(manager, actor, 'scorecard.saved', subject(card), {
      version: card.version + 1,
      before,
      after: changedParts(draft, changes),
    });
    const reload =
      place.kind !== card.kind ||
      place.criteriaSetVersionId !== card.criteriaSetVersionId ||
      place.superior.id !== card.superiorId;
    return { version: card.version + 1, savedAt, score: result, reload };
  }

  private async send(
    manager: EntityManager,
    actor: Actor,
    card: Scorecard,
    content: ScorecardContent,
  ): Promise<ReceiptView> {
    const { place, result, set } = await this.scored(manager, card, content);
    const now = this.clock.now();
    const facts = { ...content.facts, ...place.context };
    const problems = whyNotReady({
      ...content,
      set,
      facts,
      kind: place.kind,
      month: card.month,
      today: vietnamDay(now),
    });
    if (problems.length > 0)
      throw Refusal.notReady(
        'Phiếu chưa gửi được: còn chỗ cần sửa.',
        problems.map(({ at, text }) => ({ field: at, text })),
      );
    const revision = await this.insertSelf(manager, actor, card, { place, content, result });
    const receipt = await this.receipts.issue(manager, card, { place, content, result, now });
    await this.change(manager, card, {
      ...placed(place),
      state: 'SUBMITTED',
      draft: content,
      savedAt: now.toISOString(),
      selfTotal: result.total,
      selfBand: result.band,
      receiptNumber: receipt.number,
      submittedAt: receipt.at,
      submittedBy: actor.accountId,
      deadline: receipt.deadline,
    });
    await this.placeMeeting(manager, card, place, content);
    await this.obligations.markMet(manager, card.cellId, card.month, obligationKind(card));
    await this.recordSent(manager, actor, card, { content, result, receipt, revision });
    return receipt;
  }

  private async recordSent(
    manager: EntityManager,
    actor: Actor,
    card: Scorecard,
    sent: { content: ScorecardContent; result: Score; receipt: ReceiptView; revision: number },
  ): Promise<void> {
    const { officialPresent = 0, approve = 0, disapprove = 0, other = 0 } = sent.content.vote;
    const { total, band } = sent.result;
    const { number, late } = sent.receipt;
    await this.audit.record(manager, actor, 'scorecard.voted', subject(card), {
      officialPresent,
      approve,
      disapprove,
      other,
    });
    await this.audit.record(manager, actor, 'scorecard.submitted', subject(card), {
      revision: sent.revision,
      total,
      band,
      receipt: number,
      late,
    });
  }

  private async insertSelf(
    manager: EntityManager,
    actor: Actor,
    card: Scorecard,
    sent: { place: Placement; content: ScorecardContent; result: Score },
  ): Promise<number> {
    const last = await manager.maximum(Assessment, 'revision', { scorecardId: card.id, kind: 'SELF' });
    const revision = (last ?? 0) + 1;
    const { place, content, result } = sent;
    await manager.insert(Assessment, {
      id: newId(),
      scorecardId: card.id,
      kind: 'SELF',
      revision,
      criteriaSetVersionId: place.criteriaSetVersionId,
      snapshot: { content, context: place.context, score: result },
      total: result.total,
      band: result.band,
      authorId: actor.accountId ?? '',
      createdAt: this.clock.now().toISOString(),
    });
    return revision;
  }

  private async decideAsSent(manager: EntityManager, actor: Actor, card: Scorecard): Promise<void> {
    const self = await this.reader.newest(manager, card.id, 'SELF');
    if (!self) throw Refusal.conflict('WRONG_STATE', 'Phiếu chưa có điểm tự chấm đã gửi.');
    const last = await manager.maximum(Assessment, 'revision', { scorecardId: card.id, kind: 'VERIFIED' });
    const { total, band, criteriaSetVersionId, snapshot } = self;
    const now = this.clock.now().toISOString();
    const authorId = actor.accountId ?? '';
    await manager.insert(Assessment, {
      id: newId(),
      scorecardId: card.id,
      kind: 'VERIFIED',
      revision: (last ?? 0) + 1,
      criteriaSetVersionId,
      snapshot,
      total,
      band,
      authorId,
      createdAt: now,
    });
    await this.change(manager, card, {
      state: 'DECIDED',
      decidedTotal: total,
      decidedBand: band,
      decidedAt: now,
      decidedBy: authorId,
    });
    await this.audit.record(manager, actor, 'scorecard.verified', subject(card), {
      before: 'SUBMITTED',
      after: 'VERIFIED',
      total,
      adjustments: 0,
    });
    await this.audit.record(manager, actor, 'scorecard.decided', subject(card), {
      before: 'VERIFIED',
      after: 'DECIDED',
      total,
      band,
    });
  }

  private async scored(
    manager: EntityManager,
    card: Scorecard,
    content: ScorecardContent,
  ): Promise<{ place: Placement; set: CriteriaSet; result: Score }> {
    const meeting = await manager.findOneByOrFail(Meeting, { id: card.meetingId });
    const place = await this.placement.of(manager, card.cellId, card.month, meeting.slot, content.facts);
    const set = await this.criteriaSets.content(manager, place.criteriaSetVersionId);
    const facts = { ...content.facts, ...place.context };
    return { place, set, result: score(set, facts, content.answers) };
  }

  private async placeMeeting(
    manager: EntityManager,
    card: Scorecard,
    place: Placement,
    content: ScorecardContent,
  ): Promise<void> {
    await manager.update(Meeting, { id: card.meetingId }, { kind: place.kind, heldOn: content.facts.heldOn ?? null });
  }

  private async permit(actor: Actor, id: string, action: 'writeCard' | 'submitCard' | 'reviewCard'): Promise<void> {
    const card = await this.database.read((manager) => this.card(manager, id));
    await this.access.require(action, actor, card.cellId);
  }

  /** The card at the version the caller saw, if this move is open to it; else a refusal in words. */
  private async move<T>(
    manager: EntityManager,
    actor: Actor,
    wanted: { id: string; version: number; move: CardMove },
    act: (card: Scorecard) => Promise<T>,
  ): Promise<T> {
    const card = await this.card(manager, wanted.id);
    if (card.version !== wanted.version) throw new StaleVersion();
    await this.requireMove(wanted.move, actor, card);
    return act(card);
  }

  private async requireMove(move: CardMove, actor: Actor, card: Scorecard): Promise<void> {
    const standings = await this.access.standings(actor, card.cellId);
    const refused = whyNot(move, card, { accountId: actor.accountId ?? '', standings }, this.clock.now());
    if (refused) throw Refusal.conflict('WRONG_STATE', refused);
  }

  private async card(manager: EntityManager, id: string): Promise<Scorecard> {
    const card = await manager.findOneBy(Scorecard, { id });
    if (!card) throw Refusal.notFound('phiếu chấm điểm');
    return card;
  }

  /** Compare-and-set: on PostgreSQL another process may have been faster since the card was read. */
  private async change(manager: EntityManager, card: Scorecard, change: Partial<Scorecard>): Promise<void> {
    const { affected } = await manager.update(
      Scorecard,
      { id: card.id, version: card.version },
      { ...change, version: card.version + 1 },
    );
    if (!affected) throw new StaleVersion();
  }

  /** 412 with the card as it stands, so that the page can show both. */
  private async orCurrent<T>(actor: Actor, id: string, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error;
      const current = await this.reader.view(actor, id);
      throw new Refusal(412, 'VERSION_CONFLICT', 'Phiếu vừa được sửa ở máy khác. Chưa bản nào bị mất.', { current });
    }
  }
}

/** The card is no longer at the version the caller saw; rolls the write back. */
class StaleVersion extends Error {}

function subject(card: Scorecard): AuditSubject {
  return { type: 'scorecard', id: card.id };
}

function obligationKind(card: Scorecard): 'REGULAR' | 'THEMATIC' {
  return card.kind === 'THEMATIC' ? 'THEMATIC' : 'REGULAR';
}

function placed({
  kind,
  superior,
  criteriaSetVersionId,
}: Placement): Pick<Scorecard, 'kind' | 'superiorId' | 'criteriaSetVersionId'> {
  return { kind, superiorId: superior.id, criteriaSetVersionId };
}
