import type { MonthTableView, ProblemView, ReportCellsView, ReportView, ScorecardView } from '@chibo/contracts';
import { RATING_BANDS } from '@chibo/domain';
import type { ScorecardOverrides } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { sentRegular } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';

/** 88 points: Khá. */
const FAIR: ScorecardOverrides = {
  answers: {
    '4.1': { value: 0, note: 'Thiếu bước' },
    '5.1': { value: 0, note: 'Chưa linh hoạt' },
    '5.2': { value: 0, note: 'Chưa gợi mở' },
    '8.1': { value: 0, note: 'Chưa kết luận' },
  },
};

/**
 * January: Tổng hợp Tốt, Thanh tra Khá and late, Kế hoạch excused, Dược and Báo owe. February: Tổng hợp Tốt, Kế hoạch excused,
 * Thanh tra, which moved from Nội vụ to Y tế on the 1st of February, sent; Dược and Báo owe. The clock stands at 20/02/2026.
 */
describe('a report over months', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-01-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await openMonth('2026-01');
    const officer = await Browser.signedIn(app, 'du.noivu');
    const first = await sent('cb.tonghop', bloc.tongHop, '2026-01');
    await officer.post(`scorecards/${first.id}/confirm`, {}, { version: 2 });
    await excuse(officer, '2026-01');
    app.clock.set('2026-02-03T03:00:00Z');
    const late = await sent('cb.thanhtra', bloc.thanhTra, '2026-01', FAIR);
    const confirmed = await (
      await Browser.signedIn(app, 'du.noivu')
    ).post(`scorecards/${late.id}/confirm`, {}, { version: 2 });
    expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);
    await openMonth('2026-02');
    const admin = await Browser.signedIn(app, 'admin');
    const moved = { from: '2026-02-01', parentId: bloc.yTe, name: 'Chi bộ Thanh tra Sở' };
    expect((await admin.post(`organizations/${bloc.thanhTra}/changes`, moved)).status).toBe(201);
    app.clock.set('2026-02-06T03:00:00Z');
    const again = await sent('cb.tonghop', bloc.tongHop, '2026-02');
    const second = await Browser.signedIn(app, 'du.noivu');
    await second.post(`scorecards/${again.id}/confirm`, {}, { version: 2 });
    await excuse(second, '2026-02');
    await sent('cb.thanhtra', bloc.thanhTra, '2026-02');
    app.clock.set('2026-02-20T03:00:00Z');
    office = await Browser.signedIn(app, 'vp.khoi');
  });
  afterAll(() => app.close());

  const openMonth = (month: string): Promise<unknown> => app.app.get(ObligationsService).openMonth(month);

  const sent = (login: string, id: string, month: string, more?: ScorecardOverrides): Promise<ScorecardView> =>
    sentRegular(app, login, id, month, more);

  async function excuse(officer: Browser, month: string): Promise<void> {
    const [{ id }] = await app.database.read(
      (manager) =>
        manager.sql<{ id: string }[]>`SELECT id FROM obligation WHERE cell_id = ${bloc.keHoach} AND month = ${month}`,
    );
    expect((await officer.post(`obligations/${id}/excuse`, { reason: 'Bàn giao' })).status).toBe(204);
  }

  const bands = async (question: string, browser = office): Promise<ReportView> => {
    const { status, body } = await browser.get<ReportView>(`reports/bands?${question}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const cells = async (question: string): Promise<ReportCellsView> =>
    (await office.get<ReportCellsView>(`reports/cells?${question}`)).body;
  const rowOf = (view: ReportView, id: string): ReportView['rows'][number] | undefined =>
    view.rows.find(({ organizationId }) => organizationId === id);

  it('counts as reading the cards whose branches it names one by one, and no others', async () => {
    const read = async (): Promise<string[]> => {
      const rows = await app.database.read(
        (manager) => manager.sql<{ month: string; cell_id: string }[]>`
          SELECT c.month, c.cell_id FROM card_reading r JOIN account a ON a.id = r.account_id
          JOIN scorecard c ON c.id = r.scorecard_id WHERE a.login = 'vp.khoi' ORDER BY c.month, c.submitted_at`,
      );
      return rows.map(({ month, cell_id }) => `${month} ${cell_id === bloc.tongHop ? 'tongHop' : 'thanhTra'}`);
    };
    await bands('period=2026-01');
    expect(await read(), 'counts of committees name nobody').toEqual([]);
    await bands(`period=2026-01&organizationId=${bloc.noiVu}`);
    expect(await read()).toEqual(['2026-01 tongHop', '2026-01 thanhTra']);
    await office.get(`reports/ranking?period=2026-02&organizationId=${bloc.noiVu}`);
    expect(await read()).toEqual(['2026-01 tongHop', '2026-01 thanhTra', '2026-02 tongHop']);
  });

  it('of one month counts what the month table counts', async () => {
    for (const month of ['2026-01', '2026-02']) {
      const table = (await office.get<MonthTableView>(`months/${month}/table`)).body;
      const report = await bands(`period=${month}`);
      expect(report.total.months).toMatchObject(table.total);
      expect(report.byKind.map(({ kind, label, months }) => [kind && label, months])).toMatchObject(
        table.byKind.map(({ label, counts }) => [label, counts]),
      );
      for (const { organizationId, counts } of table.rows)
        expect(rowOf(report, organizationId)?.months, organizationId).toMatchObject(counts);
    }
  });

  it('adds months up, on their base, and says what came in time', async () => {
    const { total, running, openedMonths, rows, years } = await bands('period=2026-01..2026-02');
    expect({ running, openedMonths, years }).toEqual({
      running: true,
      openedMonths: ['2026-01', '2026-02'],
      years: ['2026'],
    });
    expect(total.months).toMatchObject({
      existing: 10,
      owed: 8,
      rated: 3,
      bands: { GOOD: 2, FAIR: 1, AVERAGE: 0, POOR: 0 },
      percents: { GOOD: 667, FAIR: 333, AVERAGE: 0, POOR: 0 },
      notRatedBecause: { excused: 2, waiting: 1 },
      sent: 4,
      onTime: 3,
    });
    const sum = (of: (row: ReportView['rows'][number]) => number): number =>
      rows.reduce((all, row) => all + of(row), 0);
    expect(sum((row) => row.months.existing)).toBe(10);
    expect(sum((row) => row.classes.existing)).toBe(5);
    expect(sum((row) => row.months.onTime)).toBe(3);
  });

  it('classes each branch once by the year rule, so far while a month has no result', async () => {
    const { total } = await bands('period=2026-01..2026-02');
    expect(total.classes).toMatchObject({
      existing: 5,
      rated: 2,
      bands: { GOOD: 1, FAIR: 1, AVERAGE: 0, POOR: 0 },
      excused: 1,
      unfinished: 2,
      soFar: 1,
    });
    const year = await bands('period=2026');
    expect(year.total.classes, 'ten months of the year are yet to come').toMatchObject({
      rated: 2,
      soFar: 2,
      excused: 0,
    });
  });

  it('counts a branch that moved by the tree of each month, or by today’s', async () => {
    const [then, now] = [await bands('period=2026-Q1'), await bands('period=2026-Q1&tree=NOW')];
    expect([rowOf(then, bloc.noiVu)?.months.existing, rowOf(then, bloc.yTe)?.months.existing]).toEqual([5, 3]);
    expect([rowOf(now, bloc.noiVu)?.months.existing, rowOf(now, bloc.yTe)?.months.existing]).toEqual([4, 4]);
    const placed = [rowOf(then, bloc.noiVu), rowOf(then, bloc.yTe)].map((row) => row?.classes.existing);
    expect(placed, 'once, where it stood last').toEqual([2, 2]);
    expect(now.total).toEqual(then.total);
  });

  it('lists branch by branch, month by month, what its classes are counts of', async () => {
    const view = await cells('period=2026-01..2026-02');
    expect(view).toMatchObject({ total: 5, page: 1, months: ['2026-01', '2026-02'] });
    const moved = view.cells.find(({ cellId }) => cellId === bloc.thanhTra);
    expect(moved).toMatchObject({ name: 'Chi bộ Thanh tra Sở', parentId: bloc.yTe });
    expect(moved?.months.map(({ band, state }) => band ?? state)).toEqual(['FAIR', 'SUBMITTED']);
    expect(moved?.standing).toMatchObject({ band: 'FAIR', base: 1, missing: 1 });
    expect(view.cells.find(({ cellId }) => cellId === bloc.keHoach)?.standing).toMatchObject({ base: 0, excused: 2 });
    const { total } = await bands('period=2026-01..2026-02');
    for (const band of RATING_BANDS)
      expect(view.cells.filter(({ standing }) => standing?.band === band)).toHaveLength(total.classes.bands[band]);
  });

  it('tells a month nobody opened from one without a duty', async () => {
    const { cells: listed } = await cells('period=2025-12..2026-03&q=tong%20hop');
    expect(listed[0].months.map(({ notOpened }) => notOpened)).toEqual([true, undefined, undefined, true]);
    const [{ months }] = (await cells('period=2026-02&q=thanh%20tra')).cells;
    expect(months[0]).not.toHaveProperty('notOpened');
  });

  it('is searched without accents, and pages', async () => {
    expect((await cells('period=2026-01&q=thanh%20tra')).cells.map(({ cellId }) => cellId)).toEqual([bloc.thanhTra]);
    expect(await cells('period=2026-01&page=2')).toMatchObject({ total: 5, cells: [] });
  });

  it('of one kind of branch leaves out the others', async () => {
    const { total, rows } = await bands('period=2026-01&cellKind=GRASSROOTS_CELL');
    expect(total.months.existing).toBe(1);
    expect(rows.filter(({ months }) => months.existing > 0).map(({ organizationId }) => organizationId)).toEqual([
      bloc.bao,
    ]);
    expect((await bands('period=2026-01&cellKind=KHONG_CO')).total.months).toMatchObject({ existing: 0, rated: 0 });
  });

  it('is of one’s own part, whole', async () => {
    const officer = await Browser.signedIn(app, 'du.noivu');
    expect((await bands('period=2026-01', officer)).organization.id).toBe(bloc.noiVu);
    expect((await officer.get(`reports/bands?period=2026-01&organizationId=${bloc.khoi}`)).status).toBe(403);
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    for (const report of ['bands', 'cells'])
      expect((await secretary.get(`reports/${report}?period=2026-01`)).status).toBe(403);
  });

  it.each([
    'period=2026-13',
    'period=2026-02..2026-01',
    'period=2020..2026',
    'period=2027',
    'period=1926',
    'period=',
    '',
    'period=2026&tree=X',
    'period=2026&page=0',
  ])('refuses "%s" by name', async (question) => {
    const { status, body } = await office.get<ProblemView>(`reports/cells?${question}`);
    expect(status).toBe(400);
    expect(body.errors?.[0].text).toMatch(/^(Kỳ|Tổ chức theo|Trang)/);
  });

  it('of an organisation that is none, or a branch, there is none', async () => {
    const nobody = await office.get(`reports/bands?period=2026-01&organizationId=${crypto.randomUUID()}`);
    expect([403, 404]).toContain(nobody.status);
    expect((await office.get(`reports/bands?period=2026-01&organizationId=${bloc.bao}`)).status).toBe(404);
  });
});
