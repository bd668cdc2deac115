import { describe, expect, it } from 'vitest';
import type { Relation, Role } from '../organisation';
import type { CardMove, MoveActor } from './scorecard-moves';
import { CARD_MOVES, recalledTo, whyNot } from './scorecard-moves';
import type { CardState } from './states';
import { CARD_STATES } from './states';

const as = (role: Role, relation: Relation, accountId = 'me'): MoveActor => ({
  accountId,
  standings: [{ role, relation }],
});
const secretary = as('CELL_SECRETARY', 'OWN');
const officer = as('COMMITTEE_OFFICER', 'DIRECT_SUPERIOR');
const SENT_AT = '2026-03-05T02:00:00.000Z';
const NOW = new Date('2026-03-05T02:05:00.000Z');
const EMPTY = { facts: {}, answers: [], weaknesses: '', vote: {} };
const card = (state: CardState) => ({
  state,
  kind: 'THEMATIC' as const,
  draft: EMPTY,
  submittedAt: state === 'DRAFT' ? null : SENT_AT,
  submittedBy: 'secretary',
  verifiedAt: SENT_AT,
  verifiedBy: 'officer',
  decidedAt: SENT_AT,
});
/** Moves of cards that were keyed in. */
const OF_KEYED: readonly CardMove[] = ['unkey', 'agree', 'object', 'dispute'];
const MOVES = Object.keys(CARD_MOVES) as CardMove[];
const actorOf = (move: CardMove): MoveActor =>
  /^(review|decide|keyIn)Card$/.test(CARD_MOVES[move].needs) ? officer : secretary;

const NOT_SENT = 'Chi bộ chưa gửi phiếu này.';
const NOTHING_KEYED = 'Phiếu này không có bản nhập hộ đang chờ chi bộ trả lời.';
const UNDECIDED = 'Phiếu chưa được xếp loại.';
const UNCORRECTED = `${UNDECIDED} Điều chỉnh điểm khi thẩm định.`;
const SENT =
  'Phiếu đã gửi nên không sửa được. Trong 10 phút đầu, chi bộ có thể thu hồi; sau đó đề nghị cấp trên trả lại.';

