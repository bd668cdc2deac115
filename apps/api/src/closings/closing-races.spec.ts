import type { MonthClosingView, ProblemView, ReceiptView, ScorecardView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { act } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';

const ROUNDS = 12;

/** February 2026 on 06/03/2026; Tổng hợp has one card. */
describe('against the closing of its month', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let secretary: Browser;
  let id: string;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openCurrentMonth();
    app.clock.set('2026-03-06T03:00:00Z');
    officer = await Browser.signedIn(app, 'du.noivu');
    secretary = await Browser.signedIn(app, 'cb.tonghop');
    const wanted = { organizationId: bloc.tongHop, month: '2026-02', kind: 'REGULAR' };
    id = (await secretary.post<ScorecardView>('scorecards', wanted)).body.id;
    await send(1);
  });
  afterAll(() => app.close());

  const send = (version: number) =>
    secretary.post<ReceiptView>(
      `scorecards/${id}/submit`,
      aScorecard(hd42Commune, { facts: { heldOn: '2026-02-05' } }),
      { version, key: aKey() },
    );
  const read = async (): Promise<ScorecardView> => (await secretary.get<ScorecardView>(`scorecards/${id}`)).body;
  const missing = () =>
    [bloc.tongHop, bloc.thanhTra, bloc.keHoach].map((cellId) => ({ cellId, reason: 'Chi bộ đang bàn giao' }));
  const close = () =>
    officer.post<MonthClosingView & ProblemView>('months/2026-02/close', {
      organizationId: bloc.noiVu,
      missing: missing(),
    });
  const reopen = () =>
    officer.post<MonthClosingView>('months/2026-02/reopen', { organizationId: bloc.noiVu, reason: 'Thử lại' });
  const closing = async (): Promise<MonthClosingView> =>
    (await officer.get<MonthClosingView>(`months/2026-02/closing?organizationId=${bloc.noiVu}`)).body;
  const frozenState = async (): Promise<string | undefined> =>
    (await closing()).closed?.cells.find(({ cellId }) => cellId === bloc.tongHop)?.state;

  it('a decision is taken back before it or not at all', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { body: decided } = await act(officer, await read(), 'confirm');
      expect(decided.state).toBe('DECIDED');
      const [closed, back] = await Promise.all([close(), act<ProblemView>(officer, decided, 'take-back')]);
      expect(closed.status).toBe(200);
      const { state } = await read();
      expect([round, await frozenState()]).toEqual([round, state]);
      if (back.status !== 200) expect(back).toMatchObject({ status: 409, body: { detail: /đã khóa sổ/ } });
      await reopen();
      if (state === 'DECIDED') await act(officer, await read(), 'take-back');
    }
  });

  it('a card is recalled before it or not at all, and the server says so as the page does', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const sent = await read();
      const [closed, recalled] = await Promise.all([close(), act<ProblemView>(secretary, sent, 'recall')]);
      expect(closed.status).toBe(200);
      const now = await read();
      expect([round, await frozenState()]).toEqual([round, now.state === 'DRAFT' ? 'DRAFT' : 'SUBMITTED']);
      if (recalled.status !== 200) expect(recalled).toMatchObject({ status: 409, body: { detail: /đã khóa sổ/ } });
      await reopen();
      if (now.state === 'DRAFT') expect((await send(now.version)).status).toBe(200);
    }
  });

  it('is refused afterwards, in the words of the page', async () => {
    expect((await close()).status).toBe(200);
    const card = await read();
    const refused = await act<ProblemView>(secretary, card, 'recall');
    expect(refused).toMatchObject({
      status: 409,
      body: { detail: card.moves.find(({ move }) => move === 'recall')?.reason },
    });
    await reopen();
  });

  it('closes and opens in the order it was done, also when the clock was set back', async () => {
    expect((await close()).status).toBe(200);
    app.clock.set('2026-03-02T03:00:00Z');
    const twice = await close();
    expect(twice).toMatchObject({ status: 409, body: { code: 'ALREADY_CLOSED' } });
    expect((await reopen()).status).toBe(200);
    expect((await close()).status).toBe(200);
    app.clock.set('2026-03-01T03:00:00Z');
    expect((await reopen()).status).toBe(200);
    expect((await closing()).closed).toBeUndefined();
    expect((await close()).status).toBe(200);
    expect((await closing()).history.filter(({ reopened }) => !reopened)).toHaveLength(1);
    expect((await closing()).history[0].reopened).toBeUndefined();
    const numbers = await app.database.read(
      (manager) =>
        manager.sql<
          { number: number }[]
        >`SELECT number FROM month_closing WHERE organization_id = ${bloc.noiVu} ORDER BY number`,
    );
    expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, at) => at + 1));
  });
});
