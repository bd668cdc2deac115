import { addDays, endOfVietnamDay, vietnamDay } from '../calendar';
import { formatDate } from '../text';
import type { CardMove } from './scorecard-moves';
import { isLongPast } from './sending-lock';

/** A branch answers on a card that was keyed in for it until the end of the day so many days later. */
export const ANSWER_DAYS = 5;

/** A card as far as its being keyed in from paper goes. */
export interface KeyedStanding {
  /** Instant of the sending, UTC. */
  submittedAt?: string | null;
  /** The officer's account; absent where the branch sent by itself. */
  keyedBy?: string | null;
  /** Instant of the branch's answer, UTC; with an objection it is none of agreement. */
  answeredAt?: string | null;
  objection?: string | null;
}

/** What the branch has said: nothing yet, nothing in time, that it is what its paper says, that it is not. */
export const KEYED_MARKS = ['WAITING', 'SILENT', 'AGREED', 'OBJECTED'] as const;
export type KeyedMark = (typeof KEYED_MARKS)[number];

export const KEYED_MARK_LABEL: Readonly<Record<KeyedMark, string>> = {
  WAITING: 'chờ chi bộ xác nhận',
  SILENT: 'chi bộ chưa xác nhận',
  AGREED: 'chi bộ đã xác nhận',
  OBJECTED: 'chi bộ không đồng ý',
};

/** Last day on which the branch objects, `yyyy-mm-dd`. @param submittedAt instant, UTC */
export function answerBy(submittedAt: string): string {
  return addDays(vietnamDay(new Date(submittedAt)), ANSWER_DAYS);
}

/** Absent where nobody keyed the card in. @param today `yyyy-mm-dd` */
export function keyedMark(card: KeyedStanding, today: string): KeyedMark | undefined {
  if (!card.keyedBy) return undefined;
  if (card.answeredAt) return card.objection ? 'OBJECTED' : 'AGREED';
  return card.submittedAt && answerBy(card.submittedAt) < today ? 'SILENT' : 'WAITING';
}

/** How such a card is called: of a month long over it comes from the files. @param keyedOn `yyyy-mm-dd` */
export function keyedWords(month: string, keyedOn: string): string {
  return isLongPast(month, keyedOn) ? 'Nhập sau, theo hồ sơ giấy' : 'Nhập hộ theo bản giấy';
}

/** As much of such a card as is said of it. */
export interface SaidOfKeyed {
  /** keyedWords(). */
  words: string;
  by: string;
  paper: string;
  /** `yyyy-mm-dd`. */
  receivedOn: string;
  /** `at` an instant, UTC. */
  answer?: { at: string; objection?: string };
}

/** One sentence, the same on screen and on paper: from what, when it came, by whom, and what the branch says. */
export function keyedSentence({ words, by, paper, receivedOn, answer }: SaidOfKeyed): string {
  return `${words} (${paper}), nhận ngày ${formatDate(receivedOn)}, người nhập: ${by}; ${answerWords(answer)}.`;
}

function answerWords(answer: SaidOfKeyed['answer']): string {
  if (!answer) return KEYED_MARK_LABEL.SILENT;
  const on = `ngày ${formatDate(vietnamDay(new Date(answer.at)))}`;
  return answer.objection === undefined
    ? `${KEYED_MARK_LABEL.AGREED} ${on}`
    : `${KEYED_MARK_LABEL.OBJECTED} ${on}: ${answer.objection.trim().replace(/[.!?…]+$/u, '')}`;
}

/** When the branch handed its card in: on paper on a day, else when it was sent. What is late is judged by it. */
export function handedInAt({ receivedOn, submittedAt }: { receivedOn?: string | null; submittedAt: string }): Date {
  return receivedOn ? endOfVietnamDay(receivedOn) : new Date(submittedAt);
}

/** Why a paper cannot have come on this day, in words. @param heldOn of the meeting, where it is known; days `yyyy-mm-dd` */
export function whyNotReceived(receivedOn: string, heldOn: string | undefined, today: string): string | undefined {
  if (receivedOn > today) return `Ngày nhận bản giấy không thể sau hôm nay (${formatDate(today)}).`;
  if (heldOn && receivedOn < heldOn)
    return `Ngày nhận bản giấy không thể trước ngày sinh hoạt (${formatDate(heldOn)}).`;
  return undefined;
}

/**
 * What a card's being keyed in closes of its moves, in words: taking back and answering are of such cards alone, and the
 * branch does not recall what it did not send.
 */
export function whyNotKeyed(move: CardMove, card: KeyedStanding, accountId: string, now: Date): string | undefined {
  return WHY_NOT[move]?.(card, accountId, vietnamDay(now));
}

type Why = (card: KeyedStanding, accountId: string, today: string) => string | undefined;

const WHY_NOT: Readonly<Partial<Record<CardMove, Why>>> = {
  recall: ({ keyedBy }) =>
    keyedBy ? 'Phiếu do cán bộ cấp ủy nhập hộ; không đúng với bản giấy thì đồng chí nêu ý kiến.' : undefined,
  unkey: ({ keyedBy, answeredAt }) => {
    if (!keyedBy) return 'Phiếu này do chi bộ tự gửi, không phải bản nhập hộ.';
    return answeredAt ? 'Chi bộ đã xác nhận bản nhập hộ nên không thu hồi được.' : undefined;
  },
  agree: whyNotAnswered,
  object: whyNotObjected,
  dispute: whyNotObjected,
};

function whyNotAnswered({ keyedBy, answeredAt, objection }: KeyedStanding, accountId: string): string | undefined {
  if (!keyedBy) return 'Phiếu này do chi bộ tự gửi, không phải bản nhập hộ.';
  if (answeredAt) return objection ? 'Chi bộ đã nêu ý kiến về bản nhập hộ.' : 'Chi bộ đã xác nhận bản nhập hộ.';
  return keyedBy === accountId ? 'Đồng chí là người nhập hộ nên không trả lời thay chi bộ.' : undefined;
}

function whyNotObjected(card: KeyedStanding, accountId: string, today: string): string | undefined {
  const answered = whyNotAnswered(card, accountId);
  const until = answerBy(card.submittedAt ?? '1970-01-01T00:00:00.000Z');
  if (answered || until >= today) return answered;
  return `Đã qua ngày ${formatDate(until)}, hạn nêu ý kiến về bản nhập hộ; phiếu có hiệu lực. Cần sửa thì đề nghị cấp ủy trả lại hoặc điều chỉnh.`;
}
