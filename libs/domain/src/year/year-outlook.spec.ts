import { describe, expect, it } from 'vitest';
import type { RatingBand, YearRule } from '../criteria';
import { hd12 } from '../templates';
import type { MonthOutcome } from './classify-year';
import { classifyYear } from './classify-year';
import type { YearQuarter } from './thematic-quota';
import type { YearOutlook } from './year-outlook';
import { outlookWords, yearOutlook } from './year-outlook';

const rule = hd12.yearRule;
const rated = (band: RatingBand): MonthOutcome => ({ kind: 'RATED', band });

function months(...parts: [number, MonthOutcome][]): { month: string; outcome: MonthOutcome }[] {
  const outcomes = parts.flatMap(([times, outcome]) => Array<MonthOutcome>(times).fill(outcome));
  return outcomes.map((outcome, at) => ({ month: `2026-${String(at + 1).padStart(2, '0')}`, outcome }));
}

const [GOOD, FAIR, AVERAGE] = (['GOOD', 'FAIR', 'AVERAGE'] as const).map(rated);
const MISSING: MonthOutcome = { kind: 'MISSING' };

describe('what a year still allows', () => {
  it.each([
    ['2 Tốt, 1 Khá, nine to come', months([2, GOOD], [1, FAIR], [9, MISSING]), { left: 9, best: 'GOOD', good: 5 }],
    ['7 Tốt, five to come', months([7, GOOD], [5, MISSING]), { left: 5, best: 'GOOD', good: 0 }],
    ['one below Khá', months([8, GOOD], [1, AVERAGE], [3, MISSING]), { left: 3, best: 'FAIR', good: 0 }],
    ['too many Khá', months([6, FAIR], [6, MISSING]), { left: 6, best: 'FAIR', good: 0 }],
    ['nothing yet', months([12, MISSING]), { left: 12, best: 'GOOD', good: 7 }],
    ['a year that is over', months([7, GOOD], [5, FAIR]), { left: 0, best: 'GOOD', good: 0 }],
  ])('%s', (_, year, outlook) => expect(yearOutlook(rule, year)).toEqual(outlook));

  it('is what the rule itself says of such a year, and of no year with one good month less', () => {
    const fill = (good: number): ReturnType<typeof months> => months([2 + good, GOOD], [10 - good, FAIR]);
    const { good = 0 } = yearOutlook(rule, months([2, GOOD], [1, FAIR], [9, MISSING]));
    expect([classifyYear(rule, fill(good)).band, classifyYear(rule, fill(good - 1)).band]).toEqual(['GOOD', 'FAIR']);
  });

  it.each<[YearOutlook, string]>([
    [
      { left: 9, best: 'GOOD', good: 5 },
      'Còn 9 tháng: cả năm còn xếp được Tốt nếu thêm 5 tháng Tốt, tháng khác từ Khá trở lên.',
    ],
    [{ left: 3, best: 'GOOD', good: 3 }, 'Còn 3 tháng: cả năm còn xếp được Tốt nếu thêm 3 tháng Tốt.'],
    [{ left: 3, best: 'FAIR', good: 0 }, 'Còn 3 tháng: cả năm còn xếp được Khá nếu các tháng còn lại từ Khá trở lên.'],
    [{ left: 0, best: 'GOOD', good: 0 }, ''],
    [
      { left: 3, best: 'GOOD', good: 3, quarters: ['2026-Q4'] },
      'Còn 3 tháng: cả năm còn xếp được Tốt nếu thêm 3 tháng Tốt; quý IV cần có sinh hoạt chuyên đề.',
    ],
    [
      { left: 0, best: 'GOOD', good: 0, quarters: ['2026-Q4'] },
      'Cả năm còn giữ được Tốt nếu quý IV có sinh hoạt chuyên đề.',
    ],
  ])('in words: %j', (outlook, words) => expect(outlookWords(outlook)).toBe(words));

  it('asks for a thematic meeting in the quarters to come only where the class hangs on it', () => {
    const quota: YearRule = { ...rule, thematicCaps: [{ quarters: 2, cap: 'FAIR' }] };
    const year = months([9, GOOD], [3, MISSING]);
    const quarters = (first: boolean): YearQuarter[] => [
      { quarter: '2026-Q1', due: true, held: first },
      { quarter: '2026-Q4', due: false, held: false },
    ];
    expect(yearOutlook(quota, year, quarters(true))).toEqual({ left: 3, best: 'GOOD', good: 0 });
    expect(yearOutlook(quota, year, quarters(false))).toEqual({
      left: 3,
      best: 'GOOD',
      good: 0,
      quarters: ['2026-Q4'],
    });
    const [, fourth] = quarters(false);
    expect(yearOutlook(quota, year, [...quarters(false), { ...fourth, quarter: '2026-Q2', due: true }]).best).toBe(
      'FAIR',
    );
  });
});
