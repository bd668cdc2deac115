import type { ProblemView, UnvisitedView, VisitsView, VisitView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { AuditService } from '../audit/audit.service';
import { accountOf, fieldsOf, VisitFixture } from './visits.fixture';

describe('visits of a working group', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let visits: VisitFixture;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-03-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    officer = await Browser.signedIn(app, 'du.noivu');
    visits = new VisitFixture(officer, bloc, await accountOf(officer, bloc.noiVu));
  });
  afterAll(() => app.close());

  const list = async (browser: Browser, id: string, quarter = '2026-Q1'): Promise<VisitsView> =>
    (await browser.get<VisitsView>(`visits?organizationId=${id}&quarter=${quarter}`)).body;
  const actions = async (id: string): Promise<string[]> =>
    (await app.app.get(AuditService).of(id)).map(({ action }) => action);

  it('are planned, moved and done; each act leaves one audit row', async () => {
    const visit = await visits.planned();
    expect(visit).toMatchObject({
      version: 1,
      kind: 'CELL',
      state: 'PLANNED',
      organization: { name: 'Chi bộ Phòng Tổng hợp' },
      committee: { name: 'Đảng bộ Sở Nội vụ' },
      observed: false,
      mayPlan: true,
    });
    const moved = await officer.patch<VisitView>(
      `visits/${visit.id}`,
      { plannedOn: '2026-03-04' },
      { version: visit.version },
    );
    expect(moved.body).toMatchObject({ version: 2, plannedOn: '2026-03-04', members: visit.members });
    const { body } = await visits.act(moved.body, 'done', { doneOn: '2026-03-05' });
    expect(body).toMatchObject({ version: 3, state: 'DONE', doneOn: '2026-03-05', stateLabel: 'Đã dự' });
    expect(await actions(visit.id)).toEqual(['visit.planned', 'visit.changed', 'visit.done']);
    const late = await officer.patch<ProblemView>(`visits/${visit.id}`, { plannedOn: '2026-03-01' }, { version: 3 });
    expect(late).toMatchObject({ status: 409, body: { code: 'WRONG_STATE' } });
  });

  it('are missed with a reason, which can be put right', async () => {
    const visit = await visits.planned({ organizationId: bloc.thanhTra });
    const { body } = await visits.act(visit, 'missed', { reason: 'Bão, hoãn họp' });
    expect(body).toMatchObject({ state: 'MISSED', reason: 'Bão, hoãn họp' });
    const { body: put } = await visits.act(body, 'done', { doneOn: '2026-03-06' });
    expect([put.state, put.reason]).toEqual(['DONE', undefined]);
    expect((await visits.act(put, 'missed', { reason: 'Nhầm' })).body.doneOn).toBeUndefined();
  });

  it('are withdrawn while only planned, on the version that was seen; the audit keeps what was planned', async () => {
    const visit = await visits.planned({ plannedOn: '2026-03-21' });
    const path = `visits/${visit.id}`;
    const above = await Browser.signedIn(app, 'vp.khoi');
    expect((await officer.delete(path)).status).toBe(428);
    expect((await above.delete(path, { version: visit.version })).status).toBe(403);
    expect(await officer.delete<ProblemView>(path, { version: 9 })).toMatchObject({
      status: 412,
      body: { current: { state: 'PLANNED' } },
    });
    expect((await officer.delete(path, { version: visit.version })).status).toBe(204);
    expect((await officer.get(path)).status).toBe(404);
    expect((await list(officer, bloc.noiVu)).visits.map(({ id }) => id)).not.toContain(visit.id);
    const [, withdrawn] = await app.app.get(AuditService).of(visit.id);
    expect(withdrawn).toMatchObject({
      action: 'visit.withdrawn',
      payload: {
        organizationId: bloc.tongHop,
        plannedOn: '2026-03-21',
        members: ['Đồng chí du.noivu', 'Nguyễn Văn Bình'],
      },
    });
    const done = await visits.done({ plannedOn: '2026-03-22' });
    const late = await officer.delete<ProblemView>(`visits/${done.id}`, { version: done.version });
    expect(late).toMatchObject({ status: 409, body: { code: 'WRONG_STATE' } });
  });

  it.each<[string, object, string]>([
    ['a day out of the quarter', { plannedOn: '2026-04-01' }, 'plannedOn'],
    ['a quarter that is none', { quarter: '2026-Q5' }, 'quarter'],
    ['nobody', { members: [] }, 'members'],
    ['a nameless member', { members: [{ name: ' ' }] }, 'members.0.name'],
    ['the same twice on one day', { organizationId: 'keHoach', plannedOn: '2026-03-20' }, 'plannedOn'],
    ['a branch of another committee', { organizationId: 'duoc' }, 'organizationId'],
    ['the committee itself', { organizationId: 'noiVu' }, 'organizationId'],
    ['the committee above', { organizationId: 'khoi' }, 'organizationId'],
  ])('refuse %s and name the field', async (what, change, field) => {
    const place = (change as { organizationId?: keyof Bloc }).organizationId;
    const body = place ? { ...change, organizationId: bloc[place] } : change;
    if (what.startsWith('the same')) await visits.planned(body);
    const reply = await officer.post<ProblemView>('visits', visits.body(body));
    expect([reply.status, fieldsOf(reply.body)]).toEqual([400, [field]]);
  });

  it('refuse an account that is not an officer of the committee', async () => {
    const stranger = await Browser.signedIn(app, 'du.yte');
    const accountId = await accountOf(stranger, bloc.yTe);
    const reply = await officer.post<ProblemView>('visits', visits.body({ members: [{ name: 'X', accountId }] }));
    expect([reply.status, fieldsOf(reply.body)]).toEqual([400, ['members']]);
  });

  it.each<[string, string, object, string]>([
    ['a day to come', 'done', { doneOn: '2026-03-07' }, 'doneOn'],
    ['a day before the quarter', 'done', { doneOn: '2025-12-31' }, 'doneOn'],
    ['no day', 'done', {}, 'doneOn'],
    ['no reason', 'missed', { reason: ' ' }, 'reason'],
  ])('refuse %s of what came of them', async (_what, move, body, field) => {
    const [visit] = (await list(officer, bloc.noiVu)).visits;
    const reply = await visits.act<ProblemView>(visit, move, body);
    expect([reply.status, fieldsOf(reply.body)]).toEqual([400, [field]]);
  });

  it('answer an act on an older version with the visit as it stands', async () => {
    const visit = await visits.planned({ plannedOn: '2026-03-28' });
    await visits.act(visit, 'missed', { reason: 'x' });
    const reply = await visits.act<ProblemView>(visit, 'done', { doneOn: '2026-03-05' });
    expect(reply).toMatchObject({ status: 412, body: { code: 'VERSION_CONFLICT', current: { state: 'MISSED' } } });
    expect(await actions(visit.id)).toEqual(['visit.planned', 'visit.missed']);
  });

  it('are the own affair of a committee, read by those above and by nobody else', async () => {
    const [visit] = (await list(officer, bloc.noiVu)).visits;
    const above = await Browser.signedIn(app, 'vp.khoi');
    expect(await list(above, bloc.noiVu)).toMatchObject({ mayPlan: false });
    const reply = await above.post<ProblemView>('visits', visits.body());
    expect(reply).toMatchObject({ status: 403, body: { detail: expect.stringContaining('chính cấp ủy đó') } });
    for (const login of ['du.yte', 'cb.tonghop'] as const) {
      const other = await Browser.signedIn(app, login);
      for (const path of [`visits?organizationId=${bloc.noiVu}&quarter=2026-Q1`, `visits/${visit.id}`])
        expect((await other.get(path)).status).toBe(403);
    }
  });

  it('have a target by quarter and a line for the report, each organisation once', async () => {
    const above = await Browser.signedIn(app, 'vp.khoi');
    const ofKhoi = new VisitFixture(above, { ...bloc, noiVu: bloc.khoi });
    await ofKhoi.done({ organizationId: bloc.noiVu, members: [{ name: 'A' }] });
    await ofKhoi.done({ organizationId: bloc.duoc, members: [{ name: 'A' }] });
    await ofKhoi.done({ organizationId: bloc.duoc, plannedOn: '2026-02-05', members: [{ name: 'A' }] }, '2026-02-05');
    await ofKhoi.planned({ organizationId: bloc.bao, members: [{ name: 'A' }] });
    const target = { organizationId: bloc.khoi, quarter: '2026-Q1', cells: 18, committees: 8 };
    expect((await above.put<VisitsView>('visits/target', { ...target, cells: 9 })).body.target?.cells).toBe(9);
    const { body } = await above.put<VisitsView>('visits/target', target);
    expect(body).toMatchObject({
      target: { cells: 18, committees: 8 },
      coverage: { cells: 1, committees: 1, text: '01 cấp ủy và 01 chi bộ' },
    });
    expect(await list(above, bloc.khoi, '2026-Q2')).toMatchObject({ visits: [], coverage: { cells: 0 } });
    expect((await list(above, bloc.khoi, '2026-Q2')).target).toBeUndefined();
    const entries = (await app.app.get(AuditService).of(bloc.khoi)).filter(
      ({ action }) => action === 'visit.target-set',
    );
    expect(entries.map(({ payload }) => payload)).toMatchObject([{ before: null }, { before: { cells: 9 } }]);
  });

  describe('findings', () => {
    const finding = {
      words: 'Biên bản chưa ghi kết luận',
      action: 'Bổ sung kết luận',
      owner: 'Bí thư chi bộ',
      dueOn: '2026-03-05',
    };

    it('lead to actions, done by somebody at some time and opened again', async () => {
      const above = await Browser.signedIn(app, 'vp.khoi');
      const ofKhoi = new VisitFixture(above, { ...bloc, noiVu: bloc.khoi });
      const visit = await ofKhoi.done({ organizationId: bloc.yTe, members: [{ name: 'A' }] });
      expect(visit).toMatchObject({ kind: 'COMMITTEE', whyNotObserve: expect.stringContaining('ghi phát hiện') });
      const { body } = await ofKhoi.act(visit, 'findings', finding);
      expect(body.findings).toMatchObject([{ ...finding, by: 'Đồng chí vp.khoi', overdue: true }]);
      const path = `visits/${visit.id}/findings/${body.findings[0].id}/done`;
      const closed = await above.put<VisitView>(path, { done: true }, { version: body.version });
      expect(closed.body.findings).toMatchObject([{ overdue: false, done: { by: 'Đồng chí vp.khoi' } }]);
      const again = await above.put<VisitView>(path, { done: false }, { version: closed.body.version });
      expect(again.body.findings[0].done).toBeUndefined();
      expect((await actions(visit.id)).slice(2)).toEqual([
        'visit.finding-added',
        'visit.finding-done',
        'visit.finding-done',
      ]);
      const missed = await ofKhoi.act<ProblemView>(again.body, 'missed', { reason: 'x' });
      expect(missed).toMatchObject({ status: 409, body: { detail: expect.stringContaining('phát hiện') } });
    });

    it.each<[string, object, string]>([
      ['no words', { words: '' }, 'words'],
      ['no action', { action: ' ' }, 'action'],
      ['nobody to do it', { owner: '' }, 'owner'],
      ['a day before the visit', { dueOn: '2026-03-04' }, 'dueOn'],
      ['a day far off', { dueOn: '2030-01-01' }, 'dueOn'],
    ])('refuse %s', async (_what, change, field) => {
      const known = (await list(officer, bloc.noiVu)).visits.find(({ state }) => state === 'DONE');
      const visit = known ?? (await visits.done());
      const reply = await visits.act<ProblemView>(visit, 'findings', { ...finding, ...change });
      expect([reply.status, fieldsOf(reply.body)]).toEqual([400, [field]]);
    });

    it('are of a visit that took place, by its committee alone', async () => {
      const visit = await visits.planned({ plannedOn: '2026-03-30' });
      expect((await visits.act(visit, 'findings', finding)).status).toBe(409);
      const above = await Browser.signedIn(app, 'vp.khoi');
      const reply = await above.post(`visits/${visit.id}/findings`, finding, { version: visit.version });
      expect(reply.status).toBe(403);
    });
  });
});

