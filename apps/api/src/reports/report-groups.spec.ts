import type {
  GroupingView,
  PastMonthsView,
  ProblemView,
  ReportCellsView,
  ReportRankingView,
  ReportView,
} from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';

/**
 * June 2026; months January to March, all Tốt from paper but for the branch Báo, which is Khá. Sở Nội vụ is administrative, Sở
 * Y tế is too until the end of January and public service from then on; the branch Báo is in no group.
 */
describe('a report by groups of organisations', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;
  let grouping: GroupingView;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-06-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    office = await Browser.signedIn(app, 'vp.khoi');
    const opened = { from: '2026-01', to: '2026-03' };
    expect((await office.post<PastMonthsView>(`organizations/${bloc.khoi}/past-months`, opened)).status).toBe(201);
    for (const month of ['2026-01', '2026-02', '2026-03']) await recorded(month);
    const fields = { name: 'Lĩnh vực', groups: [{ name: 'Hành chính' }, { name: 'Sự nghiệp công lập' }] };
    grouping = (await office.post<GroupingView>(`organizations/${bloc.khoi}/groupings`, fields)).body;
    const [administrative, service] = grouping.groups;
    await put([bloc.noiVu, bloc.yTe], administrative.id, '2025-01-01');
    await put([bloc.yTe], service.id, '2026-02-01');
  });
  afterAll(() => app.close());

  async function recorded(month: string): Promise<void> {
    const owed = await app.database.read(
      (manager) => manager.sql<{ id: string; cell_id: string }[]>`
        SELECT id, cell_id FROM obligation WHERE month = ${month} AND kind = 'REGULAR'`,
    );
    const results = owed.map(({ id, cell_id }) => {
      const fair = cell_id === bloc.bao;
      return { obligationId: id, total: fair ? 8000 : 9500, band: fair ? 'FAIR' : 'GOOD' };
    });
    expect((await office.post(`months/${month}/past-results`, { document: '1-BC/ĐU', results })).status).toBe(201);
  }

  async function put(organizationIds: string[], groupId: string, from: string): Promise<void> {
    const reply = await office.post<GroupingView>(
      `groupings/${grouping.id}/organizations`,
      { organizationIds, groupId, from },
      { version: grouping.version },
    );
    expect(reply.status).toBe(200);
    grouping = reply.body;
  }

  const bands = async (query: string, who = office) =>
    who.get<ReportView & ProblemView>(`reports/bands?period=2026-01..2026-03&${query}`);
  const groups = async (query = '') =>
    ((await bands(`groupingId=${grouping.id}&${query}`)).body.grouping?.groups ?? []).map(
      ({ label, organizations, months, classes }) => [label, organizations, months.existing, classes.existing],
    );

  it('counts months by the group of that time, and each branch once in the group it was in last', async () => {
    expect(await groups()).toEqual([
      ['Hành chính', 1, 10, 3],
      ['Sự nghiệp công lập', 1, 2, 1],
      ['Chưa xếp nhóm', 1, 3, 1],
    ]);
    const plain = (await bands('')).body;
    expect(plain.grouping).toBeUndefined();
    expect(plain.groupings).toEqual([
      { id: grouping.id, name: 'Lĩnh vực', groups: grouping.groups.map(({ id, name }) => ({ id, name })) },
    ]);
    const { months, classes } = plain.total;
    expect([months.existing, classes.existing]).toEqual([15, 5]);
  });

  it('or all of it by the groups of today', async () => {
    expect(await groups('tree=NOW')).toEqual([
      ['Hành chính', 1, 9, 3],
      ['Sự nghiệp công lập', 1, 3, 1],
      ['Chưa xếp nhóm', 1, 3, 1],
    ]);
  });

  it('is narrowed to one group, down to its branches and into the ranking', async () => {
    const [, service] = grouping.groups;
    const query = `groupingId=${grouping.id}&groupId=${service.id}`;
    const { body } = await bands(query);
    expect(body.part).toEqual({ grouping: 'Lĩnh vực', group: 'Sự nghiệp công lập' });
    expect(body.rows.map(({ name, months }) => [name, months.existing])).toEqual([['Đảng bộ Sở Y tế', 2]]);
    const period = 'period=2026-01..2026-03';
    const cells = (await office.get<ReportCellsView>(`reports/cells?${period}&${query}`)).body;
    expect(cells.cells.map(({ cellId, months }) => [cellId, months.map(({ state }) => Boolean(state))])).toEqual([
      [bloc.duoc, [false, true, true]],
    ]);
    const none = await office.get<ReportRankingView>(
      `reports/ranking?${period}&groupingId=${grouping.id}&groupId=NONE`,
    );
    expect(none.body.cells.map(({ id }) => id)).toEqual([bloc.bao]);
  });

  it('goes into its file with the number of organisations of each group', async () => {
    const query = `period=2026-02&groupingId=${grouping.id}&of=GROUPS`;
    const { status, bytes } = await office.file(`reports/bands.csv?${query}`);
    expect(status).toBe(200);
    const text = bytes.toString('utf8');
    expect(text).toContain('Hành chính;1;3;3;3');
    expect(text).toContain('Sự nghiệp công lập;1;1;1;1');
    expect((await office.file(`reports/bands.pdf?${query}`)).status).toBe(200);
    expect((await office.file('reports/bands.csv?period=2026&of=GROUPS')).status).toBe(400);
    const filtered = await office.file(`reports/ranking.csv?${query.replace('&of=GROUPS', '')}&groupId=NONE`);
    expect(filtered.bytes.toString('utf8')).toContain('Chi bộ Báo');
  });

  it('is counted for those below by the groups of the committee above, and for no other', async () => {
    const below = await Browser.signedIn(app, 'du.yte');
    const { body } = await bands(`groupingId=${grouping.id}`, below);
    expect(body.grouping?.groups.map(({ months }) => months.existing)).toEqual([1, 2]);
    const own = await below.post<GroupingView>(`organizations/${bloc.yTe}/groupings`, {
      name: 'Tuyến',
      groups: [{ name: 'Tỉnh' }],
    });
    const strange = await bands(`groupingId=${own.body.id}`);
    expect([strange.status, strange.body.errors?.[0].field]).toEqual([400, 'groupingId']);
  });

  it.each([
    ['groupId=NONE', 'groupId'],
    [`groupingId=${newId()}`, 'groupingId'],
    [`criteriaSetVersionId=${newId()}`, 'criteriaSetVersionId'],
    ['meetingKind=THEMATIC', 'meetingKind'],
  ])('refuses %s by name', async (query, field) => {
    const reply = await bands(query);
    expect([reply.status, reply.body.errors?.[0].field]).toEqual([400, field]);
  });

  it('refuses a group of another grouping', async () => {
    const reply = await bands(`groupingId=${grouping.id}&groupId=${newId()}`);
    expect([reply.status, reply.body.errors?.[0].field]).toEqual([400, 'groupId']);
  });
});

