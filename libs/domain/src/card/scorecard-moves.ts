import { allows, whyDenied } from '../organisation';
import type { AccessAction, RoleStanding } from '../organisation';
import type { MeetingKind } from '../facts';
import { vietnamDay } from '../calendar';
import type { EnteredCard } from './empty-card';
import { whyNotEmpty } from './empty-card';
import type { KeyedStanding } from './keyed-card';
import { whyNotKeyed } from './keyed-card';
import type { SendingLock } from './sending-lock';
import { whyLocked } from './sending-lock';
import type { CardState } from './states';

export type CardMove =
  | 'save'
  | 'vote'
  | 'submit'
  | 'recall'
  | 'return'
  | 'verify'
  | 'unverify'
  | 'decide'
  | 'undecide'
  | 'correct'
  | 'giveUp'
  | 'keyIn'
  | 'unkey'
  | 'agree'
  | 'object'
  | 'dispute';

interface MoveRule<S> {
  from: readonly S[];
  /** GONE: the card and its meeting are no more; what was done with them stays in the audit. */
  to: S | 'SAME' | 'GONE';
  needs: AccessAction;
  /** Why it is off, by the state it is asked in; `else` for the others. */
  refusal: Partial<Record<S & string, string>> & { else: string };
}

const SENT =
  'Phiếu đã gửi nên không sửa được. Trong 10 phút đầu, chi bộ có thể thu hồi; sau đó đề nghị cấp trên trả lại.';
const CLOSED = 'Phiếu đã xếp loại, không sửa được nữa.';
const VERIFIED = 'Phiếu đã thẩm định, không sửa được nữa.';
const VOTED = 'Chi bộ đã biểu quyết phiếu này nên không sửa được.';
const UNDECIDED = 'Phiếu chưa được xếp loại.';
const NOT_SENT = 'Chi bộ chưa gửi phiếu này.';
const NOTHING_KEYED = 'Phiếu này không có bản nhập hộ đang chờ chi bộ trả lời.';

/**
 * The one table of moves of a card. "Gửi" is vote then submit, "Xác nhận" verify then decide; `correct` gives a decided
 * card a new verified revision.
 */
