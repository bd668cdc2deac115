import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar';
import { isReminderHour, REMINDER_DAYS, reminderDue } from './reminders';

const DEADLINE = '2026-03-05';

/** Noon in Vietnam of the day so many days before the deadline. */
const noon = (left: number): Date => new Date(`${addDays(DEADLINE, -left)}T05:00:00Z`);

describe('reminderDue', () => {
  it.each([
    [30, undefined],
    [3, undefined],
    [2, 2],
    [1, 2],
    [0, 0],
    [-1, -1],
    [-4, -1],
    [-5, -5],
    [-31, -5],
    [-32, undefined],
  ])('with %i days left is the reminder of %s', (left, due) => {
    expect(reminderDue(DEADLINE, noon(left))).toBe(due);
  });

  it('follows the day in Vietnam, not in UTC', () => {
    expect(reminderDue(DEADLINE, new Date('2026-03-04T16:59:59Z'))).toBe(2);
    expect(reminderDue(DEADLINE, new Date('2026-03-04T17:00:00Z'))).toBe(0);
  });

  it('comes once for each of its days, in order, however often it is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -31, max: 10 }), { maxLength: 40 }), (asked) => {
        const told = asked.toSorted((a, b) => b - a).map((left) => reminderDue(DEADLINE, noon(left)));
        const distinct = [...new Set(told)].filter((step) => step !== undefined);
        expect(distinct).toEqual(REMINDER_DAYS.filter((step) => distinct.includes(step)));
      }),
    );
  });
});

describe('isReminderHour', () => {
  it.each([
    ['06:59', false],
    ['07:00', true],
    ['12:30', true],
    ['20:59', true],
    ['21:00', false],
    ['00:10', false],
  ])('at %s is %s', (time, may) => {
    expect(isReminderHour(new Date(`2026-03-05T${time}:00+07:00`))).toBe(may);
  });
});
