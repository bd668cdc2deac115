import type {
  MonthCellsView,
  MonthObligationsView,
  MonthTableView,
  PastMonthsView,
  PastResultsView,
  ProblemView,
  ReportCellsView,
  ReportView,
  ScorecardView,
} from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { sentRegular } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { CellMonths } from '../cell-months/cell-months.service';
import { ObligationsService } from './obligations.service';

/** An office that begins in June 2026: five branches, nothing before. */
describe('a year already begun', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-06-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openCurrentMonth();
    officer = await Browser.signedIn(app, 'du.noivu');
    office = await Browser.signedIn(app, 'vp.khoi');
  });
  afterAll(() => app.close());

  const path = () => `organizations/${bloc.khoi}/past-months`;
  const period = { from: '2026-01', to: '2026-05' };
  const cells = async (month: string, who = office): Promise<MonthCellsView['cells']> =>
    (await who.get<MonthCellsView>(`months/${month}/cells`)).body.cells;
  const obligation = async (month: string, cellId: string): Promise<string> =>
    (await cells(month)).find((row) => row.cellId === cellId)?.obligationId ?? '';
  const record = async (who: Browser, month: string, results: [cell: string, total: number, band: string][]) =>
    who.post<PastResultsView & ProblemView>(`months/${month}/past-results`, {
      document: '11-BC/ĐU, 05/02/2026',
      results: await Promise.all(
        results.map(async ([cell, total, band]) => ({ obligationId: await obligation(month, cell), total, band })),
      ),
    });

  it('is previewed month by month, and opens nothing by that', async () => {
    const { body } = await office.get<PastMonthsView>(`${path()}?from=2026-01&to=2026-05`);
    expect(body.months).toEqual(
      ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'].map((month) => ({ month, existing: 5, opened: 0 })),
    );
    expect(await cells('2026-02')).toEqual([]);
  });

  it.each([
    [{ from: '2026-01', to: '2026-06' }, 'to'],
    [{ from: '2026-05', to: '2026-04' }, 'from'],
    [{ from: '2020-01', to: '2026-05' }, 'from'],
    [{ from: 'x', to: '2026-05' }, 'from'],
    [{ from: '2026-01' }, 'to'],
  ])('refuses %j by name', async (body, field) => {
    const reply = await office.post<ProblemView>(path(), body);
    expect([reply.status, reply.body.errors?.[0].field]).toEqual([400, field]);
  });

  it('is opened by an officer of the committee or above, in one act, once', async () => {
    for (const login of ['cb.tonghop', 'du.noivu', 'lanhdao.khoi', 'admin'] as const)
      expect([login, (await (await Browser.signedIn(app, login)).post(path(), period)).status]).toEqual([login, 403]);
    const { status, body } = await office.post<PastMonthsView>(path(), period);
    expect(status).toBe(201);
    expect(body.months.every(({ existing, opened }) => existing === 5 && opened === 5)).toBe(true);
    expect((await office.post<PastMonthsView>(path(), period)).body).toEqual(body);
    expect(await cells('2026-01')).toHaveLength(5);
  });

  it('takes results as their paper has them, all or none', async () => {
    expect((await record(officer, '2026-01', [[bloc.duoc, 9000, 'GOOD']])).status).toBe(403);
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    expect((await record(secretary, '2026-01', [[bloc.tongHop, 9000, 'GOOD']])).status).toBe(403);
    expect((await record(office, '2026-01', [[bloc.tongHop, 10_001, 'GOOD']])).status).toBe(400);
    expect((await record(office, '2026-01', [[bloc.tongHop, 9000, 'BEST']])).status).toBe(400);
    expect(await record(office, '2026-06', [[bloc.tongHop, 9000, 'GOOD']])).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'month' }] },
    });
    const done = await record(office, '2026-01', [
      [bloc.tongHop, 9400, 'GOOD'],
      [bloc.thanhTra, 7850, 'FAIR'],
    ]);
    expect(done).toMatchObject({ status: 201, body: { recorded: 2 } });
  });

  it('counts them like decided cards, marked as entered from paper', async () => {
    const { total } = (await office.get<MonthTableView>('months/2026-01/table')).body;
    expect(total).toMatchObject({ existing: 5, owed: 5, rated: 2 });
    expect(total.bands).toMatchObject({ GOOD: 1, FAIR: 1 });
    const row = (await cells('2026-01')).find(({ cellId }) => cellId === bloc.tongHop);
    expect(row).toMatchObject({
      stateLabel: 'Nhập sau, theo hồ sơ giấy',
      decidedTotal: 9400,
      decidedBand: 'GOOD',
      late: false,
      canOpen: false,
    });
    const { rows } = (await office.get<MonthObligationsView>('months/2026-01/obligations')).body;
    expect(rows.find(({ cellId }) => cellId === bloc.tongHop)).toMatchObject({
      why: 'RECORDED',
      counted: true,
      document: '11-BC/ĐU, 05/02/2026',
      by: 'Đồng chí vp.khoi',
    });
  });

  it('leads into the class of the year', async () => {
    for (const month of ['2026-02', '2026-03', '2026-04', '2026-05'])
      expect((await record(office, month, [[bloc.tongHop, 9500, 'GOOD']])).status).toBe(201);
    await sentRegular(app, 'cb.tonghop', bloc.tongHop, '2026-06');
    const cellsPath = `reports/cells?period=2026-01..2026-05&organizationId=${bloc.noiVu}`;
    const found = (await office.get<ReportCellsView>(cellsPath)).body.cells;
    expect(found.find(({ cellId }) => cellId === bloc.tongHop)?.months.map(({ band }) => band)).toEqual(
      Array(5).fill('GOOD'),
    );
    const { total } = (await office.get<ReportView>(`reports/bands?period=2026&organizationId=${bloc.noiVu}`)).body;
    expect(total.classes.bands.GOOD).toBe(1);
    expect(total.classes.soFar).toBeGreaterThan(0);
  });

  it('is mended by entering it again, and taken back by opening the month again', async () => {
    expect((await record(office, '2026-01', [[bloc.thanhTra, 9100, 'GOOD']])).status).toBe(201);
    const id = await obligation('2026-01', bloc.thanhTra);
    expect((await officer.post(`obligations/${id}/reopen`, { reason: 'Nhập nhầm' })).status).toBe(204);
    const row = (await cells('2026-01')).find(({ cellId }) => cellId === bloc.thanhTra);
    expect(row?.state).toBe('OPEN');
    expect(row?.decidedTotal).toBeUndefined();
  });

  it('does not lie over a card: neither is one begun over a result, nor a result entered over a card', async () => {
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    const wanted = { organizationId: bloc.tongHop, month: '2026-01', kind: 'REGULAR' };
    expect(await secretary.post<ScorecardView & ProblemView>('scorecards', wanted)).toMatchObject({
      status: 409,
      body: { code: 'NOT_OWED', detail: /theo hồ sơ giấy/ },
    });
    await sentRegular(app, 'cb.thanhtra', bloc.thanhTra, '2026-05');
    const over = await record(office, '2026-05', [
      [bloc.keHoach, 9000, 'GOOD'],
      [bloc.thanhTra, 9000, 'GOOD'],
    ]);
    expect(over).toMatchObject({ status: 422, body: { errors: [{ text: /không nhập đè/ }] } });
    expect((await cells('2026-05')).find(({ cellId }) => cellId === bloc.keHoach)?.state).toBe('OPEN');
  });

  it('leaves the derived rows what a whole rebuild makes of them', async () => {
    expect(await app.app.get(CellMonths).reconcile()).toBe(0);
  });
});
