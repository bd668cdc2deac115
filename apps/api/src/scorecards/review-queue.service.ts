import { Injectable } from '@nestjs/common';
import type { ConfirmedView, QueueItem, QueueMove, QueueView } from '@chibo/contracts';
import { ConfirmCardsBody } from '@chibo/contracts';
import type { CardToConfirm } from '@chibo/domain';
import { CARD_STATE_LABEL, exceptionsOf, isLate, vietnamDay, whyNot, whyNotConfirm } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { deskOf } from '../months/desk';
import type { OrganizationNode } from '../organizations/tree';
import { subtreeOn } from '../organizations/tree';
import type { OfficerOfCell } from '../supervision/supervision-reader';
import { officerView, SupervisionReader } from '../supervision/supervision-reader';
import { Assessments, isVerified } from './assessments';
import type { Barred } from './blind-scores';
import { BlindScores } from './blind-scores';
import { CardReadings } from './card-readings';
import { CardDeciding } from './card-deciding';
import { ReviewService } from './review.service';
import type { Assessment } from './scorecard.entities';
import { Scorecard } from './scorecard.entities';

/** What the items of a queue name around their cards. */
interface QueuePlaces {
  nodes: ReadonlyMap<string, OrganizationNode>;
  officers: ReadonlyMap<string, OfficerOfCell>;
  barred: Barred;
  /** Takes the cards whose scores an item tells. */
  shown: string[];
}

/** The cards that wait for one officer, and confirming the clean ones at once. */
@Injectable()
export class ReviewQueue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly deciding: CardDeciding,
    private readonly assessments: Assessments,
    private readonly review: ReviewService,
    private readonly blind: BlindScores,
    private readonly supervision: SupervisionReader,
    private readonly readings: CardReadings,
  ) {}

  async view(actor: Actor, month: string, organizationId: string | undefined): Promise<QueueView> {
    const id = organizationId ?? deskOf(actor);
    await this.access.require('readMonth', actor, id);
    const barred = await this.blind.barred(actor);
    const shown: string[] = [];
    const view = await this.database.read(async (manager) => {
      const nodes = await this.subtree(manager, id);
      const cards = await this.waiting(manager, month, nodes);
      const officers = await this.officers(manager, cards);
      const items: QueueItem[] = [];
      for (const card of cards) {
        const item = await this.item(manager, actor, card, { nodes, officers, barred, shown });
        if (item) items.push(item);
      }
      return { month, organization: { id, name: nodes.get(id)?.name ?? '' }, items };
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

  private async subtree(manager: EntityManager, id: string): Promise<Map<string, OrganizationNode>> {
    const nodes = await subtreeOn(manager, id, vietnamDay(this.clock.now()));
    return new Map(nodes.map((node) => [node.id, node]));
  }

  /** Sent and undecided cards of today's branches below, in the order they came. */
  private waiting(manager: EntityManager, month: string, nodes: Map<string, OrganizationNode>): Promise<Scorecard[]> {
    const cells = [...nodes.values()].filter(({ isCell }) => isCell).map(({ id }) => id);
    return manager.find(Scorecard, {
      where: { month, cellId: In(cells), state: In(['SUBMITTED', 'VERIFIED']) },
      order: { submittedAt: 'ASC', id: 'ASC' },
    });
  }

  /** By today's tree, as everything in the queue. */
  private officers(manager: EntityManager, cards: readonly Scorecard[]): Promise<Map<string, OfficerOfCell>> {
    const cells = [...new Set(cards.map(({ cellId }) => cellId))];
    return this.supervision.on(manager, cells, vietnamDay(this.clock.now()));
  }

  /** Undefined when nothing on this card waits for this officer. */
  private async item(
    manager: EntityManager,
    actor: Actor,
    card: Scorecard,
    { nodes, officers, barred, shown }: QueuePlaces,
  ): Promise<QueueItem | undefined> {
    const standings = await this.access.standings(actor, card.cellId);
    const seen = await this.deciding.of(manager, card, standings);
    const move = barred.has(card) ? undefined : this.moveFor(actor, { ...card, ...seen }, seen.standings);
    const self = move && (await this.assessments.newest(manager, card.id, 'SELF'));
    if (!move || !self || !card.submittedAt) return undefined;
    const [previous, observed, verified] = [
      await this.previous(manager, card, barred),
      await this.blind.observed(manager, card),
      isVerified(card) ? await this.assessments.newest(manager, card.id, 'VERIFIED') : undefined,
    ];
    shown.push(card.id, ...(previous ? [previous.scorecardId] : []));
    const { total, band } = verified ?? self;
    const [cell, officer] = [nodes.get(card.cellId), officers.get(card.cellId)];
    return {
      scorecardId: card.id,
      version: card.version,
      cellId: card.cellId,
      name: cell?.name ?? '',
      parentName: nodes.get(cell?.parentId ?? '')?.name ?? '',
      officer: officer && officerView(officer, actor),
      state: card.state,
      stateLabel: CARD_STATE_LABEL[card.state],
      total,
      band,
      previousTotal: previous?.total,
      submittedAt: card.submittedAt,
      exceptions: exceptions(card, self, {
        previous: previous?.snapshot.score,
        observed: observed?.snapshot.score,
        adjusted: verified?.snapshot.adjustments?.length,
      }),
      move,
    };
  }

  /** Also a comparison tells of the card before. */
  private async previous(manager: EntityManager, card: Scorecard, barred: Barred): Promise<Assessment | undefined> {
    const earlier = await this.assessments.before(manager, card);
    return earlier && !barred.has({ ...card, month: earlier.month }) ? earlier.self : undefined;
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

function exceptions(
  card: Scorecard,
  { snapshot, revision }: Assessment,
  beside: Pick<CardToConfirm, 'previous' | 'observed' | 'adjusted'>,
): QueueItem['exceptions'] {
  const late = card.deadline !== null && card.submittedAt !== null && isLate(card.deadline, new Date(card.submittedAt));
  return exceptionsOf({ score: snapshot.score, vote: snapshot.content.vote, revision, late, ...beside });
}
