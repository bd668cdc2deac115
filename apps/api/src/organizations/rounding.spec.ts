import type { CommitteeSettingsView, MonthClosingView, MonthTableView, ReportView } from '@chibo/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';

let app: TestApp;
let bloc: Bloc;
let office: Browser;

/** January 2026 of Nội vụ: a third each of Tốt, Khá and Trung bình. */
beforeAll(async () => {
  app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
  bloc = await aBloc(app.database);
  await app.app.get(ObligationsService).openMonth('2026-01');
  office = await Browser.signedIn(app, 'vp.khoi');
  const rows = await app.database.read(
    (manager) => manager.sql<{ id: string; cell_id: string }[]>`SELECT id, cell_id FROM obligation ORDER BY id`,
  );
  const idOf = (cell: string): string => rows.find((row) => row.cell_id === cell)?.id ?? '';
  const results = [
    { obligationId: idOf(bloc.tongHop), total: 9400, band: 'GOOD' },
    { obligationId: idOf(bloc.thanhTra), total: 8000, band: 'FAIR' },
    { obligationId: idOf(bloc.keHoach), total: 6000, band: 'AVERAGE' },
  ];
  const { status } = await office.post('months/2026-01/past-results', { document: '1-BC/ĐU', results });
  expect(status).toBe(201);
});
afterAll(() => app.close());

const set = async (organizationId: string, rounding: string): Promise<number> =>
  (
    await (
      await Browser.signedIn(app, 'admin')
    ).put(`organizations/${organizationId}/settings`, { decides: 'SELF', twoPeople: false, rounding })
  ).status;
const table = async (figures = ''): Promise<MonthTableView['total']> =>
  (await office.get<MonthTableView>(`months/2026-01/table?organizationId=${bloc.noiVu}${figures}`)).body.total;

it('is of each share by itself where nobody says another', async () => {
  expect(await table()).toMatchObject({ percents: { GOOD: 333, FAIR: 333, AVERAGE: 333, POOR: 0 } });
  expect(await table()).not.toHaveProperty('rounding');
});

it('is ordered by a committee for its own tables and those below', async () => {
  expect(await set(bloc.khoi, 'LARGEST_REMAINDER')).toBe(200);
  expect(await table()).toMatchObject({
    rounding: 'LARGEST_REMAINDER',
    percents: { GOOD: 334, FAIR: 333, AVERAGE: 333, POOR: 0 },
  });
  expect(await set(bloc.noiVu, 'CUT_AND_TOP_UP')).toBe(200);
  expect((await table()).percents).toEqual({ GOOD: 333, FAIR: 333, AVERAGE: 334, POOR: 0 });
  const settings = await office.get<CommitteeSettingsView>(`organizations/${bloc.noiVu}/settings`);
  expect(settings.body.rounding).toBe('CUT_AND_TOP_UP');
  expect(await set(bloc.noiVu, 'UP')).toBe(400);
});

it('is that of reports and of their files too', async () => {
  const query = `period=2026-01&organizationId=${bloc.noiVu}`;
  const { months } = (await office.get<ReportView>(`reports/bands?${query}`)).body.total;
  expect(months.percents).toEqual({ GOOD: 333, FAIR: 333, AVERAGE: 334, POOR: 0 });
  const above = (await office.file(`reports/bands.csv?period=2026-01&organizationId=${bloc.khoi}`)).bytes;
  expect(above.toString('utf8')).toMatch(/Sở Nội vụ;3;3;1;33,4%;1;33,3%;1;33,3%/);
});

it('is frozen with a closing', async () => {
  const officer = await Browser.signedIn(app, 'du.noivu');
  const closed = await officer.post<MonthClosingView>('months/2026-01/close', {
    organizationId: bloc.noiVu,
    missing: [],
  });
  expect(closed.status).toBe(200);
  expect(await set(bloc.noiVu, 'PLAIN')).toBe(200);
  expect((await table()).percents?.AVERAGE).toBe(334);
  expect((await table('&figures=LIVE')).percents?.AVERAGE).toBe(333);
  const frozen = (await officer.get<MonthClosingView>(`months/2026-01/closing?organizationId=${bloc.noiVu}`)).body;
  expect(frozen.closed?.counts).toMatchObject({ rounding: 'CUT_AND_TOP_UP', percents: { AVERAGE: 334 } });
});
