import { addDays, addMonths, monthOf } from '../calendar';
import { formatDate, formatMonth } from '../text';

/** Longest time for which a branch may be given leave to send, days. */
export const LONGEST_LEAVE_DAYS = 60;

/** What keeps a branch from sending a card by itself, and the leave it has. Absent on a card: nothing does. */
export interface SendingLock {
  /** Name of the highest committee above that has closed the card's month. */
  closedBy?: string;
  /** Last day of sending, `yyyy-mm-dd`, where the superior takes nothing later without leave. */
  deadline?: string;
  /** Last day of the leave, `yyyy-mm-dd`. */
  leaveUntil?: string;
}

/**
 * Why a card cannot be sent on this day, in words; undefined where nothing locks it or leave holds.
 * @param handedIn the day the branch handed it in on paper: a deadline asks for that day, a closing for the day it comes
 */
export function whyLocked(
  { closedBy, deadline, leaveUntil }: SendingLock,
  today: string,
  handedIn = today,
): string | undefined {
  if (leaveUntil && leaveUntil >= today) return undefined;
  const over = leaveUntil ? ` Phép gửi đã cho đến hết ngày ${formatDate(leaveUntil)}.` : '';
  if (closedBy)
    return `${closedBy} đã khóa sổ tháng này nên chi bộ không gửi được nữa.${over} Cần gửi thì đề nghị cấp ủy cho gửi sau khóa sổ.`;
  if (deadline && deadline < handedIn && !(leaveUntil && leaveUntil >= handedIn))
    return `Đã qua hạn gửi ${formatDate(deadline)}; cấp ủy không nhận phiếu gửi muộn.${over} Cần gửi thì đề nghị cấp ủy cho gửi muộn.`;
  return undefined;
}

/** Why leave cannot last until a day, in words. */
export function whyNotLeaveUntil(until: string, today: string): string | undefined {
  const last = addDays(today, LONGEST_LEAVE_DAYS);
  if (until >= today && until <= last) return undefined;
  return `Ngày cuối được gửi phải từ hôm nay (${formatDate(today)}) đến ${formatDate(last)}.`;
}

/** A month that was over before the last one began: nobody sends for it by accident. */
export function isLongPast(month: string, today: string): boolean {
  return addMonths(month, 1) < monthOf(today);
}

/** What whoever sends for such a month confirms. */
export function longPastWords(month: string): string {
  return `Tôi gửi phiếu ${formatMonth(month)}, không phải phiếu tháng này`;
}
