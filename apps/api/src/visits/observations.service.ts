import { Injectable } from '@nestjs/common';
import type { ObservationView, VisitView } from '@chibo/contracts';
import { ObservationBody } from '@chibo/contracts';
import type { MeetingKind } from '@chibo/domain';
import { allows, monthOf, whyNotObserved } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { LessThan } from 'typeorm';
import { Account } from '../accounts/account.entities';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { BlindScores } from '../scorecards/blind-scores';
import { CardReadings } from '../scorecards/card-readings';
import { ScorecardReader } from '../scorecards/scorecard-reader';
import { Assessment, Scorecard } from '../scorecards/scorecard.entities';
import { ObservedMeetings } from './observed-meeting';
import { ObservedScores } from './observed-scores';
import { VisitActs, visitSubject } from './visit-acts';
import type { PendingObservation } from './visit.entities';
import { Visit } from './visit.entities';

/** The score of one who sat in on a branch's meeting: whole, immutable, and blind to the branch's own. */
@Injectable()
export class ObservationsService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly criteriaSets: PublishedSets,
    private readonly blind: BlindScores,
    private readonly meetings: ObservedMeetings,
    private readonly acts: VisitActs,
    private readonly reader: ScorecardReader,
    private readonly readings: CardReadings,
    private readonly made: ObservedScores,
  ) {}

  /** What is scored with; the own score for the group, both once both are given. @param kind where no card says it */
  async view(actor: Actor, id: string, kind?: MeetingKind): Promise<ObservationView> {
    const visit = await this.database.read((manager) => manager.findOneBy(Visit, { id }));
    if (!visit) throw Refusal.notFound('lượt dự');
    await this.access.require('readVisits', actor, visit.committeeId);
    const view = await this.database.read(async (manager) => {
      const meeting = await this.meetings.of(manager, visit, kind);
      const { card, cell, context, doneOn, criteriaSetVersionId } = meeting;
      return {
        visitId: id,
        cell: { id: cell.id, name: cell.name },
        heldOn: doneOn,
        kind: meeting.kind,
        card: card && { id: card.id, state: card.state },
        criteriaSetVersionId,
        criteriaSet: await this.criteriaSets.content(manager, criteriaSetVersionId),
        context,
        ...(await this.scores(manager, actor, visit, card)),
      };
    });
    if (view.self && view.card) await this.readings.note(actor, [view.card.id]);
    return view;
  }

  /** A second one takes the place of the first only while the branch has not sent: afterwards it would not be blind. */
  async give(actor: Actor, id: string, version: number, body: ObservationBody): Promise<VisitView> {
    const visit = await this.acts.permitted(actor, id);
    const denied = whyNotObserved(visit, actor.accountId ?? '');
    if (denied) throw Refusal.conflict('WRONG_STATE', denied);
    const { organizationId: cellId, doneOn } = visit;
    return this.acts.act(actor, id, () =>
      this.database.writeInTurn(`observed:${cellId}`, async (manager) => {
        await besideSending(manager, cellId, monthOf(doneOn ?? visit.plannedOn));
        const meeting = await this.meetings.of(manager, visit, body.kind);
        const made = await this.made.make(manager, actor, meeting, body);
        const payload = await this.store(manager, visit, version, meeting.card, made);
        await this.audit.record(manager, actor, 'visit.observed', visitSubject(visit), payload);
      }),
    );
  }

  private async store(
    manager: EntityManager,
    visit: Visit,
    version: number,
    card: Scorecard | undefined,
    made: PendingObservation,
  ): Promise<{ scorecardId?: string; revision?: number }> {
    if (!card) {
      await this.acts.change(manager, visit, version, { pending: made });
      return {};
    }
    if (visit.assessmentId && (await this.isSent(manager, card)))
      throw Refusal.conflict('WRONG_STATE', 'Chi bộ đã gửi điểm tự chấm nên điểm quan sát không thay được nữa.');
    const { id, revision } = await this.made.putOn(manager, card, made);
    await this.acts.change(manager, visit, version, { assessmentId: id, pending: null });
    return { scorecardId: card.id, revision };
  }

  private async scores(
    manager: EntityManager,
    actor: Actor,
    visit: Visit,
    card: Scorecard | undefined,
  ): Promise<Pick<ObservationView, 'observed' | 'self' | 'plannedLate'>> {
    const own = await this.given(manager, visit);
    if (!own) return {};
    const member = visit.members.some(({ accountId }) => accountId === actor.accountId);
    if (!card || !(await this.bothGiven(manager, actor, visit, card)))
      return member ? { observed: await this.shown(manager, own) } : {};
    const self = (await this.mayRead(actor, card)) ? await this.newestSelf(manager, card) : null;
    const plannedLate = await this.wasSent(manager, card, visit.createdAt);
    return {
      observed: await this.shown(manager, own),
      ...(self ? { self: await this.shown(manager, self) } : {}),
      ...(plannedLate ? { plannedLate } : {}),
    };
  }

  private async bothGiven(manager: EntityManager, actor: Actor, visit: Visit, card: Scorecard): Promise<boolean> {
    if (visit.pending || (await this.blind.observed(manager, card)) === null) return false;
    return !(await this.blind.waits(actor, card));
  }

  private async given(manager: EntityManager, { id, assessmentId, pending }: Visit): Promise<Assessment | null> {
    if (pending) return { ...pending, id, scorecardId: '', kind: 'OBSERVED', revision: 1 };
    return assessmentId ? manager.findOneBy(Assessment, { id: assessmentId }) : null;
  }

  private async shown(manager: EntityManager, row: Assessment): Promise<ObservationView['observed']> {
    const author = await manager.findOneBy(Account, { id: row.authorId });
    return this.reader.asView(manager, row, new Map(author ? [[author.id, author.displayName]] : []));
  }

  /** A branch that has left the committee's tree shows it its score no more. */
  private async mayRead(actor: Actor, card: Scorecard): Promise<boolean> {
    const standings = await this.access.standings(actor, card.cellId);
    return standings.some(({ role, relation }) => allows('readCard', role, relation));
  }

  private newestSelf(manager: EntityManager, { id }: Scorecard): Promise<Assessment | null> {
    return manager.findOne(Assessment, { where: { scorecardId: id, kind: 'SELF' }, order: { revision: 'DESC' } });
  }

  private wasSent(manager: EntityManager, { id }: Scorecard, before: string): Promise<boolean> {
    return manager.existsBy(Assessment, { scorecardId: id, kind: 'SELF', createdAt: LessThan(before) });
  }

  private isSent(manager: EntityManager, { id }: Scorecard): Promise<boolean> {
    return manager.existsBy(Assessment, { scorecardId: id, kind: 'SELF' });
  }
}

/**
 * A card that is being sent holds its month's obligation: whoever comes second sees what the first has done, so that no score
 * is left waiting beside a card that is there.
 */
async function besideSending(manager: EntityManager, cellId: string, month: string): Promise<void> {
  await manager.sql`UPDATE obligation SET version = version WHERE cell_id = ${cellId} AND month = ${month}`;
}
