import type { RatingBand } from './band';
import { BAND_LABEL, bandOrder, RATING_BANDS, worseBand } from './band';
import { holds } from './conditions';
import type { BandRule, CriteriaSet } from './criteria-set';
import type { ScoringFacts } from './facts';
import { formatPoints } from './format';
import { measured } from './measures';
import type { BandRuleOutcome, Score } from './score-result';
import { shortLabelOf } from './score-band';
import { amountWords, boundWords, factWords, MEASURE_WORDS } from './wording';

/**
 * Why the band is what it is and why it is not the next higher one, in full sentences: the rules that hold it down, the
 * points that are missing.
 */
export function bandReasons(
  set: CriteriaSet,
  facts: ScoringFacts,
  score: Pick<Score, 'total' | 'band' | 'bandBySum' | 'rules'>,
): string[] {
  const { total, band, bandBySum, rules } = score;
  const next = RATING_BANDS[bandOrder(band) - 1] as RatingBand | undefined;
  if (!next) return [];
  const blocking = rules.filter(({ met, cap }) => met === false && worseBand(cap, next) !== next);
  const causes = causesOf(set, facts, blocking, next);
  if (band !== bandBySum) {
    return causes.map(
      ({ cause, condition }) =>
        `Tổng điểm ${formatPoints(total)} nhưng xếp loại ${BAND_LABEL[band]} vì ${cause}.${condition}`,
    );
  }
  const from = set.bands.find((threshold) => threshold.band === next)?.from ?? total;
  const short = `Còn thiếu ${formatPoints(from - total)} điểm để xếp loại ${BAND_LABEL[next]}.`;
  return [
    short,
    ...causes.map(({ cause, condition }) => `Chưa đủ điều kiện xếp loại ${BAND_LABEL[next]} vì ${cause}.${condition}`),
  ];
}

interface Cause {
  cause: string;
  /** A further sentence with the limit, or nothing. */
  condition: string;
}

function causesOf(
  set: CriteriaSet,
  facts: ScoringFacts,
  outcomes: readonly BandRuleOutcome[],
  next: RatingBand,
): Cause[] {
  const codes = new Set(outcomes.map(({ code }) => code));
  const rules = set.bandRules.filter(({ code }) => codes.has(code));
  const lines = rules.flatMap(({ requires }) =>
    requires.kind === 'FULL_MARKS' ? [shortLabelOf(set, requires.criterion)] : [],
  );
  return [...fullMarksCause(lines), ...rules.flatMap((rule) => factCause(rule, set, facts, BAND_LABEL[next]))];
}

function fullMarksCause(names: readonly string[]): Cause[] {
  if (names.length === 0) return [];
  const subject = names.length === 1 ? 'tiêu chí' : 'các tiêu chí';
  return [{ cause: `${subject} ${names.join(', ')} chưa đạt điểm tối đa`, condition: '' }];
}

function factCause({ requires, label }: BandRule, set: CriteriaSet, facts: ScoringFacts, band: string): Cause[] {
  if (requires.kind === 'FACTS') {
    const failing = requires.when.filter((condition) => holds(condition, facts) === false);
    const words = failing.map((condition) => factWords(condition, facts[condition.fact] as number | boolean));
    const cause = words.map((said) => (/^\d/.test(said) ? `có ${said}` : said)).join(', ');
    return [{ cause, condition: ` Điều kiện xếp loại ${band}: ${lowerFirst(label)}.` }];
  }
  if (requires.kind !== 'MEASURE_AT_LEAST') return [];
  const value = measured(requires.measure, set, facts);
  if (value === undefined || value === 'ZERO') return [];
  const cause = `${MEASURE_WORDS[requires.measure]} ${amountWords(requires.measure, value, [requires.at])}`;
  return [{ cause, condition: ` Điều kiện xếp loại ${band} là từ ${boundWords(requires.measure, requires.at)}.` }];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
