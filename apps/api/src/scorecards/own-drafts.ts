import { Injectable } from '@nestjs/common';
import type { ScorecardContent } from '@chibo/contracts';
import { isEmptyCard, isSent } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { Assessments } from './assessments';
import { CardActs } from './card-acts';
import type { OwnDraft } from './scorecard.entities';
import { Meeting, Scorecard } from './scorecard.entities';
import { keepMeeting, placed, Scoring } from './scoring';

/** What a branch has begun by itself on a card that an officer keys in: it is put aside and comes back, never mixed. */
@Injectable()
export class OwnDrafts {
  constructor(
    private readonly assessments: Assessments,
    private readonly acts: CardActs,
    private readonly scoring: Scoring,
  ) {}

  async regularCard(manager: EntityManager, cellId: string, month: string): Promise<Scorecard | null> {
    const meeting = await manager.findOneBy(Meeting, { cellId, month, slot: 'R' });
    return meeting ? manager.findOneBy(Scorecard, { meetingId: meeting.id }) : null;
  }

  /** Null: nothing was begun, or nothing beside what was sent last. */
  async begunBy(manager: EntityManager, card: Scorecard): Promise<OwnDraft | null> {
    const { draft, criteriaSetVersionId: under, ownDraft } = card;
    if (isSent(card.state) || isEmptyCard(draft)) return ownDraft;
    const last = await this.assessments.newest(manager, card.id, 'SELF');
    return last && isSame(last.snapshot.content, draft) ? ownDraft : { under, draft };
  }

  /** The card stands on a draft again, with its meeting where that puts it. */
  async putBack(
    manager: EntityManager,
    card: Scorecard,
    { under, draft }: OwnDraft,
    change: Partial<Scorecard>,
  ): Promise<void> {
    const back = { ...card, ...change, criteriaSetVersionId: under };
    const scored = await this.scoring.of(manager, back, draft);
    await this.acts.change(manager, card, { ...change, ...placed(scored), draft });
    await keepMeeting(manager, scored);
  }
}

/** In what counts of a sending; the order of what was entered says nothing. */
function isSame(sent: ScorecardContent, draft: ScorecardContent): boolean {
  return textOf(sent) === textOf(draft);
}

function textOf({ facts, answers, weaknesses, vote, actionsDone = [] }: ScorecardContent): string {
  const sorted = (value: object): [string, unknown][] => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  const byCode = [...answers].map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return JSON.stringify([sorted(facts), byCode, weaknesses, sorted(vote), [...actionsDone].sort()]);
}
