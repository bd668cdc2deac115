const ZONE = 'Asia/Ho_Chi_Minh';
const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, day: '2-digit', month: '2-digit', year: 'numeric' });

/** "16:42" of an instant, on the clock of Vietnam wherever the device is. */
export function clockOf(instant: string | number): string {
  return CLOCK.format(new Date(instant));
}

/** "16:42, 05/03/2026". */
export function momentOf(instant: string | number): string {
  return `${clockOf(instant)}, ${DAY.format(new Date(instant))}`;
}

/** "05/03" of a calendar day. */
export function dayAndMonth(day: string): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}`;
}

/** "Tháng 2" of `2026-02`. */
export function shortMonth(month: string): string {
  return `Tháng ${Number(month.slice(5))}`;
}

/** "còn 2 ngày", "hôm nay là hạn cuối", "quá hạn 3 ngày". */
export function daysLeftWords(days: number): string {
  if (days > 0) return `còn ${days}\u00a0ngày`;
  return days === 0 ? 'hôm nay là hạn cuối' : `quá hạn ${-days}\u00a0ngày`;
}
