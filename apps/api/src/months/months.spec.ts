import type {
  MonthCellsView,
  MonthTableView,
  ProblemView,
  RankingView,
  ReceiptView,
  ScorecardView,
  TasksView,
} from '@chibo/contracts';
import { hd42Commune, thematic } from '@chibo/domain/templates';
import type { ScorecardOverrides } from '@chibo/testing';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';

const HELD = { heldOn: '2026-02-05' };

/** February 2026 of the small bloc: two decided, one waiting, one excused, one open. The clock stands at 06/02/2026. */
describe("the committee's month", () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openCurrentMonth();
    officer = await Browser.signedIn(app, 'du.noivu');
    office = await Browser.signedIn(app, 'vp.khoi');
    await sent('cb.tonghop', bloc.tongHop, {}, officer);
    await sent('cb.thanhtra', bloc.thanhTra, { answers: { '4.1': { value: 0, note: 'Thiếu bước' } } });
    await sent(
      'cb.bao',
      bloc.bao,
      { facts: { minutes: 45 }, answers: { '4.2': { value: 0, note: 'Sơ sài' } } },
      office,
    );
    const [{ id }] = await app.database.read(
      (manager) => manager.sql<{ id: string }[]>`SELECT id FROM obligation WHERE cell_id = ${bloc.keHoach}`,
    );
    expect(
      (
        await officer.post(`obligations/${id}/excuse`, {
          reason: 'Bàn giao sáp nhập',
          document: 'Số 12-CV/ĐU, ngày 01/02/2026',
        })
      ).status,
    ).toBe(204);
  });
  afterAll(() => app.close());

  async function sent(
    login: string,
    organizationId: string,
    overrides: ScorecardOverrides,
    confirmedBy?: Browser,
  ): Promise<ScorecardView> {
    const secretary = await Browser.signedIn(app, login);
    const { body: card } = await secretary.post<ScorecardView>('scorecards', {
      organizationId,
      month: '2026-02',
      kind: 'REGULAR',
    });
    const body = aScorecard(hd42Commune, { ...overrides, facts: { ...HELD, ...overrides.facts } });
    expect(
      (await secretary.post<ReceiptView>(`scorecards/${card.id}/submit`, body, { version: 1, key: aKey() })).status,
    ).toBe(200);
    if (confirmedBy)
      expect((await confirmedBy.post(`scorecards/${card.id}/confirm`, {}, { version: 2 })).status).toBe(200);
    return card;
  }

  const table = async (browser: Browser, organizationId?: string): Promise<MonthTableView> =>
    (
      await browser.get<MonthTableView>(
        `months/2026-02/table${organizationId ? `?organizationId=${organizationId}` : ''}`,
      )
    ).body;

  it('counts by the two kinds of branch on a stated base', async () => {
    const { byKind, total, rows } = await table(office);
    expect(byKind.map(({ label, counts }) => [label, counts.existing, counts.owed, counts.rated])).toEqual([
      ['Chi bộ trực thuộc', 4, 3, 1],
      ['Chi bộ cơ sở', 1, 1, 1],
    ]);
    expect(total).toMatchObject({
      existing: 5,
      owed: 4,
      rated: 2,
      bands: { GOOD: 1, FAIR: 1, AVERAGE: 0, POOR: 0 },
      percents: { GOOD: 500, FAIR: 500 },
      notRated: 3,
    });
    expect(total.notRatedBecause).toEqual({ excused: 1, notHeld: 0, late: 0, returned: 0, waiting: 1, open: 1 });
    expect(rows.map(({ name, counts }) => [name, counts.existing, counts.rated])).toEqual([
      ['Đảng bộ Sở Nội vụ', 3, 1],
      ['Đảng bộ Sở Y tế', 1, 0],
      ['Chi bộ Báo', 1, 1],
    ]);
  });

  it('has no percentage where nothing is rated', async () => {
    const { rows } = await table(office);
    expect(rows.find(({ name }) => name === 'Đảng bộ Sở Y tế')?.counts.percents).toBeUndefined();
  });

  it('shows a grassroots committee its branches, and the way down from the desk', async () => {
    const own = await table(officer);
    expect(own.rows.map(({ cell }) => [cell?.name, cell?.stateLabel, cell?.decidedTotal])).toEqual([
      ['Chi bộ Phòng Kế hoạch', 'Được miễn kỳ', undefined],
      ['Chi bộ Phòng Tổng hợp', 'Đã xếp loại', 10_000],
      ['Chi bộ Thanh tra', 'Đã gửi', undefined],
    ]);
    expect((await table(office, bloc.noiVu)).path.map(({ name }) => name)).toEqual([
      'Đảng bộ Khối các cơ quan tỉnh',
      'Đảng bộ Sở Nội vụ',
    ]);
  });

  it('finds branches without accents, page by page, by filter', async () => {
    const find = async (query: string): Promise<string[]> =>
      (await office.get<MonthCellsView>(`months/2026-02/cells?${query}`)).body.cells.map(({ name }) => name);
    expect(await find('q=tong%20hop')).toEqual(['Chi bộ Phòng Tổng hợp']);
    expect(await find('q=so%20noi%20vu&filter=WAITING')).toEqual(['Chi bộ Thanh tra']);
    expect(await find('filter=DECIDED')).toEqual(['Chi bộ Báo', 'Chi bộ Phòng Tổng hợp']);
    expect(await find("q='%25_")).toEqual([]);
  });

  it.each([
    ['sort=NAME', ['Báo', 'Phòng Dược', 'Phòng Kế hoạch', 'Phòng Tổng hợp', 'Thanh tra']],
    ['sort=NAME&order=desc', ['Thanh tra', 'Phòng Tổng hợp', 'Phòng Kế hoạch', 'Phòng Dược', 'Báo']],
    ['sort=SELF&order=desc', ['Phòng Tổng hợp', 'Thanh tra', 'Báo', 'Phòng Kế hoạch', 'Phòng Dược']],
    ['sort=DECIDED', ['Báo', 'Phòng Tổng hợp', 'Phòng Kế hoạch', 'Thanh tra', 'Phòng Dược']],
    ['sort=STATE', ['Phòng Dược', 'Phòng Kế hoạch', 'Thanh tra', 'Báo', 'Phòng Tổng hợp']],
    ['sort=DEADLINE&filter=DECIDED', ['Báo', 'Phòng Tổng hợp']],
  ])('is sorted as a whole: %s', async (query, names) => {
    const { cells } = (await office.get<MonthCellsView>(`months/2026-02/cells?${query}`)).body;
    expect(cells.map(({ name }) => name.replace('Chi bộ ', ''))).toEqual(names);
  });

  it('is closed to branches and to other committees', async () => {
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    expect(await secretary.get<ProblemView>('months/2026-02/table')).toMatchObject({ status: 403 });
    expect(await officer.get<ProblemView>(`months/2026-02/table?organizationId=${bloc.yTe}`)).toMatchObject({
      status: 403,
    });
  });

  it('ranks decided cards only; what is sent or missing stands below, never as zero', async () => {
    const { body } = await office.get<RankingView>('months/2026-02/ranking');
    expect(body.pools).toHaveLength(1);
    expect(body.cells.map(({ rank, name, total }) => [rank, name, total])).toEqual([
      [1, 'Chi bộ Phòng Tổng hợp', 10_000],
      [2, 'Chi bộ Báo', 8200],
    ]);
    expect(body.organizations.map(({ rank, name, mean, n }) => [rank, name, mean, n])).toEqual([
      [1, 'Đảng bộ Sở Nội vụ', 10_000, 1],
      [2, 'Chi bộ Báo', 8200, 1],
    ]);
    expect(body.undecided.map(({ name, selfTotal }) => [name, selfTotal])).toEqual([['Chi bộ Thanh tra', 9500]]);
    expect(body.missing.map(({ name, stateLabel }) => [name, stateLabel])).toEqual([
      ['Chi bộ Phòng Kế hoạch', 'Được miễn kỳ'],
      ['Chi bộ Phòng Dược', 'Chưa sinh hoạt'],
    ]);
  });

  it('lists for the officer what waits', async () => {
    expect((await officer.get<TasksView>('tasks')).body.review).toEqual([
      { organizationId: bloc.noiVu, organizationName: 'Đảng bộ Sở Nội vụ', month: '2026-02', waiting: 1 },
    ]);
  });

  it('opens a month once, however often it is asked', async () => {
    const obligations = app.app.get(ObligationsService);
    await Promise.all([obligations.openMonth('2026-04'), obligations.openMonth('2026-04')]);
    const [{ n }] = await app.database.read((manager) =>
      manager.query<{ n: string | number }[]>("SELECT count(*) AS n FROM obligation WHERE month = '2026-04'"),
    );
    expect(Number(n)).toBe(5);
  });

  it('says what is late by the clock of the server, at the end of the day in Vietnam', async () => {
    const late = async (instant: string): Promise<number> => {
      app.clock.set(instant);
      return (await table(await Browser.signedIn(app, 'vp.khoi'))).filters.LATE;
    };
    expect(await late('2026-03-02T16:59:59Z')).toBe(0);
    expect(await late('2026-03-02T17:00:00Z')).toBe(1);
  });

  it('ranks thematic cards apart: they settle nothing of the regular meeting', async () => {
    app.clock.set('2026-02-06T03:00:00Z');
    const secretary = await Browser.signedIn(app, 'cb.duoc');
    const wanted = { organizationId: bloc.duoc, month: '2026-02', kind: 'THEMATIC' };
    const { body: card } = await secretary.post<ScorecardView>('scorecards', wanted);
    const facts = { ...HELD, hasThematicPart: true, thematicMinutes: 60, theme: 'Học tập và làm theo Bác' };
    const body = aScorecard(thematic, { facts });
    expect((await secretary.post(`scorecards/${card.id}/submit`, body, { version: 1, key: aKey() })).status).toBe(200);

    const regular = await office.get<RankingView>('months/2026-02/ranking');
    expect(regular.body.pools.map(({ kind, cards }) => [kind, cards])).toEqual([
      ['REGULAR', 3],
      ['THEMATIC', 1],
    ]);
    const key = regular.body.pools[1].key;
    const apart = await office.get<RankingView>(`months/2026-02/ranking?pool=${encodeURIComponent(key)}`);
    expect(apart.body.undecided.map(({ name }) => name)).toEqual(['Chi bộ Phòng Dược']);
    for (const { missing } of [regular.body, apart.body])
      expect(missing.map(({ name }) => name)).toEqual(['Chi bộ Phòng Kế hoạch', 'Chi bộ Phòng Dược']);
  });

  it('has an empty ranking for a pool without cards, and for a branch', async () => {
    const empty = await office.get<RankingView>('months/2026-02/ranking?pool=COMBINED:none');
    expect([empty.status, empty.body.cells, empty.body.missing.length]).toEqual([200, [], 2]);
    const own = await office.get<RankingView>(`months/2026-02/ranking?organizationId=${bloc.tongHop}`);
    expect([own.status, own.body.pools]).toEqual([200, []]);
  });
});
