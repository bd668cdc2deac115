import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPercent } from '../text';
import { percentTenths, shares } from './shares';

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
