import { deducted, isAnsweredByHand, pointsOfAnswer } from './answer-points';
import {
  allHold,
  countWords,
  EMPTY_BASE_WORDS,
  formula,
  inUnit,
  levelOf,
  limitsOf,
  measured,
  minimumOf,
  missingFor,
  missingForMeasure,
  missingForMinimum,
  planLines,
  policyOf,
  waitingWords,
} from '../criteria';
import type { Answer, CriteriaSet, LinePlan, Ratio, ScoreLevel, ScoringRule } from '../criteria';
import type { FactName, ScoringFacts } from '../facts';
import { formatPoints } from '../text';
import type { LineScore } from './score-result';

type LevelsRule = Extract<ScoringRule, { kind: 'LEVELS' }>;
type DeductRule = Extract<ScoringRule, { kind: 'DEDUCT' }>;
type Outcome = Pick<LineScore, 'state' | 'points' | 'explanation'>;

/** Scores each line of the set in its order. Answers by code; what is not a valid answer leaves its line waiting. */
export function scoreLines(set: CriteriaSet, facts: ScoringFacts, answers: ReadonlyMap<string, Answer>): LineScore[] {
  return planLines(set, facts).map((plan) => {
    const outcome = outcomeOf(plan, set, facts, answers.get(plan.criterion.code));
    const out = outcome.state === 'MOVED' || outcome.state === 'EXCLUDED';
    return { code: plan.criterion.code, groupCode: plan.groupCode, maxPoints: out ? 0 : plan.maxPoints, ...outcome };
  });
}

function outcomeOf(plan: LinePlan, set: CriteriaSet, facts: ScoringFacts, answer: Answer | undefined): Outcome {
  if (plan.applies === undefined) return waiting(plan.missing);
  if (!plan.applies) return notApplicable(plan);
  const { criterion, maxPoints } = plan;
  const { rule } = criterion;
  if (rule.kind === 'LEVELS') return byLevels(rule, set, facts);
  if (!isAnsweredByHand(criterion)) return byFact(rule as DeductRule, maxPoints, facts);
  const points = pointsOfAnswer(rule, maxPoints, set.scoreStep, answer?.value);
  return { state: points === undefined ? 'UNANSWERED' : 'ANSWERED', points, explanation: '' };
}

function waiting(missing: readonly FactName[]): Outcome {
  return { state: 'UNCOMPUTED', explanation: waitingWords(missing) };
}

function notApplicable({ criterion, maxPoints, emptyBase }: LinePlan): Outcome {
  const why = emptyBase ? EMPTY_BASE_WORDS[emptyBase] : (criterion.notApplicableText ?? 'Không áp dụng');
  const policy = policyOf(criterion);
  switch (policy.kind) {
    case 'FULL':
      return { state: 'FULL_BY_RULE', points: maxPoints, explanation: fullWords(why) };
    case 'MOVED':
      return { state: 'MOVED', explanation: `${why}; ${formatPoints(maxPoints)} điểm tính vào mục ${policy.to}.` };
    case 'EXCLUDED':
      return { state: 'EXCLUDED', explanation: `${why}; mục này không tính, tổng quy về 100 điểm.` };
  }
}

function fullWords(why: string): string {
  return why === 'Không áp dụng' ? 'Không áp dụng – tính điểm tối đa.' : `${why}: không áp dụng – tính điểm tối đa.`;
}

/** Maximum minus so much per occurrence of a fact. */
function byFact(rule: DeductRule, maxPoints: number, facts: ScoringFacts): Outcome {
  const count = rule.per && facts[rule.per];
  if (rule.per === undefined || count === undefined) return waiting(rule.per ? [rule.per] : []);
  const points = deducted(maxPoints, count, rule);
  const loss = points < maxPoints ? `trừ ${formatPoints(maxPoints - points)} điểm` : 'không trừ';
  return { state: 'COMPUTED', points, explanation: `${countWords(rule.per, count)}, ${loss}` };
}

