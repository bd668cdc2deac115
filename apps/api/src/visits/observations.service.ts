import { Injectable } from '@nestjs/common';
import type { ObservationView, ScorecardContent, VisitView } from '@chibo/contracts';
import { ObservationBody } from '@chibo/contracts';
import { allows, formatDate, score, scoringFacts, vietnamDay, whyNotGiven, whyNotObserved } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { LessThan } from 'typeorm';
import { Account } from '../accounts/account.entities';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { CellMonths } from '../cell-months/cell-months.service';
import { BlindScores } from '../scorecards/blind-scores';
import { EMPTY_CONTENT, withChanges } from '../scorecards/content';
import { CardReadings } from '../scorecards/card-readings';
import { ScorecardReader } from '../scorecards/scorecard-reader';
import { Assessment, Scorecard } from '../scorecards/scorecard.entities';
import { requireUnder } from '../scorecards/scoring';
import type { ObservedMeeting } from './observed-meeting';
import { ObservedMeetings } from './observed-meeting';
import { VisitActs, visitSubject } from './visit-acts';
import { Visit } from './visit.entities';

type Made = Pick<Assessment, 'criteriaSetVersionId' | 'snapshot' | 'total' | 'band'>;

/** The score of one who sat in on a branch's meeting: whole, immutable, and blind to the branch's own. */
@Injectable()
export class ObservationsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly criteriaSets: PublishedSets,
    private readonly blind: BlindScores,
    private readonly meetings: ObservedMeetings,
    private readonly acts: VisitActs,
    private readonly reader: ScorecardReader,
    private readonly readings: CardReadings,
    private readonly cellMonths: CellMonths,
  ) {}

  /** What is scored with; the own score for the group, both once both are given. */
  async view(actor: Actor, id: string): Promise<ObservationView> {
    const visit = await this.database.read((manager) => manager.findOneBy(Visit, { id }));
    if (!visit) throw Refusal.notFound('lượt dự');
    await this.access.require('readVisits', actor, visit.committeeId);
    const view = await this.database.read(async (manager) => {
      const meeting = await this.meetings.of(manager, visit);
      const { card, cell, context, doneOn, criteriaSetVersionId } = meeting;
      return {
        visitId: id,
        cell: { id: cell.id, name: cell.name },
        heldOn: doneOn,
        kind: card.kind,
        scorecardId: card.id,
        cardState: card.state,
        criteriaSetVersionId,
        criteriaSet: await this.criteriaSets.content(manager, criteriaSetVersionId),
        context,
        ...(await this.scores(manager, actor, visit, card)),
      };
    });
    if (view.self) await this.readings.note(actor, [view.scorecardId]);
    return view;
  }

  /** A second one takes the place of the first only while the branch has not sent: afterwards it would not be blind. */
  async give(actor: Actor, id: string, version: number, body: ObservationBody): Promise<VisitView> {
    const visit = await this.acts.permitted(actor, id);
    const denied = whyNotObserved(visit, actor.accountId ?? '');
    if (denied) throw Refusal.conflict('WRONG_STATE', denied);
    const [meeting, made] = await this.database.read(async (manager) => {
      const found = await this.meetings.of(manager, visit);
      return [found, await this.make(manager, found, body)] as const;
    });
    const { card } = meeting;
    return this.acts.act(actor, id, () =>
      this.database.writeInTurn(`observed:${card.id}`, async (manager) => {
        if (visit.assessmentId && (await this.isSent(manager, card)))
          throw Refusal.conflict('WRONG_STATE', 'Chi bộ đã gửi điểm tự chấm nên điểm quan sát không thay được nữa.');
        const stored = await this.store(manager, actor, card, made);
        await this.acts.change(manager, visit, version, { assessmentId: stored.id });
        const payload = { scorecardId: card.id, revision: stored.revision };
        await this.audit.record(manager, actor, 'visit.observed', visitSubject(visit), payload);
      }),
    );
  }

  /** Checked as the branch's own is, but for what only a branch has: its weaknesses and its vote. */
  private async make(manager: EntityManager, meeting: ObservedMeeting, body: ObservationBody): Promise<Made> {
    const { card, context, doneOn, criteriaSetVersionId } = meeting;
    const named = body.criteriaSetVersionId ?? criteriaSetVersionId;
    requireUnder({ under: criteriaSetVersionId, applies: criteriaSetVersionId }, named);
    const set = await this.criteriaSets.content(manager, criteriaSetVersionId);
    const content = ofMeeting(withChanges(EMPTY_CONTENT, body), doneOn);
    const facts = scoringFacts(card.kind, content.facts, context);
    const today = vietnamDay(this.clock.now());
    const errors = whyNotGiven({ ...content, set, facts, kind: card.kind, month: card.month, today }).map(
      ({ at, text }) => ({ field: at, text }),
    );
    if (errors.length > 0) throw Refusal.notReady('Điểm quan sát chưa gửi được: còn chỗ cần sửa.', errors);
    const result = score(set, facts, content.answers);
    return {
      criteriaSetVersionId,
      snapshot: { content, context, score: result },
      total: result.total,
      band: result.band,
    };
  }

  private async store(manager: EntityManager, actor: Actor, card: Scorecard, made: Made): Promise<Assessment> {
    const last = await manager.maximum(Assessment, 'revision', { scorecardId: card.id, kind: 'OBSERVED' });
    const assessment: Assessment = {
      ...made,
      id: newId(),
      scorecardId: card.id,
      kind: 'OBSERVED',
      revision: (last ?? 0) + 1,
      authorId: actor.accountId ?? '',
      createdAt: this.clock.now().toISOString(),
    };
    await manager.insert(Assessment, assessment);
    await this.cellMonths.keep(manager, card.month, [card.cellId]);
    return assessment;
  }

  private async scores(
    manager: EntityManager,
    actor: Actor,
    visit: Visit,
    card: Scorecard,
  ): Promise<Pick<ObservationView, 'observed' | 'self' | 'plannedLate'>> {
    const own = visit.assessmentId ? await manager.findOneBy(Assessment, { id: visit.assessmentId }) : null;
    if (!own) return {};
    const both = (await this.blind.observed(manager, card)) !== null;
    const member = visit.members.some(({ accountId }) => accountId === actor.accountId);
    if (!both || (await this.blind.waits(actor, card)))
      return member ? { observed: await this.shown(manager, own) } : {};
    const self = (await this.mayRead(actor, card)) ? await this.newestSelf(manager, card) : null;
    const plannedLate = await this.wasSent(manager, card, visit.createdAt);
    return {
      observed: await this.shown(manager, own),
      ...(self ? { self: await this.shown(manager, self) } : {}),
      ...(plannedLate ? { plannedLate } : {}),
    };
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

/** The day is the visit's; another one is of another meeting. */
function ofMeeting(content: ScorecardContent, doneOn: string): ScorecardContent {
  const { heldOn = doneOn } = content.facts;
  if (heldOn === doneOn) return { ...content, facts: { ...content.facts, heldOn } };
  const text = `Ngày họp phải là ngày tổ công tác đã dự, ${formatDate(doneOn)}.`;
  throw Refusal.notReady('Điểm quan sát chưa gửi được: còn chỗ cần sửa.', [{ field: 'facts.heldOn', text }]);
}
