import type { Adjustment } from './adjustments';
import { withAdjustments } from './adjustments';
import type { Answer, CriteriaSet } from '../criteria';
import { bandReasons } from './explain-band';
import type { ScoringFacts } from '../facts';
import { bandBySum, cappedBand, outcomesOf, totalOf } from './score-band';
import { scoreGroups, sum } from './score-groups';
import { scoreLines } from './score-lines';
import type { Score } from './score-result';

/**
 * Scores one meeting by one criteria set: the same function in browser, server and print. Pure; the order of answers is
 * irrelevant; answers of codes the set does not have are ignored, and values a line does not offer leave it unanswered
 * (checkAnswers() names both).
 *
 * A partial card has a total too: lines that wait count 0, `complete` is false, and rules on them cap nothing yet.
 * @param adjustments the superior's, for the verified score; groups, caps and band rules follow the adjusted lines
 * @throws RangeError when two answers have the same code
 */
export function score(
  set: CriteriaSet,
  facts: ScoringFacts,
  answers: readonly Answer[],
  adjustments: readonly Adjustment[] = [],
): Score {
  const lines = withAdjustments(scoreLines(set, facts, byCode(answers)), adjustments);
  const groups = scoreGroups(set, lines);
  const earned = sum(groups.map(({ points }) => points));
  const possible = sum(groups.map(({ maxPoints }) => maxPoints));
  const answered = sum(groups.map((group) => group.answered));
  const applicable = sum(groups.map((group) => group.applicable));
  const rules = outcomesOf(set, facts, lines);
  const bySum = bandBySum(earned, possible, set.bands);
  const result = {
    total: totalOf(earned, possible, set.bands),
    band: cappedBand(bySum, rules),
    bandBySum: bySum,
    rules,
  };
  const reasons = bandReasons(set, facts, result);
  return {
    lines,
    groups,
    earned,
    possible,
    ...result,
    reasons,
    answered,
    applicable,
    complete: answered === applicable,
  };
}

function byCode(answers: readonly Answer[]): ReadonlyMap<string, Answer> {
  const map = new Map(answers.map((answer) => [answer.code, answer]));
  if (map.size < answers.length) throw new RangeError('Two answers have the same code.');
  return map;
}
