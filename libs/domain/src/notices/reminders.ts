import { daysLeft } from '../month';
import { vietnamTime } from '../calendar';

/**
 * Days left on which somebody who still owes is reminded, the first first; negative after the deadline. Practice, not
 * guidance: two days before, on the day, the day after, and five days after it.
 */
export const REMINDER_DAYS: readonly number[] = [2, 0, -1, -5];

/** Debts older than this are the committee's to settle by hand: a service that is filled with old months writes nobody. */
const LONGEST_AFTER = 31;

/** People are reminded from 07:00 until 21:00 in Vietnam. */
const FROM = '07:00';
const UNTIL = '21:00';

/** Whether it is an hour at which people may be reminded. */
export function isReminderHour(now: Date): boolean {
  const time = vietnamTime(now);
  return time >= FROM && time < UNTIL;
}

/**
 * The reminder that is due for a deadline: the newest of REMINDER_DAYS that has come, so that nobody who was not reached
 * for a while gets a pile of them; undefined before the first and long after the last.
 * @param deadline `yyyy-mm-dd`
 */
export function reminderDue(deadline: string, now: Date): number | undefined {
  const left = daysLeft(deadline, now);
  if (left < -LONGEST_AFTER) return undefined;
  return REMINDER_DAYS.findLast((step) => left <= step);
}
