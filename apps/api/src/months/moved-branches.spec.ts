import type {
  MonthCellsView,
  MonthTableView,
  ProblemView,
  RankingView,
  ReceiptView,
  ScorecardView,
  TasksView,
} from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';

/**
 * March 2026: on the 16th chi bộ Thanh tra moves from Sở Nội vụ to Sở Y tế and is renamed. The clock stands at 20/03/2026.
 * The tree of the month is that of its last day; a card counts under the parent on the day of its meeting.
 */
describe('a branch that moves within the month', () => {
  let app: TestApp;
  let bloc: Bloc;
  let secretary: Browser;
  let before: Browser;
  let after: Browser;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-03-20T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openCurrentMonth();
    const admin = await Browser.signedIn(app, 'admin');
    const moved = { from: '2026-03-16', parentId: bloc.yTe, name: 'Chi bộ Thanh tra Sở' };
    expect((await admin.post(`organizations/${bloc.thanhTra}/changes`, moved)).status).toBe(201);
    secretary = await Browser.signedIn(app, 'cb.thanhtra');
    before = await Browser.signedIn(app, 'du.noivu');
    after = await Browser.signedIn(app, 'du.yte');
    office = await Browser.signedIn(app, 'vp.khoi');
  });
  afterAll(() => app.close());

  const namesIn = async (browser: Browser): Promise<string[]> =>
    (await browser.get<MonthCellsView>('months/2026-03/cells')).body.cells.map(({ name }) => name);

  async function send(heldOn: string): Promise<ScorecardView> {
    const wanted = { organizationId: bloc.thanhTra, month: '2026-03', kind: 'REGULAR' };
    const { body: card } = await secretary.post<ScorecardView>('scorecards', wanted);
    const body = aScorecard(hd42Commune, { facts: { heldOn } });
    const sent = await secretary.post<ReceiptView>(`scorecards/${card.id}/submit`, body, {
      version: card.version,
      key: aKey(),
    });
    expect(sent.status).toBe(200);
    return (await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body;
  }

  it('owes its month where it stands on the last day', async () => {
    expect(await namesIn(before)).not.toContain('Chi bộ Thanh tra Sở');
    expect(await namesIn(after)).toContain('Chi bộ Thanh tra Sở');
  });

  it('met before the move: counts under the old parent with its old name, the new one confirms', async () => {
    const card = await send('2026-03-15');
    expect(card).toMatchObject({ superior: { name: 'Đảng bộ Sở Nội vụ' }, cell: { name: 'Chi bộ Thanh tra' } });
    expect(await namesIn(before)).toContain('Chi bộ Thanh tra Sở');
    expect(await namesIn(after)).not.toContain('Chi bộ Thanh tra Sở');
    const own = (await before.get<MonthTableView>('months/2026-03/table')).body.rows;
    expect(own.map(({ name, cell }) => [name, cell?.selfTotal])).toContainEqual(['Chi bộ Thanh tra Sở', 10_000]);
    const rows = (await office.get<MonthTableView>('months/2026-03/table')).body.rows;
    expect(rows.map(({ name, counts }) => [name, counts.existing])).toEqual([
      ['Đảng bộ Sở Nội vụ', 3],
      ['Đảng bộ Sở Y tế', 1],
      ['Chi bộ Báo', 1],
    ]);
  });

  it('waits for the committee that may act on it today, which alone may open it', async () => {
    const waiting = async (browser: Browser): Promise<number> =>
      (await browser.get<TasksView>('tasks')).body.review.reduce((sum, { waiting: n }) => sum + n, 0);
    expect([await waiting(before), await waiting(after)]).toEqual([0, 1]);
    const [row] = (await before.get<MonthCellsView>('months/2026-03/cells?filter=WAITING')).body.cells;
    expect(row.canOpen).toBe(false);
    expect((await before.get<ProblemView>(`scorecards/${row.scorecardId}`)).status).toBe(403);
    expect((await office.get<MonthCellsView>('months/2026-03/cells?filter=WAITING')).body.cells[0].canOpen).toBe(true);
    const arrived = await after.get<MonthCellsView>('months/2026-03/cells?filter=WAITING');
    expect(arrived.body.cells).toMatchObject([{ parentName: 'Đảng bộ Sở Nội vụ', canOpen: true }]);
    expect((await after.get<MonthTableView>('months/2026-03/table')).body).toMatchObject({
      filters: { WAITING: 1, ALL: 1 },
      total: { existing: 1 },
    });
    await after.post(`scorecards/${row.scorecardId}/verify`, { adjustments: [] }, { version: 2 });
    const verified = await after.get<MonthCellsView>('months/2026-03/cells?filter=WAITING');
    expect(verified.body.cells, 'its band is still to be decided').toMatchObject([{ state: 'VERIFIED' }]);
    const reply = await after.post<ScorecardView>(`scorecards/${row.scorecardId}/decide`, {}, { version: 3 });
    expect(reply.body.state).toBe('DECIDED');
  });

  it('is ranked by its own name under the parent of the meeting', async () => {
    const { body } = await before.get<RankingView>('months/2026-03/ranking');
    expect(body.cells.map(({ name, parentName }) => [name, parentName])).toEqual([
      ['Chi bộ Thanh tra Sở', 'Đảng bộ Sở Nội vụ'],
    ]);
    const all = (await office.get<RankingView>('months/2026-03/ranking')).body;
    expect(all.organizations.map(({ name, n }) => [name, n])).toEqual([['Đảng bộ Sở Nội vụ', 1]]);
    expect(all.missing.map(({ name }) => name)).not.toContain('Chi bộ Thanh tra Sở');
  });

  it('founded and dissolved within the month does not hide the others', async () => {
    const admin = await Browser.signedIn(app, 'admin');
    const wanted = { kind: 'SUBORDINATE_CELL', code: 'ngan', name: 'Chi bộ Ngắn ngày', parentId: bloc.noiVu };
    const { body } = await admin.post<{ id: string }>('organizations', { ...wanted, from: '2026-03-05' });
    const account = { login: 'cb.ngan', displayName: 'X', role: 'CELL_SECRETARY', organizationId: body.id };
    const { oneTimePassword: password } = (await admin.post<{ oneTimePassword: string }>('accounts', account)).body;
    const own = await Browser.first(app, 'cb.ngan', password);
    const opened = { organizationId: body.id, month: '2026-03', kind: 'REGULAR' };
    const card = (await own.post<ScorecardView>('scorecards', opened)).body;
    await own.patch(`scorecards/${card.id}`, { facts: { heldOn: '2026-03-06' } }, { version: 1 });
    await app.database.write(async (manager) => {
      await manager.sql`UPDATE organization SET exists_to = '2026-03-10' WHERE id = ${body.id}`;
      await manager.sql`UPDATE organization_profile SET valid_to = '2026-03-10' WHERE organization_id = ${body.id}`;
      await manager.sql`UPDATE organization_link SET valid_to = '2026-03-10' WHERE child_id = ${body.id}`;
    });
    expect(await namesIn(before)).toContain('Chi bộ Ngắn ngày');
  });

  it('has the deadline of the nearest committee that set one, whoever looks', async () => {
    expect((await before.put(`organizations/${bloc.noiVu}/deadlines`, { tier: 'CELL', days: 5 })).status).toBe(200);
    const deadlineOf = async (browser: Browser): Promise<string | undefined> =>
      (await browser.get<MonthCellsView>('months/2026-03/cells?q=ke%20hoach')).body.cells[0]?.deadline;
    expect([await deadlineOf(before), await deadlineOf(office)]).toEqual(['2026-04-05', '2026-04-05']);
  });
});
