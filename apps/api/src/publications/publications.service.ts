import { Injectable } from '@nestjs/common';
import type { PublicationPreview, TouchedCardView } from '@chibo/contracts';
import { PublicationQuery, PublishCriteriaSetBody } from '@chibo/contracts';
import type { PublishedSet } from '@chibo/domain';
import { checkCriteriaSet, whyNotPublish } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { IsNull, LessThan } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { TouchedCards } from './touched-cards';
import { CriteriaSetVersion } from '../criteria-sets/criteria-set.entity';
import { requireDraft, SETS } from '../criteria-sets/criteria-sets.service';
import { PublishedSets } from '../criteria-sets/published-sets';

/** As many touched cards are shown by name. */
const MOST_SHOWN = 200;

const MANAGE = 'manageCriteriaSets';

/** Makes a version that never changes again hold for a committee's subtree, from a day on. */
@Injectable()
export class Publications {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly published: PublishedSets,
    private readonly touchedCards: TouchedCards,
  ) {}

  /** Whose set would change under their hands: shown before anything is published into the past. */
  async preview(actor: Actor, id: string, query: PublicationQuery): Promise<PublicationPreview> {
    const draft = await this.permitted(actor, id, query.ownerId);
    const cards = await this.database.read(async (manager) => {
      await this.requireReplacing(manager, actor, draft, query);
      return this.touched(manager, draft, query);
    });
    const marks = cards.reduce((sum, card) => sum + card.marks, 0);
    return { count: cards.length, marks, cards: cards.slice(0, MOST_SHOWN) };
  }

  /** Refused while the rules have errors, a period is taken, or cards are touched that the publisher was not shown. */
  async publish(actor: Actor, id: string, body: PublishCriteriaSetBody): Promise<void> {
    await this.permitted(actor, id, body.ownerId);
    await this.database.writeInTurn(SETS, async (manager) => {
      const draft = await manager.findOneByOrFail(CriteriaSetVersion, { id });
      requireDraft(draft);
      requireSound(draft);
      const orderedBy = await this.requireReplacing(manager, actor, draft, body);
      await this.requireShown(manager, draft, body);
      await this.publishDraft(manager, draft, body, orderedBy);
      const { version, content } = draft;
      const { ownerId, validFrom, validTo = null } = body;
      const payload = { code: content.code, version, ownerId, validFrom, validTo };
      await this.audit.record(manager, actor, 'criteria-set.published', { type: 'criteria-set', id }, payload);
    });
  }

  private async permitted(actor: Actor, id: string, ownerId: string): Promise<CriteriaSetVersion> {
    const draft = await this.database.read((manager) => manager.findOneBy(CriteriaSetVersion, { id }));
    if (!draft) throw Refusal.notFound('bộ tiêu chí');
    await this.access.require(MANAGE, actor, draft.ownerId);
    await this.access.require(MANAGE, actor, ownerId);
    return draft;
  }

  /** The version that ends here may be the order of a level above. Returns the level the actor publishes from. */
  private async requireReplacing(
    manager: EntityManager,
    actor: Actor,
    draft: CriteriaSetVersion,
    body: PublicationQuery,
  ): Promise<string | null> {
    const ordering = await this.access.ordering(MANAGE, actor, body.ownerId);
    const ends = await manager.find(CriteriaSetVersion, {
      where: predecessor(draft, body),
      select: { id: true, orderedBy: true },
    });
    for (const { orderedBy } of ends) ordering.require('Bộ tiêu chí này', orderedBy);
    return ordering.by;
  }

  private async requireShown(
    manager: EntityManager,
    draft: CriteriaSetVersion,
    body: PublishCriteriaSetBody,
  ): Promise<void> {
    const cards = await this.touched(manager, draft, body);
    const { length } = cards;
    // A card without marks follows its set and loses nothing: nobody has to be shown it.
    if (length === body.touched || !cards.some(({ marks, without }) => marks > 0 || without)) return;
    throw Refusal.conflict(
      'CARDS_TOUCHED',
      `Ban hành từ ngày này đổi bộ tiêu chí của ${length} phiếu chi bộ đang lập. Đồng chí xem các phiếu đó rồi ban hành.`,
    );
  }

  private async touched(
    manager: EntityManager,
    draft: CriteriaSetVersion,
    body: PublicationQuery,
  ): Promise<TouchedCardView[]> {
    const candidate = candidateOf(draft, body);
    const before = await this.published.all(manager);
    const ends = await manager.find(CriteriaSetVersion, { where: predecessor(draft, body), select: { id: true } });
    const ended = new Set(ends.map((row) => row.id));
    const others = before.map((set) => (ended.has(set.versionId) ? { ...set, validTo: body.validFrom } : set));
    refuseTaken(candidate, others);
    return this.touchedCards.of(manager, candidate, before, [...others, candidate]);
  }

  private async publishDraft(
    manager: EntityManager,
    draft: CriteriaSetVersion,
    body: PublishCriteriaSetBody,
    orderedBy: string | null,
  ): Promise<void> {
    const { ownerId, validFrom, validTo = null } = body;
    // The set's earlier version of the same owner holds until its successor begins; its content stays as it was.
    await manager.update(CriteriaSetVersion, predecessor(draft, body), { validTo: validFrom });
    const publishedAt = this.clock.now().toISOString();
    const { affected } = await manager.update(
      CriteriaSetVersion,
      { id: draft.id, status: 'DRAFT' },
      { status: 'PUBLISHED', ownerId, validFrom, validTo, publishedAt, orderedBy },
    );
    if (!affected) requireDraft({ ...draft, status: 'PUBLISHED' });
  }
}

function requireSound({ content }: CriteriaSetVersion): void {
  const errors = checkCriteriaSet(content);
  if (errors.length === 0) return;
  throw Refusal.notReady(
    'Bộ tiêu chí còn lỗi, chưa ban hành được.',
    errors.map(({ line, text }) => ({ field: line ?? 'content', text })),
  );
}

function refuseTaken(candidate: PublishedSet, published: readonly PublishedSet[]): void {
  const taken = whyNotPublish(candidate, published);
  if (taken) throw Refusal.notReady(taken, [{ field: 'validFrom', text: taken }]);
}

function candidateOf({ id, content }: CriteriaSetVersion, body: PublicationQuery): PublishedSet {
  const { ownerId, validFrom, validTo } = body;
  return {
    versionId: id,
    ownerId,
    meetingKinds: content.meetingKinds,
    validFrom,
    validTo: validTo ?? undefined,
  };
}

/** What the draft takes the place of: the open version of its set at the same owner. */
function predecessor({ setId }: CriteriaSetVersion, { ownerId, validFrom }: PublicationQuery) {
  return { setId, ownerId, status: 'PUBLISHED', validTo: IsNull(), validFrom: LessThan(validFrom) } as const;
}
