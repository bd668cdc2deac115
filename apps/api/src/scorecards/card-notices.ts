import { Injectable } from '@nestjs/common';
import type { Notice, Points, RatingBand } from '@chibo/domain';
import { vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { NoticesService } from '../notices/notices.service';
import { BRANCH, OFFICE } from '../accounts/acting';
import type { OrganizationNode } from '../organizations/tree';
import { pathOn } from '../organizations/tree';
import { closedAmong } from '../obligations/month-matter';
import type { Scorecard } from './scorecard.entities';

/** A card as it was before the act: with the act's version it names the occasion. */
type ActedOn = Pick<Scorecard, 'id' | 'cellId' | 'month' | 'version'>;

/** Who is told of what happens to a card: the branch, who gave it back, and committees whose closed month it changes. */
@Injectable()
export class CardNotices {
  constructor(
    private readonly clock: Clock,
    private readonly notices: NoticesService,
  ) {}

  async returned(
    manager: EntityManager,
    card: ActedOn,
    { lines, due }: { lines: number; due: string | null },
  ): Promise<void> {
    const [cell, superior] = await this.path(manager, card);
    const notice: Notice = { kind: 'RETURNED', ...about(card, cell), by: superior?.name ?? '', lines };
    await this.tellBranch(manager, card, 'returned', due ? { ...notice, due } : notice);
  }

  async decided(manager: EntityManager, actor: Actor, card: ActedOn, score: Scored): Promise<void> {
    const path = await this.path(manager, card);
    await this.tellBranch(manager, card, 'decided', { kind: 'DECIDED', ...about(card, path[0]), ...figures(score) });
    await this.tellClosed(manager, actor, card, path);
  }

  /** Nobody needs to read of a decision that does not stand; who has read it sees the card. */
  async undecided(manager: EntityManager, { id }: ActedOn): Promise<void> {
    await this.notices.takeBack(manager, `decided:${id}:`);
  }

  async corrected(manager: EntityManager, actor: Actor, card: ActedOn, score: Scored): Promise<void> {
    const path = await this.path(manager, card);
    await this.tellBranch(manager, card, 'corrected', {
      kind: 'CORRECTED',
      ...about(card, path[0]),
      ...figures(score),
    });
    await this.tellClosed(manager, actor, card, path);
  }

  /** To the others of the branch: the card is in nobody's list any more. */
  async givenUp(manager: EntityManager, actor: Actor, card: ActedOn): Promise<void> {
    const { cell, month } = about(card, (await this.path(manager, card))[0]);
    const notice: Notice = { kind: 'GIVEN_UP', cell, month, by: actor.displayName };
    const others = { organizationId: card.cellId, roles: BRANCH, but: actor };
    await this.notices.tellRoles(manager, others, { key: keyOf('given-up', card), notice });
  }

  /** To the officer who asked for it. */
  async resent(manager: EntityManager, card: ActedOn, askedBy: string | null): Promise<void> {
    if (!askedBy) return;
    const [cell] = await this.path(manager, card);
    const notice: Notice = { kind: 'RESENT', ...about(card, cell) };
    await this.notices.tell(manager, [{ accountId: askedBy, key: keyOf('resent', card), notice }]);
  }

  /** To the branch: it says whether this is what its paper says. */
  async keyedIn(
    manager: EntityManager,
    actor: Actor,
    card: ActedOn,
    { paper, until }: { paper: string; until: string },
  ): Promise<void> {
    const [cell] = await this.path(manager, card);
    const notice: Notice = { kind: 'KEYED_IN', ...about(card, cell), by: actor.displayName, paper, until };
    await this.tellBranch(manager, card, 'keyed', notice);
  }

  async unkeyed(manager: EntityManager, { id }: ActedOn): Promise<void> {
    await this.notices.takeBack(manager, `keyed:${id}:`);
  }

  /** To the office of the direct superior, among them who keyed it in. */
  async objected(manager: EntityManager, actor: Actor, card: ActedOn, reason: string): Promise<void> {
    const [cell, superior] = await this.path(manager, card);
    if (!superior) return;
    const notice: Notice = { kind: 'OBJECTED', ...about(card, cell), by: actor.displayName, reason };
    const office = { organizationId: superior.id, roles: OFFICE };
    await this.notices.tellRoles(manager, office, { key: keyOf('objected', card), notice });
  }

  /** Sent with leave: those whose closed month it changes are told. */
  async sentAfterClosing(manager: EntityManager, actor: Actor, card: ActedOn): Promise<void> {
    await this.tellClosed(manager, actor, card, await this.path(manager, card));
  }

  private async tellBranch(manager: EntityManager, card: ActedOn, what: string, notice: Notice): Promise<void> {
    const branch = { organizationId: card.cellId, roles: BRANCH };
    await this.notices.tellRoles(manager, branch, { key: keyOf(what, card), notice });
  }

  /** Every committee above that has closed the month, but for who has just changed it. */
  private async tellClosed(
    manager: EntityManager,
    actor: Actor,
    card: ActedOn,
    [cell, ...above]: readonly OrganizationNode[],
  ): Promise<void> {
    const { cell: name, month } = about(card, cell);
    const path = above.map(({ id }) => id);
    for (const organizationId of await closedAmong(manager, month, path)) {
      const notice: Notice = { kind: 'CHANGED_AFTER_CLOSE', organizationId, cell: name, month };
      const office = { organizationId, roles: OFFICE, but: actor };
      await this.notices.tellRoles(manager, office, { key: keyOf(`closed:${organizationId}`, card), notice });
    }
  }

  private path(manager: EntityManager, { cellId }: ActedOn): Promise<readonly OrganizationNode[]> {
    return pathOn(manager, cellId, this.today());
  }

  private today(): string {
    return vietnamDay(this.clock.now());
  }
}

interface Scored {
  total: Points;
  band: RatingBand;
}

function figures({ total, band }: Scored): Scored {
  return { total, band };
}

function about(
  { id, month }: ActedOn,
  cell: OrganizationNode | undefined,
): { scorecardId: string; cell: string; month: string } {
  return { scorecardId: id, cell: cell?.name ?? '', month };
}

function keyOf(what: string, { id, version }: ActedOn): string {
  return `${what}:${id}:${version}`;
}
