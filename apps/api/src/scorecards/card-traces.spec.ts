import type { HistoryEntry, MonthClosingView, ScorecardView } from '@chibo/contracts';
import type { CardMove, NoticeKind } from '@chibo/domain';
import { addMonths, vietnamDay } from '@chibo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { act, openThematic, send, sentThematic } from '../../test-support/cards';
import { anotherOfficer, keyIn } from '../../test-support/keying';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import type { CardAction } from './card-traces';
import { CARD_TRACES } from './card-traces';

let app: TestApp;
let bloc: Bloc;
let secretary: Browser;
let officer: Browser;
let other: Browser;
let keyedMonth = '2025-01';

beforeAll(async () => {
  app = await aTestApp();
  bloc = await aBloc(app.database);
  secretary = await Browser.signedIn(app, 'cb.tonghop');
  officer = await Browser.signedIn(app, 'du.noivu');
  other = await anotherOfficer(app, bloc.noiVu);
});
afterAll(() => app.close());

/** The committee above has closed the month: what changes afterwards is told to it. */
async function closeAbove(month = '2026-02'): Promise<void> {
  const office = await Browser.signedIn(app, 'vp.khoi');
  const path = `months/${month}/closing?organizationId=${bloc.khoi}`;
  const { missing } = (await office.get<MonthClosingView>(path)).body;
  const reasons = missing.map(({ cellId }) => ({ cellId, reason: 'Bàn giao' }));
  const { status } = await office.post(`months/${month}/close`, { organizationId: bloc.khoi, missing: reasons });
  expect(status).toBe(200);
  const owed = await app.database.read(
    (manager) =>
      manager.sql<{ id: string }[]>`SELECT id FROM obligation WHERE cell_id = ${bloc.tongHop} AND month = ${month}`,
  );
  for (const { id } of owed) {
    const leave = { until: vietnamDay(app.clock.now()), reason: 'Bổ sung' };
    expect((await office.put(`obligations/${id}/leave`, leave)).status).toBe(204);
  }
}

const opened = (): Promise<ScorecardView> => openThematic(secretary, bloc.tongHop);
const sent = (): Promise<ScorecardView> => sentThematic(secretary, bloc.tongHop);
const by = (move: string, body: object, before: () => Promise<ScorecardView>) => async () =>
  (await act(officer, await before(), move, body)).body;
const verified = by('verify', { adjustments: [] }, sent);
const decided = by('confirm', {}, sent);
const returned = by('return', { message: 'Đề nghị bổ sung' }, sent);
const ADJUSTED = { code: 'IV.2', points: 0, reasonCode: 'NO_EVIDENCE', words: 'Không có sổ theo dõi' };
const CORRECTION = { adjustments: [ADJUSTED], reason: 'Đoàn kiểm tra kết luận' };

/** The regular card of a month of its own, keyed in from paper. */
async function keyed(): Promise<ScorecardView> {
  keyedMonth = addMonths(keyedMonth, 1);
  const { status, body } = await keyIn(officer, { organizationId: bloc.tongHop, month: keyedMonth });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}
/** One that another officer gave back, of a month that is closed above: keying it in again tells both. */
async function keyedAndReturned(): Promise<ScorecardView> {
  const card = (await act(other, await keyed(), 'return', { message: 'Bổ sung' })).body;
  await closeAbove(keyedMonth);
  return card;
}

interface Act {
  /** The moves it is made of, in order. */
  moves: CardMove[];
  on: () => Promise<ScorecardView>;
  make: (card: ScorecardView) => Promise<unknown>;
}

