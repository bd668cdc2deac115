import type { ObligationState } from '../card';
import type { CellMonthState, CountedAs } from './cell-month';
import { countedAs } from './cell-month';

/**
 * Why a branch owes the card of a month, or why it does not. The first five count in the base of the month ("phải chấm"):
 * a month that was not held stays owed, for without an accepted reason it is rated lowest.
 */
export const OBLIGATION_WHYS = [
  'SENT',
  'RECORDED',
  'OWING',
  'NOT_HELD_REASON',
  'NOT_HELD',
  'EXCUSED',
  'NOT_FOUNDED',
  'ENDED',
  'NOT_JOINED',
  'LEFT',
  'ELSEWHERE',
  'NOT_OPENED',
] as const;
export type ObligationWhy = (typeof OBLIGATION_WHYS)[number];

export const OBLIGATION_WHY_LABEL: Readonly<Record<ObligationWhy, string>> = {
  SENT: 'Đã gửi',
  RECORDED: 'Nhập theo hồ sơ giấy',
  OWING: 'Còn nợ',
  NOT_HELD_REASON: 'Không sinh hoạt, có lý do',
  NOT_HELD: 'Không sinh hoạt, không lý do',
  EXCUSED: 'Được miễn',
  NOT_FOUNDED: 'Chưa thành lập',
  ENDED: 'Đã sáp nhập, giải thể',
  NOT_JOINED: 'Chưa chuyển về',
  LEFT: 'Đã chuyển đi',
  ELSEWHERE: 'Tính ở nơi đã họp',
  NOT_OPENED: 'Chưa mở kỳ',
};

const BASE: readonly ObligationWhy[] = ['SENT', 'RECORDED', 'OWING', 'NOT_HELD_REASON', 'NOT_HELD'];

/** Whether a branch of this sort counts among those that owe the month's card. */
export function countsInBase(why: ObligationWhy): boolean {
  return BASE.includes(why);
}

/** Of a branch whose month was opened, by the state of its obligation or its card. */
export function obligationWhy(state: CellMonthState | ObligationState, reason?: string): ObligationWhy {
  if (state === 'MET') return 'SENT';
  if (state === 'RECORDED') return 'RECORDED';
  const why = OF_COUNTED[countedAs(state)];
  return why === 'NOT_HELD' && reason ? 'NOT_HELD_REASON' : why;
}

const OF_COUNTED: Readonly<Record<CountedAs, ObligationWhy>> = {
  open: 'OWING',
  returned: 'OWING',
  waiting: 'SENT',
  decided: 'SENT',
  notHeld: 'NOT_HELD',
  excused: 'EXCUSED',
};

/** A branch without a card of the month here, as the register has it. Days `yyyy-mm-dd`, ends exclusive. */
export interface RegisteredCell {
  existsFrom: string;
  existsTo?: string;
  /** When it stands or stood under the committee, in order. */
  links: readonly { from: string; to?: string }[];
  /** Its month was opened, and its card counts under another committee. */
  opened: boolean;
}

/** Why such a branch owes nothing here on the day whose tree the month has, and since or until when. */
export function whyNotOwing(
  { existsFrom, existsTo, links, opened }: RegisteredCell,
  treeDay: string,
): { why: ObligationWhy; day?: string } {
  if (existsFrom > treeDay) return { why: 'NOT_FOUNDED', day: existsFrom };
  if (existsTo && existsTo <= treeDay) return { why: 'ENDED', day: existsTo };
  if (links.some(({ from, to }) => from <= treeDay && (!to || to > treeDay)))
    return { why: opened ? 'ELSEWHERE' : 'NOT_OPENED' };
  const left = links.findLast(({ to }) => to && to <= treeDay)?.to;
  return left ? { why: 'LEFT', day: left } : { why: 'NOT_JOINED', day: links[0]?.from };
}