describe('the visits of a year', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;

  /** Dược in both quarters, Nội vụ in the first, Báo in the second, where Thanh tra is planned. */
  beforeAll(async () => {
    app = await aTestApp({ now: '2026-04-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    office = await Browser.signedIn(app, 'vp.khoi');
    const visits = new VisitFixture(office, { ...bloc, noiVu: bloc.khoi });
    const members = [{ name: 'A' }];
    const spring = { quarter: '2026-Q2', plannedOn: '2026-04-02', members };
    for (const organizationId of [bloc.duoc, bloc.noiVu]) await visits.done({ organizationId, members });
    for (const organizationId of [bloc.duoc, bloc.bao]) await visits.done({ ...spring, organizationId }, '2026-04-02');
    await visits.planned({ ...spring, organizationId: bloc.thanhTra });
  });
  afterAll(() => app.close());

  it('count each organisation once, whatever its quarters', async () => {
    const of = async (quarter: string): Promise<VisitsView> =>
      (await office.get<VisitsView>(`visits?organizationId=${bloc.khoi}&quarter=${quarter}`)).body;
    expect(await of('2026-Q2')).toMatchObject({
      coverage: { cells: 2, committees: 0 },
      ofYear: { year: 2026, cells: 2, committees: 1, text: '01 cấp ủy và 02 chi bộ' },
    });
    expect((await of('2026-Q1')).ofYear).toEqual((await of('2026-Q4')).ofYear);
    expect(await of('2025-Q4')).toMatchObject({ ofYear: { year: 2025, cells: 0, committees: 0 } });
  });

  const unvisited = async (more = '', quarter = '2026-Q2'): Promise<UnvisitedView> => {
    const path = `visits/unvisited?organizationId=${bloc.khoi}&quarter=${quarter}${more}`;
    const { status, body } = await office.get<UnvisitedView>(path);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const said = ({ rows }: UnvisitedView): unknown[] =>
    rows.map(({ name, lastOn, plannedOn }) => [name.replace(/^Chi bộ (Phòng )?|^Đảng bộ Sở /, ''), lastOn, plannedOn]);

  it('leave those where nobody was, with the last day somebody was and the day in the plan', async () => {
    const view = await unvisited();
    expect(said(view)).toEqual([
      ['Nội vụ', '2026-03-05', undefined],
      ['Y tế', undefined, undefined],
      ['Kế hoạch', undefined, undefined],
      ['Tổng hợp', undefined, undefined],
      ['Thanh tra', undefined, '2026-04-02'],
    ]);
    expect([view.unvisited.text, view.existing.text]).toEqual(['02 cấp ủy và 03 chi bộ', '02 cấp ủy và 05 chi bộ']);
    expect(said(await unvisited('&span=YEAR')).map((row) => (row as string[])[0])).not.toContain('Nội vụ');
  });

  it('and those left are what the coverage lacks of all there are', async () => {
    for (const quarter of ['2026-Q1', '2026-Q2']) {
      const { coverage, ofYear } = (
        await office.get<VisitsView>(`visits?organizationId=${bloc.khoi}&quarter=${quarter}`)
      ).body;
      for (const [span, seen] of [
        ['QUARTER', coverage],
        ['YEAR', ofYear],
      ] as const) {
        const { unvisited: left, existing, total } = await unvisited(`&span=${span}`, quarter);
        expect([left.cells + seen.cells, left.committees + seen.committees]).toEqual([
          existing.cells,
          existing.committees,
        ]);
        expect(total).toBe(left.cells + left.committees);
      }
    }
  });

  it('are searched without accents, narrowed, put in order and cut by the database', async () => {
    expect(said(await unvisited('&q=ke hoach'))).toEqual([['Kế hoạch', undefined, undefined]]);
    expect((await unvisited('&q=so noi vu')).total).toBe(4);
    expect((await unvisited('&kind=COMMITTEE')).rows.map(({ kind }) => kind)).toEqual(['COMMITTEE', 'COMMITTEE']);
    expect((await unvisited('&kind=CELL&q=noi vu')).total).toBe(3);
    expect(said(await unvisited('&sort=LAST&order=desc'))[0]).toEqual(['Nội vụ', '2026-03-05', undefined]);
    expect(said(await unvisited('&sort=NAME&order=desc'))[0]).toEqual(['Y tế', undefined, undefined]);
    expect(await unvisited('&page=2')).toMatchObject({ rows: [], total: 5, unvisited: { cells: 3 } });
    for (const wrong of ['&span=MONTH', '&kind=CITY', '&sort=LUCK', '&page=0', '&q=%0001'])
      expect([
        wrong,
        (await office.get(`visits/unvisited?organizationId=${bloc.khoi}&quarter=2026-Q2${wrong}`)).status,
      ]).toEqual([wrong, 400]);
  });

  it('are listed for whoever reads the visits of the committee, and for a file', async () => {
    const path = `organizationId=${bloc.khoi}&quarter=2026-Q2`;
    for (const login of ['du.noivu', 'cb.tonghop'] as const)
      expect((await (await Browser.signedIn(app, login)).get(`visits/unvisited?${path}`)).status).toBe(403);
    const { status, bytes } = await office.file(`visits/unvisited.csv?${path}&kind=CELL`);
    expect(status).toBe(200);
    const lines = bytes.toString().split('\r\n');
    expect(lines.find((line) => line.includes('Thanh tra'))).toContain('chưa lần nào');
    expect(lines.filter((line) => line.includes('Chi bộ'))).toHaveLength(3);
    for (const format of ['pdf', 'docx', 'xlsx'])
      expect((await office.file(`visits/unvisited.${format}?${path}`)).status).toBe(200);
  });
});
