import type { ProblemView, ScorecardView } from '@chibo/contracts';
import { addMonths } from '@chibo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc, BlocLogin } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { act } from '../../test-support/cards';
import { anotherOfficer, keyIn } from '../../test-support/keying';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

const STATES = ['DRAFT', 'SUBMITTED', 'VERIFIED', 'DECIDED', 'RETURNED'] as const;
type State = (typeof STATES)[number];

const LOGINS = ['cb.tonghop', 'pbt.tonghop', 'vp.khoi', 'lanhdao.khoi', 'admin', 'cb.thanhtra', 'du.yte'] as const;
const KEYER = 'du.noivu';
const OTHER = 'hai.noivu';
const BRANCH: readonly string[] = ['cb.tonghop', 'pbt.tonghop'];
const OFFICERS: readonly string[] = [KEYER, OTHER];

/** Who may make a move of a card that was keyed in, and in which states it is open. */
const OPEN = {
  keyIn: { by: OFFICERS, in: ['DRAFT', 'RETURNED'] },
  unkey: { by: OFFICERS, in: ['SUBMITTED'] },
  agree: { by: BRANCH, in: ['SUBMITTED', 'VERIFIED', 'DECIDED'] },
  object: { by: BRANCH, in: ['SUBMITTED', 'VERIFIED', 'DECIDED'] },
} as const satisfies Record<string, { by: readonly string[]; in: readonly State[] }>;
type Move = keyof typeof OPEN;

const LEADS: Record<Exclude<State, 'DRAFT' | 'SUBMITTED'>, [move: string, body: object]> = {
  VERIFIED: ['verify', { adjustments: [] }],
  DECIDED: ['confirm', {}],
  RETURNED: ['return', { message: 'Đề nghị bổ sung' }],
};

describe('every move of a card that was keyed in, by every role, in every state', () => {
  let app: TestApp;
  let bloc: Bloc;
  let month = '2022-01';
  const as = new Map<string, Browser>();
  const browser = (login: string): Browser => as.get(login) ?? new Browser(app.url);

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-12-20T03:00:00Z' });
    bloc = await aBloc(app.database, '2022-01-01');
    for (const login of [...LOGINS, KEYER]) as.set(login, await Browser.signedIn(app, login as BlocLogin));
    as.set(OTHER, await anotherOfficer(app, bloc.noiVu, OTHER));
  });
  afterAll(() => app.close());

  async function cardIn(state: State): Promise<ScorecardView> {
    month = addMonths(month, 1);
    const where = { organizationId: bloc.tongHop, month };
    const { body: keyed } = await keyIn(browser(KEYER), where);
    if (state === 'SUBMITTED') return keyed;
    if (state === 'DRAFT') return (await act(browser(KEYER), keyed, 'unkey')).body;
    const [lead, body] = LEADS[state];
    const reply = await act(browser(OTHER), keyed, lead, body);
    expect(reply.body.state).toBe(state);
    return reply.body;
  }

  function make(move: Move, login: string, card: ScorecardView): Promise<{ status: number; body: ProblemView }> {
    const where = { organizationId: bloc.tongHop, month: card.month };
    if (move === 'keyIn') return keyIn(browser(login), where, { version: card.version });
    return act<ProblemView>(browser(login), card, move, move === 'object' ? { reason: 'Sai số có mặt' } : {});
  }

  describe.each(STATES)('%s', (state) => {
    it.each(Object.keys(OPEN) as Move[])('%s', async (move) => {
      const { by, in: states } = OPEN[move];
      const open = (states as readonly State[]).includes(state) ? by : [];
      const card = await cardIn(state);
      for (const login of [...LOGINS, ...OFFICERS].filter((each) => !open.includes(each))) {
        const { status, body } = await make(move, login, card);
        expect([login, status]).toEqual([login, by.includes(login) ? 409 : 403]);
        expect(body.detail).toMatch(/^\p{Lu}.*\.$/u);
      }
      const { body: after } = await browser(OTHER).get<ScorecardView>(`scorecards/${card.id}`);
      expect(after).toMatchObject({ state: card.state, version: card.version });
      for (const login of open) {
        const { status, body } = await make(move, login, await cardIn(state));
        expect([login, status, body.detail]).toEqual([login, move === 'keyIn' ? 201 : 200, undefined]);
      }
    });
  });
});
