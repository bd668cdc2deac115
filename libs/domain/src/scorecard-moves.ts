import { allows, whyDenied } from './access';
import type { AccessAction, RoleStanding } from './access';

export const CARD_STATES = ['DRAFT', 'VOTED', 'SUBMITTED', 'VERIFIED', 'DECIDED', 'RETURNED'] as const;
export type CardState = (typeof CARD_STATES)[number];

/** The words of each state, as on paper. */
export const CARD_STATE_LABEL: Readonly<Record<CardState, string>> = {
  DRAFT: 'Đang lập phiếu',
  VOTED: 'Đã biểu quyết',
  SUBMITTED: 'Đã gửi',
  VERIFIED: 'Đã thẩm định',
  DECIDED: 'Đã xếp loại',
  RETURNED: 'Trả lại',
};

export const OBLIGATION_STATES = ['OPEN', 'NOT_HELD', 'EXCUSED', 'MET'] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];

export const OBLIGATION_STATE_LABEL: Readonly<Record<ObligationState, string>> = {
  OPEN: 'Chưa sinh hoạt',
  NOT_HELD: 'Không sinh hoạt',
  EXCUSED: 'Được miễn kỳ',
  MET: 'Đã có phiếu',
};

export type CardMove = 'save' | 'vote' | 'submit' | 'recall' | 'return' | 'verify' | 'decide';

interface MoveRule<S> {
  from: readonly S[];
  to: S | 'SAME';
  needs: AccessAction;
  /** Why it is off, by the state it is asked in; `else` for the others. */
  refusal: Partial<Record<S & string, string>> & { else: string };
}

const SENT =
  'Phiếu đã gửi nên không sửa được. Trong 10 phút đầu, chi bộ có thể thu hồi; sau đó đề nghị cấp trên trả lại.';
const CLOSED = 'Phiếu đã xếp loại, không sửa được nữa.';
const VERIFIED = 'Phiếu đã thẩm định, không sửa được nữa.';
const VOTED = 'Chi bộ đã biểu quyết phiếu này nên không sửa được.';
const NOT_SENT = 'Chi bộ chưa gửi phiếu này.';

/** The one table of moves of a card. "Gửi" is vote then submit, "Xác nhận" verify then decide. */
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
    from: ['SUBMITTED'],
    to: 'RETURNED',
    needs: 'reviewCard',
    refusal: {
      DECIDED: 'Phiếu đã xếp loại nên không trả lại được.',
      VERIFIED: 'Phiếu đã thẩm định nên không trả lại được.',
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
  decide: {
    from: ['VERIFIED'],
    to: 'DECIDED',
    needs: 'reviewCard',
    refusal: {
      DECIDED: 'Phiếu đã xếp loại.',
      SUBMITTED: 'Phiếu chưa được thẩm định.',
      RETURNED: 'Phiếu đang trả lại chi bộ.',
      else: NOT_SENT,
    },
  },
};

/** The branch may take a sent card back so long, while its superior has not acted. Minutes. */
export const RECALL_MINUTES = 10;

export interface CardStanding {
  state: CardState;
  /** UTC instant. */
  submittedAt?: string | null;
  /** Account that sent it. */
  submittedBy?: string | null;
}

export interface MoveActor {
  accountId: string;
  standings: readonly RoleStanding[];
}

/** Why this move is not open, in words; undefined when it is. The server refuses with it, the page shows it beside the button. */
export function whyNot(move: CardMove, card: CardStanding, actor: MoveActor, now: Date): string | undefined {
  const rule = CARD_MOVES[move];
  if (!actor.standings.some(({ role, relation }) => allows(rule.needs, role, relation)))
    return whyDenied(rule.needs, actor.standings);
  if (!rule.from.includes(card.state)) return rule.refusal[card.state] ?? rule.refusal.else;
  if (rule.needs === 'reviewCard' && card.submittedBy === actor.accountId)
    return 'Đồng chí là người gửi phiếu nên không tự thẩm định, xếp loại.';
  if (move === 'recall') return whyTooLate(card, now);
  return undefined;
}

function whyTooLate(card: CardStanding, now: Date): string | undefined {
  const until = Date.parse(card.submittedAt ?? '') + RECALL_MINUTES * 60_000;
  return now.getTime() <= until
    ? undefined
    : `Đã quá ${RECALL_MINUTES} phút kể từ khi gửi. Cần sửa thì đề nghị cấp trên trả lại phiếu.`;
}

export type ObligationMove = 'excuse' | 'reportNotHeld' | 'reopen' | 'meet';

/** The one table of moves of an obligation. */
export const OBLIGATION_MOVES: Readonly<
  Record<ObligationMove, { from: readonly ObligationState[]; to: ObligationState }>
> = {
  excuse: { from: ['OPEN', 'NOT_HELD'], to: 'EXCUSED' },
  reportNotHeld: { from: ['OPEN'], to: 'NOT_HELD' },
  reopen: { from: ['NOT_HELD', 'EXCUSED'], to: 'OPEN' },
  meet: { from: ['OPEN'], to: 'MET' },
};

export function whyNotObligation(move: ObligationMove, state: ObligationState): string | undefined {
  if (OBLIGATION_MOVES[move].from.includes(state)) return undefined;
  return `Kỳ này đang ở trạng thái "${OBLIGATION_STATE_LABEL[state]}" nên không làm được việc này.`;
}