/** Every move in every state, for the one who may make it: the state it leads to, or the words of the refusal. */
const EXPECTED: Record<CardMove, Record<CardState, string>> = {
  save: {
    DRAFT: '→ SAME',
    VOTED: 'Chi bộ đã biểu quyết phiếu này nên không sửa được.',
    SUBMITTED: SENT,
    VERIFIED: 'Phiếu đã thẩm định, không sửa được nữa.',
    DECIDED: 'Phiếu đã xếp loại, không sửa được nữa.',
    RETURNED: '→ SAME',
  },
  giveUp: {
    DRAFT: '→ GONE',
    VOTED: 'Phiếu đã gửi hoặc đã biểu quyết nên không bỏ được.',
    SUBMITTED: 'Phiếu đã gửi hoặc đã biểu quyết nên không bỏ được.',
    VERIFIED: 'Phiếu đã gửi hoặc đã biểu quyết nên không bỏ được.',
    DECIDED: 'Phiếu đã gửi hoặc đã biểu quyết nên không bỏ được.',
    RETURNED: 'Phiếu đã gửi hoặc đã biểu quyết nên không bỏ được.',
  },
  vote: {
    DRAFT: '→ VOTED',
    VOTED: 'Chi bộ đã biểu quyết phiếu này.',
    SUBMITTED: 'Phiếu này đã gửi rồi.',
    VERIFIED: 'Phiếu đã thẩm định, không sửa được nữa.',
    DECIDED: 'Phiếu đã xếp loại, không sửa được nữa.',
    RETURNED: '→ VOTED',
  },
  submit: {
    DRAFT: 'Chi bộ chưa biểu quyết phiếu này.',
    VOTED: '→ SUBMITTED',
    SUBMITTED: 'Phiếu này đã gửi rồi.',
    VERIFIED: 'Phiếu này đã gửi rồi.',
    DECIDED: 'Phiếu này đã gửi rồi.',
    RETURNED: 'Chi bộ chưa biểu quyết lại phiếu này.',
  },
  recall: {
    DRAFT: 'Phiếu chưa gửi nên không có gì để thu hồi.',
    VOTED: 'Phiếu chưa gửi nên không có gì để thu hồi.',
    SUBMITTED: '→ DRAFT',
    VERIFIED: 'Cấp trên đã thẩm định nên không thu hồi được.',
    DECIDED: 'Cấp trên đã xếp loại nên không thu hồi được.',
    RETURNED: 'Phiếu đã trả lại chi bộ nên không cần thu hồi.',
  },
  return: {
    DRAFT: NOT_SENT,
    VOTED: NOT_SENT,
    SUBMITTED: '→ RETURNED',
    VERIFIED: '→ RETURNED',
    DECIDED: 'Phiếu đã xếp loại nên không trả lại được; cần sửa thì lập điều chỉnh.',
    RETURNED: 'Phiếu đã trả lại, đang chờ chi bộ gửi lại.',
  },
  verify: {
    DRAFT: NOT_SENT,
    VOTED: NOT_SENT,
    SUBMITTED: '→ VERIFIED',
    VERIFIED: 'Phiếu đã thẩm định.',
    DECIDED: 'Phiếu đã xếp loại.',
    RETURNED: 'Phiếu đang trả lại chi bộ, chưa xác nhận được.',
  },
  decide: {
    DRAFT: NOT_SENT,
    VOTED: NOT_SENT,
    SUBMITTED: 'Phiếu chưa được thẩm định.',
    VERIFIED: '→ DECIDED',
    DECIDED: 'Phiếu đã xếp loại.',
    RETURNED: 'Phiếu đang trả lại chi bộ.',
  },
  unverify: {
    DRAFT: NOT_SENT,
    VOTED: NOT_SENT,
    SUBMITTED: 'Phiếu chưa được thẩm định.',
    VERIFIED: '→ SUBMITTED',
    DECIDED: 'Phiếu đã xếp loại nên không rút lại thẩm định được.',
    RETURNED: 'Phiếu đang trả lại chi bộ.',
  },
  undecide: {
    DRAFT: UNDECIDED,
    VOTED: UNDECIDED,
    SUBMITTED: UNDECIDED,
    VERIFIED: UNDECIDED,
    DECIDED: '→ VERIFIED',
    RETURNED: UNDECIDED,
  },
  correct: {
    DRAFT: UNCORRECTED,
    VOTED: UNCORRECTED,
    SUBMITTED: UNCORRECTED,
    VERIFIED: UNCORRECTED,
    DECIDED: '→ SAME',
    RETURNED: UNCORRECTED,
  },
  keyIn: {
    DRAFT: '→ SUBMITTED',
    VOTED: 'Chi bộ đã biểu quyết phiếu này nên không sửa được.',
    SUBMITTED: 'Phiếu này đã gửi rồi.',
    VERIFIED: 'Phiếu đã thẩm định, không sửa được nữa.',
    DECIDED: 'Phiếu đã xếp loại, không sửa được nữa.',
    RETURNED: '→ SUBMITTED',
  },
  unkey: {
    DRAFT: 'Phiếu chưa gửi nên không có gì để thu hồi.',
    VOTED: 'Phiếu chưa gửi nên không có gì để thu hồi.',
    SUBMITTED: '→ DRAFT',
    VERIFIED: 'Phiếu đã thẩm định nên không thu hồi bản nhập hộ được.',
    DECIDED: 'Cấp trên đã xếp loại nên không thu hồi được.',
    RETURNED: 'Phiếu đã trả lại chi bộ nên không cần thu hồi.',
  },
  agree: {
    DRAFT: NOTHING_KEYED,
    VOTED: NOTHING_KEYED,
    SUBMITTED: '→ SAME',
    VERIFIED: '→ SAME',
    DECIDED: '→ SAME',
    RETURNED: NOTHING_KEYED,
  },
  object: {
    DRAFT: NOTHING_KEYED,
    VOTED: NOTHING_KEYED,
    SUBMITTED: '→ RETURNED',
    VERIFIED: '→ RETURNED',
    DECIDED: 'Phiếu đã xếp loại; ý kiến được ghi lại để cấp ủy điều chỉnh.',
    RETURNED: NOTHING_KEYED,
  },
  dispute: {
    DRAFT: UNDECIDED,
    VOTED: UNDECIDED,
    SUBMITTED: UNDECIDED,
    VERIFIED: UNDECIDED,
    DECIDED: '→ SAME',
    RETURNED: UNDECIDED,
  },
};

