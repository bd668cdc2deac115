import { Injectable } from '@nestjs/common';
import type { ScorecardView } from '@chibo/contracts';
import type { AccessAction, CardMove } from '@chibo/domain';
import { whyNot, whyNotConfirm } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Standing } from '../accounts/access.service';
import { AccessService, note } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import type { AuditSubject } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { changeRow, rowOf } from '../db/rows';
import { Refusal } from '../http/refusal';
import { CellMonths } from '../cell-months/cell-months.service';
import { closingOf } from '../obligations/month-matter';
import { BlindScores } from './blind-scores';
import { CardDeciding } from './card-deciding';
import { GoneCards } from './gone-cards';
import { ScorecardReader } from './scorecard-reader';
import { Scorecard } from './scorecard.entities';

/** A card as an act found it, and where the actor stands towards its branch. */
export interface SeenCard {
  card: Scorecard;
  standings: (Standing & { decides?: boolean })[];
  twoPeople?: boolean;
  closed?: boolean;
  observed?: boolean;
  /** The committee that decides the band, or has decided it. */
  deciderId?: string;
}

/** The card is no longer as the act saw it; rolls the write back. */
export class StaleVersion extends Error {}

/**
 * What every act on a card has in common: what decides it is read inside its own transaction, beside other acts of the month
 * and never beside the month's closing, and it holds only if the card still stands at the version that was seen. A draft and a
 * sending are made ready before, since scoring takes longer than writing (docs/adr/0007).
 */
@Injectable()
export class CardActs {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly reader: ScorecardReader,
    private readonly deciding: CardDeciding,
    private readonly blind: BlindScores,
    private readonly gone: GoneCards,
    private readonly cellMonths: CellMonths,
  ) {}

  /** The card, for an actor whose role allows the action at all. */
  async permitted(actor: Actor, id: string, action: AccessAction): Promise<SeenCard> {
    const card = await this.find(id);
    return { card, standings: await this.access.require(action, actor, card.cellId) };
  }

  /** A reviewer's act: `work` is done in one transaction on the card as it stands in it. */
  async review(
    actor: Actor,
    id: string,
    moveOf: (card: Scorecard) => CardMove,
    work: (manager: EntityManager, seen: SeenCard) => Promise<void>,
  ): Promise<ScorecardView> {
    const of = await this.find(id);
    await this.orCurrent(actor, id, () =>
      this.besideClosing(of, async (manager) => work(manager, await this.forReview(actor, id, moveOf))),
    );
    return this.reader.view(actor, id);
  }

  /** The branch's own act on a card that may be under review or closed over. */
  async own(
    actor: Actor,
    id: string,
    action: AccessAction,
    work: (manager: EntityManager, seen: SeenCard) => Promise<void>,
  ): Promise<ScorecardView> {
    await this.ownAct(actor, id, action, work);
    return this.reader.view(actor, id);
  }

  /** The same where no card may be left to look at. */
  async ownAct(
    actor: Actor,
    id: string,
    action: AccessAction,
    work: (manager: EntityManager, seen: SeenCard) => Promise<void>,
  ): Promise<void> {
    const of = await this.find(id);
    await this.orCurrent(actor, id, () =>
      this.besideClosing(of, async (manager) => {
        const { card, standings } = await this.permitted(actor, id, action);
        await work(manager, { card, ...(await this.deciding.of(manager, card, standings)) });
      }),
    );
  }

  /** Stores what was made ready before, if the actor still may. */
  store<T>(
    actor: Actor,
    card: Scorecard,
    action: AccessAction,
    work: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    return this.besideClosing(card, async (manager) => {
      await this.access.require(action, actor, card.cellId);
      return work(manager);
    });
  }

  /** Whatever the act does, the branch's row of the month says it when it is done. */
  besideClosing<T>(
    { cellId, month }: Pick<Scorecard, 'cellId' | 'month'>,
    work: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    return this.database.writeBeside(closingOf(month), async (manager) => {
      const done = await work(manager);
      await this.cellMonths.keep(manager, month, [cellId]);
      return done;
    });
  }

  /** The card for a reviewer's move, which may depend on where it stands; refused when the actor's roles do not reach to it. */
  private async forReview(actor: Actor, id: string, moveOf: (card: Scorecard) => CardMove): Promise<SeenCard> {
    const card = await this.find(id);
    await this.blind.requireNotWaiting(actor, card);
    const standings = await this.access.standings(actor, card.cellId);
    const seen = await this.database.read((manager) => this.deciding.of(manager, card, standings));
    this.access.requireMove(moveOf(card), actor, seen.standings);
    return { card, ...seen };
  }

  private async find(id: string): Promise<Scorecard> {
    const card = await this.database.read((manager) => rowOf(manager, Scorecard, { id }));
    if (!card) throw await this.gone.refusal(id);
    return card;
  }

  /** Refuses in words when the move is not open, and as stale when the caller saw another version. */
  requireOpen(move: CardMove, seen: SeenCard, actor: Actor, version = seen.card.version): void {
    const { card, standings, twoPeople, closed, observed } = seen;
    if (card.version !== version) throw new StaleVersion();
    const standing = { ...card, twoPeople, closed, observed };
    const refused = whyNot(move, standing, { accountId: actor.accountId ?? '', standings }, this.clock.now());
    if (refused) throw Refusal.conflict('WRONG_STATE', refused);
  }

  /** The same for "Xác nhận", which is two moves by one person. */
  requireConfirmable({ card, standings, twoPeople }: SeenCard, actor: Actor, version: number): void {
    if (card.version !== version) throw new StaleVersion();
    note('decideCard', actor);
    const by = { accountId: actor.accountId ?? '', standings };
    const refused = whyNotConfirm({ ...card, twoPeople }, by, this.clock.now());
    if (refused) throw Refusal.conflict('WRONG_STATE', refused);
  }

  /** Compare-and-set: changes the card if nobody has since it was read. */
  async change(manager: EntityManager, card: Scorecard, change: Partial<Scorecard>): Promise<void> {
    const at = { id: card.id, version: card.version };
    if (!(await changeRow(manager, Scorecard, at, { ...change, version: card.version + 1 }))) throw new StaleVersion();
  }

  /** The same for a card that goes. */
  async remove(manager: EntityManager, { id, version }: Scorecard): Promise<void> {
    const { affected } = await manager.delete(Scorecard, { id, version });
    if (!affected) throw new StaleVersion();
  }

  /** Runs an act; when the card has changed meanwhile, answers 412 with the card as it stands, so that the page can show both. */
  async orCurrent<T>(actor: Actor, id: string, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error;
      const current = await this.reader.view(actor, id);
      const words = current.keyed
        ? `${current.keyed.by} vừa nhập hộ phiếu này từ bản giấy. Những gì đồng chí đã nhập chưa mất.`
        : 'Phiếu vừa được sửa ở máy khác. Chưa bản nào bị mất.';
      throw new Refusal(412, 'VERSION_CONFLICT', words, { current });
    }
  }
}

export function auditSubject(card: Scorecard): AuditSubject {
  return { type: 'scorecard', id: card.id, organizationId: card.cellId };
}
