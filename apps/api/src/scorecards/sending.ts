import { Injectable } from '@nestjs/common';
import type { ReceiptView, ScorecardView } from '@chibo/contracts';
import { SubmitScorecardBody } from '@chibo/contracts';
import {
  answerBy,
  isLongPast,
  longPastWords,
  scoringFacts,
  turnedTo,
  vietnamDay,
  whyLocked,
  whyNotReady,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { newId } from '../db/new-id';
import { insertRow, putRows } from '../db/rows';
import type { FieldError } from '../http/refusal';
import { Refusal } from '../http/refusal';
import { obligationKind } from '../obligations/month-matter';
import { ObligationsService } from '../obligations/obligations.service';
import { SendingLocks } from '../obligations/sending-locks';
import { AfterSending } from './after-sending';
import { Assessments } from './assessments';
import { auditSubject, CardActs } from './card-acts';
import { factsOf } from './card-facts';
import { CardFacts } from './card-facts.entity';
import { CardNotices } from './card-notices';
import { CARD_TRACES } from './card-traces';
import { EMPTY_CONTENT, wholeContent } from './content';
import { ReceiptsService } from './receipts.service';
import { ReturnedLocks } from './returned-locks';
import type { Draft, OwnDraft } from './scorecard.entities';
import { Assessment, NOT_KEYED, Scorecard } from './scorecard.entities';
import type { Scored } from './scoring';
import { keepMeeting, placed, Scoring } from './scoring';
import { selfFigures } from './self-figures';

/** What an officer keys in for the branch: from what paper, when it came, and what the branch itself had begun. */
export interface Keyed {
  paper: string;
  receivedOn: string;
  ownDraft: OwnDraft | null;
}

/** A card made ready to be stored as sent. */
export interface Ready extends Scored {
  problems: FieldError[];
  revision: number;
  receipt: Omit<ReceiptView, 'number'>;
  carried: ScorecardView['carried'];
  secondsSpent?: number | null;
  keyed?: Keyed;
}

function timeOf({ secondsSpent }: Ready): { secondsSpent?: number } {
  return typeof secondsSpent === 'number' ? { secondsSpent } : {};
}

function originOf({ keyed }: Ready): { keyed?: { paper: string; receivedOn: string } } {
  return keyed ? { keyed: { paper: keyed.paper, receivedOn: keyed.receivedOn } } : {};
}

/** What was answered under other sets stays beside a sent card: it may come back, and its day may change. */
function asideOf({ draft, criteriaSetVersionId }: Scorecard, under: string): Draft['aside'] {
  return turnedTo(draft, criteriaSetVersionId, under).aside;
}

/** Of a month long past the sender says once more which month it is. */
function notMeant({ month }: Scorecard, { confirmedMonth }: SubmitScorecardBody, today: string): FieldError[] {
  if (!isLongPast(month, today) || confirmedMonth === month) return [];
  return [{ field: 'confirmedMonth', text: `Đồng chí xác nhận trước khi gửi: “${longPastWords(month)}”.` }];
}

/** A card that never had a receipt was never sent: most need not be asked for. */
async function lastRevision(manager: EntityManager, { id: scorecardId, receiptNumber }: Scorecard): Promise<number> {
  if (receiptNumber === null) return 0;
  return (await manager.maximum(Assessment, 'revision', { scorecardId, kind: 'SELF' })) ?? 0;
}

/** A whole card becomes one that is sent: by its branch, or keyed in from its paper. */
@Injectable()
export class Sending {
  constructor(
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly acts: CardActs,
    private readonly scoring: Scoring,
    private readonly obligations: ObligationsService,
    private readonly receipts: ReceiptsService,
    private readonly locks: ReturnedLocks,
    private readonly locking: SendingLocks,
    private readonly assessments: Assessments,
    private readonly notices: CardNotices,
    private readonly after: AfterSending,
  ) {}

  /** With all that stands in its way as `problems`. */
  async makeReady(manager: EntityManager, card: Scorecard, body: SubmitScorecardBody, keyed?: Keyed): Promise<Ready> {
    // What the branch has answered says nothing about what is on its paper.
    const beside = keyed ? EMPTY_CONTENT : card.draft;
    const scored = await this.scoring.whole(manager, card, beside, wholeContent(body));
    const { place, set, content } = scored;
    const now = this.clock.now();
    const { kind } = place;
    const facts = scoringFacts(kind, content.facts, place.context);
    const problems = whyNotReady({ ...content, set, facts, kind, month: card.month, today: vietnamDay(now) });
    const last = await lastRevision(manager, card);
    const receipt = await this.receipts.write(manager, card, scored, now, keyed?.receivedOn);
    const locked = await this.locks.problems(card, content);
    const errors = [
      ...problems.map(({ at, text }) => ({ field: at, text })),
      ...locked,
      ...notMeant(card, body, vietnamDay(now)),
    ];
    const earlier = await this.assessments.before(manager, card);
    const carried = await this.assessments.carried(manager, card, earlier, content.actionsDone);
    const { secondsSpent } = body;
    return { ...scored, problems: errors, revision: last + 1, receipt, carried, secondsSpent, keyed };
  }

  /** Stores the snapshot and the receipt together; refused where the month or its deadline locks without leave. */
  async store(manager: EntityManager, actor: Actor, card: Scorecard, ready: Ready): Promise<ReceiptView> {
    const closed = await this.unlocked(manager, card, ready);
    const number = card.receiptNumber ?? (await this.receipts.nextNumber(manager, card.month));
    const receipt = { number, ...ready.receipt };
    await this.acts.change(manager, card, {
      ...placed(ready),
      state: 'SUBMITTED',
      draft: { ...ready.content, aside: ready.keyed?.ownDraft ? undefined : asideOf(card, ready.under) },
      savedAt: receipt.at,
      ...selfFigures(ready.result, ready.secondsSpent),
      receiptNumber: number,
      submittedAt: receipt.at,
      submittedBy: actor.accountId,
      deadline: receipt.deadline,
      ...NOT_KEYED,
      ...(ready.keyed ? { ...ready.keyed, keyedBy: actor.accountId } : {}),
    });
    await this.insertSelf(manager, actor, card, ready);
    await putRows(manager, CardFacts, 'scorecardId', [factsOf(card.id, ready.content)]);
    await keepMeeting(manager, ready);
    await this.obligations.markMet(manager, card.cellId, card.month, obligationKind(card));
    const { kind } = ready.place;
    await this.after.run(manager, actor, { card, kind, heldOn: ready.content.facts.heldOn });
    await this.record(manager, actor, card, ready, receipt);
    await this.tell(manager, actor, card, ready, receipt);
    if (closed) await this.notices.sentAfterClosing(manager, actor, card);
    return receipt;
  }

  private async tell(
    manager: EntityManager,
    actor: Actor,
    card: Scorecard,
    { keyed }: Ready,
    { at }: ReceiptView,
  ): Promise<void> {
    // Of what the branch itself has objected to, who had keyed it in is told.
    const askedBy = card.objection === null ? card.returnedBy : card.keyedBy;
    if (card.state === 'RETURNED' && askedBy !== actor.accountId) await this.notices.resent(manager, card, askedBy);
    if (keyed) await this.notices.keyedIn(manager, actor, card, { paper: keyed.paper, until: answerBy(at) });
  }

  /** Whether a committee above has closed the month; refused without leave. Asked beside the closing of the month. */
  private async unlocked(manager: EntityManager, card: Scorecard, { receipt, keyed }: Ready): Promise<boolean> {
    const owed = { cellId: card.cellId, month: card.month, kind: obligationKind(card) };
    const locked = await this.locking.of(manager, owed, receipt.deadline);
    const refused = locked && whyLocked(locked.lock, vietnamDay(this.clock.now()), keyed?.receivedOn);
    if (refused) throw Refusal.conflict('LOCKED', refused);
    return locked?.lock.closedBy !== undefined;
  }

  private async insertSelf(manager: EntityManager, actor: Actor, card: Scorecard, ready: Ready): Promise<void> {
    const { under, place, content, result, revision, receipt, carried } = ready;
    await insertRow(manager, Assessment, {
      id: newId(),
      scorecardId: card.id,
      kind: 'SELF',
      revision,
      criteriaSetVersionId: under,
      snapshot: { content, context: place.context, score: result, carried, ...timeOf(ready), ...originOf(ready) },
      total: result.total,
      band: result.band,
      authorId: actor.accountId ?? '',
      createdAt: receipt.at,
    });
  }

  private async record(
    manager: EntityManager,
    actor: Actor,
    card: Scorecard,
    { revision, keyed }: Ready,
    receipt: ReceiptView,
  ): Promise<void> {
    const { officialPresent = 0, approve = 0, disapprove = 0, other = 0 } = receipt.vote;
    const vote = { officialPresent, approve, disapprove, other };
    const { total, band, number, late } = receipt;
    const sent = { revision, total, band, receipt: number, late };
    if (keyed) {
      const { paper, receivedOn, ownDraft } = keyed;
      const payload = { before: card.state, ...sent, paper, receivedOn, ownDraft: ownDraft !== null, vote };
      return this.audit.record(manager, actor, CARD_TRACES.keyIn.history, auditSubject(card), payload);
    }
    await this.audit.recordAll(manager, actor, auditSubject(card), [
      { action: CARD_TRACES.vote.history, payload: vote },
      { action: CARD_TRACES.submit.history, payload: sent },
    ]);
  }
}