/** Regular cards of February, one of them of a combined meeting; January has no card. */
describe('a report by criteria set and kind of meeting', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    office = await Browser.signedIn(app, 'vp.khoi');
    for (const [login, organizationId, hasThematicPart] of [
      ['cb.tonghop', bloc.tongHop, false],
      ['cb.thanhtra', bloc.thanhTra, true],
    ] as const) {
      const secretary = await Browser.signedIn(app, login);
      const card = { organizationId, month: '2026-02', kind: 'REGULAR' };
      const { id } = (await secretary.post<{ id: string }>('scorecards', card)).body;
      const facts = { heldOn: '2026-02-05', hasThematicPart };
      expect((await secretary.patch(`scorecards/${id}`, { facts }, { version: 1 })).status).toBe(200);
    }
  });
  afterAll(() => app.close());

  const bands = async (query: string) => (await office.get<ReportView>(`reports/bands?period=2026-02&${query}`)).body;

  it('counts only months of that kind, and says so', async () => {
    expect((await bands('')).total.months.existing).toBe(2);
    const regular = await bands('meetingKind=REGULAR');
    expect([regular.total.months.existing, regular.part?.meeting]).toEqual([1, 'Sinh hoạt thường kỳ']);
    const combined = await bands('meetingKind=COMBINED');
    expect(combined.rows.map(({ name }) => name)).toEqual(['Đảng bộ Sở Nội vụ']);
  });

  it('counts only months scored by that set, of those it names', async () => {
    const { sets } = await bands('');
    expect(sets).toEqual([{ versionId: bloc.setVersionId, title: expect.any(String) as string, months: 2 }]);
    const { total, part } = await bands(`criteriaSetVersionId=${bloc.setVersionId}`);
    expect([total.months.existing, part?.set]).toEqual([2, sets[0].title]);
    expect((await bands(`criteriaSetVersionId=${bloc.thematicVersionId}`)).total.months.existing).toBe(0);
  });
});
