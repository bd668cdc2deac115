import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PeriodStanding } from './period-rank';
import { comparePeriodStandings, leastRated, periodRankWords } from './period-rank';
import { rankWith } from './rank';

const of = (sum: number, n: number, good: number, onTime: number, sent = n): PeriodStanding => ({
  sum: sum * 100,
  n,
  good,
  sent,
  onTime,
});

describe('a ranking over a period', () => {
  it('goes by the exact mean, then by the share of Tốt, then by what came in time, 1-2-2-4', () => {
    const rows: [string, PeriodStanding][] = [
      ['lower mean', of(93 * 3, 3, 3, 3)],
      ['best', of(95 * 3, 3, 3, 3)],
      ['less Tốt', of(94 * 4, 4, 3, 4)],
      ['equal, of twice as many months', of(94 * 6, 6, 6, 4)],
      ['equal', of(94 * 3, 3, 3, 2)],
      ['more in time', of(94 * 3, 3, 3, 3)],
    ];
    const ranked = rankWith(rows, (a, b) => comparePeriodStandings(a[1], b[1]));
    expect(ranked.map(({ item: [name], rank, tied }) => [rank, name, tied])).toEqual([
      [1, 'best', false],
      [2, 'more in time', false],
      [3, 'equal, of twice as many months', true],
      [3, 'equal', true],
      [5, 'less Tốt', false],
      [6, 'lower mean', false],
    ]);
  });

  it('is one order: antisymmetric, transitive, and blind to how the fractions are written', () => {
    const standing = fc
      .record({
        n: fc.integer({ min: 1, max: 36 }),
        mean: fc.integer({ min: 0, max: 10_000 }),
        part: fc.nat(),
        late: fc.nat(),
      })
      .map(({ n, mean, part, late }) => ({ sum: mean * n, n, good: part % (n + 1), sent: n, onTime: late % (n + 1) }));
    fc.assert(
      fc.property(standing, standing, standing, fc.integer({ min: 2, max: 9 }), (a, b, c, times) => {
        expect(comparePeriodStandings(a, b) + comparePeriodStandings(b, a)).toBe(0);
        if (comparePeriodStandings(a, b) <= 0 && comparePeriodStandings(b, c) <= 0)
          expect(comparePeriodStandings(a, c)).toBeLessThanOrEqual(0);
        const again = Object.fromEntries(
          Object.entries(a).map(([key, value]) => [key, value * times]),
        ) as unknown as PeriodStanding;
        expect(comparePeriodStandings(a, again)).toBe(0);
      }),
    );
  });

  it.each([
    [0, 1],
    [1, 1],
    [2, 1],
    [3, 2],
    [6, 3],
    [12, 6],
  ])('of %i months asks for %i', (months, least) => expect(leastRated(months)).toBe(least));

  it('says why in figures', () => {
    expect(periodRankWords(of(282, 3, 2, 2), 2)).toEqual([
      'Điểm bình quân 94,00 = 282 điểm : 3 tháng được xếp loại.',
      'Xếp loại Tốt 2/3 tháng.',
      'Gửi đúng hạn 2/3 phiếu.',
      'Bằng nhau cả ba mặt nên cùng hạng với 1 đơn vị khác.',
    ]);
    expect(periodRankWords(of(282, 3, 2, 0, 0), 1)[2]).toContain('hồ sơ giấy');
  });
});
