import type { QueueView, ReportCellsView, ScorecardView, TasksView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { sentRegular } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';

/**
 * 2026: Thanh tra sends January, February and March, the first two are decided; from 01/04 it goes into Tổng hợp, which sends
 * all months until April. The clock stands at 06/04/2026.
 */
describe('a merger in the middle of a year', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let march: ScorecardView;

  async function decide(card: ScorecardView): Promise<ScorecardView> {
    const seen = (await officer.get<ScorecardView>(`scorecards/${card.id}`)).body;
    const reply = await officer.post<ScorecardView>(`scorecards/${card.id}/confirm`, {}, { version: seen.version });
    expect(reply.status, JSON.stringify(reply.body)).toBe(200);
    return reply.body;
  }

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-01-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    for (const month of ['2026-01', '2026-02', '2026-03']) {
      app.clock.set(`${month}-06T03:00:00Z`);
      officer = await Browser.signedIn(app, 'du.noivu');
      await app.app.get(ObligationsService).openCurrentMonth();
      for (const [login, cell] of [
        ['cb.thanhtra', bloc.thanhTra],
        ['cb.tonghop', bloc.tongHop],
      ]) {
        const card = await sentRegular(app, login, cell, month);
        if (cell === bloc.thanhTra && month === '2026-03') march = card;
        else await decide(card);
      }
    }
    const admin = await Browser.signedIn(app, 'admin');
    const order = {
      ...{ kind: 'ABSORB', organizationIds: [bloc.thanhTra], successorId: bloc.tongHop, from: '2026-04-01' },
      ...{ decisionNumber: '45-QĐ/ĐU', decisionOn: '2026-03-05' },
    };
    expect((await admin.post('reorganizations', order)).status).toBe(201);
    app.clock.set('2026-04-06T03:00:00Z');
    await app.app.get(ObligationsService).openCurrentMonth();
    officer = await Browser.signedIn(app, 'du.noivu');
    await decide(await sentRegular(app, 'cb.tonghop', bloc.tongHop, '2026-04'));
  });
  afterAll(() => app.close());

  const report = async (tree: 'THEN' | 'NOW'): Promise<Record<string, (string | undefined)[]>> => {
    const path = `reports/cells?period=2026-01..2026-04&organizationId=${bloc.noiVu}&tree=${tree}`;
    const { status, body } = await officer.get<ReportCellsView>(path);
    expect(status, JSON.stringify(body)).toBe(200);
    return Object.fromEntries(body.cells.map(({ name, months }) => [name, months.map((month) => month.band)]));
  };

  it('lets the superior go on with a card of what is no more', async () => {
    const { review } = (await officer.get<TasksView>('tasks')).body;
    expect(review).toMatchObject([{ month: '2026-03', waiting: 1 }]);
    const queue = (await officer.get<QueueView>('months/2026-03/queue')).body;
    expect(JSON.stringify(queue)).toContain('Chi bộ Thanh tra');
    expect(await decide(march)).toMatchObject({ state: 'DECIDED' });
  });

  it('keeps the months where they were held as it was then, and leaves them out of the tree of today', async () => {
    const kept = { 'Chi bộ Phòng Kế hoạch': [undefined, undefined, undefined, undefined] };
    const whole = { 'Chi bộ Phòng Tổng hợp': ['GOOD', 'GOOD', 'GOOD', 'GOOD'] };
    expect(await report('THEN')).toEqual({
      ...kept,
      ...whole,
      'Chi bộ Thanh tra': ['GOOD', 'GOOD', 'GOOD', undefined],
    });
    expect(await report('NOW')).toEqual({ ...kept, ...whole });
  });

  it('owes nothing for the months after', async () => {
    const rows = await app.database.read(
      (manager) => manager.sql<{ month: string }[]>`
        SELECT month FROM obligation WHERE cell_id = ${bloc.thanhTra} ORDER BY month`,
    );
    expect(rows.map(({ month }) => month)).toEqual(['2026-01', '2026-02', '2026-03']);
  });

  it('signs its secretary off from that day on', async () => {
    await expect(Browser.signedIn(app, 'cb.thanhtra')).rejects.toThrow('NO_ROLE');
  });
});