/** States that can be reached from `start` by the moves. */
function reachable<S extends string>(start: S, moves: readonly { from: readonly S[]; to: S | 'SAME' }[]): Set<S> {
  const reached = new Set([start]);
  for (const state of reached) {
    for (const { from, to } of moves) if (from.includes(state) && to !== 'SAME') reached.add(to);
  }
  return reached;
}

describe('moves of a card', () => {
  it('reach every state from the draft', () => {
    const reached = [...reachable<CardState | 'GONE'>('DRAFT', Object.values(CARD_MOVES))];
    expect(reached.toSorted()).toEqual([...CARD_STATES, 'GONE'].toSorted());
  });

  it('leave DECIDED only by taking the decision back', () => {
    const others = MOVES.filter((move) => move !== 'undecide').map((move) => CARD_MOVES[move]);
    expect([...reachable<CardState | 'GONE'>('DECIDED', others)]).toEqual(['DECIDED']);
  });

  describe.each(MOVES)('%s', (move) => {
    it.each(CARD_STATES)('in %s', (state) => {
      const asked = OF_KEYED.includes(move) ? { ...card(state), keyedBy: 'officer' } : card(state);
      expect(whyNot(move, asked, actorOf(move), NOW) ?? `→ ${CARD_MOVES[move].to}`).toBe(EXPECTED[move][state]);
    });
  });
});

describe('who may move', () => {
  it.each<[string, MoveActor, string]>([
    [
      'an indirect superior',
      as('COMMITTEE_OFFICER', 'INDIRECT_SUPERIOR'),
      'Đồng chí thuộc cấp trên gián tiếp nên chỉ xem; cấp ủy cấp trên trực tiếp thẩm định, xếp loại phiếu.',
    ],
    ['a sibling', as('CELL_SECRETARY', 'STRANGER'), 'Chi bộ này không trực thuộc tổ chức của đồng chí.'],
    [
      'a reader',
      as('COMMITTEE_READER', 'DIRECT_SUPERIOR'),
      'Vai trò của đồng chí chỉ xem; cán bộ cấp ủy được giao mới thẩm định, xếp loại phiếu.',
    ],
    [
      'the branch itself',
      secretary,
      'Chi bộ không tự thẩm định, xếp loại phiếu của mình; việc này do cấp ủy cấp trên trực tiếp làm.',
    ],
    [
      'the sender as officer',
      as('COMMITTEE_OFFICER', 'DIRECT_SUPERIOR', 'secretary'),
      'Đồng chí là người gửi phiếu nên không tự thẩm định, xếp loại.',
    ],
  ])('%s does not review', (_who, actor, words) => {
    expect(whyNot('verify', card('SUBMITTED'), actor, NOW)).toBe(words);
    expect(whyNot('return', card('SUBMITTED'), actor, NOW)).toBe(words);
    expect(whyNot('decide', card('VERIFIED'), actor, NOW)).toBe(words);
  });

  it('only the branch saves, votes, sends and recalls', () => {
    expect(whyNot('save', card('DRAFT'), officer, NOW)).toBe('Chỉ bí thư hoặc phó bí thư của chi bộ lập và sửa phiếu.');
    for (const move of ['vote', 'submit', 'recall'] as const) {
      expect(whyNot(move, card(CARD_MOVES[move].from[0]), officer, NOW)).toBe(
        'Chỉ bí thư hoặc phó bí thư của chi bộ gửi phiếu.',
      );
      expect(whyNot(move, card(CARD_MOVES[move].from[0]), as('CELL_DEPUTY', 'OWN'), NOW)).toBeUndefined();
    }
  });

  it('one right standing among several is enough', () => {
    const both: MoveActor = {
      accountId: 'me',
      standings: [...as('CELL_SECRETARY', 'STRANGER').standings, ...officer.standings],
    };
    expect(whyNot('verify', card('SUBMITTED'), both, NOW)).toBeUndefined();
  });
});

