import { Injectable } from '@nestjs/common';
import type { ConfirmedView, QueueItem, QueueMove, QueueView } from '@chibo/contracts';
import { ConfirmCardsBody } from '@chibo/contracts';
import type { CardToConfirm } from '@chibo/domain';
import {
  CARD_STATE_LABEL,
  exceptionsOf,
  handedInAt,
  isLate,
  isVerified,
  keyedMark,
  vietnamDay,
  whyNot,
  whyNotConfirm,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService, standingsOver } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { deskOf } from '../cell-months/desk';
import { pathOn } from '../organizations/tree';
import { officerView, SupervisionReader } from '../supervision/supervision-reader';
import type { Barred } from '../scorecards/blind-scores';
import { BlindScores, bothGiven } from '../scorecards/blind-scores';
import { CardReadings } from '../scorecards/card-readings';
import { CardDeciding } from '../scorecards/card-deciding';
import { ReviewService } from '../scorecards/review.service';
import type { Assessment } from '../scorecards/scorecard.entities';
import type { GivenScores, WaitingCard } from './waiting-cards';
import { givenScores, waitingCards } from './waiting-cards';

/** Cards looked at together. */
const BATCH = 200;

/** The cards that wait for one officer, and confirming the clean ones at once. */
@Injectable()
export class ReviewQueue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly deciding: CardDeciding,
    private readonly review: ReviewService,
    private readonly blind: BlindScores,
    private readonly supervision: SupervisionReader,
    private readonly readings: CardReadings,
  ) {}

  async view(actor: Actor, month: string, organizationId: string | undefined): Promise<QueueView> {
    const id = organizationId ?? deskOf(actor);
    await this.access.require('readMonth', actor, id);
    const today = vietnamDay(this.clock.now());
    const own = actor.roles.some((role) => role.organizationId === id);
    const shown: string[] = [];
    const view = await this.database.read(async (manager) => {
      const [organization] = await pathOn(manager, id, today);
      const cards = await waitingCards(manager, { organizationId: id, month, today, own });
      const items: QueueItem[] = [];
      for (let at = 0; at < cards.length; at += BATCH)
        items.push(...(await this.items(manager, actor, month, cards.slice(at, at + BATCH), shown)));
      return { month, organization: { id, name: organization?.name ?? '' }, items };
    });
    await this.readings.note(actor, shown);
    return view;
  }

  /** Each card is an act of its own: what is refused keeps nothing back of the others. */
  async confirm(
    actor: Actor,
    month: string,
    organizationId: string | undefined,
    { cards }: ConfirmCardsBody,
  ): Promise<ConfirmedView> {
    const { items } = await this.view(actor, month, organizationId);
    const byId = new Map(items.map((item) => [item.scorecardId, item]));
    const result: ConfirmedView = { done: [], refused: [] };
    for (const { scorecardId, version } of cards) {
      const item = byId.get(scorecardId);
      const name = item?.name ?? '';
      const reason = item ? await this.whyNotDone(actor, item, version) : 'Phiếu không còn chờ đồng chí xử lý.';
      if (reason) result.refused.push({ scorecardId, name, reason });
      else result.done.push({ scorecardId, name });
    }
    return result;
  }

  /** Does the item's move; the words of the refusal when it is not possible. */
  private async whyNotDone(actor: Actor, item: QueueItem, version: number): Promise<string | undefined> {
    const [exception] = item.exceptions;
    if (exception) return `Cần mở phiếu để xem: ${exception.text}.`;
    try {
      await this.move(actor, item, version);
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error.detail;
      throw error;
    }
  }

  private move(actor: Actor, { scorecardId, move }: QueueItem, version: number): Promise<unknown> {
    if (move === 'decide') return this.review.decide(actor, scorecardId, version);
    if (move === 'confirm') return this.review.confirm(actor, scorecardId, version);
    return this.review.verify(actor, scorecardId, version, { adjustments: [] });
  }

  /** Those that wait for this officer. `shown` takes the cards whose scores are told. */
  private async items(
    manager: EntityManager,
    actor: Actor,
    month: string,
    cards: readonly WaitingCard[],
    shown: string[],
  ): Promise<QueueItem[]> {
    const barred = await this.blind.barred(actor);
    const decisions = await this.deciding.ofMany(manager, month, cards, (cell, path) =>
      standingsOver(actor, [cell, ...path]),
    );
    const mine = cards.flatMap((card) => {
      const decision = decisions.get(card.id);
      const move = decision && !barred.has(card) && this.moveFor(actor, { ...card, ...decision }, decision.standings);
      return move ? [{ card, move }] : [];
    });
    const waiting = mine.map(({ card }) => card);
    const given = await givenScores(manager, waiting);
    const cells = [...new Set(waiting.map(({ cellId }) => cellId))];
    const today = vietnamDay(this.clock.now());
    const officers = await this.supervision.on(manager, cells, today);
    return mine.flatMap(({ card, move }) => {
      const scores = seenScores(card, given.get(card.id) ?? {}, { barred, today });
      if (!scores.self) return [];
      shown.push(card.id, ...(scores.previous ? [scores.previous.scorecardId] : []));
      const officer = officers.get(card.cellId);
      return [{ ...itemOf(card, scores.self, scores, today), officer: officer && officerView(officer, actor), move }];
    });
  }

  private moveFor(
    { accountId }: Actor,
    card: Parameters<typeof whyNotConfirm>[0],
    standings: Parameters<typeof whyNotConfirm>[1]['standings'],
  ): QueueMove | undefined {
    const [by, now] = [{ accountId: accountId ?? '', standings }, this.clock.now()];
    if (!whyNotConfirm(card, by, now)) return 'confirm';
    return (['verify', 'decide'] as const).find((move) => !whyNot(move, card, by, now));
  }
}

/** A verification that was taken back stands no longer; a score given blind is told once both are; so of the card before. */
function seenScores(
  card: WaitingCard,
  { self, verified, observed, previous }: GivenScores,
  { barred, today }: { barred: Barred; today: string },
): GivenScores {
  return {
    self,
    verified: isVerified(card) ? verified : undefined,
    observed: observed && bothGiven(card, observed, today) ? observed : undefined,
    previous: previous && !barred.has({ ...card, month: previous.month }) ? previous : undefined,
  };
}

function itemOf(
  card: WaitingCard,
  self: Assessment,
  scores: GivenScores,
  today: string,
): Omit<QueueItem, 'move' | 'officer'> {
  const { total, band } = scores.verified ?? self;
  return {
    scorecardId: card.id,
    version: card.version,
    cellId: card.cellId,
    name: card.name,
    parentName: card.parentName,
    state: card.state,
    stateLabel: CARD_STATE_LABEL[card.state],
    total,
    band,
    previousTotal: scores.previous?.total,
    submittedAt: card.submittedAt ?? '',
    exceptions: exceptions(card, self, {
      previous: scores.previous?.snapshot.score,
      observed: scores.observed?.snapshot.score,
      adjusted: scores.verified?.snapshot.adjustments?.length,
      keyed: keyedMark(card, today),
    }),
  };
}

function exceptions(
  card: WaitingCard,
  { snapshot, revision }: Assessment,
  beside: Pick<CardToConfirm, 'previous' | 'observed' | 'adjusted' | 'keyed'>,
): QueueItem['exceptions'] {
  const { deadline, submittedAt, receivedOn } = card;
  const late = deadline !== null && submittedAt !== null && isLate(deadline, handedInAt({ receivedOn, submittedAt }));
  return exceptionsOf({ score: snapshot.score, vote: snapshot.content.vote, revision, late, ...beside });
}
