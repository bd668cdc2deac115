import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  endOfVietnamDay,
  firstDayOf,
  lastDayOf,
  monthOf,
  vietnamDay,
  vietnamTime,
} from './calendar';

describe('the day in Vietnam', () => {
  it('turns at 17:00 UTC', () => {
    expect(vietnamDay(new Date('2026-03-05T16:59:59.999Z'))).toBe('2026-03-05');
    expect(vietnamDay(new Date('2026-03-05T17:00:00.000Z'))).toBe('2026-03-06');
    expect(vietnamDay(new Date('2025-12-31T17:00:00Z'))).toBe('2026-01-01');
    expect(vietnamTime(new Date('2026-03-05T17:05:59Z'))).toBe('00:05');
  });

  it('ends a millisecond before the next one', () => {
    expect(endOfVietnamDay('2026-03-05').toISOString()).toBe('2026-03-05T16:59:59.999Z');
  });

  it('agrees with the time-zone data for every instant since 1976', () => {
    const zone = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1976-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (instant) => {
          expect(vietnamDay(instant)).toBe(zone.format(instant));
          expect(endOfVietnamDay(vietnamDay(instant)) >= instant).toBe(true);
        },
      ),
    );
  });
});

describe('months', () => {
  it.each([
    ['2026-01', '2026-01-31'],
    ['2026-02', '2026-02-28'],
    ['2028-02', '2028-02-29'],
    ['2026-04', '2026-04-30'],
    ['2026-12', '2026-12-31'],
  ])('%s ends on %s', (month, last) => {
    expect(lastDayOf(month)).toBe(last);
    expect(monthOf(last)).toBe(month);
    expect(firstDayOf(month)).toBe(`${month}-01`);
  });

  it.each([
    ['2026-11', 2, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-06', -18, '2024-12'],
    ['2026-06', 0, '2026-06'],
  ])('%s plus %i is %s', (month, count, expected) => {
    expect(addMonths(month, count)).toBe(expected);
  });
});

describe('days', () => {
  it('cross months, years and leap days', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-02-28', '2026-03-02')).toBe(2);
    expect(daysBetween('2026-03-02', '2026-02-28')).toBe(-2);
  });

  it('there and back again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), (days) => {
        const there = addDays('2026-03-05', days);
        expect(daysBetween('2026-03-05', there)).toBe(days);
        expect(addDays(there, -days)).toBe('2026-03-05');
      }),
    );
  });
});
