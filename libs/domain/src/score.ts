import { BAND_LABEL, bandOrder, worseBand } from './band';
import type { RatingBand } from './band';
import { ruleOutcome } from './band-rules';
import type { RuleOutcome } from './band-rules';
import type { Answer, BandThreshold, CriteriaSet, CriterionGroup } from './criteria-set';
import type { ScoringFacts } from './facts';
import { formatPoints } from './format';
import { isNotApplicable, maxPointsOf, scoreLine } from './lines';
import type { Points } from './points';
import type { GroupScore, LineScore, Score } from './score-result';

const FULL: Points = 10_000;

/**
 * Scores one meeting. Pure and total: the same call gives the same result in the browser, on the server and on paper.
 * @param set one version of a criteria set that checkCriteriaSet() has nothing against
 * @param facts what happened; a missing fact leaves its lines waiting, it is never zero
 * @param answers in any order, each code once; answers to lines that are not there or do not apply have no effect
 * @throws RangeError when a code is answered twice
 */
export function score(set: CriteriaSet, facts: ScoringFacts, answers: readonly Answer[]): Score {
  const byCode = indexed(answers);
  const lines = set.groups.flatMap((group) => groupLines(set, group, facts, byCode));
  const groups = set.groups.map((group) => groupScore(group, lines.filter((line) => line.groupCode === group.code)));
  const earned = sum(groups.map((group) => group.points));
  const possible = sum(groups.map((group) => group.maxPoints));
  const lineByCode = new Map(lines.map((line) => [line.code, line]));
  const outcomes = set.bandRules.map((rule) => ruleOutcome(set, rule, facts, lineByCode));
  const bandBySum = bandOf(set.bands, earned, possible);
  const band = outcomes.filter((outcome) => outcome.met === false).reduce<RatingBand>((worst, { cap }) => worseBand(worst, cap), bandBySum);
  const total = rescaled(set.bands, earned, possible);
  const applicable = sum(groups.map((group) => group.applicable));
  const answered = sum(groups.map((group) => group.answered));
  return {
    lines,
    groups,
    earned,
    possible,
    total,
    band,
    bandBySum,
    rules: outcomes.map(({ because: _because, condition: _condition, ...rule }) => rule),
    reasons: reasons(set.bands, { total, band, bandBySum, outcomes }),
    answered,
    applicable,
    complete: answered === applicable,
  };
}

function indexed(answers: readonly Answer[]): Map<string, Answer> {
  const byCode = new Map(answers.map((answer) => [answer.code, answer]));
  if (byCode.size !== answers.length) throw new RangeError('A criterion is answered twice.');
  return byCode;
}

function groupLines(set: CriteriaSet, group: CriterionGroup, facts: ScoringFacts, answers: ReadonlyMap<string, Answer>): LineScore[] {
  const moved = movedPoints(set, group, facts);
  return group.criteria.map((criterion) =>
    scoreLine({ set, facts, groupCode: group.code, criterion, moved: moved.get(criterion.code) ?? 0, answer: answers.get(criterion.code) }),
  );
}

/** Points of inapplicable lines by the sibling that takes them. */
function movedPoints(set: CriteriaSet, group: CriterionGroup, facts: ScoringFacts): Map<string, Points> {
  const moved = new Map<string, Points>();
  for (const criterion of group.criteria) {
    const policy = criterion.whenNotApplicable;
    if (policy?.kind !== 'MOVED' || !isNotApplicable(set, criterion, facts)) continue;
    moved.set(policy.to, (moved.get(policy.to) ?? 0) + maxPointsOf(criterion, facts));
  }
  return moved;
}

/** A group never gives more than its cap, nor more than what is left when lines are excluded. */
function groupScore(group: CriterionGroup, lines: LineScore[]): GroupScore {
  const counting = lines.filter((line) => line.state !== 'MOVED' && line.state !== 'EXCLUDED');
  const maxPoints = Math.min(group.maxPoints, sum(counting.map((line) => line.maxPoints)));
  return {
    code: group.code,
    label: group.label,
    maxPoints,
    points: Math.min(maxPoints, sum(counting.map((line) => line.points ?? 0))),
    answered: counting.filter((line) => line.points !== undefined).length,
    applicable: counting.length,
  };
}

/** earned / possible reaches a threshold; exact. */
function reaches(earned: Points, possible: Points, from: Points): boolean {
  return earned * FULL >= from * possible;
}

function bandOf(bands: readonly BandThreshold[], earned: Points, possible: Points): RatingBand {
  return bands.find(({ from }) => reaches(earned, possible, from))?.band ?? 'POOR';
}

/** Total out of 100, rounded half up to a hundredth, but never up to a threshold that the exact total has not reached. */
function rescaled(bands: readonly BandThreshold[], earned: Points, possible: Points): Points {
  if (possible === 0) return 0;
  const rounded = Math.floor((2 * earned * FULL + possible) / (2 * possible));
  const crossed = bands.some(({ from }) => rounded >= from && !reaches(earned, possible, from));
  return crossed ? rounded - 1 : rounded;
}

interface Verdict {
  total: Points;
  band: RatingBand;
  bandBySum: RatingBand;
  outcomes: RuleOutcome[];
}

/** Why the band is not higher: the rules that cap it, then the points that are missing. */
function reasons(bands: readonly BandThreshold[], verdict: Verdict): string[] {
  const { total, band, bandBySum, outcomes } = verdict;
  const capping = outcomes.filter((outcome) => outcome.met === false && bandOrder(outcome.cap) > bandOrder(bandBySum));
  const sentences: string[] = [];
  if (capping.length > 0) {
    const because = capping.map((outcome) => outcome.because).join('; ');
    const conditions = capping.map((outcome) => outcome.condition).filter(Boolean).join(' ');
    sentences.push(`Tổng điểm ${formatPoints(total)} nhưng xếp loại ${BAND_LABEL[band]} vì ${because}.${conditions ? ` ${conditions}` : ''}`);
  }
  const next = bands.filter((threshold) => bandOrder(threshold.band) < bandOrder(bandBySum)).at(-1);
  if (next) sentences.push(`Còn thiếu ${formatPoints(next.from - total)} điểm để xếp loại ${BAND_LABEL[next.band]}.`);
  return sentences;
}

function sum(points: readonly number[]): number {
  return points.reduce((total, each) => total + each, 0);
}

