import type { ProblemView, ScorecardMove, ScorecardView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc, BlocLogin } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { act, openThematic, sentThematic, thematicCard } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

type State = 'DRAFT' | 'SUBMITTED' | 'VERIFIED' | 'DECIDED' | 'RETURNED';

const LOGINS = [
  'cb.tonghop',
  'pbt.tonghop',
  'du.noivu',
  'vp.khoi',
  'lanhdao.khoi',
  'admin',
  'cb.thanhtra',
  'du.yte',
] as const satisfies BlocLogin[];
const BRANCH: readonly string[] = ['cb.tonghop', 'pbt.tonghop'];
const SUPERIOR: readonly string[] = ['du.noivu'];

/** What is keyed in from paper has moves of its own: keyed-moves.spec.ts. */
type Move = Exclude<ScorecardMove, 'keyIn' | 'unkey' | 'agree' | 'object'>;

/** Who may make a move, and in which states it is open: the table of domain.md §2.2 written out a second time. */
const OPEN: Record<Move, { by: readonly string[]; in: readonly State[] }> = {
  save: { by: BRANCH, in: ['DRAFT', 'RETURNED'] },
  submit: { by: BRANCH, in: ['DRAFT', 'RETURNED'] },
  recall: { by: BRANCH, in: ['SUBMITTED'] },
  confirm: { by: SUPERIOR, in: ['SUBMITTED'] },
  verify: { by: SUPERIOR, in: ['SUBMITTED'] },
  decide: { by: SUPERIOR, in: ['VERIFIED'] },
  return: { by: SUPERIOR, in: ['SUBMITTED', 'VERIFIED'] },
  takeBack: { by: SUPERIOR, in: ['VERIFIED', 'DECIDED'] },
  correct: { by: SUPERIOR, in: ['DECIDED'] },
  giveUp: { by: BRANCH, in: ['DRAFT'] },
};
const STATES: State[] = ['DRAFT', 'SUBMITTED', 'VERIFIED', 'DECIDED', 'RETURNED'];
const ADJUSTED = { code: 'IV.2', points: 0, reasonCode: 'NO_EVIDENCE', words: 'Không có sổ theo dõi' };

const BODIES: Partial<Record<Move, object>> = {
  verify: { adjustments: [ADJUSTED] },
  correct: { adjustments: [ADJUSTED], reason: 'Đoàn kiểm tra kết luận' },
  return: { message: 'Đề nghị bổ sung' },
};

/** From a sent card into the state, by the superior. */
const LEADS: Record<Exclude<State, 'DRAFT'>, [move: string, body: object]> = {
  SUBMITTED: ['', {}],
  VERIFIED: ['verify', { adjustments: [] }],
  DECIDED: ['confirm', {}],
  RETURNED: ['return', { message: 'Đề nghị bổ sung' }],
};

describe('every move, by every role, in every state', () => {
  let app: TestApp;
  let bloc: Bloc;
  const as = new Map<string, Browser>();
  const browser = (login: string): Browser => as.get(login) ?? new Browser(app.url);

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    for (const login of LOGINS) as.set(login, await Browser.signedIn(app, login));
  });
  afterAll(() => app.close());

  async function cardIn(state: State): Promise<ScorecardView> {
    const secretary = browser('cb.tonghop');
    if (state === 'DRAFT') return openThematic(secretary, bloc.tongHop);
    const sent = await sentThematic(secretary, bloc.tongHop);
    const [lead, body] = LEADS[state];
    if (!lead) return sent;
    const reply = await act(browser('du.noivu'), sent, lead, body);
    expect(reply.body.state).toBe(state);
    return reply.body;
  }

  function make(move: Move, login: string, card: ScorecardView): Promise<{ status: number; body: unknown }> {
    const [who, { id, version }] = [browser(login), card];
    if (move === 'save') return who.patch(`scorecards/${id}`, { weaknesses: 'Ghi thêm' }, { version });
    if (move === 'submit') return who.post(`scorecards/${id}/submit`, thematicCard(), { version, key: aKey() });
    if (move === 'giveUp') return who.send('DELETE', `scorecards/${id}`, undefined, { version, key: aKey() });
    return act(who, card, move === 'takeBack' ? 'take-back' : move, BODIES[move]);
  }

  describe.each(STATES)('%s', (state) => {
    it.each(Object.keys(OPEN) as Move[])('%s', async (move) => {
      const open = OPEN[move].in.includes(state) ? OPEN[move].by : [];
      const card = await cardIn(state);
      for (const login of LOGINS.filter((each) => !open.includes(each))) {
        const { status, body } = await make(move, login, card);
        expect([login, status]).toEqual([login, OPEN[move].by.includes(login) ? 409 : 403]);
        expect((body as ProblemView).detail).toMatch(/^\p{Lu}.*\.$/u);
      }
      const reader = state === 'DRAFT' ? 'cb.tonghop' : 'du.noivu';
      const { body: after } = await browser(reader).get<ScorecardView>(`scorecards/${card.id}`);
      expect(after).toMatchObject({ state: card.state, version: card.version });
      for (const login of open) {
        const { status, body } = await make(move, login, await cardIn(state));
        const done = move === 'giveUp' ? 204 : 200;
        expect([login, status, JSON.stringify(body ?? '').slice(0, 200)]).toEqual([login, done, expect.anything()]);
      }
    });
  });
});
