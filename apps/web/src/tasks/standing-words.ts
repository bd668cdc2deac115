import type { CellSelection, MonthStanding } from '@chibo/contracts';
import { addMonths, daysBetween, formatDate, formatMonth, formatPercent } from '@chibo/domain';
import type { IconName } from '../ui/icon';
import { daysLeftWords } from '../ui/when';

/** One part of a month: where some of its branches stand. */
export interface StandingPart {
  key: CellSelection;
  label: string;
  icon: IconName;
  count: number;
  /** Of what is owed; empty where nothing is. */
  share: string;
  /** Asks for attention while anybody is in it. */
  alert: boolean;
  note?: string;
}

/** The parts that add up to what is owed; a meeting not held is named where there is one. */
export function partsOf(month: MonthStanding): StandingPart[] {
  const part = (key: CellSelection, label: string, icon: IconName, count: number, alert = false): StandingPart => ({
    key,
    label,
    icon,
    count,
    share: month.owed > 0 ? formatPercent(count, month.owed) : '',
    alert: alert && count > 0,
  });
  return [
    part('DECIDED', 'Đã xếp loại', 'state-decided', month.decided),
    part('VERIFIED', 'Đã thẩm định, chờ xếp loại', 'state-verified', month.verified),
    part('SUBMITTED', 'Đã gửi, chờ thẩm định', 'state-sent', month.submitted),
    part('RETURNED', 'Trả lại', 'state-returned', month.returned, true),
    {
      ...part('OPEN', 'Còn nợ', 'state-late', month.open, true),
      note: month.overdue > 0 ? `quá hạn ${month.overdue}` : month.open > 0 ? 'còn hạn' : undefined,
    },
    ...(month.notHeld > 0 ? [part('NOT_HELD', 'Không sinh hoạt', 'state-excused', month.notHeld)] : []),
  ];
}

/** "Đã gửi 299 phiếu: đúng hạn 285, bằng 95,3%; trễ hạn 14." */
export function sentWords({ decided, verified, submitted, sentLate }: MonthStanding): string {
  const sent = decided + verified + submitted;
  if (sent === 0) return 'Chưa chi bộ nào gửi phiếu.';
  const inTime = sent - sentLate;
  return `Đã gửi ${sent} phiếu: đúng hạn ${inTime}, bằng ${formatPercent(inTime, sent)}; trễ hạn ${sentLate}.`;
}

export function leftOf({ owed, decided, notHeld }: MonthStanding): number {
  return owed - decided - notHeld;
}

/**
 * The month in work: the one that has just ended while anything of it is left, else the newest.
 * @param months newest first
 */
export function mainMonth(months: readonly MonthStanding[], today: string): MonthStanding | undefined {
  const last = months.find(({ month }) => month === addMonths(today.slice(0, 7), -1));
  return last && leftOf(last) > 0 ? last : months[0];
}

/** What an open month waits for, and where that is done. */
export interface NextStep {
  left: string;
  label: string;
  path: string[];
  /** Its last day and how far that is. */
  due: string;
  overdue?: string;
}

export function nextStepOf(month: MonthStanding, today: string): NextStep {
  const left = leftOf(month);
  const isOver = month.month < today.slice(0, 7);
  const days = daysBetween(today, month.decideBy);
  const due = formatDate(month.decideBy);
  const late = isOver && days < 0 ? { overdue: daysLeftWords(days) } : {};
  const when = { due: days >= 0 ? `${due}, ${daysLeftWords(days)}` : due, ...late };
  if (left === 0 && isOver)
    return {
      left: 'Đủ điều kiện khóa sổ',
      label: `Khóa sổ ${formatMonth(month.month)}`,
      path: ['/thang', month.month, 'khoa-so'],
      ...when,
    };
  return {
    left: left === 0 ? 'Đã đủ' : `Còn ${left} phiếu`,
    label: 'Xem bảng tháng',
    path: ['/thang', month.month],
    ...when,
  };
}
