import type { ScorecardContent } from '@chibo/contracts';
import type { Answer, CriteriaSet, Score } from '@chibo/domain';
import { reasonsOf, score } from '@chibo/domain';
import type { Random } from './random';
import type { DemoCell } from './tree';
import { lowerable } from './verification';

/** The group says otherwise on so many lines at most. */
const MOST_LOWERED = 5;

/** What the branch wrote, with some lines lower; its weaknesses and vote are its own. */
export function observedBy(
  set: CriteriaSet,
  draft: ScorecardContent,
  leadership: DemoCell['leadership'],
  random: Random,
): { content: ScorecardContent; score: Score } {
  const facts = { ...draft.facts, leadership };
  const own = score(set, facts, draft.answers);
  const lower = random.shuffled(lowerable(set, own)).slice(0, random.int(0, MOST_LOWERED));
  const codes = new Map(lower.map(({ code, points }) => [code, points]));
  const answers = draft.answers.map((answer) => lowered(set, answer, codes.get(answer.code)));
  const content = { facts: draft.facts, answers, weaknesses: '', vote: {} };
  return { content, score: score(set, facts, answers) };
}

function lowered(set: CriteriaSet, answer: Answer, points: number | undefined): Answer {
  const criterion = set.groups.flatMap(({ criteria }) => criteria).find(({ code }) => code === answer.code);
  if (points === undefined || !criterion) return answer;
  const value = criterion.rule.kind === 'CHECK' ? 0 : points;
  return { code: answer.code, value, reasonCode: reasonsOf(criterion)[0].code };
}
