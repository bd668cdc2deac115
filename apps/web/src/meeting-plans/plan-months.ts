import { PLAN_AHEAD_DAYS, addDays, addMonths, monthOf } from '@chibo/domain';

/** Months a committee looks back to, beside those still to come. */
const BACK = 6;

/** Months that can still be planned, from the given one on. */
export function plannableMonths(from: string, today: string): string[] {
  const last = monthOf(addDays(today, PLAN_AHEAD_DAYS));
  return monthsBetween(from, last);
}

/** Months whose schedule can be chosen, newest first; the one in sight is always among them. */
export function scheduleMonths(inSight: string, today: string): string[] {
  const now = monthOf(today);
  const known = monthsBetween(addMonths(now, -BACK), monthOf(addDays(today, PLAN_AHEAD_DAYS)));
  return [...new Set([...known, inSight])].sort().reverse();
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}
