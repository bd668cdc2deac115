import type { RatingBand } from '../criteria';
import type { PercentTenths, Points } from '../points';
import { percentTenths, POINT } from '../points';
import type { LineScore } from '../scoring';
import { meanOf } from './rank';

/** A card filled faster than this was hardly read out at a meeting. Seconds. */
export const HASTY_SECONDS = 45;

/** One sent card of the months looked at. */
export interface QualityCard {
  /** The set it was scored with. */
  setId: string;
  self: Points;
  verified?: Points;
  observed?: Points;
  /** The official band, once decided. */
  band?: RatingBand;
  /** fullLines() of the branch's own score. */
  full: string;
  /** Every line as in the branch's card before. */
  same: boolean;
  secondsSpent?: number;
}

/** A mean of some cards; n says of how many. Absent where there is none: missing is not zero. */
export interface MeanOf {
  mean: Points;
  n: number;
}

export type GapLevel = 'GREEN' | 'YELLOW' | 'RED';

/** How the scores of one organisation look over some months: figures to ask about, never an accusation. */
export interface ScoreQuality {
  cards: number;
  /** Base of the share of Tốt. */
  rated: number;
  good: number;
  /** Tenths of a percent of `rated`; absent when nothing is rated. */
  goodShare?: PercentTenths;
  self?: MeanOf;
  verified?: MeanOf;
  observed?: MeanOf;
  /** Mean of self − verified, and of self − observed, over cards that have both; hundredths, may be negative. */
  verifiedGap?: MeanOf;
  observedGap?: MeanOf;
  /** By the larger of the two gaps, in points: ≤ 5 xanh, ≤ 10 vàng, above đỏ ("cần quan tâm"). */
  level?: GapLevel;
  /** Cards in which every line equals the card before. */
  same: number;
  /** Cards filled in under HASTY_SECONDS. */
  hasty: number;
  /** Lines that were never below their maximum on any card; empty for fewer than MANY_CARDS cards. */
  neverBelow: string[];
}

/** So many cards say something about a line. */
export const MANY_CARDS = 6;

/** Cards added up one by one, however many: what scoreQuality() needs of them. */
export interface QualityTally {
  cards: number;
  rated: number;
  good: number;
  self: Sum;
  verified: Sum;
  observed: Sum;
  verifiedGap: Sum;
  observedGap: Sum;
  same: number;
  hasty: number;
  /** By set: marks of the lines that were full on every card so far. */
  full: Map<string, string>;
}

interface Sum {
  sum: number;
  n: number;
}

const none = (): Sum => ({ sum: 0, n: 0 });

export function emptyTally(): QualityTally {
  const sums = { self: none(), verified: none(), observed: none(), verifiedGap: none(), observedGap: none() };
  return { cards: 0, rated: 0, good: 0, ...sums, same: 0, hasty: 0, full: new Map() };
}

export function addCard(tally: QualityTally, card: QualityCard): void {
  const { setId, self, verified, observed, band, full, same, secondsSpent } = card;
  tally.cards += 1;
  tally.rated += band === undefined ? 0 : 1;
  tally.good += band === 'GOOD' ? 1 : 0;
  add(tally.self, self);
  add(tally.verified, verified);
  add(tally.observed, observed);
  add(tally.verifiedGap, verified === undefined ? undefined : self - verified);
  add(tally.observedGap, observed === undefined ? undefined : self - observed);
  tally.same += same ? 1 : 0;
  tally.hasty += secondsSpent !== undefined && secondsSpent < HASTY_SECONDS ? 1 : 0;
  const before = tally.full.get(setId);
  tally.full.set(setId, before === undefined ? full : onBoth(before, full));
}

function add(to: Sum, points: Points | undefined): void {
  if (points === undefined) return;
  to.sum += points;
  to.n += 1;
}

/** @param codesOf codes of a set's lines, in its order */
export function scoreQuality(tally: QualityTally, codesOf: (setId: string) => readonly string[]): ScoreQuality {
  const { cards, rated, good, same, hasty } = tally;
  const [verifiedGap, observedGap] = [meanOfSum(tally.verifiedGap), meanOfSum(tally.observedGap)];
  return {
    cards,
    rated,
    good,
    goodShare: rated > 0 ? percentTenths(good, rated) : undefined,
    self: meanOfSum(tally.self),
    verified: meanOfSum(tally.verified),
    observed: meanOfSum(tally.observed),
    verifiedGap,
    observedGap,
    level: gapLevel(verifiedGap, observedGap),
    same,
    hasty,
    neverBelow: cards < MANY_CARDS ? [] : neverBelow(tally.full, codesOf),
  };
}

/** Undefined of none. May be negative, rounded half away from zero. */
export function meanOfPoints(totals: readonly Points[]): MeanOf | undefined {
  return meanOfSum({ sum: totals.reduce((all, one) => all + one, 0), n: totals.length });
}

function meanOfSum({ sum, n }: Sum): MeanOf | undefined {
  if (n === 0) return undefined;
  return { mean: sum < 0 ? -meanOf(-sum, n) : meanOf(sum, n), n };
}

/** Undefined while no card has a second score. */
export function gapLevel(...gaps: (MeanOf | undefined)[]): GapLevel | undefined {
  const widths = gaps.flatMap((gap) => (gap ? [Math.abs(gap.mean)] : []));
  if (widths.length === 0) return undefined;
  const widest = Math.max(...widths);
  if (widest <= 5 * POINT) return 'GREEN';
  return widest <= 10 * POINT ? 'YELLOW' : 'RED';
}

/** Codes that appear with points on every card and always at their maximum. */
function neverBelow(full: ReadonlyMap<string, string>, codesOf: (setId: string) => readonly string[]): string[] {
  const [first, ...others] = [...full].map(([setId, marks]) => codesOf(setId).filter((_, at) => marks[at] === FULL));
  return first.filter((code) => others.every((codes) => codes.includes(code)));
}

const FULL = '1';

/**
 * A mark for each line, in the order of the set: 1 where somebody gave it its maximum. Kept beside a sent score, so that a list
 * of many need not open it.
 */
export function fullLines(lines: readonly LineScore[]): string {
  return lines.map((line) => (isFull(line) ? FULL : '0')).join('');
}

function onBoth(a: string, b: string): string {
  return [...a].map((mark, at) => (mark === FULL && b[at] === FULL ? FULL : '0')).join('');
}

function isFull({ points, maxPoints, state }: LineScore): boolean {
  return points !== undefined && points === maxPoints && state !== 'FULL_BY_RULE';
}
