import { addDays, firstDayOf, lastDayOf, vietnamDay } from '@chibo/domain';
import type { Random } from './random';

/** Days off of every year, and those of 2018: Tết and Giỗ Tổ. */
const HOLIDAYS = ['01-01', '04-30', '05-01', '09-02'];
const HOLIDAYS_2018 = ['02-14', '02-15', '02-16', '02-19', '02-20', '04-25'].map((day) => `2018-${day}`);

function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !HOLIDAYS.includes(day.slice(5)) && !HOLIDAYS_2018.includes(day);
}

/** The working day of a month nearest to a wished day of the month, not after `last`; `last` itself where there is none. */
export function meetingDay(month: string, wished: number, last = lastDayOf(month)): string {
  const first = firstDayOf(month);
  const target = addDays(first, wished - 1);
  for (let away = 0; away <= 31; away += 1) {
    for (const day of [addDays(target, away), addDays(target, -away)]) {
      if (day >= first && day <= last && isWorkingDay(day)) return day;
    }
  }
  return last;
}

function nextWorkingDay(day: string): string {
  return isWorkingDay(day) ? day : nextWorkingDay(addDays(day, 1));
}

/** An instant of a day in Vietnam, within these hours; never after `latest`. */
export function instantOn(day: string, [from, to]: readonly [number, number], random: Random, latest?: Date): Date {
  const seconds = random.int(from * 3600, to * 3600 - 1);
  const instant = new Date(Date.parse(`${day}T00:00:00+07:00`) + seconds * 1000);
  return latest && instant > latest ? latest : instant;
}

/** Mostly within the two days after the meeting, once in a while late. */
export function sentAfter(heldOn: string, random: Random, latest?: Date): Date {
  const days = random.chance(0.03) ? random.int(3, 6) : random.pick([0, 1, 1, 2]);
  return instantOn(addDays(heldOn, days), days === 0 ? [16, 21] : [8, 18], random, latest);
}

/** The superior decides one to four days later, on a working day. */
export function decidedAfter(sentAt: Date, random: Random, latest?: Date): Date {
  const day = nextWorkingDay(addDays(vietnamDay(sentAt), random.int(1, 4)));
  return instantOn(day, [8, 17], random, latest);
}
