import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPercent } from '../text';
import { percentTenths, ROUNDINGS, shares } from './shares';

describe('shares', () => {
  it('worked example 10: 29 Tốt + 1 Khá of 30 rated, 31 existing (docs/rules.md)', () => {
    expect(shares({ GOOD: 29, FAIR: 1, AVERAGE: 0, POOR: 0 }, 30)).toEqual({
      GOOD: 967,
      FAIR: 33,
      AVERAGE: 0,
      POOR: 0,
    });
    expect([formatPercent(29, 30), formatPercent(1, 30)]).toEqual(['96,7%', '3,3%']);
  });

  it('the published shares of 280 chi bộ trực thuộc', () => {
    expect(shares({ GOOD: 252, FAIR: 28 }, 280)).toEqual({ GOOD: 900, FAIR: 100 });
  });

  it('has none without a base', () => {
    expect(shares({ GOOD: 0, FAIR: 0 }, 0)).toBeUndefined();
  });

  it('rounds each by itself, so that the sum may miss 100', () => {
    expect(shares({ GOOD: 1, FAIR: 1, AVERAGE: 1 }, 3)).toEqual({ GOOD: 333, FAIR: 333, AVERAGE: 333 });
  });
});

describe('shares that add up', () => {
  const of = (counts: readonly number[], rounding: (typeof ROUNDINGS)[number]): number[] => {
    const keyed = Object.fromEntries(counts.map((count, at) => [`k${at}`, count]));
    return Object.values(
      shares(
        keyed,
        counts.reduce((a, b) => a + b, 0),
        rounding,
      ) ?? {},
    );
  };

  it.each([
    ['PLAIN', [30, 1, 0, 0], [968, 32, 0, 0]],
    ['LARGEST_REMAINDER', [30, 1, 0, 0], [968, 32, 0, 0]],
    ['CUT_AND_TOP_UP', [30, 1, 0, 0], [967, 33, 0, 0]],
    ['PLAIN', [1, 1, 1], [333, 333, 333]],
    ['LARGEST_REMAINDER', [1, 1, 1], [334, 333, 333]],
    ['CUT_AND_TOP_UP', [1, 1, 1], [333, 333, 334]],
    ['LARGEST_REMAINDER', [1, 1, 5], [143, 143, 714]],
    ['CUT_AND_TOP_UP', [252, 28, 0, 0], [900, 100, 0, 0]],
    ['CUT_AND_TOP_UP', [0, 0, 0, 3], [0, 0, 0, 1000]],
  ] as const)('%s of %j', (rounding, counts, expected) => expect(of(counts, rounding)).toEqual(expected));

  it('come to 100,0 and stay within a tenth of the exact share but for the last, whatever the counts', () => {
    const counts = fc
      .array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 6 })
      .filter((all) => all.some((count) => count > 0));
    fc.assert(
      fc.property(counts, (all) => {
        const base = all.reduce((a, b) => a + b, 0);
        for (const rounding of ROUNDINGS.filter((each) => each !== 'PLAIN')) {
          const tenths = of(all, rounding);
          expect(tenths.reduce((a, b) => a + b, 0)).toBe(1000);
          const off = (at: number): number => Math.abs(tenths[at] - (1000 * all[at]) / base);
          const last = all.findLastIndex((count) => count > 0);
          all.forEach((count, at) => {
            if (rounding === 'LARGEST_REMAINDER' || at !== last) expect(off(at)).toBeLessThan(1);
            if (count === 0) expect(tenths[at]).toBe(0);
          });
        }
      }),
    );
  });
});

describe('percentTenths', () => {
  it('rounds half up, exactly', () => {
    expect(percentTenths(1, 2000)).toBe(1);
    expect(percentTenths(1, 2001)).toBe(0);
    expect(percentTenths(15, 17)).toBe(882);
  });

  it('is never further off than half a tenth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 100_000 }), (base, part) => {
        const count = part % (base + 1);
        expect(Math.abs(percentTenths(count, base) * base - 1000 * count) * 2).toBeLessThanOrEqual(base);
      }),
    );
  });
});