export const CARD_MOVES: Readonly<Record<CardMove, MoveRule<CardState>>> = {
  save: {
    from: ['DRAFT', 'RETURNED'],
    to: 'SAME',
    needs: 'writeCard',
    refusal: { DECIDED: CLOSED, VERIFIED, VOTED, else: SENT },
  },
  vote: {
    from: ['DRAFT', 'RETURNED'],
    to: 'VOTED',
    needs: 'submitCard',
    refusal: { DECIDED: CLOSED, VERIFIED, VOTED: 'Chi bộ đã biểu quyết phiếu này.', else: 'Phiếu này đã gửi rồi.' },
  },
  submit: {
    from: ['VOTED'],
    to: 'SUBMITTED',
    needs: 'submitCard',
    refusal: {
      DRAFT: 'Chi bộ chưa biểu quyết phiếu này.',
      RETURNED: 'Chi bộ chưa biểu quyết lại phiếu này.',
      else: 'Phiếu này đã gửi rồi.',
    },
  },
  // To RETURNED where the card had been given back: recalledTo().
  recall: {
    from: ['SUBMITTED'],
    to: 'DRAFT',
    needs: 'submitCard',
    refusal: {
      DECIDED: 'Cấp trên đã xếp loại nên không thu hồi được.',
      VERIFIED: 'Cấp trên đã thẩm định nên không thu hồi được.',
      RETURNED: 'Phiếu đã trả lại chi bộ nên không cần thu hồi.',
      else: 'Phiếu chưa gửi nên không có gì để thu hồi.',
    },
  },
  return: {
    from: ['SUBMITTED', 'VERIFIED'],
    to: 'RETURNED',
    needs: 'reviewCard',
    refusal: {
      DECIDED: 'Phiếu đã xếp loại nên không trả lại được; cần sửa thì lập điều chỉnh.',
      RETURNED: 'Phiếu đã trả lại, đang chờ chi bộ gửi lại.',
      else: NOT_SENT,
    },
  },
  verify: {
    from: ['SUBMITTED'],
    to: 'VERIFIED',
    needs: 'reviewCard',
    refusal: {
      DECIDED: 'Phiếu đã xếp loại.',
      VERIFIED: 'Phiếu đã thẩm định.',
      RETURNED: 'Phiếu đang trả lại chi bộ, chưa xác nhận được.',
      else: NOT_SENT,
    },
  },
  unverify: {
    from: ['VERIFIED'],
    to: 'SUBMITTED',
    needs: 'reviewCard',
    refusal: {
      DECIDED: 'Phiếu đã xếp loại nên không rút lại thẩm định được.',
      RETURNED: 'Phiếu đang trả lại chi bộ.',
      SUBMITTED: 'Phiếu chưa được thẩm định.',
      else: NOT_SENT,
    },
  },
  decide: {
    from: ['VERIFIED'],
    to: 'DECIDED',
    needs: 'decideCard',
    refusal: {
      DECIDED: 'Phiếu đã xếp loại.',
      SUBMITTED: 'Phiếu chưa được thẩm định.',
      RETURNED: 'Phiếu đang trả lại chi bộ.',
      else: NOT_SENT,
    },
  },
  undecide: {
    from: ['DECIDED'],
    to: 'VERIFIED',
    needs: 'decideCard',
    refusal: { else: UNDECIDED },
  },
  correct: {
    from: ['DECIDED'],
    to: 'SAME',
    needs: 'decideCard',
    refusal: { else: `${UNDECIDED} Điều chỉnh điểm khi thẩm định.` },
  },
  // Of a thematic meeting nothing was written about: whyNotEmpty().
  giveUp: {
    from: ['DRAFT'],
    to: 'GONE',
    needs: 'giveUpCard',
    refusal: { else: 'Phiếu đã gửi hoặc đã biểu quyết nên không bỏ được.' },
  },
  // An officer sends what the branch handed in on paper: its vote stands there.
  keyIn: {
    from: ['DRAFT', 'RETURNED'],
    to: 'SUBMITTED',
    needs: 'keyInCard',
    refusal: { DECIDED: CLOSED, VERIFIED, VOTED, else: 'Phiếu này đã gửi rồi.' },
  },
  // As recall, of what was keyed in; to RETURNED likewise.
  unkey: {
    from: ['SUBMITTED'],
    to: 'DRAFT',
    needs: 'keyInCard',
    refusal: {
      DECIDED: 'Cấp trên đã xếp loại nên không thu hồi được.',
      VERIFIED: 'Phiếu đã thẩm định nên không thu hồi bản nhập hộ được.',
      RETURNED: 'Phiếu đã trả lại chi bộ nên không cần thu hồi.',
      else: 'Phiếu chưa gửi nên không có gì để thu hồi.',
    },
  },
  agree: {
    from: ['SUBMITTED', 'VERIFIED', 'DECIDED'],
    to: 'SAME',
    needs: 'answerCard',
    refusal: { else: NOTHING_KEYED },
  },
  object: {
    from: ['SUBMITTED', 'VERIFIED'],
    to: 'RETURNED',
    needs: 'answerCard',
    refusal: { DECIDED: 'Phiếu đã xếp loại; ý kiến được ghi lại để cấp ủy điều chỉnh.', else: NOTHING_KEYED },
  },
  // The decision stands until the committee corrects it.
  dispute: {
    from: ['DECIDED'],
    to: 'SAME',
    needs: 'answerCard',
    refusal: { else: UNDECIDED },
  },
};

/** Where `recall` leads: a card that its superior gave back goes back to what was asked, and the rest stays locked. */
export function recalledTo({ returnedAt }: { returnedAt?: string | null }): 'DRAFT' | 'RETURNED' {
  return returnedAt ? 'RETURNED' : 'DRAFT';
}

/** An act may be taken back so long, while nobody above has acted on it. Minutes. */
export const RECALL_MINUTES = 10;

export interface CardStanding extends KeyedStanding {
  state: CardState;
  kind?: MeetingKind;
  /** What the branch has entered so far. */
  draft?: EnteredCard;
  /** UTC instant of each act, and the account that did it. */
  submittedBy?: string | null;
  verifiedAt?: string | null;
  verifiedBy?: string | null;
  decidedAt?: string | null;
  /** Another person than the one who verified decides: the set or the committee asks for it. */
  twoPeople?: boolean;
  /** A committee above has closed the card's month. */
  closed?: boolean;
  /** A working group has given its score, which the branch reads once it has sent its own. */
  observed?: boolean;
  /** What keeps the branch from sending by itself. */
  lock?: SendingLock;
}

export interface MoveActor {
  accountId: string;
  /** `decides`: the band of this card is decided at this role's committee; left out, by the direct superior. */
  standings: readonly (RoleStanding & { decides?: boolean })[];
}

