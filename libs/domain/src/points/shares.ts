/** A percentage in tenths: 96,7 % = 967. */
export type PercentTenths = number;

/**
 * Shares of counts on a stated base, each rounded half up to 0,1 by itself, so that their sum may miss 100,0 by 0,1
 * (the pages say so). Undefined when nothing is rated: there is no percentage without a base.
 */
export function shares<K extends string>(
  counts: Readonly<Record<K, number>>,
  base: number,
): Record<K, PercentTenths> | undefined {
  if (base <= 0) return undefined;
  const entries = Object.entries<number>(counts).map(([key, count]) => [key, percentTenths(count, base)]);
  return Object.fromEntries(entries) as Record<K, PercentTenths>;
}

/** count / base in tenths of a percent, half up, in whole-number arithmetic. */
export function percentTenths(count: number, base: number): PercentTenths {
  return Math.floor((2000 * count + base) / (2 * base));
}
