import { addMonths } from '@chibo/domain';
import { instantOn } from './calendar';
import { Random } from './random';
import type { DemoCell } from './tree';

/** Branches whose card of a closed month is decided after the closing. */
const LATE = 2;

/** When the committees of the demonstration have closed a month: in the morning of the 10th of the next one. */
export function closedOn(month: string): Date {
  return new Date(`${addMonths(month, 1)}-10T03:00:00Z`);
}

/** @param decidedAt UTC ISO */
export function isDecidedLate(month: string, decidedAt: string): boolean {
  return decidedAt > closedOn(month).toISOString();
}

/** Codes of the branches that are decided late. */
export function lateDecided(cells: readonly DemoCell[], month: string): ReadonlySet<string> {
  const drawn = new Random(`late ${month}`).shuffled(cells).slice(0, LATE);
  return new Set(drawn.map(({ code }) => code));
}

/** Two days after the closing. */
export function decidedLate(month: string, random: Random): Date {
  return instantOn(`${addMonths(month, 1)}-12`, [8, 17], random);
}
