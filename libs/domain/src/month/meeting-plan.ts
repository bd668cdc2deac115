import { addDays, firstDayOf, lastDayOf } from '../calendar';
import { formatDate, formatMonth } from '../text';

/** When and where a branch means to meet; one line a month. Invitations and papers belong to the Sổ tay đảng viên. */
export interface MeetingPlan {
  /** `yyyy-mm-dd`. */
  day: string;
  /** `HH:MM`, 24 hours. */
  time?: string;
  place: string;
}

/** So far ahead a branch plans, days. */
export const PLAN_AHEAD_DAYS = 92;

/** Why a day cannot be planned for a month's meeting, in words; undefined when it can. */
export function whyNotMeetingDay(month: string, day: string, today: string): string | undefined {
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  if (day < first || day > last)
    return `Ngày dự kiến phải trong ${formatMonth(month)} (${formatDate(first)} đến ${formatDate(last)}).`;
  if (day < today) return 'Ngày dự kiến đã qua.';
  return day > addDays(today, PLAN_AHEAD_DAYS) ? `Chỉ ghi trước được ${PLAN_AHEAD_DAYS} ngày.` : undefined;
}

/** "07:30 ngày 05/12/2026, Phòng họp tầng 2". */
export function planWords({ day, time, place }: MeetingPlan): string {
  return [`${time ? `${time} ` : ''}ngày ${formatDate(day)}`, place].filter(Boolean).join(', ');
}