/** Every move is made by one of these: taking back before a committee above closes the month, the others after it. */
const WHILE_OPEN: Record<string, Act> = {
  recalling: { moves: ['recall'], on: sent, make: (card) => act(secretary, card, 'recall') },
  unverifying: { moves: ['unverify'], on: verified, make: (card) => act(officer, card, 'take-back') },
  // Confirmed in one act, taken back in one.
  undeciding: { moves: ['undecide', 'unverify'], on: decided, make: (card) => act(officer, card, 'take-back') },
};
const ONCE_CLOSED: Record<string, Act> = {
  saving: {
    moves: ['save'],
    on: opened,
    make: ({ id, version }) => secretary.patch(`scorecards/${id}`, { weaknesses: 'Họp muộn' }, { version }),
  },
  sending: { moves: ['vote', 'submit'], on: opened, make: (card) => send(secretary, card) },
  'sending again': { moves: ['vote', 'submit'], on: returned, make: (card) => send(secretary, card) },
  returning: { moves: ['return'], on: sent, make: (card) => act(officer, card, 'return', { message: 'Bổ sung' }) },
  verifying: { moves: ['verify'], on: sent, make: (card) => act(officer, card, 'verify', { adjustments: [] }) },
  deciding: { moves: ['decide'], on: verified, make: (card) => act(officer, card, 'decide') },
  confirming: { moves: ['verify', 'decide'], on: sent, make: (card) => act(officer, card, 'confirm') },
  correcting: { moves: ['correct'], on: decided, make: (card) => act(officer, card, 'correct', CORRECTION) },
  'keying in': {
    moves: ['keyIn'],
    on: keyedAndReturned,
    make: ({ version }) => keyIn(officer, { organizationId: bloc.tongHop, month: keyedMonth }, { version }),
  },
  'taking back what was keyed in': { moves: ['unkey'], on: keyed, make: (card) => act(officer, card, 'unkey') },
  agreeing: { moves: ['agree'], on: keyed, make: (card) => act(secretary, card, 'agree') },
  objecting: { moves: ['object'], on: keyed, make: (card) => act(secretary, card, 'object', { reason: 'Sai' }) },
  'objecting to what is decided': {
    moves: ['dispute'],
    on: async () => (await act(other, await keyed(), 'confirm')).body,
    make: (card) => act(secretary, card, 'object', { reason: 'Sai' }),
  },
  'giving up': {
    moves: ['giveUp'],
    on: opened,
    make: ({ id, version }) => secretary.send('DELETE', `scorecards/${id}`, undefined, { version, key: aKey() }),
  },
};

const acted = (id: string): Promise<{ action: CardAction }[]> =>
  app.database.read(
    (manager) => manager.sql<{ action: CardAction }[]>`SELECT action FROM audit WHERE subject_id = ${id} ORDER BY seq`,
  );
const toldOf = async (): Promise<{ id: string; kind: NoticeKind }[]> =>
  app.database.read((manager) => manager.sql<{ id: string; kind: NoticeKind }[]>`SELECT id, kind FROM notice`);

const told = new Map<CardMove, Set<NoticeKind>>();

async function leavesItsTraces(_name: string, { moves, on, make }: Act): Promise<void> {
  const card = await on();
  const [rows, notices] = [await acted(card.id), await toldOf()];
  await make(card);
  const known = new Set(notices.map(({ id }) => id));
  const kinds = (await toldOf()).filter(({ id }) => !known.has(id)).map(({ kind }) => kind);
  const mayTell: NoticeKind[] = moves.flatMap((move) => CARD_TRACES[move].tells);
  expect((await acted(card.id)).slice(rows.length).map(({ action }) => action)).toEqual(
    moves.map((move) => CARD_TRACES[move].history),
  );
  expect(kinds.filter((kind) => !mayTell.includes(kind))).toEqual([]);
  for (const move of moves) told.set(move, new Set([...(told.get(move) ?? []), ...kinds]));
  const { body } = await secretary.get<HistoryEntry[]>(`scorecards/${card.id}/history`);
  expect(body.filter(({ text }) => !/^\p{Lu}/u.test(text))).toEqual([]);
}

describe('each act leaves its rows and tells what the table says', () => {
  it.each(Object.entries(WHILE_OPEN))('%s', leavesItsTraces);

  describe('once the month is closed above', () => {
    beforeAll(() => closeAbove());
    it.each(Object.entries(ONCE_CLOSED))('%s', leavesItsTraces);
  });
});

it('every move was made, and told of all it is said to tell', () => {
  const short = (Object.keys(CARD_TRACES) as CardMove[]).filter((move) => {
    const heard = told.get(move);
    return !heard || !CARD_TRACES[move].tells.every((kind) => heard.has(kind));
  });
  expect(short).toEqual([]);
});
