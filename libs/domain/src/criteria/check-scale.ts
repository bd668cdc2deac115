import type { CriteriaSet, Measure, ScoreLevel, ScoringRule } from './criteria-set';
import { formatPoints } from '../text';
import type { Ratio } from './measures';
import { amountOf, BASIS_POINTS, compareRatios, isRatio } from './measures';

type LevelsRule = Extract<ScoringRule, { kind: 'LEVELS' }>;

/** Longest minimum duration a superior may set for which scales are tried, minutes: a whole day. */
const LONGEST_MINIMUM = 1440;

/** A cut of the measure just before or just after a value; a level is all between two of them. */
interface Cut {
  at: Ratio;
  after: boolean;
}

interface Span {
  level: ScoreLevel;
  start: Cut;
  /** Absent: without end. */
  end?: Cut;
}

/**
 * Gaps, overlaps and disorder of a level scale over the whole domain of its measure: ratios 0…100 %, minutes 0…∞. Scales
 * in parts of the minimum duration are held against every minimum that can occur.
 */
export function checkScale(set: CriteriaSet, rule: LevelsRule): string[] {
  if (!isRelative(rule)) return faultsOf(rule, 0);
  if (isRatio(rule.measure)) return ['tỷ lệ phần trăm không so được với thời lượng tối thiểu.'];
  const { base, rules, smallestAllowed, thematic } = set.minMinutes;
  if (rule.measure === 'THEMATIC_MINUTES') return faultsAt(rule, thematic);
  const named = [...new Set([base, ...rules.map(({ minutes }) => minutes), smallestAllowed])].flatMap((minimum) =>
    faultsAt(rule, minimum),
  );
  return named.length > 0 ? named : firstFaults(rule, smallestAllowed);
}

function isRelative({ levels }: LevelsRule): boolean {
  return levels.some(({ lower, upper }) => typeof lower?.at === 'object' || typeof upper?.at === 'object');
}

function faultsAt(rule: LevelsRule, minimum: number): string[] {
  return faultsOf(rule, minimum).map((text) => `với thời lượng tối thiểu ${minimum} phút, ${text}`);
}

function firstFaults(rule: LevelsRule, from: number): string[] {
  for (let minimum = from; minimum <= LONGEST_MINIMUM; minimum += 1) {
    const found = faultsAt(rule, minimum);
    if (found.length > 0) return found;
  }
  return [];
}

function faultsOf(rule: LevelsRule, minimum: number): string[] {
  const spans = rule.levels.map((level) => spanOf(level, minimum, isRatio(rule.measure) ? WHOLE : undefined));
  const empty = spans.filter(({ start, end }) => end && compareCuts(start, end) >= 0);
  if (empty.length > 0) return empty.map(({ level }) => `mức "${level.label}" trống hoặc ngược đầu đuôi.`);
  const sorted = spans.toSorted((a, b) => compareCuts(a.start, b.start));
  return [...seams(sorted, rule.measure), ...disorder(sorted)];
}

/** The level inside the domain of its measure. */
function spanOf(level: ScoreLevel, minimum: number, top: Cut | undefined): Span {
  const { lower, upper } = level;
  const start = lower ? { at: amountOf(lower.at, minimum), after: !lower.inclusive } : ZERO;
  const end = upper && { at: amountOf(upper.at, minimum), after: upper.inclusive };
  return { level, start: compareCuts(start, ZERO) < 0 ? ZERO : start, end: nearest(end, top) };
}

const ZERO: Cut = { at: { num: 0, den: 1 }, after: false };
const WHOLE: Cut = { at: { num: BASIS_POINTS, den: 1 }, after: true };

function compareCuts(a: Cut, b: Cut): number {
  return compareRatios(a.at, b.at) || Number(a.after) - Number(b.after);
}

/** Walks up the measure from 0 and says where no level or two levels hold. */
function seams(sorted: readonly Span[], measure: Measure): string[] {
  const texts: string[] = [];
  let reached: Cut | undefined = ZERO;
  for (const { level, start, end } of sorted) {
    if (!reached || compareCuts(start, reached) < 0) {
      const until = nearest(end, reached);
      if (hasValue(start, until, measure))
        texts.push(`mức "${level.label}" chồng lên mức khác: ${rangeWords(start, until, measure)}.`);
    } else if (hasValue(reached, start, measure)) {
      texts.push(`không có mức nào cho ${rangeWords(reached, start, measure)}.`);
    }
    reached = furthest(reached, end);
  }
  const top = isRatio(measure) ? WHOLE : undefined;
  if (reached && hasValue(reached, top, measure))
    texts.push(`không có mức nào cho ${rangeWords(reached, top, measure)}.`);
  return texts;
}

/** Of two ends the one that comes first; undefined is without end. */
function nearest(a: Cut | undefined, b: Cut | undefined): Cut | undefined {
  return a && b ? (compareCuts(a, b) <= 0 ? a : b) : (a ?? b);
}

function furthest(a: Cut | undefined, b: Cut | undefined): Cut | undefined {
  return a && b ? (compareCuts(a, b) >= 0 ? a : b) : undefined;
}

/** Is there a value of the measure between the cuts? Minutes are whole numbers. */
function hasValue(from: Cut, to: Cut | undefined, measure: Measure): boolean {
  if (!to) return true;
  if (isRatio(measure)) return compareCuts(from, to) < 0;
  const first = from.after ? Math.floor(value(from)) + 1 : Math.ceil(value(from));
  const last = to.after ? Math.floor(value(to)) : Math.ceil(value(to)) - 1;
  return first <= last;
}

function value({ at }: Cut): number {
  return at.num / at.den;
}

/** More of the measure may not give fewer points. */
function disorder(sorted: readonly Span[]): string[] {
  return sorted.flatMap(({ level }, at) => {
    const below = sorted[at - 1]?.level;
    return below && below.points >= level.points
      ? [`mức "${level.label}" cao hơn mức "${below.label}" nhưng không nhiều điểm hơn.`]
      : [];
  });
}

function rangeWords(from: Cut, to: Cut | undefined, measure: Measure): string {
  const words = (cut: Cut): string =>
    isRatio(measure) ? `${formatPoints(Math.round(value(cut)))}%` : `${String(value(cut)).replace('.', ',')} phút`;
  if (to && compareRatios(from.at, to.at) === 0) return `đúng ${words(from)}`;
  const start = from.after ? `trên ${words(from)}` : `từ ${words(from)}`;
  return to ? `${start} đến ${to.after ? '' : 'dưới '}${words(to)}` : `${start} trở lên`;
}
