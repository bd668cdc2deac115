/** A percentage in tenths: 96,7 % = 967. */
export type PercentTenths = number;

/**
 * How shares of one base are rounded to 0,1: each by itself (their sum may miss 100,0 by 0,1); to a sum of 100,0 by the largest
 * remainders; or each cut down and the last one topped up to 100,0, as tables of some offices have it.
 */
export const ROUNDINGS = ['PLAIN', 'LARGEST_REMAINDER', 'CUT_AND_TOP_UP'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** Shares of counts on a stated base, in the order of the counts. Undefined when nothing is rated: there is no percentage without a base. */
export function shares<K extends string>(
  counts: Readonly<Record<K, number>>,
  base: number,
  rounding: Rounding = 'PLAIN',
): Record<K, PercentTenths> | undefined {
  if (base <= 0) return undefined;
  const entries = Object.entries<number>(counts);
  const rounded = ROUND[rounding](
    entries.map(([, count]) => count),
    base,
  );
  return Object.fromEntries(entries.map(([key], at) => [key, rounded[at]])) as Record<K, PercentTenths>;
}

const ROUND: Readonly<Record<Rounding, (counts: readonly number[], base: number) => PercentTenths[]>> = {
  PLAIN: (counts, base) => counts.map((count) => percentTenths(count, base)),
  LARGEST_REMAINDER: (counts, base) => {
    const cut = counts.map((count) => cutTenths(count, base));
    const missing = cutTenths(sumOf(counts), base) - sumOf(cut);
    const byRemainder = counts
      .map((count, at) => ({ at, rest: (1000 * count) % base }))
      .sort((a, b) => b.rest - a.rest || a.at - b.at);
    for (const { at } of byRemainder.slice(0, missing)) cut[at] += 1;
    return cut;
  },
  CUT_AND_TOP_UP: (counts, base) => {
    const cut = counts.map((count) => cutTenths(count, base));
    const last = counts.findLastIndex((count) => count > 0);
    if (last >= 0) cut[last] += cutTenths(sumOf(counts), base) - sumOf(cut);
    return cut;
  },
};

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

function cutTenths(count: number, base: number): PercentTenths {
  return Math.floor((1000 * count) / base);
}

/** count / base in tenths of a percent, half up, in whole-number arithmetic. */
export function percentTenths(count: number, base: number): PercentTenths {
  return Math.floor((2000 * count + base) / (2 * base));
}
