import type { ClassificationsView, OwnClassificationView, ProblemView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { sentRegular } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';
import { ListFixture, rateOwn, YEAR } from './classifications.fixture';

/** January: Tổng hợp is rated Tốt with 100; nobody else has a result. */
describe('the classes of a year', () => {
  let app: TestApp;
  let bloc: Bloc;
  let list: ListFixture;
  let officer: Browser;
  let office: Browser;
  let secretary: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-01-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openMonth('2026-01');
    const card = await sentRegular(app, 'cb.tonghop', bloc.tongHop, '2026-01');
    officer = await Browser.signedIn(app, 'du.noivu');
    expect((await officer.post(`scorecards/${card.id}/confirm`, {}, { version: 2 })).status).toBe(200);
    app.clock.set('2026-03-06T03:00:00Z');
    [officer, office, secretary] = [
      await Browser.signedIn(app, 'du.noivu'),
      await Browser.signedIn(app, 'vp.khoi'),
      await Browser.signedIn(app, 'cb.tonghop'),
    ];
    list = new ListFixture(officer, bloc);
  });
  afterAll(() => app.close());

  const own = async (browser: Browser, id: string): Promise<OwnClassificationView> =>
    (await browser.get<OwnClassificationView>(`classifications/own?organizationId=${id}&year=${YEAR}`)).body;

  it('stand beside what the year’s meetings came to', async () => {
    const { rows, totals, running } = await list.view();
    expect([rows.length, totals.existing, running]).toEqual([3, 3, true]);
    const [first] = rows.filter(({ organizationId }) => organizationId === bloc.tongHop);
    expect(first).toMatchObject({
      isCell: true,
      version: 0,
      months: { n: 1, mean: 10_000, bands: { GOOD: 1, FAIR: 0, AVERAGE: 0, POOR: 0 } },
      yearClass: { band: 'GOOD', missing: 11 },
    });
    const above = await new ListFixture(office, bloc, bloc.khoi).view();
    const committee = above.rows.find(({ organizationId }) => organizationId === bloc.noiVu);
    expect(committee).toMatchObject({
      isCell: false,
      months: { n: 1, mean: 10_000 },
      cells: { existing: 3, rated: 1, bands: { GOOD: 1 }, soFar: 1 },
    });
  });

  it('are said by the organisation, proposed and decided above, each kept beside the other', async () => {
    const rated = await rateOwn(secretary, bloc.tongHop, 'OUTSTANDING', { ground: 'Hoàn thành 100% nhiệm vụ' });
    expect(rated.status, JSON.stringify(rated.body)).toBe(200);
    expect(rated.body.row).toMatchObject({ version: 1, self: { annualClass: 'OUTSTANDING' } });
    await list.done('PROPOSE', [bloc.tongHop], { choice: 'WELL_DONE', ground: 'Còn một nhiệm vụ chậm' });
    const view = await list.done('DECIDE', [bloc.tongHop], { choice: 'AS_BEFORE' });
    expect(view.rows.find(({ organizationId }) => organizationId === bloc.tongHop)).toMatchObject({
      version: 3,
      self: { annualClass: 'OUTSTANDING', ground: 'Hoàn thành 100% nhiệm vụ', by: 'Đồng chí cb.tonghop' },
      proposed: { annualClass: 'WELL_DONE', by: 'Đồng chí du.noivu' },
      decided: { annualClass: 'WELL_DONE', number: '05-QĐ/ĐU', on: '2026-03-05' },
    });
    expect((await own(secretary, bloc.tongHop)).history.map(({ text }) => text)).toEqual([
      'Tự xếp loại Hoàn thành xuất sắc nhiệm vụ',
      'Cấp trên đề xuất Hoàn thành tốt nhiệm vụ',
      'Quyết định xếp loại Hoàn thành tốt nhiệm vụ',
    ]);
    const late = await rateOwn<ProblemView>(secretary, bloc.tongHop, 'COMPLETED', { version: 3 });
    expect(late).toMatchObject({ status: 409, body: { code: 'WRONG_STATE' } });
    expect((await own(secretary, bloc.tongHop)).whyNotRate).toContain('đã quyết định');
  });

  it('are taken back with a reason, and what was said stays', async () => {
    expect((await list.act('UNDO', [bloc.tongHop])).status).toBe(400);
    const view = await list.done('UNDO', [bloc.tongHop], { ground: 'Ghi nhầm số quyết định' });
    const row = view.rows.find(({ organizationId }) => organizationId === bloc.tongHop);
    expect(row).toMatchObject({ version: 4, proposed: { annualClass: 'WELL_DONE' } });
    expect(row).not.toHaveProperty('decided');
    expect((await own(secretary, bloc.tongHop)).history.at(-1)).toMatchObject({
      text: 'Rút quyết định xếp loại Hoàn thành tốt nhiệm vụ',
      details: ['Quyết định số 05-QĐ/ĐU, ngày 05/03/2026', 'Lý do: Ghi nhầm số quyết định'],
    });
  });

  it('are never decided by the organisation itself, by a reader, or from two levels above', async () => {
    const body = await list.body('DECIDE', [bloc.tongHop], { choice: 'OUTSTANDING' });
    const reader = await Browser.signedIn(app, 'lanhdao.khoi');
    for (const browser of [secretary, office, reader])
      expect((await browser.post('classifications', body)).status).toBe(403);
    const itself = await office.post<ProblemView>('classifications', {
      ...(await new ListFixture(office, bloc, bloc.khoi).body('DECIDE', [bloc.khoi], { choice: 'OUTSTANDING' })),
    });
    expect(itself.status).toBe(403);
    const grandchild = await new ListFixture(office, bloc, bloc.khoi).act<ProblemView>('DECIDE', [bloc.tongHop], {
      choice: 'OUTSTANDING',
    });
    expect(grandchild).toMatchObject({ status: 409, body: { code: 'NOT_ON_LIST' } });
  });

  it('of many at once are all done or none, on what was seen', async () => {
    const seen = await list.body('PROPOSE', [bloc.thanhTra, bloc.keHoach], { choice: 'COMPLETED' });
    await list.done('PROPOSE', [bloc.keHoach], { choice: 'WELL_DONE' });
    const moved = await officer.post<ProblemView>('classifications', seen);
    expect(moved).toMatchObject({ status: 409, body: { code: 'ROWS_CHANGED' } });
    expect(moved.body.detail).toContain('Kế hoạch');
    const { rows } = await list.view();
    expect(rows.find(({ organizationId }) => organizationId === bloc.thanhTra)?.proposed).toBeUndefined();
    const unsaid = await list.act<ProblemView>('PROPOSE', [bloc.thanhTra], { choice: 'AS_BEFORE' });
    expect(unsaid).toMatchObject({ status: 409, body: { code: 'NOT_APPLICABLE' } });
  });

  it.each<[string, object, string]>([
    ['DECIDE', { choice: 'OUTSTANDING', decidedOn: '2026-12-31' }, 'decidedOn'],
    ['DECIDE', { choice: 'OUTSTANDING', decidedOn: '2025-12-31' }, 'decidedOn'],
    ['DECIDE', { choice: 'OUTSTANDING', decisionNumber: ' ' }, 'decisionNumber'],
    ['DECIDE', { choice: null }, 'choice'],
    ['PROPOSE', { choice: 'EXCELLENT' }, 'choice'],
    ['PROPOSE', { choice: 'OUTSTANDING', items: [] }, 'items'],
    ['PROPOSE', { choice: 'OUTSTANDING', year: 1999 }, 'year'],
    ['PROPOSE', { choice: 'OUTSTANDING', year: 2027 }, 'period'],
    ['PROPOSE', { choice: 'OUTSTANDING', ground: '\u202Eđảo' }, 'ground'],
  ])('%s of %j is refused by name: %s', async (act, more, field) => {
    const { status, body } = await list.act<ProblemView>(act, [bloc.thanhTra], more);
    expect([status, body.errors?.map((each) => each.field)]).toEqual([400, expect.arrayContaining([field])]);
  });

  it('takes no more rows in one act than are said', async () => {
    const items = Array.from({ length: 501 }, (_, at) => ({
      organizationId: `01890000-0000-7000-8000-${String(at).padStart(12, '0')}`,
      version: 0,
    }));
    const { status, body } = await list.act<ProblemView>('PROPOSE', [], { choice: 'COMPLETED', items });
    expect([status, body.errors?.[0].field]).toEqual([400, 'items']);
  });

  it('are filtered, searched without accents, put in order and paged by the database', async () => {
    await list.done('DECIDE', [bloc.thanhTra], { choice: 'OUTSTANDING' });
    const names = async (query: string): Promise<string[]> => (await list.view(query)).rows.map(({ name }) => name);
    expect(await names('&filter=DECIDED')).toEqual(['Chi bộ Thanh tra']);
    expect(await names('&filter=DIFFERENT')).toEqual(['Chi bộ Phòng Tổng hợp']);
    expect(await names('&annualClass=OUTSTANDING')).toEqual(['Chi bộ Thanh tra']);
    expect(await names('&q=ke%20hoach')).toEqual(['Chi bộ Phòng Kế hoạch']);
    expect(await names('&kind=BLOC_PARTY_ORG')).toEqual([]);
    expect((await names('&sort=MEAN&order=desc'))[0]).toBe('Chi bộ Phòng Tổng hợp');
    for (const sort of ['NAME', 'KIND', 'GOOD', 'SELF', 'PROPOSED', 'DECIDED'])
      for (const order of ['asc', 'desc']) expect(await names(`&sort=${sort}&order=${order}`)).toHaveLength(3);
    expect((await names('&sort=DECIDED&order=desc'))[0]).toBe('Chi bộ Thanh tra');
    const { rows, total } = await list.view('&page=2');
    expect([rows, total]).toEqual([[], 3]);
  });

  it('give a stranger and a neighbour nothing', async () => {
    const stranger = await Browser.signedIn(app, 'cb.duoc');
    const path = `classifications/own?organizationId=${bloc.tongHop}&year=${YEAR}`;
    expect((await stranger.get(path)).status).toBe(403);
    expect((await rateOwn(stranger, bloc.tongHop, 'OUTSTANDING')).status).toBe(403);
    const deputy = await Browser.signedIn(app, 'pbt.tonghop');
    expect((await deputy.get(path)).status).toBe(200);
  });

  it('of a ceiling only warn: what is over it stays decided', async () => {
    const rule = { percent: 20, base: 'ALL', rounding: 'DOWN', newMonths: 0, byKind: false };
    const set = await officer.put('classifications/ceiling', { organizationId: bloc.noiVu, ...rule });
    expect(set.status, JSON.stringify(set.body)).toBe(200);
    const view = await list.view();
    expect(view.checks).toMatchObject([{ outstanding: 1, base: 3, most: 0, isOver: true }]);
    expect(view.totals.bands.OUTSTANDING).toBe(1);
    await list.done('DECIDE', [bloc.keHoach], { choice: 'OUTSTANDING' });
    expect((await list.view()).totals.bands.OUTSTANDING).toBe(2);
    const months = await officer.get<ClassificationsView>(`reports/bands?organizationId=${bloc.noiVu}&period=2026-01`);
    expect(months.body).toMatchObject({ total: { months: { bands: { GOOD: 1 } } } });
  });

  it('have the ceiling of the level above until they set one, and leave an order from there alone', async () => {
    const rule = { percent: 20, base: 'AT_LEAST_WELL_DONE', rounding: 'NEAREST', newMonths: 6, byKind: true };
    await office.put('classifications/ceiling', { organizationId: bloc.khoi, ...rule });
    const yTe = await Browser.signedIn(app, 'du.yte');
    const inherited = await yTe.get(`classifications/ceiling?organizationId=${bloc.yTe}`);
    expect(inherited.body).toMatchObject({ rule, setBy: expect.stringContaining('Khối') });
    await office.put('classifications/ceiling', { organizationId: bloc.yTe, ...rule, percent: 15 });
    const refused = await yTe.put('classifications/ceiling', { organizationId: bloc.yTe, ...rule });
    expect(refused.status).toBe(403);
  });

  it('say of a row asked for by itself what they say of it among all, also where a branch has moved', async () => {
    const admin = await Browser.signedIn(app, 'admin');
    const moved = { from: '2026-03-01', parentId: bloc.yTe, name: 'Chi bộ Thanh tra' };
    expect((await admin.post(`organizations/${bloc.thanhTra}/changes`, moved)).status).toBe(201);
    await app.app.get(ObligationsService).openMonth('2026-03');
    const whole = await new ListFixture(office, bloc, bloc.khoi).view();
    const named = Object.fromEntries(whole.rows.map(({ name, cells }) => [name, cells?.existing]));
    expect(named).toEqual({ 'Đảng bộ Sở Nội vụ': 2, 'Đảng bộ Sở Y tế': 2, 'Chi bộ Báo': undefined });
    for (const sort of ['', '&sort=MEAN', '&sort=NAME'])
      for (const row of whole.rows) {
        const { rows } = await new ListFixture(office, bloc, bloc.khoi).view(`${sort}&q=${row.name}`);
        expect(rows, `${sort} ${row.name}`).toEqual([row]);
      }
  });
});
