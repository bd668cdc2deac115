import type { MonthCellsView, MonthTableView, ProblemView, ScorecardView, TasksView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from './obligations.service';

/** What branches owe for February 2026. The clock stands at 06/03/2026: who has not sent is late. */
describe('what a branch owes', () => {
  let app: TestApp;
  let bloc: Bloc;
  let secretary: Browser;
  let officer: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openMonth('2026-02');
    secretary = await Browser.signedIn(app, 'cb.tonghop');
    officer = await Browser.signedIn(app, 'du.noivu');
  });
  afterAll(() => app.close());

  const idOf = async (cellId: string, month = '2026-02'): Promise<string> => {
    const rows = await app.database.read(
      (manager) =>
        manager.sql<{ id: string }[]>`SELECT id FROM obligation WHERE cell_id = ${cellId} AND month = ${month}`,
    );
    return rows[0].id;
  };

  const labelOf = async (name: string): Promise<[string, boolean] | undefined> => {
    const { cells } = (await officer.get<MonthCellsView>('months/2026-02/cells')).body;
    const row = cells.find((cell) => cell.name === name);
    return row && [row.stateLabel, row.late];
  };

  it('is late when the deadline is over, and listed with it', async () => {
    expect(await labelOf('Chi bộ Phòng Tổng hợp')).toEqual(['Chưa sinh hoạt', true]);
    const { owed } = (await secretary.get<TasksView>('tasks')).body;
    expect(owed).toMatchObject([{ month: '2026-02', deadline: '2026-03-02', daysLeft: -4 }]);
  });

  it('is settled by saying that no meeting was held, with a reason or without', async () => {
    const id = await idOf(bloc.tongHop);
    expect((await secretary.post(`obligations/${id}/not-held`, { reason: 'Bão lũ' })).status).toBe(204);
    expect(await labelOf('Chi bộ Phòng Tổng hợp')).toEqual(['Không sinh hoạt (có lý do)', false]);
    const wanted = { organizationId: bloc.tongHop, month: '2026-02', kind: 'REGULAR' };
    expect(await secretary.post<ProblemView>('scorecards', wanted)).toMatchObject({
      status: 409,
      body: { code: 'NOT_OWED' },
    });
    expect(await secretary.post<ProblemView>(`obligations/${id}/not-held`)).toMatchObject({ status: 409 });
    const thanhTra = await Browser.signedIn(app, 'cb.thanhtra');
    await thanhTra.post(`obligations/${await idOf(bloc.thanhTra)}/not-held`);
    expect(await labelOf('Chi bộ Thanh tra')).toEqual(['Không sinh hoạt (không lý do)', false]);
    const { total } = (await officer.get<MonthTableView>('months/2026-02/table')).body;
    expect(total).toMatchObject({ existing: 3, owed: 3, rated: 0, notRatedBecause: { notHeld: 2, late: 1 } });
  });

  it('is opened again and excused by the direct superior alone', async () => {
    const id = await idOf(bloc.tongHop);
    for (const login of ['cb.tonghop', 'vp.khoi', 'du.yte', 'lanhdao.khoi'] as const) {
      const browser = await Browser.signedIn(app, login);
      for (const move of ['reopen', 'excuse'])
        expect((await browser.post(`obligations/${id}/${move}`, { reason: 'x' })).status).toBe(403);
    }
    expect((await officer.post(`obligations/${id}/reopen`, { reason: 'Chi bộ báo nhầm' })).status).toBe(204);
    expect((await officer.post<ProblemView>(`obligations/${id}/reopen`, { reason: 'x' })).status).toBe(409);
    const wanted = { organizationId: bloc.tongHop, month: '2026-02', kind: 'REGULAR' };
    expect((await secretary.post<ScorecardView>('scorecards', wanted)).status).toBe(201);
  });

  it('is settled once: of two acts at the same time the second is told how it stands now', async () => {
    const id = await idOf(bloc.keHoach);
    const replies = await Promise.all(
      ['Bão', 'Đại hội'].map((reason) => officer.post<ProblemView>(`obligations/${id}/excuse`, { reason })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(replies.find(({ status }) => status === 409)?.body.detail).toContain('"Được miễn kỳ"');
  });

  it('is opened for every month, also those that passed while the service stood still', async () => {
    app.clock.set('2026-06-30T17:30:00Z');
    await app.app.get(ObligationsService).openCurrentMonth();
    const rows = await app.database.read((manager) =>
      manager.query<{ month: string }[]>('SELECT DISTINCT month FROM obligation ORDER BY month'),
    );
    const months = rows.map(({ month }) => month);
    expect(months).toEqual(['2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07']);
  });
});
