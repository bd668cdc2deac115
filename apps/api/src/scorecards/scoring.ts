import { Injectable } from '@nestjs/common';
import type { ScorecardContent } from '@chibo/contracts';
import type { CriteriaSet, Score } from '@chibo/domain';
import { score, scoringFacts } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { PublishedSets } from '../criteria-sets/published-sets';
import type { Placement } from './placement';
import { MeetingPlacement } from './placement';
import { Meeting, Scorecard } from './scorecard.entities';

/** A content held against the rules of its meeting's day. */
export interface Scored {
  meeting: Meeting;
  place: Placement;
  set: CriteriaSet;
  content: ScorecardContent;
  result: Score;
}

@Injectable()
export class Scoring {
  constructor(
    private readonly criteriaSets: PublishedSets,
    private readonly placement: MeetingPlacement,
  ) {}

  async of(manager: EntityManager, card: Scorecard, content: ScorecardContent): Promise<Scored> {
    const meeting = await manager.findOneByOrFail(Meeting, { id: card.meetingId });
    const place = await this.placement.of(manager, card.cellId, card.month, meeting.slot, content.facts);
    const set = await this.criteriaSets.content(manager, place.criteriaSetVersionId);
    const result = score(set, scoringFacts(place.kind, content.facts, place.context), content.answers);
    return { meeting, place, set, content, result };
  }

  /** The set the card stands under, whatever its facts say now. */
  setOf(manager: EntityManager, { criteriaSetVersionId }: Scorecard): Promise<CriteriaSet> {
    return this.criteriaSets.content(manager, criteriaSetVersionId);
  }
}

/** What the card takes over from the meeting's place. */
export function placed({
  place,
}: Pick<Scored, 'place'>): Pick<Scorecard, 'kind' | 'superiorId' | 'criteriaSetVersionId'> {
  return { kind: place.kind, superiorId: place.superior.id, criteriaSetVersionId: place.criteriaSetVersionId };
}

/** Keeps the meeting's day and kind in step with the facts. */
export async function keepMeeting(manager: EntityManager, { meeting, place, content }: Scored): Promise<void> {
  const heldOn = content.facts.heldOn ?? null;
  if (meeting.kind === place.kind && meeting.heldOn === heldOn) return;
  await manager.update(Meeting, { id: meeting.id }, { kind: place.kind, heldOn });
}
