import type { RatingBand } from '../criteria';
import type { PercentTenths, Points } from '../points';
import { percentTenths, POINT } from '../points';
import type { LineScore } from '../scoring';
import { meanOf } from './rank';

/** A card filled faster than this was hardly read out at a meeting. Seconds. */
export const HASTY_SECONDS = 45;

/** One sent card of the months looked at. */
export interface QualityCard {
  cellId: string;
  month: string;
  self: { total: Points; lines: readonly LineScore[] };
  verified?: { total: Points };
  observed?: { total: Points };
  /** The official band, once decided. */
  band?: RatingBand;
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

export function scoreQuality(cards: readonly QualityCard[]): ScoreQuality {
  const rated = cards.filter(({ band }) => band !== undefined);
  const good = rated.filter(({ band }) => band === 'GOOD').length;
  const verifiedGap = gapTo(cards, 'verified');
  const observedGap = gapTo(cards, 'observed');
  return {
    cards: cards.length,
    rated: rated.length,
    good,
    goodShare: rated.length > 0 ? percentTenths(good, rated.length) : undefined,
    self: meanOfPoints(cards.map(({ self }) => self.total)),
    verified: meanOfPoints(cards.flatMap(({ verified }) => (verified ? [verified.total] : []))),
    observed: meanOfPoints(cards.flatMap(({ observed }) => (observed ? [observed.total] : []))),
    verifiedGap,
    observedGap,
    level: gapLevel(verifiedGap, observedGap),
    same: cards.filter(({ same }) => same).length,
    hasty: cards.filter(({ secondsSpent }) => secondsSpent !== undefined && secondsSpent < HASTY_SECONDS).length,
    neverBelow: cards.length < MANY_CARDS ? [] : neverBelow(cards),
  };
}

/** Undefined of none. May be negative, rounded half away from zero. */
export function meanOfPoints(totals: readonly Points[]): MeanOf | undefined {
  if (totals.length === 0) return undefined;
  const sum = totals.reduce((all, one) => all + one, 0);
  return { mean: sum < 0 ? -meanOf(-sum, totals.length) : meanOf(sum, totals.length), n: totals.length };
}

function gapTo(cards: readonly QualityCard[], other: 'verified' | 'observed'): MeanOf | undefined {
  return meanOfPoints(
    cards.flatMap((card) => {
      const against = card[other];
      return against ? [card.self.total - against.total] : [];
    }),
  );
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
function neverBelow(cards: readonly QualityCard[]): string[] {
  const [first, ...others] = cards.map(({ self }) => new Set(self.lines.filter(isFull).map(({ code }) => code)));
  return [...first].filter((code) => others.every((codes) => codes.has(code)));
}

function isFull({ points, maxPoints, state }: LineScore): boolean {
  return points !== undefined && points === maxPoints && state !== 'FULL_BY_RULE';
}
