import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from './calendar';
import {
  daysOfPeriod,
  isRunning,
  monthsOfPeriod,
  MOST_PERIOD_MONTHS,
  parsePeriod,
  periodText,
  periodWords,
} from './period';

describe('a period', () => {
  it.each([
    ['2026', '2026-01', '2026-12', 'năm 2026'],
    ['2026-H1', '2026-01', '2026-06', '6 tháng đầu năm 2026'],
    ['2026-H2', '2026-07', '2026-12', '6 tháng cuối năm 2026'],
    ['2026-Q3', '2026-07', '2026-09', 'quý III năm 2026'],
    ['2026-05', '2026-05', '2026-05', 'tháng 5 năm 2026'],
    ['2025-11..2026-02', '2025-11', '2026-02', 'từ tháng 11 năm 2025 đến tháng 2 năm 2026'],
  ])('%s is %s to %s: %s', (text, from, to, words) => {
    expect(parsePeriod(text)).toEqual({ from, to });
    expect(periodText({ from, to })).toBe(text);
    expect(periodWords({ from, to })).toBe(words);
  });

  it.each([
    '',
    '26',
    '2026-13',
    '2026-00',
    '2026-Q5',
    '2026-H3',
    '2026-05..',
    '2026-05..2026-04',
    '2023-01..2026-01',
    '2026-05..2026-04 ',
  ])('"%s" names none', (text) => expect(parsePeriod(text)).toBeUndefined());

  it('that is written out comes out as the quarter, half or year it is', () => {
    expect(periodText({ from: '2026-04', to: '2026-06' })).toBe('2026-Q2');
    expect(periodText({ from: '2026-01', to: '2026-12' })).toBe('2026');
    expect(periodText({ from: '2026-02', to: '2026-04' })).toBe('2026-02..2026-04');
  });

  it('has its months, first and last day, and runs until its last month is over', () => {
    const period = { from: '2025-11', to: '2026-02' };
    expect(monthsOfPeriod(period)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(daysOfPeriod(period)).toEqual({ first: '2025-11-01', last: '2026-02-28' });
    expect([isRunning(period, '2026-02-28'), isRunning(period, '2026-03-01')]).toEqual([true, false]);
  });

  it('is named and read back the same, however long', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 600 }),
        fc.integer({ min: 0, max: MOST_PERIOD_MONTHS - 1 }),
        (start, more) => {
          const from = addMonths('2000-01', start);
          const period = { from, to: addMonths(from, more) };
          expect(parsePeriod(periodText(period))).toEqual(period);
          expect(monthsOfPeriod(period)).toHaveLength(more + 1);
        },
      ),
    );
  });
});
