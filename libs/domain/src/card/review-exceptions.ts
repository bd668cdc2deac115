import { BAND_LABEL } from '../criteria';
import { formatPoints } from '../text';
import type { Points } from '../points';
import { POINT } from '../points';
import type { Score } from '../scoring';
import type { KeyedMark } from './keyed-card';
import { KEYED_MARK_LABEL } from './keyed-card';
import type { Vote } from './vote';

/** A total that moved so far since last month is looked at. */
export const BIG_CHANGE: Points = 10 * POINT;

/** A sent card as the one who is to confirm it in bulk needs it. */
export interface CardToConfirm {
  score: Score;
  vote: Vote;
  /** 1 for the first sending. */
  revision: number;
  late: boolean;
  /** Lines the verification gave other points, once it stands. */
  adjusted?: number;
  /** The branch's last sent card of the same form. */
  previous?: Score;
  /** Score of the working group that sat in. */
  observed?: Score;
  /** An officer keyed it in from paper: what the branch says of it. */
  keyed?: KeyedMark;
}

/** Something that asks for a look before the card is confirmed; never an accusation. */
export interface ReviewException {
  code:
    | 'KEYED_IN'
    | 'LATE'
    | 'RESENT'
    | 'ADJUSTED'
    | 'CAPPED'
    | 'SAME'
    | 'ALL_FULL'
    | 'BIG_CHANGE'
    | 'OPPOSED'
    | 'OBSERVED_GAP';
  /** "Gửi quá hạn". */
  text: string;
}

/** Why this card should be opened instead of confirmed unseen; empty for a clean one. */
export function exceptionsOf(card: CardToConfirm): ReviewException[] {
  return [
    keyed(card),
    late(card),
    resent(card),
    adjusted(card),
    capped(card),
    unmoved(card),
    bigChange(card),
    opposed(card),
    observedGap(card),
  ].filter((found) => found !== undefined);
}

/** Nobody confirms unseen what is not the branch's own hand. */
function keyed({ keyed: mark }: CardToConfirm): ReviewException | undefined {
  return mark ? { code: 'KEYED_IN', text: `Nhập hộ từ bản giấy, ${KEYED_MARK_LABEL[mark]}` } : undefined;
}

function late(card: CardToConfirm): ReviewException | undefined {
  return card.late ? { code: 'LATE', text: 'Gửi quá hạn' } : undefined;
}

function resent({ revision }: CardToConfirm): ReviewException | undefined {
  return revision > 1 ? { code: 'RESENT', text: `Gửi lại lần ${revision}` } : undefined;
}

/** What is to be decided is not what the branch voted. */
function adjusted({ adjusted: lines = 0 }: CardToConfirm): ReviewException | undefined {
  return lines > 0 ? { code: 'ADJUSTED', text: `Thẩm định điều chỉnh ${lines} mục` } : undefined;
}

/** A rule holds the band below what the total alone would give. */
function capped({ score: { band, bandBySum } }: CardToConfirm): ReviewException | undefined {
  if (band === bandBySum) return undefined;
  return { code: 'CAPPED', text: `Tổng điểm mức ${BAND_LABEL[bandBySum]} nhưng xếp loại ${BAND_LABEL[band]}` };
}

/** Every line as last month, or every line at its maximum. */
function unmoved({ score, previous }: CardToConfirm): ReviewException | undefined {
  const scored = score.lines.filter(({ points }) => points !== undefined);
  if (scored.every(({ points, maxPoints }) => points === maxPoints))
    return { code: 'ALL_FULL', text: 'Mọi mục đạt điểm tối đa' };
  return previous && sameLines(score, previous) ? { code: 'SAME', text: 'Mọi mục giống tháng trước' } : undefined;
}

/** Every line has the points it had; a line that only one of the two has is a difference. */
export function sameLines(score: Score, previous: Score): boolean {
  const before = new Map(previous.lines.map(({ code, points }) => [code, points]));
  return (
    score.lines.length === previous.lines.length &&
    score.lines.every(({ code, points }) => before.has(code) && before.get(code) === points)
  );
}

/** What of the lines sameLines() compares, as one text: two scores have the same one exactly where their lines are the same. */
export function linesText({ lines }: Pick<Score, 'lines'>): string {
  const points = lines.map(({ code, points }): [string, number | null] => [code, points ?? null]);
  return JSON.stringify(points.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function bigChange({ score, previous }: CardToConfirm): ReviewException | undefined {
  const change = previous ? score.total - previous.total : 0;
  if (Math.abs(change) < BIG_CHANGE) return undefined;
  return {
    code: 'BIG_CHANGE',
    text: `${change > 0 ? 'Tăng' : 'Giảm'} ${formatPoints(Math.abs(change))} điểm so với tháng trước`,
  };
}

function opposed({ vote: { disapprove = 0, other = 0 } }: CardToConfirm): ReviewException | undefined {
  if (disapprove + other === 0) return undefined;
  return { code: 'OPPOSED', text: `${disapprove + other} đồng chí không tán thành hoặc có ý kiến khác` };
}

function observedGap({ score, observed }: CardToConfirm): ReviewException | undefined {
  if (!observed || observed.total === score.total) return undefined;
  const gap = score.total - observed.total;
  return {
    code: 'OBSERVED_GAP',
    text: `Tổ công tác chấm ${gap > 0 ? 'thấp' : 'cao'} hơn ${formatPoints(Math.abs(gap))} điểm`,
  };
}
