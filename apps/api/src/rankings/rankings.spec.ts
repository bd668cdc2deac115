import type { RankingView, ScorecardView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { expect, it } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';

it('lists what waits by committee and branch, and decided cards of one total by branch', async () => {
  const app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
  const bloc = await aBloc(app.database);
  await app.app.get(ObligationsService).openCurrentMonth();
  const office = await Browser.signedIn(app, 'vp.khoi');
  const superiors = { noiVu: await Browser.signedIn(app, 'du.noivu'), yTe: await Browser.signedIn(app, 'du.yte') };
  const cards: [Browser, ScorecardView][] = [];
  for (const [login, cell, superior] of [
    ['cb.duoc', bloc.duoc, superiors.yTe],
    ['cb.thanhtra', bloc.thanhTra, superiors.noiVu],
  ] as const) {
    const secretary = await Browser.signedIn(app, login);
    const wanted = { organizationId: cell, month: '2026-02', kind: 'REGULAR' };
    const { body: card } = await secretary.post<ScorecardView>('scorecards', wanted);
    const body = aScorecard(hd42Commune, { facts: { heldOn: '2026-02-05' } });
    expect((await secretary.post(`scorecards/${card.id}/submit`, body, { version: 1, key: aKey() })).status).toBe(200);
    cards.push([superior, card]);
  }
  const read = async (): Promise<RankingView> => (await office.get<RankingView>('months/2026-02/ranking')).body;
  expect((await read()).undecided.map(({ name }) => name)).toEqual(['Chi bộ Thanh tra', 'Chi bộ Phòng Dược']);
  for (const [superior, { id }] of cards)
    expect((await superior.post(`scorecards/${id}/confirm`, {}, { version: 2 })).status).toBe(200);
  expect((await read()).cells.map(({ rank, name }) => [rank, name])).toEqual([
    [1, 'Chi bộ Phòng Dược'],
    [1, 'Chi bộ Thanh tra'],
  ]);
  await app.close();
});
