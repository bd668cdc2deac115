import { Injectable } from '@nestjs/common';
import type { SavedView, ScorecardView } from '@chibo/contracts';
import { OpenScorecardBody, SaveScorecardBody } from '@chibo/contracts';
import { recalledTo, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { notOwed, ObligationsService } from '../obligations/obligations.service';
import { auditSubject, CardActs, obligationKind } from './card-acts';
import { changedParts, EMPTY_CONTENT, withChanges } from './content';
import { requireBounds } from './draft-bounds';
import type { Placement } from './placement';
import { MeetingPlacement } from './placement';
import { ReturnedLocks } from './returned-locks';
import { ScorecardReader } from './scorecard-reader';
import { Meeting, Scorecard } from './scorecard.entities';
import type { Scored } from './scoring';
import { keepMeeting, placed, Scoring } from './scoring';

/** Most thematic meetings of one branch in one month: one a day. */
const MOST_THEMATIC = 31;

/** The branch's own work on a card: open it, save it as it grows, take it back. Sending is submission.service.ts. */
@Injectable()
export class ScorecardsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly acts: CardActs,
    private readonly scoring: Scoring,
    private readonly obligations: ObligationsService,
    private readonly placement: MeetingPlacement,
    private readonly reader: ScorecardReader,
    private readonly locks: ReturnedLocks,
  ) {}

  /** The card of the month's regular meeting (made when it is not there yet), or of a further thematic meeting. */
  async open(actor: Actor, body: OpenScorecardBody): Promise<ScorecardView> {
    await this.access.require('writeCard', actor, body.organizationId);
    if (body.month > vietnamDay(this.clock.now()).slice(0, 7)) {
      throw Refusal.badRequest([{ field: 'month', text: 'Tháng này chưa đến.' }]);
    }
    const matter = `cards:${body.organizationId}:${body.month}`;
    const id = await this.database.writeInTurn(matter, (manager) => this.findOrMake(manager, actor, body));
    return this.reader.view(actor, id);
  }

  /** Lays a batch of changes over the draft, if it was made on the version that stands. */
  async save(actor: Actor, id: string, version: number, changes: SaveScorecardBody): Promise<SavedView> {
    const seen = await this.acts.permitted(actor, id, 'writeCard');
    return this.acts.orCurrent(actor, id, async () => {
      this.acts.requireOpen('save', seen, actor, version);
      const draft = withChanges(seen.card.draft, changes);
      const scored = await this.database.read((manager) => this.scoring.of(manager, seen.card, draft));
      const sets = [scored.set, await this.database.read((manager) => this.scoring.setOf(manager, seen.card))];
      requireBounds(draft, changes.answers, { before: seen.card.draft, sets });
      await this.locks.require(seen.card, draft);
      return this.database.write((manager) => this.store(manager, actor, seen.card, scored));
    });
  }

  /** The branch takes a sent card back while its superior has not acted. */
  recall(actor: Actor, id: string): Promise<ScorecardView> {
    return this.acts.own(actor, id, 'submitCard', async (manager, seen) => {
      const { card } = seen;
      this.acts.requireOpen('recall', seen, actor);
      const state = recalledTo(card);
      await this.acts.change(manager, card, { state });
      if (state === 'DRAFT') await this.obligations.markOpen(manager, card.cellId, card.month, obligationKind(card));
      const payload = { before: card.state, after: state };
      await this.audit.record(manager, actor, 'scorecard.recalled', auditSubject(card), payload);
    });
  }

  private async findOrMake(manager: EntityManager, actor: Actor, body: OpenScorecardBody): Promise<string> {
    const { organizationId: cellId, month, kind } = body;
    const slot = kind === 'REGULAR' ? 'R' : await this.nextThematicSlot(manager, cellId, month);
    const known = await manager.findOneBy(Meeting, { cellId, month, slot });
    if (known) return (await manager.findOneByOrFail(Scorecard, { meetingId: known.id })).id;
    const place = await this.placement.of(manager, cellId, month, slot, {});
    const obligation = await this.obligations.ensure(manager, cellId, month, kind);
    if (obligation.state !== 'OPEN' && kind === 'REGULAR') throw notOwed();
    return this.make(manager, actor, { cellId, month, slot }, place);
  }

  private async nextThematicSlot(manager: EntityManager, cellId: string, month: string): Promise<string> {
    const next = (await manager.countBy(Meeting, { cellId, month, kind: 'THEMATIC' })) + 1;
    if (next > MOST_THEMATIC)
      throw Refusal.conflict('TOO_MANY_CARDS', `Tháng này chi bộ đã lập ${MOST_THEMATIC} phiếu sinh hoạt chuyên đề.`);
    return `T${next}`;
  }

  private async make(
    manager: EntityManager,
    actor: Actor,
    at: Pick<Meeting, 'cellId' | 'month' | 'slot'>,
    place: Placement,
  ): Promise<string> {
    const [id, meetingId] = [newId(), newId()];
    const { cellId, month } = at;
    const { kind, criteriaSetVersionId } = place;
    await manager.insert(Meeting, { id: meetingId, ...at, kind, heldOn: null });
    await manager.insert(Scorecard, {
      id,
      meetingId,
      cellId,
      month,
      state: 'DRAFT',
      version: 1,
      draft: EMPTY_CONTENT,
      savedAt: this.clock.now().toISOString(),
      ...placed({ place }),
    });
    const payload = { month, kind, criteriaSetVersionId };
    await this.audit.record(manager, actor, 'scorecard.opened', { type: 'scorecard', id }, payload);
    return id;
  }

  private async store(manager: EntityManager, actor: Actor, card: Scorecard, scored: Scored): Promise<SavedView> {
    const now = placed(scored);
    const changed = changedParts(card.draft, scored.content);
    if (isNothing(changed) && isAt(card, now))
      return { version: card.version, savedAt: card.savedAt, score: scored.result, reload: false };
    const savedAt = this.clock.now().toISOString();
    const version = card.version + 1;
    await this.acts.change(manager, card, { draft: scored.content, savedAt, ...now });
    await keepMeeting(manager, scored);
    await this.audit.record(manager, actor, 'scorecard.saved', auditSubject(card), { version, ...changed });
    return { version, savedAt, score: scored.result, reload: !isAt(card, now) };
  }
}

/** The card stands where the meeting's place puts it. */
function isAt(card: Scorecard, { kind, criteriaSetVersionId, superiorId }: ReturnType<typeof placed>): boolean {
  return kind === card.kind && criteriaSetVersionId === card.criteriaSetVersionId && superiorId === card.superiorId;
}

function isNothing({ before, after }: ReturnType<typeof changedParts>): boolean {
  return Object.keys({ ...before, ...after }).length === 0;
}
