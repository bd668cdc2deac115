import { Injectable } from '@nestjs/common';
import { OpenScorecardBody } from '@chibo/contracts';
import type { MeetingFacts } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { CellMonths } from '../cell-months/cell-months.service';
import { notOwed, ObligationsService } from '../obligations/obligations.service';
import { EMPTY_CONTENT } from './content';
import type { Placement } from './placement';
import { MeetingPlacement } from './placement';
import { Meeting, Scorecard } from './scorecard.entities';
import { noCriteriaSet, placed } from './scoring';

/** Most thematic cards of one branch in one month, far beyond its days: each stays for good. */
const MOST_THEMATIC = 100;

/** The matter of a branch's cards of one month: they are made one at a time. */
export function cardsOf({ organizationId, month }: Pick<OpenScorecardBody, 'organizationId' | 'month'>): string {
  return `cards:${organizationId}:${month}`;
}

/** Finds a branch's card of a month, or makes it with its meeting. */
@Injectable()
export class CardOpening {
  constructor(
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly obligations: ObligationsService,
    private readonly placement: MeetingPlacement,
    private readonly cellMonths: CellMonths,
  ) {}

  /**
   * In turn for one branch and month (cardsOf).
   * @param facts what is known of the meeting: by which set it is scored comes from it
   */
  async findOrMake(
    manager: EntityManager,
    actor: Actor,
    body: OpenScorecardBody,
    facts: MeetingFacts = {},
  ): Promise<string> {
    const { organizationId: cellId, month, kind } = body;
    const slot = kind === 'REGULAR' ? 'R' : await this.nextThematicSlot(manager, cellId, month);
    const known = await manager.findOneBy(Meeting, { cellId, month, slot });
    if (known) return (await manager.findOneByOrFail(Scorecard, { meetingId: known.id })).id;
    const place = await this.placement.of(manager, cellId, month, slot, facts);
    if (place.criteriaSetVersionId === undefined) throw noCriteriaSet();
    const obligation = await this.obligations.ensure(manager, cellId, month, kind);
    if (obligation.state !== 'OPEN' && kind === 'REGULAR') throw notOwed();
    return this.make(manager, actor, { cellId, month, slot }, place, place.criteriaSetVersionId);
  }

  private async nextThematicSlot(manager: EntityManager, cellId: string, month: string): Promise<string> {
    const meetings = await manager.findBy(Meeting, { cellId, month, kind: 'THEMATIC' });
    if (meetings.length >= MOST_THEMATIC)
      throw Refusal.conflict('TOO_MANY_CARDS', `Tháng này chi bộ đã lập ${MOST_THEMATIC} phiếu sinh hoạt chuyên đề.`);
    // Above the highest, for one between them may have been given up.
    return `T${Math.max(0, ...meetings.map(({ slot }) => Number(slot.slice(1)))) + 1}`;
  }

  private async make(
    manager: EntityManager,
    actor: Actor,
    at: Pick<Meeting, 'cellId' | 'month' | 'slot'>,
    place: Placement,
    criteriaSetVersionId: string,
  ): Promise<string> {
    const [id, meetingId] = [newId(), newId()];
    const { cellId, month } = at;
    const { kind } = place;
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
      ...placed({ place, under: criteriaSetVersionId }),
    });
    await this.cellMonths.keep(manager, month, [cellId]);
    const payload = { month, kind, criteriaSetVersionId };
    await this.audit.record(manager, actor, 'scorecard.opened', { type: 'scorecard', id }, payload);
    return id;
  }
}
