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
  const sorted = items.map((item) => ({ item, mean: meanOfItem(item) })).sort((a, b) => compareMeans(b.mean, a.mean));
  const same = (a: number, b: number): boolean =>
    b >= 0 && b < sorted.length && compareMeans(sorted[a].mean, sorted[b].mean) === 0;
  const ranked: Ranked<T>[] = [];
  for (const [at, { item }] of sorted.entries()) {
    const rank = same(at, at - 1) ? ranked[at - 1].rank : at + 1;
    ranked.push({ item, rank, tied: same(at, at - 1) || same(at, at + 1) });
  }
  return ranked;
}

/** A mean for display, hundredths, rounded half up. Never rank by it. */
export function meanOf(sum: Points, n: number): Points {
  return Math.floor((2 * sum + n) / (2 * n));
}
