import type {
  CellYearView,
  ClassificationsView,
  MonthCellsView,
  ProblemView,
  ReportCellsView,
  ReportFactsView,
  ReportView,
} from '@chibo/contracts';
import type { RatingBand } from '@chibo/domain';
import { hd42Commune } from '@chibo/domain/templates';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc, BlocLogin } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { sentRegular, sentThematic } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { CriteriaSetVersion } from '../criteria-sets/criteria-set.entity';
import { ObligationsService } from '../obligations/obligations.service';

const LACKS = 'Cao nhất là Khá vì quý I chưa có sinh hoạt chuyên đề.';
const PAPER =
  'Chưa rõ quý I có sinh hoạt chuyên đề hay không vì kết quả nhập theo hồ sơ giấy; không hạ xếp loại vì việc này.';

/**
 * A set with a quota of one thematic meeting a quarter: one that lacks it is Khá at most. In the first quarter of 2026 every
 * decided card is Tốt. Tổng hợp met on a theme in February and moved to Y tế in March; Thanh tra combined its meeting of March;
 * Báo met on no theme; Kế hoạch has January from paper; Dược was excused in all three months and sent April.
 */
describe('the quota of thematic meetings in the class of a year', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-01-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    const yearRule = { ...hd42Commune.yearRule, thematicCaps: [{ quarters: 1, cap: 'FAIR' as const }] };
    await app.database.write((manager) =>
      manager.update(CriteriaSetVersion, { id: bloc.setVersionId }, { content: { ...hd42Commune, yearRule } }),
    );
    await open('2026-01');
    await excuse('2026-01', bloc.duoc, 'du.yte');
    await decided('cb.tonghop', bloc.tongHop, '2026-01', 'du.noivu');
    await decided('cb.thanhtra', bloc.thanhTra, '2026-01', 'du.noivu');
    await decided('cb.bao', bloc.bao, '2026-01', 'vp.khoi');
    app.clock.set('2026-02-06T03:00:00Z');
    await open('2026-02');
    await excuse('2026-02', bloc.duoc, 'du.yte');
    await sentThematic(await Browser.signedIn(app, 'cb.tonghop'), bloc.tongHop);
    app.clock.set('2026-03-06T03:00:00Z');
    await open('2026-03');
    await excuse('2026-03', bloc.duoc, 'du.yte');
    const admin = await Browser.signedIn(app, 'admin');
    const moved = { from: '2026-03-01', parentId: bloc.yTe, name: 'Chi bộ Phòng Tổng hợp' };
    const move = await admin.post(`organizations/${bloc.tongHop}/changes`, moved);
    expect(move.status, JSON.stringify(move.body)).toBe(201);
    const theme = { hasThematicPart: true, thematicMinutes: 60, theme: 'Học tập và làm theo Bác' };
    await decided('cb.thanhtra', bloc.thanhTra, '2026-03', 'du.noivu', theme);
    await decided('cb.tonghop', bloc.tongHop, '2026-03', 'du.yte');
    app.clock.set('2026-03-31T03:00:00Z');
    office = await Browser.signedIn(app, 'vp.khoi');
  });
  afterAll(() => app.close());

  const open = (month: string): Promise<unknown> => app.app.get(ObligationsService).openMonth(month);

  async function decided(login: BlocLogin, id: string, month: string, by: BlocLogin, facts = {}): Promise<void> {
    const card = await sentRegular(app, login, id, month, { facts });
    const officer = await Browser.signedIn(app, by);
    const { status, body } = await officer.post(`scorecards/${card.id}/confirm`, {}, { version: 2 });
    expect(status, JSON.stringify(body)).toBe(200);
  }

  const obligationOf = async (month: string, cellId: string): Promise<string> =>
    (
      await app.database.read(
        (manager) =>
          manager.sql<{ id: string }[]>`SELECT id FROM obligation WHERE cell_id = ${cellId} AND month = ${month}`,
      )
    )[0].id;

  async function excuse(month: string, cellId: string, by: BlocLogin): Promise<void> {
    const officer = await Browser.signedIn(app, by);
    const reply = await officer.post(`obligations/${await obligationOf(month, cellId)}/excuse`, { reason: 'Bàn giao' });
    expect(reply.status).toBe(204);
  }

  const get = async <T>(path: string, browser = office): Promise<T> => {
    const { status, body } = await browser.get<T>(path);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  type Said = Record<string, [band: RatingBand | undefined, why: string]>;
  const said = async (question: string): Promise<Said> => {
    const { cells } = await get<ReportCellsView>(`reports/cells?${question}`);
    return Object.fromEntries(
      cells.map(({ name, standing }) => [
        name.replace(/^Chi bộ (Phòng )?/, ''),
        [standing?.band, standing?.reasons.filter((each) => /chuyên đề/.test(each)).join(' ') ?? ''],
      ]),
    );
  };
  /** By class, as the counted report has them. */
  const counts = async (question: string): Promise<number[]> => {
    const { GOOD, FAIR } = (await get<ReportView>(`reports/bands?${question}`)).total.classes.bands;
    return [GOOD, FAIR];
  };

  it('asks for nothing while the quarter is not over', async () => {
    expect((await said('period=2026'))['Báo']).toEqual(['GOOD', '']);
    expect(await counts('period=2026')).toEqual([3, 0]);
    const { year } = await get<CellYearView>('tasks/year', await Browser.signedIn(app, 'cb.bao'));
    expect(year?.outlook.quarters).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
  });

  it('lowers whoever lacks one once it is over, wherever the others held theirs, and says why', async () => {
    app.clock.set('2026-04-06T03:00:00Z');
    await open('2026-04');
    office = await Browser.signedIn(app, 'vp.khoi');
    await decided('cb.duoc', bloc.duoc, '2026-04', 'du.yte');
    const paper = { document: '11-BC/ĐU, 05/02/2026', results: [{ total: 9400, band: 'GOOD' }] };
    const recorded = await office.post<ProblemView>('months/2026-01/past-results', {
      ...paper,
      results: [{ ...paper.results[0], obligationId: await obligationOf('2026-01', bloc.keHoach) }],
    });
    expect(recorded.status, JSON.stringify(recorded.body)).toBe(201);
    for (const period of ['2026', '2026-H1'])
      for (const tree of ['THEN', 'NOW'])
        expect(await said(`period=${period}&tree=${tree}`), `${period} ${tree}`).toEqual({
          Báo: ['FAIR', LACKS],
          'Kế hoạch': ['GOOD', PAPER],
          'Tổng hợp': ['GOOD', ''],
          'Thanh tra': ['GOOD', ''],
          Dược: ['GOOD', ''],
        });
    expect((await said(`period=2026&organizationId=${bloc.yTe}`))['Tổng hợp']).toEqual(['GOOD', '']);
  });

  it.each(['2026', '2026-H1', '2026-Q1', '2026-01..2026-02', '2026-01..2026-04', '2025-06..2026-05'])(
    'counts over %s the classes that stand branch by branch',
    async (period) => {
      for (const more of ['', '&meetingKind=REGULAR', '&cellKind=SUBORDINATE_CELL', '&tree=NOW']) {
        const each = Object.values(await said(`period=${period}${more}`)).map(([band]) => band);
        expect(await counts(`period=${period}${more}`), more).toEqual(
          (['GOOD', 'FAIR'] as const).map((band) => each.filter((one) => one === band).length),
        );
      }
    },
  );

  it('says nothing of a quarter of which the period has a part only', async () => {
    expect((await said('period=2026-01..2026-02'))['Báo']).toEqual(['GOOD', '']);
    const facts = await get<ReportFactsView>('reports/facts?period=2026-01..2026-02');
    expect([facts.total.thematicHeld, facts.total.thematicDue]).toEqual([1, 0]);
  });

  it('is due where the figures of the period say so', async () => {
    const { cells, total } = await get<ReportFactsView>('reports/facts?period=2026-Q1');
    expect([total.thematicHeld, total.thematicDue]).toEqual([2, 4]);
    const due = Object.fromEntries(cells.map(({ name, facts }) => [name, facts.thematicDue]));
    expect(due).toMatchObject({ 'Chi bộ Báo': 1, 'Chi bộ Phòng Kế hoạch': 1, 'Chi bộ Phòng Dược': 0 });
  });

  it('stands in the year as the branch itself and the committee that classifies it see it', async () => {
    const { year } = await get<CellYearView>('tasks/year', await Browser.signedIn(app, 'cb.bao'));
    expect(year?.standing.band).toBe('FAIR');
    expect(year?.standing.reasons.at(-1)).toBe(LACKS);
    expect([year?.outlook.best, year?.outlook.quarters]).toEqual(['FAIR', undefined]);
    const { rows } = await get<ClassificationsView>('classifications?year=2026');
    const bao = rows.find(({ organizationId }) => organizationId === bloc.bao);
    expect([bao?.yearClass?.band, bao?.yearClass?.reasons.at(-1)]).toEqual(['FAIR', LACKS]);
    expect(rows.find(({ organizationId }) => organizationId === bloc.noiVu)?.cells?.bands).toMatchObject({ GOOD: 2 });
  });

  it('is met by a card sent late', async () => {
    const { cells } = await get<MonthCellsView>('months/2026-02/cells');
    expect(cells.find(({ cellId }) => cellId === bloc.bao)?.state).toBe('OPEN');
    await sentThematic(await Browser.signedIn(app, 'cb.bao'), bloc.bao);
    expect((await said('period=2026-Q1'))['Báo']).toEqual(['GOOD', '']);
    expect(await counts('period=2026-Q1')).toEqual([4, 0]);
  });
});
