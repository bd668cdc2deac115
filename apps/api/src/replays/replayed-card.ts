import type { CriteriaSet, MeetingKind, Score } from '@chibo/domain';
import { scoringFacts } from '@chibo/domain';
import type { Placement } from '../scorecards/placement';
import type { Assessment, AssessmentSnapshot } from '../scorecards/scorecard.entities';
import { firstDifference } from './first-difference';
import type { RulesOfToday } from './rules-of-today';

export type StoredScore = Pick<Assessment, 'snapshot' | 'total' | 'band'> & { kind: MeetingKind };

/** Where the score that was stored is not what the rules give for the same answers under the same set; undefined: nowhere. */
export function scoreDifference(
  rules: RulesOfToday,
  set: CriteriaSet,
  { snapshot, total, band, kind }: StoredScore,
): string | undefined {
  const again = scoredAgain(rules, set, kind, snapshot);
  const stored = { total, band, score: snapshot.score };
  return firstDifference(stored, { total: again.total, band: again.band, score: again });
}

function scoredAgain(
  rules: RulesOfToday,
  set: CriteriaSet,
  kind: MeetingKind,
  { content, context, adjustments }: AssessmentSnapshot,
): Score {
  const facts = scoringFacts(kind, content.facts, context as Placement['context']);
  return adjustments ? rules.score(set, facts, content.answers, adjustments) : rules.score(set, facts, content.answers);
}