describe('who decides', () => {
  const decider = (relation: Relation, decides: boolean): MoveActor => ({
    accountId: 'me',
    standings: [{ role: 'COMMITTEE_OFFICER', relation, decides }],
  });

  it('is the committee above where the direct superior leaves it to that', () => {
    expect(whyNot('decide', card('VERIFIED'), decider('INDIRECT_SUPERIOR', true), NOW)).toBeUndefined();
    expect(whyNot('decide', card('VERIFIED'), decider('DIRECT_SUPERIOR', false), NOW)).toBe(
      'Cấp ủy của đồng chí thẩm định phiếu này; việc xếp loại do cấp ủy cấp trên quyết định.',
    );
    expect(whyNot('verify', card('SUBMITTED'), decider('DIRECT_SUPERIOR', false), NOW)).toBeUndefined();
  });

  it('is a second person where that is asked for', () => {
    const two = { ...card('VERIFIED'), verifiedBy: 'me', twoPeople: true };
    expect(whyNot('decide', two, officer, NOW)).toBe(
      'Đồng chí đã thẩm định phiếu này; cần người thứ hai quyết định xếp loại.',
    );
    expect(whyNot('decide', { ...two, verifiedBy: 'another' }, officer, NOW)).toBeUndefined();
    expect(whyNot('decide', { ...two, twoPeople: false }, officer, NOW)).toBeUndefined();
  });
});

describe('taking back', () => {
  it.each([
    ['unverify', 'VERIFIED', 'Đã quá 10 phút kể từ khi thẩm định. Cần sửa thì trả lại phiếu cho chi bộ.'],
    ['undecide', 'DECIDED', 'Đã quá 10 phút kể từ khi xếp loại. Cần sửa thì lập điều chỉnh.'],
  ] as const)('%s is open for 10 minutes', (move, state, words) => {
    expect(whyNot(move, card(state), officer, new Date('2026-03-05T02:10:00.000Z'))).toBeUndefined();
    expect(whyNot(move, card(state), officer, new Date('2026-03-05T02:10:00.001Z'))).toBe(words);
  });

  it('is closed once a committee above has closed the month', () => {
    expect(whyNot('undecide', { ...card('DECIDED'), closed: true }, officer, NOW)).toContain('khóa sổ');
    expect(whyNot('correct', { ...card('DECIDED'), closed: true }, officer, NOW)).toBeUndefined();
  });
});

describe('recall', () => {
  const at = (instant: string) => whyNot('recall', card('SUBMITTED'), secretary, new Date(instant));

  it('is open for 10 minutes', () => {
    expect(at(SENT_AT)).toBeUndefined();
    expect(at('2026-03-05T02:10:00.000Z')).toBeUndefined();
    expect(at('2026-03-05T02:10:00.001Z')).toBe(
      'Đã quá 10 phút kể từ khi gửi. Cần sửa thì đề nghị cấp trên trả lại phiếu.',
    );
  });

  it('is closed once a working group has given its score, which the branch reads from then on', () => {
    expect(whyNot('recall', { ...card('SUBMITTED'), observed: true }, secretary, NOW)).toContain('Tổ công tác');
    expect(whyNot('verify', { ...card('SUBMITTED'), observed: true }, officer, NOW)).toBeUndefined();
  });

  it('leads back to the draft, and to what was asked where the superior had given the card back', () => {
    expect(recalledTo({})).toBe('DRAFT');
    expect(recalledTo({ returnedAt: null })).toBe('DRAFT');
    expect(recalledTo({ returnedAt: SENT_AT })).toBe('RETURNED');
  });

  it('is closed when nobody knows when the card was sent', () => {
    expect(whyNot('recall', { state: 'SUBMITTED', submittedAt: null }, secretary, NOW)).toContain('Đã quá 10 phút');
  });
});
