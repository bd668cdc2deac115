import type { MeetingKind } from '../facts';
import { isBlank } from '../text';

interface EmptyStanding {
  kind?: MeetingKind;
  draft?: EnteredCard;
  submittedAt?: string | null;
  observed?: boolean;
}

/**
 * A regular meeting has one card a month, found again by who opens it twice: giving it up would change nothing. Of
 * thematic meetings every opening makes one more, so one opened by mistake or twice for a lost reply may go.
 */
export function whyNotEmpty({ kind, draft, submittedAt, observed }: EmptyStanding): string | undefined {
  if (kind !== 'THEMATIC')
    return 'Kỳ sinh hoạt thường kỳ mỗi tháng có một phiếu nên không bỏ được; không họp thì báo không sinh hoạt.';
  if (submittedAt) return 'Phiếu này đã từng gửi nên không bỏ được.';
  if (observed) return 'Tổ công tác đã chấm điểm quan sát kỳ này nên không bỏ được.';
  return draft && isEmptyCard(draft) ? undefined : 'Phiếu đã có nội dung nên không bỏ được.';
}

/** What has been entered of a card. */
export type EnteredCard = {
  facts: object;
  answers: readonly unknown[];
  aside?: Readonly<Record<string, readonly unknown[]>>;
  weaknesses: string;
  vote: object;
  actionsDone?: readonly string[];
};

/** Nothing has been entered: no fact, answer (under whichever set), word, vote or done action. */
export function isEmptyCard({ facts, answers, aside = {}, weaknesses, vote, actionsDone = [] }: EnteredCard): boolean {
  const entered = [...Object.values(facts), ...Object.values(vote)].filter(
    (value) => value !== undefined && value !== null,
  );
  const answered = [...answers, ...Object.values(aside).flat()];
  return entered.length + answered.length + actionsDone.length === 0 && isBlank(weaknesses);
}
