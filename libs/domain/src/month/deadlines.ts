import { addDays, addMonths, daysBetween, endOfVietnamDay, firstDayOf, lastDayOf, vietnamDay } from '../calendar';
import { formatDate } from '../text';

/** Tiers that have deadlines. */
export type Tier = 'CELL' | 'GRASSROOTS' | 'UPPER';

export const TIERS: readonly Tier[] = ['CELL', 'GRASSROOTS', 'UPPER'];

/** Days set by a committee for its subtree; a missing tier has the default. */
export type DeadlineRules = Partial<Record<Tier, number>> & {
  /** Last days set for one month (storm, congress), by exceptionKey(): they hold instead of the rule. */
  exceptions?: Readonly<Record<string, string>>;
};

export function exceptionKey(tier: Tier, month: string): string {
  return `${tier}:${month}`;
}

/** Bounds of a tier's days: CELL days after the meeting, the others day of the next month. */
export const DEADLINE_BOUNDS: Readonly<Record<Tier, { least: number; most: number }>> = {
  CELL: { least: 0, most: 31 },
  GRASSROOTS: { least: 1, most: 31 },
  UPPER: { least: 1, most: 31 },
};

/** A dated exception lies between the month's first day and so many days after its end. */
export const EXCEPTION_DAYS = 62;

/** Why a day cannot be a month's last day, in words; undefined when it can. */
export function whyNotException(month: string, day: string): string | undefined {
  const [first, last] = [firstDayOf(month), addDays(lastDayOf(month), EXCEPTION_DAYS)];
  if (day >= first && day <= last) return undefined;
  return `Hạn riêng phải từ ${formatDate(first)} đến ${formatDate(last)}.`;
}

/**
 * Defaults (docs/rules.md; the branch's two days are HD42-HD/BTCTW 28/10/2025, the others practice): branch 2 days after
 * the meeting or the month's end, grassroots committee the 10th, committee above the 15th of the next month.
 */
export const DEFAULT_DEADLINES: Readonly<Record<Tier, number>> = { CELL: 2, GRASSROOTS: 10, UPPER: 15 };

/** Last day on which the branch sends in time. */
export function branchDeadline(month: string, heldOn: string | undefined, rules: DeadlineRules = {}): string {
  const exception = rules.exceptions?.[exceptionKey('CELL', month)];
  return exception ?? addDays(heldOn ?? lastDayOf(month), rules.CELL ?? DEFAULT_DEADLINES.CELL);
}

/** A card, begun or not, as far as the day by which it is to be sent goes. */
export interface SendingCard {
  month: string;
  heldOn?: string | null;
  state?: string | null;
  /** Its first deadline, kept from the first sending on. */
  deadline?: string | null;
  /** When it was given back, an instant, and the day the superior set for it. */
  returnedAt?: string | null;
  returnedDue?: string | null;
}

/**
 * Last day on which a card is sent in time. One that was given back has the day its superior set; without one the days a
 * branch has after a meeting, counted from the return, and never less than it had.
 */
export function sendBy(card: SendingCard, rules: DeadlineRules = {}): string {
  const first = card.deadline ?? branchDeadline(card.month, card.heldOn ?? undefined, rules);
  if (card.state !== 'RETURNED' || !card.returnedAt) return first;
  const again = addDays(vietnamDay(new Date(card.returnedAt)), rules.CELL ?? DEFAULT_DEADLINES.CELL);
  return card.returnedDue ?? (again > first ? again : first);
}

/**
 * The deadline by which a sending is judged. Who had sent in time and was given the card back is judged by the day set
 * then; who was late the first time stays late.
 * @param sentAt the sending before this one, an instant
 */
export function judgedBy(card: SendingCard & { sentAt?: string | null }, rules: DeadlineRules = {}): string {
  const first = sendBy({ ...card, state: null }, rules);
  const wasLate = card.sentAt ? isLate(first, new Date(card.sentAt)) : false;
  const again = sendBy(card, rules);
  return !wasLate && again > first ? again : first;
}

/** Last day on which a committee decides the month in time; day of the next month, its last one where it has no such day. */
export function decisionDeadline(month: string, tier: Tier, rules: DeadlineRules = {}): string {
  const deciding = tier === 'UPPER' ? 'UPPER' : 'GRASSROOTS';
  const exception = rules.exceptions?.[exceptionKey(deciding, month)];
  if (exception) return exception;
  const next = addMonths(month, 1);
  const day = `${next}-${String(rules[deciding] ?? DEFAULT_DEADLINES[deciding]).padStart(2, '0')}`;
  return day < lastDayOf(next) ? day : lastDayOf(next);
}

/** A deadline is the end of its day in Vietnam, by the server's clock. */
export function isLate(deadline: string, at: Date): boolean {
  return at > endOfVietnamDay(deadline);
}

/** Days left until the deadline: 0 on the day itself, negative after it. */
export function daysLeft(deadline: string, now: Date): number {
  return daysBetween(vietnamDay(now), deadline);
}

/** "còn 2 ngày", "hết hạn hôm nay", "quá 3 ngày". */
export function timeLeftWords(deadline: string, today: string): string {
  const left = daysBetween(today, deadline);
  if (left === 0) return 'hết hạn hôm nay';
  return left > 0 ? `còn ${left} ngày` : `quá ${-left} ngày`;
}
