import type { MonthDaysView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { sentRegular } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';

/**
 * February of the small bloc: Tổng hợp sent on the 6th and decided in the evening of the 8th, which is the 8th in UTC and the 9th
 * in Vietnam; Thanh tra sent on the 9th; Dược, Kế hoạch and Báo owe. The clock stands at 09/02/2026.
 */
describe('a month by day', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openCurrentMonth();
    const card = await sentRegular(app, 'cb.tonghop', bloc.tongHop, '2026-02');
    app.clock.set('2026-02-08T17:30:00Z');
    const officer = await Browser.signedIn(app, 'du.noivu');
    expect((await officer.post(`scorecards/${card.id}/confirm`, {}, { version: 2 })).status).toBe(200);
    await sentRegular(app, 'cb.thanhtra', bloc.thanhTra, '2026-02');
    office = await Browser.signedIn(app, 'vp.khoi');
  });
  afterAll(() => app.close());

  const days = async (more = ''): Promise<MonthDaysView> =>
    (await office.get<MonthDaysView>(`months/2026-02/days${more}`)).body;

  it('counts what was sent, verified and decided on the days of Vietnam, against what is owed', async () => {
    const { sendBy, decideBy, ...view } = await days();
    expect(view).toMatchObject({ month: '2026-02', owed: 5, today: '2026-02-09', undated: 0 });
    expect(view.days).toEqual([
      { day: '2026-02-06', sent: 1, verified: 0, decided: 0 },
      { day: '2026-02-09', sent: 1, verified: 1, decided: 1 },
    ]);
    expect(sendBy < decideBy && sendBy > '2026-02-28').toBe(true);
  });

  it('is of one part, and takes out what is given back', async () => {
    expect(await days(`?organizationId=${bloc.yTe}`)).toMatchObject({ owed: 1, days: [] });
    const officer = await Browser.signedIn(app, 'du.noivu');
    const [{ id, version }] = await app.database.read(
      (manager) => manager.sql<{ id: string; version: number }[]>`
        SELECT id, version FROM scorecard WHERE cell_id = ${bloc.thanhTra} AND month = '2026-02'`,
    );
    expect((await officer.post(`scorecards/${id}/return`, { message: 'Bổ sung' }, { version })).status).toBe(200);
    expect((await days()).days.at(-1)).toEqual({ day: '2026-02-09', sent: 0, verified: 1, decided: 1 });
  });

  it('has results from paper on no day', async () => {
    const opened = { from: '2026-01', to: '2026-01' };
    expect((await office.post(`organizations/${bloc.khoi}/past-months`, opened)).status).toBe(201);
    const [{ id }] = await app.database.read(
      (manager) => manager.sql<{ id: string }[]>`
        SELECT id FROM obligation WHERE cell_id = ${bloc.bao} AND month = '2026-01'`,
    );
    const results = [{ obligationId: id, total: 9400, band: 'GOOD' }];
    expect((await office.post('months/2026-01/past-results', { document: '1-BC/ĐU', results })).status).toBe(201);
    expect((await office.get<MonthDaysView>('months/2026-01/days')).body).toMatchObject({ days: [], undated: 1 });
  });
});