/** Why this move is not open, in words; undefined when it is. The server refuses with it, the page shows it beside the button. */
export function whyNot(move: CardMove, card: CardStanding, actor: MoveActor, now: Date): string | undefined {
  const rule = CARD_MOVES[move];
  const denied = whyNotAllowed(move, actor);
  if (denied) return denied;
  if (!rule.from.includes(card.state)) return rule.refusal[card.state] ?? rule.refusal.else;
  if (move === 'giveUp') return whyNotEmpty(card);
  if (move === 'vote' || move === 'submit') return card.lock && whyLocked(card.lock, vietnamDay(now));
  // Whether the paper came in time is asked with its day.
  if (move === 'keyIn') return card.lock && whyLocked({ ...card.lock, deadline: undefined }, vietnamDay(now));
  return (
    whyNotKeyed(move, card, actor.accountId, now) ??
    whyNotThisPerson(move, card, actor.accountId) ??
    whyTooLate(move, card, now)
  );
}

/** Why this actor's roles do not reach to the move, whatever the card's state; undefined when they do. */
export function whyNotAllowed(move: CardMove, { standings }: Pick<MoveActor, 'standings'>): string | undefined {
  const { needs } = CARD_MOVES[move];
  const allowed = standings.filter(({ role, relation }) => allows(needs, role, relation));
  if (allowed.length === 0) return whyDenied(needs, standings);
  return needs === 'decideCard' && !allowed.some(decidesBand) ? whyNotDecider(standings) : undefined;
}

/** Why "Xác nhận", verifying without adjustments and deciding in one act by one person, is not open. */
export function whyNotConfirm(card: CardStanding, actor: MoveActor, now: Date): string | undefined {
  const verified = { ...card, state: 'VERIFIED', verifiedBy: actor.accountId } as const;
  return whyNot('verify', card, actor, now) ?? whyNot('decide', verified, actor, now);
}

/** The direct superior whose own superior decides, or one above the committee that decides. */
function whyNotDecider(standings: MoveActor['standings']): string {
  return standings.some(({ relation }) => relation === 'DIRECT_SUPERIOR')
    ? 'Cấp ủy của đồng chí thẩm định phiếu này; việc xếp loại do cấp ủy cấp trên quyết định.'
    : whyDenied('reviewCard', standings);
}

function decidesBand({ relation, decides }: MoveActor['standings'][number]): boolean {
  return decides ?? relation === 'DIRECT_SUPERIOR';
}

function whyNotThisPerson(move: CardMove, card: CardStanding, accountId: string): string | undefined {
  const { needs } = CARD_MOVES[move];
  if ((needs === 'reviewCard' || needs === 'decideCard') && card.submittedBy === accountId)
    return card.keyedBy
      ? 'Đồng chí đã nhập hộ phiếu này nên không tự thẩm định, xếp loại; việc này do cán bộ khác của cấp ủy làm.'
      : 'Đồng chí là người gửi phiếu nên không tự thẩm định, xếp loại.';
  if (move === 'decide' && card.twoPeople && card.verifiedBy === accountId)
    return 'Đồng chí đã thẩm định phiếu này; cần người thứ hai quyết định xếp loại.';
  return undefined;
}

/** What can be taken back, since when it counts, and what to do when it is too late. */
const TAKEN_BACK: Partial<Record<CardMove, { at: 'submittedAt' | 'verifiedAt' | 'decidedAt'; late: string }>> = {
  recall: { at: 'submittedAt', late: 'kể từ khi gửi. Cần sửa thì đề nghị cấp trên trả lại phiếu.' },
  unkey: {
    at: 'submittedAt',
    late: 'kể từ khi nhập hộ. Cần sửa thì chi bộ nêu ý kiến, hoặc cán bộ khác trả lại phiếu.',
  },
  unverify: { at: 'verifiedAt', late: 'kể từ khi thẩm định. Cần sửa thì trả lại phiếu cho chi bộ.' },
  undecide: { at: 'decidedAt', late: 'kể từ khi xếp loại. Cần sửa thì lập điều chỉnh.' },
};

function whyTooLate(move: CardMove, card: CardStanding, now: Date): string | undefined {
  const rule = TAKEN_BACK[move];
  if (!rule) return undefined;
  if (card.closed) return 'Tháng này cấp trên đã khóa sổ nên không thu hồi được; cần sửa thì lập điều chỉnh.';
  if (rule.at === 'submittedAt' && card.observed)
    return 'Tổ công tác đã gửi điểm quan sát nên không thu hồi được; cần sửa thì đề nghị cấp trên trả lại phiếu.';
  const until = Date.parse(card[rule.at] ?? '') + RECALL_MINUTES * 60_000;
  return now.getTime() <= until ? undefined : `Đã quá ${RECALL_MINUTES} phút ${rule.late}`;
}
