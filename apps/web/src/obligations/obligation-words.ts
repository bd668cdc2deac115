import type { MonthObligationsView, ObligationRow } from '@chibo/contracts';
import type { ObligationWhy } from '@chibo/domain';
import { OBLIGATION_WHYS, OBLIGATION_WHY_LABEL, countsInBase, formatDate } from '@chibo/domain';

type Whys = MonthObligationsView['whys'];

/** The first day of a change in the register, with what begins or ends on it. */
const DAY_WORDS: Partial<Record<ObligationWhy, string>> = {
  NOT_FOUNDED: 'thành lập từ',
  ENDED: 'từ',
  NOT_JOINED: 'về từ',
  LEFT: 'từ',
};

/** Why there is no card, or until when there is to be one; every line of it. */
export function detailLines({ why, day, reason, document, by, deadline, leave }: ObligationRow): string[] {
  if (leave) return [`được gửi đến hết ngày\u00a0${formatDate(leave.until)}`, leave.reason];
  if (day) return [`${DAY_WORDS[why] ?? 'từ'} ngày\u00a0${formatDate(day)}`];
  if (why === 'OWING' && deadline) return [`hạn đến hết ngày\u00a0${formatDate(deadline)}`];
  const author = by && `${why === 'EXCUSED' ? 'Cho miễn' : 'Người báo'}: ${by}`;
  return [reason, document && `Văn bản: ${document}`, author].filter((line): line is string => !!line);
}

/** "297 đã gửi + 13 còn nợ": what the base is made of. */
export function baseWords(whys: Whys): string {
  const parts = OBLIGATION_WHYS.filter((why) => countsInBase(why) && whys[why] > 0);
  return parts.map((why) => `${whys[why]} ${OBLIGATION_WHY_LABEL[why].toLocaleLowerCase('vi')}`).join(' + ');
}

/** "1 được miễn, 1 chưa thành lập": who is left out. */
export function leftOutWords(whys: Whys): string {
  const parts = OBLIGATION_WHYS.filter((why) => !countsInBase(why) && whys[why] > 0);
  return parts.map((why) => `${whys[why]} ${OBLIGATION_WHY_LABEL[why].toLocaleLowerCase('vi')}`).join(', ');
}
