import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mean } from './rank';
import { compareMeans, meanOf, rankBy } from './rank';

const ranks = (means: Mean[]): [Mean, number, boolean][] =>
  rankBy(means, (mean) => mean).map(({ item, rank, tied }) => [item, rank, tied]);
const one = (sum: number): Mean => ({ sum, n: 1 });

describe('rankBy', () => {
  it('counts 1, 2, 2, 4', () => {
    expect(ranks([one(9000), one(9500), one(8000), one(9000)])).toEqual([
      [one(9500), 1, false],
      [one(9000), 2, true],
      [one(9000), 2, true],
      [one(8000), 4, false],
    ]);
  });

  it('keeps equals in the given order, and takes nobody', () => {
    const items = ['b', 'a', 'c'];
    expect(rankBy(items, () => one(9000)).map(({ item, rank, tied }) => [item, rank, tied])).toEqual([
      ['b', 1, true],
      ['a', 1, true],
      ['c', 1, true],
    ]);
    expect(rankBy([], () => one(1))).toEqual([]);
  });

  it('ties means that are equal exactly and parts those that only round alike', () => {
    const third = { sum: 28_001, n: 3 };
    const sixth = { sum: 56_002, n: 6 };
    const close = { sum: 9333, n: 1 };
    expect(meanOf(third.sum, third.n)).toBe(9334);
    expect(ranks([close, third, sixth])).toEqual([
      [third, 1, true],
      [sixth, 1, true],
      [close, 3, false],
    ]);
    expect(compareMeans({ sum: 28_000, n: 3 }, close)).toBe(1);
  });

  it('ranks by how many are better, whatever the order given', () => {
    const mean = fc.record({ sum: fc.integer({ min: 0, max: 1000 }), n: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(mean), (means) => {
        for (const { item, rank, tied } of rankBy(means, (each) => each)) {
          expect(rank).toBe(1 + means.filter((other) => compareMeans(other, item) > 0).length);
          expect(tied).toBe(means.filter((other) => compareMeans(other, item) === 0).length > 1);
        }
      }),
    );
  });
});

describe('meanOf', () => {
  it('rounds half up to a hundredth', () => {
    expect(meanOf(29_000, 3)).toBe(9667);
    expect(meanOf(18_001, 2)).toBe(9001);
    expect(meanOf(28_000, 3)).toBe(9333);
  });
});