function byLevels(rule: LevelsRule, set: CriteriaSet, facts: ScoringFacts): Outcome {
  const value = measured(rule.measure, set, facts);
  const missing = missingForLevels(rule, set, facts);
  if (missing.length > 0 || value === undefined || value === 'ZERO') return waiting(missing);
  const atLowest = (rule.lowestWhen?.length ?? 0) > 0 && allHold(rule.lowestWhen ?? [], facts) === true;
  const minimum = minimumOf(rule.measure, set, facts);
  const level = atLowest ? lowest(rule.levels) : levelOf(rule.levels, inUnit(rule.measure, value), minimum);
  if (!level) return { state: 'UNCOMPUTED', explanation: 'Thang điểm chưa có mức cho giá trị này.' };
  const how = atLowest ? [...lowestWords(rule, facts), 'tính mức thấp nhất'] : [`mức "${level.label}"`];
  return computed(rule, level, facts, [levelWords(rule, value, minimum) + lowMinimumWords(rule, set, facts), ...how]);
}

function computed(rule: LevelsRule, level: ScoreLevel, facts: ScoringFacts, words: string[]): Outcome {
  const { deduct } = rule;
  const count = deduct ? (facts[deduct.per] ?? 0) : 0;
  const points = deduct ? deducted(level.points, count, deduct) : level.points;
  const said = [...words];
  if (deduct && points < level.points)
    said.push(`trừ ${formatPoints(level.points - points)} điểm vì có ${countWords(deduct.per, count)}`);
  return { state: 'COMPUTED', points, explanation: said.join(', ') };
}

function missingForLevels(rule: LevelsRule, set: CriteriaSet, facts: ScoringFacts): FactName[] {
  const lowestOpen = allHold(rule.lowestWhen ?? [], facts) === undefined;
  return [
    ...missingForMeasure(rule.measure, set, facts),
    ...(rule.measure === 'MINUTES' && isRelative(rule) ? missingForMinimum(set, facts) : []),
    ...(lowestOpen ? missingFor(rule.lowestWhen ?? [], facts) : []),
    ...(rule.deduct && facts[rule.deduct.per] === undefined ? [rule.deduct.per] : []),
  ];
}

function isRelative({ levels }: LevelsRule): boolean {
  return levels.some(({ lower, upper }) => typeof lower?.at === 'object' || typeof upper?.at === 'object');
}

function lowest(levels: readonly ScoreLevel[]): ScoreLevel | undefined {
  return levels.reduce<ScoreLevel | undefined>(
    (low, level) => (low && low.points <= level.points ? low : level),
    undefined,
  );
}

function levelWords(rule: LevelsRule, value: Ratio, minimum: number): string {
  const words = formula(rule.measure, value, limitsOf(rule.levels));
  if (!isRelative(rule)) return words;
  const short = minimum - value.num;
  return `${words}, tối thiểu ${minimum} phút${short > 0 ? `, thiếu ${short} phút` : ''}`;
}

/** Set before the set came, or without it: a minimum the scale does not reach down to is said not to count. */
function lowMinimumWords(rule: LevelsRule, { minMinutes }: CriteriaSet, { minMinutesOverride }: ScoringFacts): string {
  const low = minMinutesOverride !== undefined && minMinutesOverride < minMinutes.smallestAllowed;
  return low && rule.measure === 'MINUTES' && isRelative(rule)
    ? ` (mức riêng ${minMinutesOverride} phút thấp hơn mức nhỏ nhất của bộ tiêu chí nên không dùng)`
    : '';
}

/** What sends the line to its lowest level, whatever the measure. */
function lowestWords(rule: LevelsRule, facts: ScoringFacts): string[] {
  const counts = (rule.lowestWhen ?? []).flatMap((condition) =>
    'atLeast' in condition || 'atMost' in condition ? [condition.fact] : [],
  );
  return counts.map((fact) => `có ${countWords(fact, facts[fact] ?? 0)}`);
}
