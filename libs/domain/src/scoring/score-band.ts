import type { BandRule, BandThreshold, CriteriaSet, RatingBand } from '../criteria';
import { allHold, bandOrder, factWords, holds, judgeMeasure, limitWords, worseBand } from '../criteria';
import type { ScoringFacts } from '../facts';
import { formatPoints } from '../text';
import type { Points } from '../points';
import type { BandRuleOutcome, LineScore } from './score-result';

/** The scale of a whole card: 100 điểm. */
export const FULL_SCALE: Points = 10_000;

/** Has earned / possible reached a threshold of the scale of 100? Exact, by cross multiplication. */
export function reaches(earned: Points, possible: Points, from: Points): boolean {
  return possible > 0 ? earned * FULL_SCALE >= from * possible : from === 0;
}

/**
 * Brought to the scale of 100 and rounded half up to a hundredth, but never across a threshold: what has not reached 90
 * exactly never reads 90,00.
 */
export function totalOf(earned: Points, possible: Points, bands: readonly BandThreshold[]): Points {
  if (possible === 0) return 0;
  const rounded = Math.floor((2 * earned * FULL_SCALE + possible) / (2 * possible));
  const crossed = bands.find(({ from }) => rounded >= from && !reaches(earned, possible, from));
  return crossed ? crossed.from - 1 : rounded;
}

/** Band by the exact total alone. */
export function bandBySum(earned: Points, possible: Points, bands: readonly BandThreshold[]): RatingBand {
  return bands.find(({ from }) => reaches(earned, possible, from))?.band ?? 'POOR';
}

/** The next better band a set has; undefined at its best. A set may leave bands out. */
export function nextBand({ bands }: Pick<CriteriaSet, 'bands'>, band: RatingBand): RatingBand | undefined {
  return bands.findLast((threshold) => bandOrder(threshold.band) < bandOrder(band))?.band;
}

/** The band after all rules that are known not to be met. */
export function cappedBand(bySum: RatingBand, outcomes: readonly BandRuleOutcome[]): RatingBand {
  return outcomes.reduce((band, { met, cap }) => (met === false ? worseBand(band, cap) : band), bySum);
}

/** Holds the set's band rules against the meeting. A rule whose line or facts are missing stays open and caps nothing. */
export function outcomesOf(set: CriteriaSet, facts: ScoringFacts, lines: readonly LineScore[]): BandRuleOutcome[] {
  return set.bandRules.map((rule) => ({
    code: rule.code,
    label: rule.label,
    cap: rule.cap,
    ...judge(rule, set, facts, lines),
  }));
}

type Judgement = Pick<BandRuleOutcome, 'met' | 'finding'>;

function judge({ requires }: BandRule, set: CriteriaSet, facts: ScoringFacts, lines: readonly LineScore[]): Judgement {
  switch (requires.kind) {
    case 'FULL_MARKS':
      return fullMarks(
        set,
        lines.find(({ code }) => code === requires.criterion),
      );
    case 'MEASURE_AT_LEAST':
    case 'MEASURE_MORE_THAN':
      return onMeasure(judgeMeasure(requires, set, facts));
    case 'FACTS':
      return { met: allHold(requires.when, facts), finding: factsFinding(requires.when, facts) };
  }
}

function onMeasure(judged: ReturnType<typeof judgeMeasure>): Judgement {
  if (judged === undefined) return { met: undefined, finding: 'chưa có số liệu' };
  if (judged === 'ZERO') return { met: true, finding: 'không áp dụng' };
  const { met, is, asked } = judged;
  return { met, finding: met ? is : `${is}, cần ${asked}` };
}

function fullMarks(set: CriteriaSet, line: LineScore | undefined): Judgement {
  if (!line) return { met: undefined, finding: 'chưa có mục này' };
  if (line.state === 'MOVED' || line.state === 'EXCLUDED') return { met: true, finding: 'không áp dụng' };
  if (line.points === undefined) return { met: undefined, finding: 'chưa chấm' };
  const name = shortLabelOf(set, line.code);
  return {
    met: line.points === line.maxPoints,
    finding: `${name} ${formatPoints(line.points)}/${formatPoints(line.maxPoints)} điểm`,
  };
}

/** Short name of a line in a sentence. */
export function shortLabelOf(set: CriteriaSet, code: string): string {
  for (const { criteria } of set.groups) {
    const found = criteria.find((criterion) => criterion.code === code);
    if (found) return found.shortLabel;
  }
  return code;
}

type FactsWhen = Extract<BandRule['requires'], { kind: 'FACTS' }>['when'];

function factsFinding(when: FactsWhen, facts: ScoringFacts): string {
  const known = when.filter(({ fact }) => facts[fact] !== undefined);
  if (known.length === 0) return 'chưa có số liệu';
  const failing = known.filter((condition) => holds(condition, facts) === false);
  const shown = failing.length > 0 ? failing : known;
  return shown.map((condition) => factFinding(condition, facts, failing.length > 0)).join('; ');
}

function factFinding(condition: FactsWhen[number], facts: ScoringFacts, failing: boolean): string {
  const words = factWords(condition, facts[condition.fact] as number | boolean);
  const limit = limitWords(condition);
  return failing && limit ? `${words}, cần ${limit}` : words;
}
