import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Standing } from '../accounts/access.service';
import { PublishedSets } from '../criteria-sets/published-sets';
import { closedAmong } from '../obligations/month-matter';
import { CommitteeSettings } from '../organizations/committee-settings.service';
import { observedAmong } from './blind-scores';
import type { Scorecard } from './scorecard.entities';

type DecidedCard = Pick<Scorecard, 'id' | 'cellId' | 'month' | 'criteriaSetVersionId' | 'decidedFrom'>;

export interface CardDecision {
  standings: (Standing & { decides: boolean })[];
  twoPeople: boolean;
  closed: boolean;
  observed: boolean;
  deciderId?: string;
}

/** Which of the actor's committees decides this card's band, and whether a second person must. */
@Injectable()
export class CardDeciding {
  constructor(
    private readonly settings: CommitteeSettings,
    private readonly criteriaSets: PublishedSets,
  ) {}

  async of(manager: EntityManager, card: DecidedCard, standings: Standing[]): Promise<CardDecision> {
    const decisions = await this.ofMany(manager, card.month, [card], () => standings);
    return decisions.get(card.id) ?? { standings: [], twoPeople: false, closed: false, observed: false };
  }

  /** Of some cards of one month: a page of them. @param standingsOf towards the branch, by its superiors of today */
  async ofMany(
    manager: EntityManager,
    month: string,
    cards: readonly DecidedCard[],
    standingsOf: (cellId: string, path: readonly string[]) => Standing[],
  ): Promise<Map<string, CardDecision>> {
    const deciding = await this.settings.deciding(manager, [...new Set(cards.map(({ cellId }) => cellId))]);
    const paths = [...deciding.values()].flatMap(({ path }) => path);
    const closed = new Set(await closedAmong(manager, month, [...new Set(paths)]));
    const observed = await observedAmong(
      manager,
      cards.map(({ id }) => id),
    );
    const decisions = new Map<string, CardDecision>();
    for (const card of cards) {
      const { deciderId: decider, twoPeople, path } = deciding.get(card.cellId) ?? { twoPeople: false, path: [] };
      const deciderId = higher(path, decider, card.decidedFrom);
      const { secondSignature = false } = await this.criteriaSets.content(manager, card.criteriaSetVersionId);
      decisions.set(card.id, {
        standings: standingsOf(card.cellId, path).map((each) => ({
          ...each,
          decides: each.organizationId === deciderId,
        })),
        twoPeople: twoPeople || secondSignature,
        closed: path.some((id) => closed.has(id)),
        observed: observed.has(card.id),
        deciderId,
      });
    }
    return decisions;
  }
}

/** What a level decided that still stands above the one that would decide today is that level's to correct. */
function higher(path: string[], today: string | undefined, decidedFrom: string | null): string | undefined {
  return decidedFrom && path.indexOf(decidedFrom) > path.indexOf(today ?? '') ? decidedFrom : today;
}
