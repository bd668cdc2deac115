import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDate,
  formatLongMonth,
  formatMean,
  formatMonth,
  formatPercent,
  formatPoints,
  formatTenths,
  parsePoints,
} from './format';

describe('points', () => {
  it.each([
    [0, '0'],
    [5, '0,05'],
    [25, '0,25'],
    [50, '0,5'],
    [100, '1'],
    [8995, '89,95'],
    [9450, '94,5'],
    [10_000, '100'],
    [-250, '−2,5'],
  ])('%i reads %s', (points, text) => {
    expect(formatPoints(points)).toBe(text);
  });

  it.each([
    ['94,5', 9450],
    ['94.5', 9450],
    [' 100 ', 10_000],
    ['0', 0],
    ['0,25', 25],
    ['7,05', 705],
    ['', undefined],
    ['1.000,5', undefined],
    ['1,234', undefined],
    ['-1', undefined],
    ['9,', undefined],
    ['mười', undefined],
  ])('"%s" is %s', (text, points) => {
    expect(parsePoints(text)).toBe(points);
  });

  it('reads back what it prints', () => {
    for (let points = 0; points <= 10_000; points += 1) expect(parsePoints(formatPoints(points))).toBe(points);
  });
});

describe('percentages', () => {
  it.each([
    [29, 30, '96,7%'],
    [1, 30, '3,3%'],
    [252, 280, '90,0%'],
    [1, 3, '33,3%'],
    [2, 3, '66,7%'],
    [1, 8, '12,5%'],
    [1, 16, '6,3%'],
    [1, 2000, '0,1%'],
    [0, 7, '0,0%'],
    [7, 7, '100,0%'],
  ])('%i of %i is %s', (count, base, text) => {
    expect(formatPercent(count, base)).toBe(text);
  });

  it('prints tenths and means with a comma', () => {
    expect(formatTenths(967)).toBe('96,7%');
    expect(formatMean(9667)).toBe('96,67');
    expect(formatMean(9005)).toBe('90,05');
  });
});

describe('days', () => {
  it('are written the Vietnamese way', () => {
    expect(formatDate('2026-03-05')).toBe('05/03/2026');
    expect(formatMonth('2026-03')).toBe('tháng 3/2026');
    expect(formatMonth('2026-12')).toBe('tháng 12/2026');
    expect(formatLongMonth('2026-02')).toBe('tháng 02 năm 2026');
    expect(formatLongMonth('2026-03')).toBe('tháng 3 năm 2026');
  });
});

describe('counts in running text', () => {
  it.each([
    [0, '0'],
    [1, '01'],
    [9, '09'],
    [10, '10'],
    [252, '252'],
  ])('%i reads %s', (count, text) => expect(formatCount(count)).toBe(text));
});
