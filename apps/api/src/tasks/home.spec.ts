import type { CellYearView, MonthCellsView, MonthStanding, ScorecardView, StandingsView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import type { ScorecardOverrides } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { sentRegular } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';

/** Costs two points, whoever scores. */
const LOSS: ScorecardOverrides = { answers: { '4.1': { value: 0, note: 'Thiếu bước' } } };

/** January: Tổng hợp decided. February: Tổng hợp decided, Thanh tra verified, Báo sent, Kế hoạch excused, Dược open. */
describe('a home seen at a glance', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-01-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await openMonth('2026-01');
    officer = await Browser.signedIn(app, 'du.noivu');
    const january = await sent('cb.tonghop', bloc.tongHop, '2026-01', LOSS);
    await officer.post(`scorecards/${january.id}/confirm`, {}, { version: 2 });
    app.clock.set('2026-02-06T03:00:00Z');
    await openMonth('2026-02');
    office = await Browser.signedIn(app, 'vp.khoi');
    officer = await Browser.signedIn(app, 'du.noivu');
    const decided = await sent('cb.tonghop', bloc.tongHop, '2026-02', LOSS);
    await officer.post(`scorecards/${decided.id}/confirm`, {}, { version: 2 });
    const verified = await sent('cb.thanhtra', bloc.thanhTra, '2026-02');
    await officer.post(`scorecards/${verified.id}/verify`, { adjustments: [] }, { version: 2, key: aKey() });
    await sent('cb.bao', bloc.bao, '2026-02');
    const [{ id }] = await app.database.read(
      (manager) =>
        manager.sql<{ id: string }[]>`SELECT id FROM obligation WHERE cell_id = ${bloc.keHoach} AND month = '2026-02'`,
    );
    await officer.post(`obligations/${id}/excuse`, { reason: 'Bàn giao' });
  });
  afterAll(() => app.close());

  const openMonth = (month: string): Promise<unknown> => app.app.get(ObligationsService).openMonth(month);

  const sent = (login: string, id: string, month: string, more?: ScorecardOverrides): Promise<ScorecardView> =>
    sentRegular(app, login, id, month, more);

  const monthsOf = async (browser: Browser): Promise<MonthStanding[]> =>
    (await browser.get<StandingsView>('tasks/standings')).body.months;

  it('is a partition: where the branches of each open month stand adds up to what they owe', async () => {
    const [february, january] = await monthsOf(office);
    expect(february).toEqual({
      month: '2026-02',
      existing: 5,
      owed: 4,
      decided: 1,
      verified: 1,
      submitted: 1,
      returned: 0,
      open: 1,
      overdue: 0,
      notHeld: 0,
      excused: 1,
      sentLate: 0,
      sendBy: '2026-03-02',
      decideBy: '2026-03-15',
    });
    for (const { owed, existing, excused, ...of } of [february, january]) {
      expect(of.decided + of.verified + of.submitted + of.returned + of.open + of.notHeld).toBe(owed);
      expect(owed + excused).toBe(existing);
    }
    expect(january).toMatchObject({ owed: 5, decided: 1, open: 4, overdue: 4 });
  });

  it.each([
    ['VERIFIED', 'verified'],
    ['SUBMITTED', 'submitted'],
    ['OPEN', 'open'],
    ['NOT_HELD', 'notHeld'],
    ['EXCUSED', 'excused'],
    ['DECIDED', 'decided'],
    ['RETURNED', 'returned'],
  ] as const)('leads from each part to its branches: %s', async (filter, part) => {
    for (const month of await monthsOf(office)) {
      const { body } = await office.get<MonthCellsView>(`months/${month.month}/cells?filter=${filter}`);
      expect([body.total, body.cells.length]).toEqual([month[part], month[part]]);
    }
  });

  it('is the month of a committee’s own branches, with its own days', async () => {
    const [february] = await monthsOf(officer);
    expect(february).toMatchObject({ existing: 3, owed: 2, decided: 1, verified: 1, decideBy: '2026-03-10' });
  });

  it('says nothing more of a month that is closed', async () => {
    const { cells } = (await officer.get<{ cells: { cellId: string; state: string }[] }>('months/2026-01/cells')).body;
    const missing = cells.flatMap(({ cellId, state }) => (state === 'OPEN' ? [{ cellId, reason: 'Chưa gửi' }] : []));
    const closed = await officer.post('months/2026-01/close', { organizationId: bloc.noiVu, missing }, { key: aKey() });
    expect(closed.status, JSON.stringify(closed.body)).toBe(200);
    expect((await monthsOf(officer)).map(({ month }) => month)).toEqual(['2026-02']);
    expect((await monthsOf(office)).map(({ month }) => month)).toEqual(['2026-02', '2026-01']);
  });

  it('is empty before the first month, and counts what is open for more than a year in one number', async () => {
    const young = await aTestApp({ now: '2026-02-06T03:00:00Z' });
    await aBloc(young.database);
    const desk = await Browser.signedIn(young, 'vp.khoi');
    const view = async (): Promise<StandingsView> => (await desk.get<StandingsView>('tasks/standings')).body;
    expect(await view()).toMatchObject({
      organization: { name: 'Đảng bộ Khối các cơ quan tỉnh' },
      months: [],
      earlier: 0,
    });
    for (const month of ['2025-02', '2025-03', '2026-02']) await young.app.get(ObligationsService).openMonth(month);
    const { months, earlier } = await view();
    expect([months.map(({ month }) => month), earlier]).toEqual([['2026-02', '2025-03'], 1]);
    await young.close();
  });

  it('is of a committee for its officers and readers, and of nobody else', async () => {
    const reader = await Browser.signedIn(app, 'lanhdao.khoi');
    expect(await monthsOf(reader)).toEqual(await monthsOf(office));
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    expect((await secretary.get('tasks/standings')).status).toBe(403);
  });

  describe('of a branch', () => {
    const yearOf = async (login: string): Promise<CellYearView> =>
      (await (await Browser.signedIn(app, login)).get<CellYearView>('tasks/year')).body;

    it('has its last twelve months, the current one last', async () => {
      const { months, organization, thresholds } = await yearOf('cb.tonghop');
      expect(organization).toEqual({ id: bloc.tongHop, name: 'Chi bộ Phòng Tổng hợp' });
      expect(months.map(({ month }) => month)).toEqual(
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
          .map((at) => `2025-${String(at).padStart(2, '0')}`)
          .concat('2026-01', '2026-02'),
      );
      expect(months.slice(0, 10).every(({ state, total }) => state === undefined && total === undefined)).toBe(true);
      expect(months.slice(10).map(({ stateLabel, total, band }) => [stateLabel, total, band])).toEqual([
        ['Đã xếp loại', 9500, 'GOOD'],
        ['Đã xếp loại', 9500, 'GOOD'],
      ]);
      expect(thresholds).toEqual(hd42Commune.bands);
    });

    it('says what has cost points: the losses are those of the decided totals', async () => {
      const { losses, months } = await yearOf('cb.tonghop');
      const label = hd42Commune.groups
        .flatMap(({ criteria }) => criteria)
        .find(({ code }) => code === '4.1')?.shortLabel;
      expect(losses).toEqual([{ code: '4.1', label, lost: 1000, months: 2 }]);
      const lacking = months.reduce((sum, { total }) => sum + (total === undefined ? 0 : 10_000 - total), 0);
      expect(losses.reduce((sum, { lost }) => sum + lost, 0)).toBe(lacking);
    });

    it('says how the year stands and what it still allows, by the rule of its set', async () => {
      const { year } = await yearOf('cb.tonghop');
      expect(year).toMatchObject({
        year: '2026',
        standing: { band: 'GOOD', base: 2, missing: 10 },
        outlook: { left: 10, best: 'GOOD', good: 5 },
      });
    });

    it('shows no score that is not decided, and an excused month as what it is', async () => {
      const [, february] = (await yearOf('cb.thanhtra')).months.slice(10);
      expect(february).toMatchObject({ stateLabel: 'Đã thẩm định' });
      expect([february.total, february.band]).toEqual([undefined, undefined]);
    });

    it('has no class before the first card', async () => {
      const { year, losses, thresholds } = await yearOf('cb.duoc');
      expect([year, losses, thresholds]).toEqual([undefined, [], []]);
    });

    it('is read by the branch itself alone', async () => {
      expect((await officer.get('tasks/year')).status).toBe(403);
    });
  });
});
