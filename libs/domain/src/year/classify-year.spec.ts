import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RatingBand } from '../criteria';
import { bandOrder, RATING_BANDS } from '../criteria';
import type { MonthOutcome, YearClass } from './classify-year';
import { classifyYear } from './classify-year';
import { hd12 } from '../templates';

const rule = hd12.yearRule;
const rated = (band: RatingBand): MonthOutcome => ({ kind: 'RATED', band });
const [GOOD, FAIR, AVERAGE, POOR] = RATING_BANDS.map(rated);
const NOT_HELD: MonthOutcome = { kind: 'NOT_HELD' };
const EXCUSED: MonthOutcome = { kind: 'EXCUSED' };
const MISSING: MonthOutcome = { kind: 'MISSING' };

/** A year out of so many months of each outcome. */
function year(...months: [number, MonthOutcome][]): YearClass {
  const outcomes = months.flatMap(([times, outcome]) => Array<MonthOutcome>(times).fill(outcome));
  return classifyYear(
    rule,
    outcomes.map((outcome, at) => ({ month: `2018-${String(at + 1).padStart(2, '0')}`, outcome })),
  );
}

describe('worked examples (docs/rules.md)', () => {
  it('8: 7 Tốt + 5 Khá / 6 Tốt + 6 Khá / 11 Tốt + 1 Trung bình', () => {
    expect(year([7, GOOD], [5, FAIR])).toMatchObject({
      band: 'GOOD',
      base: 12,
      reasons: [
        '7 tháng Tốt, 5 tháng Khá, không tháng nào dưới Khá.',
        'Xếp loại Tốt vì cả 12 tháng từ Khá trở lên, 7/12 tháng xếp loại Tốt (cần 7).',
      ],
    });
    expect(year([6, GOOD], [6, FAIR])).toMatchObject({
      band: 'FAIR',
      reasons: [
        '6 tháng Tốt, 6 tháng Khá, không tháng nào dưới Khá.',
        'Xếp loại Khá vì cả 12 tháng từ Trung bình trở lên, 12/12 tháng từ Khá trở lên (cần 7).',
        'Chưa xếp loại Tốt vì chỉ có 6/12 tháng xếp loại Tốt, cần 7.',
      ],
    });
    expect(year([11, GOOD], [1, AVERAGE])).toMatchObject({
      band: 'FAIR',
      reasons: [
        '11 tháng Tốt, 1 tháng Trung bình, không tháng nào dưới Trung bình.',
        expect.any(String),
        'Chưa xếp loại Tốt vì có 1 tháng dưới Khá.',
      ],
    });
  });

  it('9: one month not held without reason counts as Kém; excused it leaves the base', () => {
    expect(year([11, GOOD], [1, NOT_HELD])).toMatchObject({
      band: 'AVERAGE',
      base: 12,
      notHeld: 1,
      counts: { GOOD: 11, FAIR: 0, AVERAGE: 0, POOR: 1 },
      reasons: [
        '11 tháng Tốt, 1 tháng Kém.',
        'Xếp loại Trung bình vì 11/12 tháng từ Trung bình trở lên (cần 7).',
        'Chưa xếp loại Khá vì có 1 tháng dưới Trung bình.',
        'Trong đó 1 tháng không sinh hoạt, không có lý do.',
      ],
    });
    expect(year([11, GOOD], [1, EXCUSED])).toMatchObject({ band: 'GOOD', base: 11, excused: 1, notHeld: 0 });
    expect(year([7, GOOD], [4, FAIR], [1, EXCUSED])).toMatchObject({ band: 'GOOD', base: 11 });
    expect(year([6, GOOD], [5, FAIR], [1, EXCUSED])).toMatchObject({ band: 'FAIR', base: 11 });
  });
});

