import type { RankingView, ScorecardView } from '@chibo/contracts';
import type { MeetingKind } from '@chibo/domain';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Bloc, BlocLogin } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { CellRows } from '../cell-months/cell-rows';
import { ObligationsService } from '../obligations/obligations.service';
import { Scorecard } from '../scorecards/scorecard.entities';
import { rankedCells } from './ranked-cards';

type Sent = [superior: Browser, card: ScorecardView];

let app: TestApp;
let bloc: Bloc;
let office: Browser;
beforeEach(async () => {
  app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
  bloc = await aBloc(app.database);
  await app.app.get(ObligationsService).openCurrentMonth();
  office = await Browser.signedIn(app, 'vp.khoi');
});
afterEach(() => app.close());

async function sent(login: BlocLogin, organizationId: string, superior: BlocLogin): Promise<Sent> {
  const secretary = await Browser.signedIn(app, login);
  const wanted = { organizationId, month: '2026-02', kind: 'REGULAR' };
  const { body: card } = await secretary.post<ScorecardView>('scorecards', wanted);
  const body = aScorecard(hd42Commune, { facts: { heldOn: '2026-02-05' } });
  expect((await secretary.post(`scorecards/${card.id}/submit`, body, { version: 1, key: aKey() })).status).toBe(200);
  return [await Browser.signedIn(app, superior), card];
}

async function confirm([superior, { id }]: Sent): Promise<void> {
  expect((await superior.post(`scorecards/${id}/confirm`, {}, { version: 2 })).status).toBe(200);
}

const read = async (): Promise<RankingView> => (await office.get<RankingView>('months/2026-02/ranking')).body;

it('lists what waits by committee and branch, and decided cards of one total by branch', async () => {
  const cards = [
    await sent('cb.duoc', bloc.duoc, 'du.yte'),
    await sent('cb.thanhtra', bloc.thanhTra, 'du.noivu'),
  ] as const;
  expect((await read()).undecided.map(({ name }) => name)).toEqual(['Chi bộ Thanh tra', 'Chi bộ Phòng Dược']);
  for (const card of cards) await confirm(card);
  expect((await read()).cells.map(({ rank, name }) => [rank, name])).toEqual([
    [1, 'Chi bộ Phòng Dược'],
    [1, 'Chi bộ Thanh tra'],
  ]);
});

const TOTALS = [
  [9000, 9000, 9000],
  [9000, 8000, 9000],
  [8000, 8000, 9000],
  [7000, 8000, 9000],
];

it('has in its pages together every branch once, each with the rank of its total among all', async () => {
  const cards = [
    await sent('cb.duoc', bloc.duoc, 'du.yte'),
    await sent('cb.thanhtra', bloc.thanhTra, 'du.noivu'),
    await sent('cb.tonghop', bloc.tongHop, 'du.noivu'),
  ];
  for (const card of cards) await confirm(card);
  const { pool: key } = await read();
  const [kind, versionId] = (key ?? '').split(':') as [MeetingKind, string];
  const scope = await app.app.get(CellRows).scope(bloc.khoi, '2026-02');
  const pool = { key: key ?? '', kind, versionId, label: '', cards: 3 };
  const page = (limit: number, offset: number, words = ''): Promise<Pick<RankingView, 'cells' | 'total' | 'ranked'>> =>
    app.database.read((manager) =>
      rankedCells(manager, { ...scope, pool, undecided: 0, blind: [] }, { words, limit, offset }),
    );
  for (const totals of TOTALS) {
    await app.database.write(async (manager) => {
      for (const [at, [, { id }]] of cards.entries())
        await manager.update(Scorecard, { id }, { decidedTotal: totals[at] });
    });
    const whole = await page(3, 0);
    const sorted = totals.toSorted((a, b) => b - a);
    expect(whole.cells.map(({ rank, total }) => [rank, total])).toEqual(
      sorted.map((total) => [sorted.indexOf(total) + 1, total]),
    );
    for (const limit of [1, 2]) {
      const pages = [];
      for (let offset = 0; offset < 3; offset += limit) pages.push(...(await page(limit, offset)).cells);
      expect([totals, limit, pages]).toEqual([totals, limit, whole.cells]);
    }
    expect(await page(3, 3)).toEqual({ cells: [], total: 3, ranked: 3 });
    const found = whole.cells.filter(({ name }) => name === 'Chi bộ Thanh tra');
    expect(await page(3, 0, 'thanh tra')).toEqual({ cells: found, total: 1, ranked: 3 });
  }
});
