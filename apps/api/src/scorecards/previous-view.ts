import type { ScorecardView } from '@chibo/contracts';
import type { CriteriaSet } from '@chibo/domain';
import { sameLinesOf } from '@chibo/domain';
import type { EarlierCard } from './assessments';

/** Of the branch's last card the lines that say the same in this set: a code alone says nothing. @param of its own set */
export function previousView(
  { month, self }: EarlierCard,
  of: CriteriaSet,
  set: CriteriaSet,
): NonNullable<ScorecardView['previous']> {
  const { content, score } = self.snapshot;
  const codes = sameLinesOf(of, set);
  const same = ({ code }: { code: string }): boolean => codes.has(code);
  const sameGroup = (group: { code: string; label: string }): boolean =>
    set.groups.some(({ code, label }) => code === group.code && label === group.label);
  return {
    month,
    content: { ...content, answers: content.answers.filter(same) },
    score: { ...score, lines: score.lines.filter(same), groups: score.groups.filter(sameGroup) },
  };
}