describe('the base', () => {
  it('without a month that counts there is no class', () => {
    const none = { base: 0, counts: { GOOD: 0, FAIR: 0, AVERAGE: 0, POOR: 0 }, notHeld: 0 };
    const reasons = ['Không đánh giá vì cả năm không có tháng nào được tính.'];
    expect(year([12, EXCUSED])).toEqual({ ...none, excused: 12, missing: 0, reasons });
    expect(year()).toEqual({ ...none, excused: 0, missing: 0, reasons });
    expect(year([3, MISSING])).not.toHaveProperty('band');
    expect(year([3, MISSING]).reasons).toEqual(['Chưa xếp loại vì chưa tháng nào có kết quả, còn 3 tháng.']);
  });

  it('leaves out months that have no result yet: missing is not zero', () => {
    expect(year([7, GOOD], [5, MISSING])).toMatchObject({ band: 'GOOD', base: 7, missing: 5 });
  });

  it('of a year that is not over gives a class that holds only so far, and says so first', () => {
    expect(year([1, GOOD], [11, MISSING])).toMatchObject({
      band: 'GOOD',
      missing: 11,
      reasons: [
        'Xếp loại năm tạm tính, còn 11 tháng chưa có kết quả.',
        '1 tháng Tốt, không tháng nào dưới Tốt.',
        expect.stringMatching(/^Xếp loại Tốt vì/),
      ],
    });
    for (const over of [year([12, GOOD]), year([11, GOOD], [1, EXCUSED]), year([11, GOOD], [1, NOT_HELD])])
      expect(over.reasons.join(' ')).not.toContain('tạm tính');
  });

  it.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 3],
    [5, 3],
    [6, 4],
    [7, 5],
    [8, 5],
    [9, 6],
    [10, 6],
    [11, 7],
    [12, 7],
  ])('of %i months %i must be Tốt', (base, need) => {
    expect(year([need, GOOD], [base - need, FAIR]).band).toBe('GOOD');
    expect(year([need - 1, GOOD], [base - need + 1, FAIR]).band).toBe('FAIR');
  });
});

describe('lower classes', () => {
  it('Khá, Trung bình and Kém at their limits', () => {
    expect(year([7, FAIR], [5, AVERAGE]).band).toBe('FAIR');
    expect(year([6, FAIR], [6, AVERAGE]).band).toBe('AVERAGE');
    expect(year([7, AVERAGE], [5, POOR]).band).toBe('AVERAGE');
    expect(year([6, AVERAGE], [6, POOR])).toMatchObject({
      band: 'POOR',
      reasons: [
        '6 tháng Trung bình, 6 tháng Kém.',
        'Chưa xếp loại Trung bình vì chỉ có 6/12 tháng từ Trung bình trở lên, cần 7.',
      ],
    });
    expect(year([1, NOT_HELD]).band).toBe('POOR');
  });

  it('a month not held counts as the set says', () => {
    const lenient = { ...rule, notHeldCountsAs: 'FAIR' as const };
    const months = [...Array<MonthOutcome>(11).fill(GOOD), NOT_HELD].map((outcome, at) => ({
      month: `2026-${at + 1}`,
      outcome,
    }));
    expect(classifyYear(lenient, months).band).toBe('GOOD');
  });
});

const outcome = fc.constantFrom(GOOD, FAIR, AVERAGE, POOR, NOT_HELD, EXCUSED);
const months = (outcomes: MonthOutcome[]) =>
  outcomes.map((one, at) => ({ month: `2026-${String(at + 1).padStart(2, '0')}`, outcome: one }));

describe('properties', () => {
  it('the order of the months is irrelevant', () => {
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 12 }), (outcomes) => {
        expect(classifyYear(rule, months(outcomes.toReversed()))).toEqual(classifyYear(rule, months(outcomes)));
      }),
    );
  });

  it('a better month never makes a worse year', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...RATING_BANDS), { minLength: 1, maxLength: 12 }),
        fc.nat(),
        (bands, at) => {
          const better = bands.with(at % bands.length, 'GOOD');
          const before = classifyYear(rule, months(bands.map(rated))).band ?? 'POOR';
          const after = classifyYear(rule, months(better.map(rated))).band ?? 'POOR';
          expect(bandOrder(after)).toBeLessThanOrEqual(bandOrder(before));
        },
      ),
    );
  });
});
