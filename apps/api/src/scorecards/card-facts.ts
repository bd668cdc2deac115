import type { ScorecardContent } from '@chibo/contracts';
import { expectedCount } from '@chibo/domain';
import type { CardFacts } from './card-facts.entity';

/** A sent card's row, from what was sent. */
export function factsOf(scorecardId: string, { facts, vote }: Pick<ScorecardContent, 'facts' | 'vote'>): CardFacts {
  const { memberCount, present, speakers, tasksAssigned, tasksDone, directive05Theme } = facts;
  return {
    scorecardId,
    members: memberCount ?? null,
    expected: expectedCount(facts) ?? null,
    present: present ?? null,
    speakers: speakers ?? null,
    tasksAssigned: tasksAssigned ?? null,
    tasksDone: tasksDone ?? null,
    directive05: directive05Theme === undefined ? null : Number(directive05Theme),
    voters: vote.officialPresent ?? null,
    inFavour: vote.approve ?? null,
  };
}
