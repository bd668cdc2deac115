import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnualClass } from './annual-class';
import { ANNUAL_CLASSES } from './annual-class';
import type { AnnualCount, CeilingBase, CeilingRounding, CeilingRule } from './ceiling';
import {
  CEILING_BASES,
  CEILING_ROUNDINGS,
  ceilingChecks,
  ceilingOf,
  ceilingWords,
  countsAfter,
  isNewFor,
} from './ceiling';

const RULE: CeilingRule = { percent: 20, base: 'ALL', rounding: 'DOWN', newMonths: 0, byKind: false };

const count = (n: number, annualClass?: AnnualClass, more: Partial<AnnualCount> = {}): AnnualCount => ({
  ...{ kind: 'D', kindLabel: 'Đảng bộ cơ sở', isNew: false },
  ...more,
  annualClass,
  n,
});
/** The published year 2018: 14 + 47 + 4 = 65. */
const YEAR_2018 = [count(14, 'OUTSTANDING'), count(47, 'WELL_DONE'), count(4, 'COMPLETED')];

describe('how many may have the highest class', () => {
  it.each<[number, CeilingRounding, number, number]>([
    [20, 'DOWN', 65, 13],
    [20, 'NEAREST', 65, 13],
    [20, 'UP', 65, 13],
    [20, 'DOWN', 61, 12],
    [20, 'NEAREST', 61, 12],
    [20, 'UP', 61, 13],
    [20, 'NEAREST', 63, 13],
    [20, 'DOWN', 4, 0],
    [20, 'NEAREST', 2, 0],
    [50, 'NEAREST', 3, 2],
    [15, 'NEAREST', 50, 8],
    [100, 'DOWN', 7, 7],
    [20, 'UP', 0, 0],
  ])('%i %% %s of %i are %i', (percent, rounding, base, most) => {
    expect(ceilingOf({ percent, rounding }, base)).toBe(most);
  });

  it('is never more than one beside the exact share, and between down and up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(5000), (percent, base) => {
        const [down, nearest, up] = CEILING_ROUNDINGS.map((rounding) => ceilingOf({ percent, rounding }, base));
        expect(down * 100).toBeLessThanOrEqual(percent * base);
        expect(up * 100).toBeGreaterThanOrEqual(percent * base);
        expect([down, up]).toContain(nearest);
        expect(up - down).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a list held against the ceiling', () => {
  it.each<[CeilingBase, number, number, boolean]>([
    ['ALL', 65, 13, true],
    ['RATED', 65, 13, true],
    ['AT_LEAST_WELL_DONE', 61, 12, true],
    ['WELL_DONE', 47, 9, true],
  ])('2018 on %s: base %i, most %i', (base, of, most, isOver) => {
    expect(ceilingChecks({ ...RULE, base }, YEAR_2018)).toMatchObject([{ outstanding: 14, base: of, most, isOver }]);
  });

  it('says its numbers and that nobody is lowered', () => {
    const [check] = ceilingChecks(RULE, YEAR_2018);
    expect(check.words).toBe(
      '14 tổ chức Hoàn thành xuất sắc nhiệm vụ trên 65 tổ chức, bằng 21,5%; nhiều hơn mức 13: vượt 1 (20% của 65, làm tròn xuống).',
    );
    expect(ceilingWords({ ...RULE, base: 'AT_LEAST_WELL_DONE', newMonths: 6 })).toBe(
      'Mức trần để lưu ý: Hoàn thành xuất sắc nhiệm vụ không quá 20% số tổ chức được xếp loại Hoàn thành tốt nhiệm vụ trở lên, làm tròn xuống; không tính tổ chức hoạt động trong năm dưới 6 tháng. Hệ thống không tự hạ xếp loại của tổ chức nào.',
    );
  });

  it('counts new organisations on neither side, and says how many they are', () => {
    const counts = [...YEAR_2018, count(2, 'OUTSTANDING', { isNew: true }), count(3, undefined, { isNew: true })];
    expect(ceilingChecks(RULE, counts)).toMatchObject([{ outstanding: 14, base: 65, excluded: 5 }]);
  });

  it('by kind each for itself', () => {
    const cells = { kind: 'C', kindLabel: 'Chi bộ cơ sở' };
    const counts = [
      count(6, 'OUTSTANDING'),
      count(24, 'WELL_DONE'),
      count(7, 'OUTSTANDING', cells),
      count(21, 'WELL_DONE', cells),
    ];
    expect(ceilingChecks({ ...RULE, byKind: true }, counts)).toMatchObject([
      { kindLabel: 'Đảng bộ cơ sở', outstanding: 6, base: 30, most: 6, isOver: false },
      { kindLabel: 'Chi bộ cơ sở', outstanding: 7, base: 28, most: 5, isOver: true },
    ]);
  });

  it('lowers nobody: what goes in is left as it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...ANNUAL_CLASSES), fc.nat(50))),
        fc.constantFrom(...CEILING_BASES),
        (all, base) => {
          const counts = all.map(([annualClass, n]) => count(n, annualClass));
          const before = JSON.stringify(counts);
          const [check] = ceilingChecks({ ...RULE, base }, counts);
          expect(JSON.stringify(counts)).toBe(before);
          const outstanding = all.reduce((sum, [annualClass, n]) => sum + (annualClass === 'OUTSTANDING' ? n : 0), 0);
          expect(check.outstanding).toBe(outstanding);
        },
      ),
    );
  });
});

describe('a preview', () => {
  it('is what the list would be counted as', () => {
    const of = { kind: 'D', kindLabel: 'Đảng bộ cơ sở', isNew: false };
    const counts = [count(3, 'OUTSTANDING'), count(7)];
    const after = countsAfter(counts, [
      { ...of, after: 'OUTSTANDING' },
      { ...of, before: 'OUTSTANDING', after: 'WELL_DONE' },
    ]);
    const would = [count(3, 'OUTSTANDING'), count(1, 'WELL_DONE'), count(6)];
    for (const base of CEILING_BASES)
      expect(ceilingChecks({ ...RULE, base }, after)).toEqual(ceilingChecks({ ...RULE, base }, would));
  });
});

describe('who is new', () => {
  it.each([
    ['2018-07-01', 6, false],
    ['2018-07-02', 6, true],
    ['2018-01-01', 12, false],
    ['2018-01-02', 12, true],
    ['2018-12-31', 0, false],
    ['2018-12-01', 1, false],
  ])('founded on %s where %i months are asked for: %s', (from, newMonths, isNew) => {
    expect(isNewFor({ newMonths }, 2018, from)).toBe(isNew);
  });
});
