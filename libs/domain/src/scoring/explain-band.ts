import type { BandRule, CriteriaSet, RatingBand } from '../criteria';
import { BAND_LABEL, factWords, holds, judgeMeasure, worseBand } from '../criteria';
import type { ScoringFacts } from '../facts';
import { formatPoints } from '../text';
import type { BandRuleOutcome, Score } from './score-result';
import { nextBand, shortLabelOf } from './score-band';

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
  const next = nextBand(set, band);
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
  if (requires.kind === 'FULL_MARKS') return [];
  const judged = judgeMeasure(requires, set, facts);
  if (judged === undefined || judged === 'ZERO') return [];
  return [{ cause: judged.is, condition: ` Điều kiện xếp loại ${band} là ${judged.asked}.` }];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
