import type { RatingBand } from './band';
import { BAND_LABEL } from './band';
import { allHold } from './conditions';
import type { BandRule, CriteriaSet, Criterion, Measure } from './criteria-set';
import type { ScoringFacts } from './facts';
import { formatPoints, formatTenths } from './format';
import { compareFractions, measured, percentBelow, RATIO_MEASURES } from './measures';
import type { BandRuleOutcome, LineScore } from './score-result';

/** One rule held against a meeting, with the clause that goes after "vì" when it caps the band. */
export interface RuleOutcome extends BandRuleOutcome {
  because: string;
  /** A second sentence naming the condition, where the clause alone does not. */
  condition: string;
}

export function ruleOutcome(set: CriteriaSet, rule: BandRule, facts: ScoringFacts, lines: ReadonlyMap<string, LineScore>): RuleOutcome {
  const { code, label, cap, requires } = rule;
  const head = { code, label, cap };
  if (requires.kind === 'FULL_MARKS') return { ...head, ...fullMarks(set, requires.criterion, lines) };
  if (requires.kind === 'MEASURE_AT_LEAST') return { ...head, ...measureAtLeast(set, requires, facts, nextBand(cap)) };
  const met = allHold(requires.when, facts);
  return { ...head, met, finding: `chưa đạt: ${lowerFirst(label)}`, because: `chưa đạt điều kiện “${label}”`, condition: '' };
}

type Finding = Pick<RuleOutcome, 'met' | 'finding' | 'because' | 'condition'>;

function fullMarks(set: CriteriaSet, code: string, lines: ReadonlyMap<string, LineScore>): Finding {
  const line = lines.get(code);
  const criterion = criterionOf(set, code);
  const name = criterion?.shortLabel ?? code;
  const gone = line?.state === 'MOVED' || line?.state === 'EXCLUDED';
  const met = gone ? true : line?.points === undefined ? undefined : line.points >= line.maxPoints;
  const finding = `${name} ${formatPoints(line?.points ?? 0)}/${formatPoints(line?.maxPoints ?? 0)} điểm, cần điểm tối đa`;
  return { met, finding, because: `tiêu chí ${name} chưa đạt điểm tối đa`, condition: '' };
}

const MEASURE_WORDS: Record<Measure, string> = {
  ATTENDANCE: 'có mặt',
  SPEAKING: 'phát biểu',
  TASKS: 'hoàn thành nhiệm vụ',
  MINUTES: 'thời lượng',
  THEMATIC_MINUTES: 'thời lượng chuyên đề',
};

function measureAtLeast(set: CriteriaSet, requires: { measure: Measure; at: number }, facts: ScoringFacts, band: RatingBand): Finding {
  const value = measured(set, requires.measure, facts);
  const isRatio = RATIO_MEASURES.includes(requires.measure);
  const wanted = isRatio ? trimPercent(requires.at) : `${requires.at} phút`;
  if (value === undefined || value === 'ZERO') return { met: undefined, finding: `cần từ ${wanted}`, because: '', condition: '' };
  const met = compareFractions(value, isRatio ? { num: requires.at, den: 10_000 } : { num: requires.at, den: 1 }) >= 0;
  const is = `${MEASURE_WORDS[requires.measure]} ${isRatio ? percentBelow(value, requires.at) : `${value.num} phút`}`;
  return { met, finding: `${is}, cần từ ${wanted}`, because: is, condition: `Điều kiện xếp loại ${BAND_LABEL[band]} là từ ${wanted}.` };
}

/** 9000 → "90%", 9250 → "92,5%". */
function trimPercent(basisPoints: number): string {
  return formatTenths(Math.round(basisPoints / 10)).replace(',0%', '%');
}

/** The band a cap keeps the meeting from. */
function nextBand(cap: RatingBand): RatingBand {
  return cap === 'POOR' ? 'AVERAGE' : cap === 'AVERAGE' ? 'FAIR' : 'GOOD';
}

function criterionOf(set: CriteriaSet, code: string): Criterion | undefined {
  return set.groups.flatMap((group) => group.criteria).find((criterion) => criterion.code === code);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
