import type { MonthObligationsView, MonthTableView, ObligationRow } from '@chibo/contracts';
import { countsInBase, OBLIGATION_WHYS } from '@chibo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { openThematic, send } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from './obligations.service';

/**
 * The clock stands at 06/03/2026. Sở Nội vụ has Tổng hợp (sent a thematic card, regular owed), Thanh tra (excused), Kế
 * hoạch (moves to Sở Y tế on 16/03), a branch founded on 01/04, one merged on 01/12/2025 and one long before.
 */
describe('the obligations of a month', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let office: Browser;

  const create = async (name: string, from: string, parentId = bloc.noiVu): Promise<string> => {
    const admin = await Browser.signedIn(app, 'admin');
    const body = { kind: 'SUBORDINATE_CELL', code: name.replaceAll(' ', '-'), name, parentId, from };
    const reply = await admin.post<{ id: string }>('organizations', body);
    expect(reply.status).toBe(201);
    return reply.body.id;
  };
  const end = (id: string, day: string): Promise<unknown> =>
    app.database.write(async (manager) => {
      await manager.sql`UPDATE organization SET exists_to = ${day} WHERE id = ${id}`;
      await manager.sql`UPDATE organization_link SET valid_to = ${day} WHERE child_id = ${id}`;
    });
  const idOf = async (cellId: string, month: string): Promise<string> => {
    const [{ id }] = await app.database.read(
      (manager) =>
        manager.sql<
          { id: string }[]
        >`SELECT id FROM obligation WHERE cell_id = ${cellId} AND month = ${month} AND kind = 'REGULAR'`,
    );
    return id;
  };

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    officer = await Browser.signedIn(app, 'du.noivu');
    office = await Browser.signedIn(app, 'vp.khoi');
    await create('Chi bộ Mới', '2026-04-01');
    await end(await create('Chi bộ Đã sáp nhập', '2025-01-01'), '2025-12-01');
    await end(await create('Chi bộ Cũ', '2025-01-01'), '2025-11-01');
    const admin = await Browser.signedIn(app, 'admin');
    const move = { from: '2026-03-16', parentId: bloc.yTe };
    expect((await admin.post(`organizations/${bloc.keHoach}/changes`, move)).status).toBe(201);
    for (const month of ['2026-02', '2026-03']) await app.app.get(ObligationsService).openMonth(month);
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    await send(secretary, await openThematic(secretary, bloc.tongHop));
    const excused = { reason: 'Bàn giao tổ chức', document: '02-CV/ĐU' };
    expect((await officer.post(`obligations/${await idOf(bloc.thanhTra, '2026-02')}/excuse`, excused)).status).toBe(
      204,
    );
  });
  afterAll(() => app.close());

  const view = async (month: string, who = officer, query = ''): Promise<MonthObligationsView> =>
    (await who.get<MonthObligationsView>(`months/${month}/obligations${query}`)).body;
  const rowsOf = async (month: string, who = officer, query = '') =>
    (await view(month, who, query)).rows.map(({ name, kind, why, day }: ObligationRow) => [name, kind, why, day]);

  it('say for each branch around the month who owes which card, and why not', async () => {
    expect(await rowsOf('2026-02')).toEqual([
      ['Chi bộ Đã sáp nhập', 'REGULAR', 'ENDED', '2025-12-01'],
      ['Chi bộ Mới', 'REGULAR', 'NOT_FOUNDED', '2026-04-01'],
      ['Chi bộ Phòng Kế hoạch', 'REGULAR', 'OWING', undefined],
      ['Chi bộ Phòng Tổng hợp', 'REGULAR', 'OWING', undefined],
      ['Chi bộ Phòng Tổng hợp', 'THEMATIC', 'SENT', undefined],
      ['Chi bộ Thanh tra', 'REGULAR', 'EXCUSED', undefined],
    ]);
    expect((await rowsOf('2026-05')).map(([name]) => name)).not.toContain('Chi bộ Đã sáp nhập');
  });

  it('name the paper of an excuse and who gave it, and whether who owes is late', async () => {
    const { rows } = await view('2026-02');
    expect(rows.find(({ why }) => why === 'EXCUSED')).toMatchObject({
      reason: 'Bàn giao tổ chức',
      document: '02-CV/ĐU',
      by: 'Đồng chí du.noivu',
      counted: false,
    });
    expect(rows.find(({ why }) => why === 'OWING')).toMatchObject({
      late: true,
      deadline: '2026-03-02',
      counted: true,
    });
  });

  it('tell a meeting that was not held with a reason from one without', async () => {
    const id = await idOf(bloc.tongHop, '2026-03');
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    await secretary.post(`obligations/${id}/not-held`, { reason: 'Bão lũ' });
    expect((await view('2026-03')).rows.find(({ cellId }) => cellId === bloc.tongHop)).toMatchObject({
      why: 'NOT_HELD_REASON',
      reason: 'Bão lũ',
      by: 'Đồng chí cb.tonghop',
      counted: true,
    });
    await officer.post(`obligations/${id}/reopen`, { reason: 'Báo nhầm' });
    await secretary.post(`obligations/${id}/not-held`);
    expect((await view('2026-03')).whys.NOT_HELD).toBe(1);
  });

  it.each(['2026-02', '2026-03'])('have the base of the month table of %s, for each committee', async (month) => {
    for (const id of [bloc.khoi, bloc.noiVu, bloc.yTe]) {
      const { counts, whys, rows } = await view(month, office, `?organizationId=${id}`);
      const { total } = (await office.get<MonthTableView>(`months/${month}/table?organizationId=${id}`)).body;
      expect(counts).toEqual(total);
      const base = OBLIGATION_WHYS.filter(countsInBase).reduce((sum, why) => sum + whys[why], 0);
      expect([base, base + whys.EXCUSED]).toEqual([total.owed, total.existing]);
      expect(rows.filter(({ counted }) => counted)).toHaveLength(total.owed);
    }
  });

  it('are read by the committee and those above it', async () => {
    const stranger = await Browser.signedIn(app, 'du.yte');
    expect((await stranger.get(`months/2026-02/obligations?organizationId=${bloc.noiVu}`)).status).toBe(403);
    const branch = await Browser.signedIn(app, 'cb.tonghop');
    expect((await branch.get('months/2026-02/obligations')).status).toBe(403);
    expect((await office.get('months/2026-13/obligations')).status).toBe(400);
    expect((await office.get('months/2024-01/obligations')).status).toBe(404);
  });

  it('follow a branch that moves: here until the day, there from it', async () => {
    const there = `?organizationId=${bloc.yTe}`;
    expect(await rowsOf('2026-02', office, there)).toContainEqual([
      'Chi bộ Phòng Kế hoạch',
      'REGULAR',
      'NOT_JOINED',
      '2026-03-16',
    ]);
    app.clock.set('2026-04-06T03:00:00Z');
    officer = await Browser.signedIn(app, 'du.noivu');
    office = await Browser.signedIn(app, 'vp.khoi');
    expect(await rowsOf('2026-03')).toContainEqual(['Chi bộ Phòng Kế hoạch', 'REGULAR', 'LEFT', '2026-03-16']);
    expect(await rowsOf('2026-03', office, there)).toContainEqual([
      'Chi bộ Phòng Kế hoạch',
      'REGULAR',
      'OWING',
      undefined,
    ]);
  });
});
