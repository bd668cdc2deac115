import type { Points } from '../points';

/** An exact mean: sum of hundredths over a number of cards (n ≥ 1). */
export interface Mean {
  sum: Points;
  n: number;
}

export interface Ranked<T> {
  item: T;
  /** 1, 2, 2, 4. */
  rank: number;
  /** Shares its rank with another. */
  tied: boolean;
}

/** -1, 0 or 1 by cross multiplication: no rounding can make or break a tie. */
export function compareMeans(a: Mean, b: Mean): number {
  return Math.sign(a.sum * b.n - b.sum * a.n);
}

/** Ranks by the highest mean; equal means share a rank and the next rank skips. The order of equals stays as given. */
export function rankBy<T>(items: readonly T[], meanOfItem: (item: T) => Mean): Ranked<T>[] {
  return rankWith(items, (a, b) => compareMeans(meanOfItem(b), meanOfItem(a)));
}

/** Ranks in an order, best first; equals share a rank and the next rank skips. The order of equals stays as given. */
export function rankWith<T>(items: readonly T[], compare: (a: T, b: T) => number): Ranked<T>[] {
  const sorted = [...items].sort(compare);
  const same = (a: number, b: number): boolean => b >= 0 && b < sorted.length && compare(sorted[a], sorted[b]) === 0;
  const ranked: Ranked<T>[] = [];
  for (const [at, item] of sorted.entries()) {
    const rank = same(at, at - 1) ? ranked[at - 1].rank : at + 1;
    ranked.push({ item, rank, tied: same(at, at - 1) || same(at, at + 1) });
  }
  return ranked;
}

/** A mean for display, hundredths, rounded half up. Never rank by it. */
export function meanOf(sum: Points, n: number): Points {
  return Math.floor((2 * sum + n) / (2 * n));
}
