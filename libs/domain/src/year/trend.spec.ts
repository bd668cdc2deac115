import { describe, expect, it } from 'vitest';
import type { Trend } from './trend';
import { medianOf, trendOf, trendWords } from './trend';

const points = (...totals: number[]): number[] => totals.map((total) => total * 100);

describe('the median', () => {
  it.each([
    [[], undefined],
    [[94], 9400],
    [[90, 95], 9250],
    [[97, 89, 94], 9400],
    [[89, 91, 94, 98], 9250],
  ])('of %j', (totals, median) => expect(medianOf(points(...totals))).toBe(median));
});

describe('a trend', () => {
  it.each<[Trend, number[]]>([
    ['FEW', [90, 91, 92, 93, 94, 95, 96]],
    ['STEADY', [92, 93, 91, 94, 95, 89, 93, 95, 96, 96, 97, 94]],
    ['UP', [95, 90, 95, 90, 91, 92, 93, 94]],
    ['STEADY', [95, 90, 95, 90, 92, 91, 92, 93, 94]],
    ['DOWN', [91, 96, 91, 96, 95, 94, 93, 92]],
    ['ABOVE', [90, 90, 90, 90, 90, 90, 93, 95, 93, 95, 93, 95]],
    ['BELOW', [97, 97, 97, 97, 97, 97, 93, 91, 93, 91, 93, 91]],
    ['STEADY', [90, 90, 90, 90, 90, 93, 95, 93, 95, 93, 90]],
    ['STEADY', [94, 94, 94, 94, 94, 94, 94, 94]],
  ])('is %s of %j', (trend, totals) => expect(trendOf(points(...totals))).toBe(trend));

  it('is said in a sentence', () => {
    expect(trendWords(points(92, 93, 91, 94, 95, 89, 93, 95, 96, 96, 97, 94))).toBe(
      'Điểm dao động quanh 94, chưa thành xu hướng.',
    );
    expect(trendWords(points(90))).toBe('Chưa đủ 8 tháng đã xếp loại để nói xu hướng.');
  });
});
