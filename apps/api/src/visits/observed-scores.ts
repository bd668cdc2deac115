import { Injectable } from '@nestjs/common';
import type { ScorecardContent } from '@chibo/contracts';
import { ObservationBody } from '@chibo/contracts';
import { formatDate, MEETING_KIND_LABEL, score, scoringFacts, vietnamDay, whyNotGiven } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { CellMonths } from '../cell-months/cell-months.service';
import { Clock } from '../clock';
import { PublishedSets } from '../criteria-sets/published-sets';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { EMPTY_CONTENT, withChanges } from '../scorecards/content';
import { Assessment } from '../scorecards/scorecard.entities';
import type { Scorecard } from '../scorecards/scorecard.entities';
import { requireUnder } from '../scorecards/scoring';
import type { ObservedMeeting } from './observed-meeting';
import type { PendingObservation } from './visit.entities';

/** How an observed score is made, and how it comes to stand on the branch's card. */
@Injectable()
export class ObservedScores {
  constructor(
    private readonly clock: Clock,
    private readonly criteriaSets: PublishedSets,
    private readonly cellMonths: CellMonths,
  ) {}

  /** Checked as the branch's own is, but for what only a branch has: its weaknesses and its vote. */
  async make(
    manager: EntityManager,
    actor: Actor,
    meeting: ObservedMeeting,
    body: ObservationBody,
  ): Promise<PendingObservation> {
    const { kind, month, context, criteriaSetVersionId } = meeting;
    const named = body.criteriaSetVersionId ?? criteriaSetVersionId;
    requireUnder({ under: criteriaSetVersionId, applies: criteriaSetVersionId }, named);
    const set = await this.criteriaSets.content(manager, criteriaSetVersionId);
    const content = ofMeeting(withChanges(EMPTY_CONTENT, body), meeting);
    const facts = scoringFacts(kind, content.facts, context);
    const now = this.clock.now();
    const problems = whyNotGiven({ ...content, set, facts, kind, month, today: vietnamDay(now) });
    const errors = problems.map(({ at, text }) => ({ field: at, text }));
    if (errors.length > 0) throw Refusal.notReady('Điểm quan sát chưa gửi được: còn chỗ cần sửa.', errors);
    const result = score(set, facts, content.answers);
    const { total, band } = result;
    const snapshot = { content, context, score: result };
    return {
      ...{ kind, criteriaSetVersionId, snapshot, total, band },
      authorId: actor.accountId ?? '',
      createdAt: now.toISOString(),
    };
  }

  /** The newest revision on the card; it keeps the moment it was given at. */
  async putOn(manager: EntityManager, card: Scorecard, made: PendingObservation): Promise<Assessment> {
    const last = await manager.maximum(Assessment, 'revision', { scorecardId: card.id, kind: 'OBSERVED' });
    const revision = (last ?? 0) + 1;
    const assessment: Assessment = { ...made, id: newId(), scorecardId: card.id, kind: 'OBSERVED', revision };
    await manager.insert(Assessment, assessment);
    await this.cellMonths.keep(manager, card.month, [card.cellId]);
    return assessment;
  }
}

/** The day is the visit's; another one is of another meeting. */
function ofMeeting(content: ScorecardContent, { card, kind, doneOn }: ObservedMeeting): ScorecardContent {
  const isCombined = kind === 'COMBINED';
  const { heldOn = doneOn, hasThematicPart = isCombined } = content.facts;
  if (heldOn !== doneOn) throw toMend('heldOn', `Ngày họp phải là ngày tổ công tác đã dự, ${formatDate(doneOn)}.`);
  if (card || kind === 'THEMATIC') return { ...content, facts: { ...content.facts, heldOn } };
  if (hasThematicPart !== isCombined)
    throw toMend('hasThematicPart', `Có phần chuyên đề hay không phải khớp với loại kỳ: ${MEETING_KIND_LABEL[kind]}.`);
  return { ...content, facts: { ...content.facts, heldOn, hasThematicPart } };
}

function toMend(fact: 'heldOn' | 'hasThematicPart', text: string): Refusal {
  return Refusal.notReady('Điểm quan sát chưa gửi được: còn chỗ cần sửa.', [{ field: `facts.${fact}`, text }]);
}
