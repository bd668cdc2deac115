import type {
  IndicatorEntryView,
  IndicatorOrganizationsView,
  IndicatorOverview,
  IndicatorsView,
  IndicatorView,
  ProblemView,
} from '@chibo/contracts';
import type { IndicatorValue } from '@chibo/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';
import type { Entered } from './indicators.fixture';
import { define, itemOf, send, templateOf } from './indicators.fixture';

const [ADMITTED, ATTENDANCE] = ['admitted', 'study-attendance'].map(templateOf);
const PERIOD = '2026-Q1';

/** The clock stands at 06/03/2026: the first quarter runs. */
describe('indicators', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;
  let officer: Browser;
  let secretary: Browser;
  let known: Map<string, IndicatorView>;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    office = await Browser.signedIn(app, 'vp.khoi');
    officer = await Browser.signedIn(app, 'du.noivu');
    secretary = await Browser.signedIn(app, 'cb.bao');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    for (const table of ['indicator', 'indicator_report', 'indicator_value', 'indicator_closing'])
      await app.database.write((manager) => manager.query(`DELETE FROM ${table}`));
    const quarterly = [ADMITTED, ATTENDANCE].map((template) => itemOf({ ...template, period: 'QUARTER' }));
    known = await define(office, bloc.khoi, quarterly);
  });

  const path = (id = bloc.noiVu, period = PERIOD): string => `organizations/${id}/indicators/${period}`;
  const entry = async (who = officer, id = bloc.noiVu, period = PERIOD) =>
    (await who.get<IndicatorEntryView>(path(id, period))).body;
  const overview = async (query = '', who = office) =>
    (await who.get<IndicatorOverview>(`indicators/overview?period=${PERIOD}${query}`)).body;
  const admitted = ({ rows }: IndicatorOverview) => rows.find(({ indicator }) => indicator.name === ADMITTED.name);
  const give = (entered: Entered, more: Parameters<typeof send>[4] = {}) =>
    send(officer, bloc.noiVu, PERIOD, entered, more);
  const one = (part: number): Entered => ({ [ADMITTED.name]: { part } });
  const texts = ({ body }: { body: ProblemView }) => body.errors?.map(({ text }) => text);

  it('are entered by grassroots organisations, all of a period on one page, with what was there the period before', async () => {
    await send(officer, bloc.noiVu, '2025-Q4', one(700));
    const page = await entry();
    expect(page).toMatchObject({ state: 'EMPTY', version: 0, previousPeriod: '2025-Q4' });
    expect(page).not.toHaveProperty('whyNot');
    expect(page.lines.map(({ indicator, previous }) => [indicator.name, previous])).toEqual([
      [ADMITTED.name, { part: 700 }],
      [ATTENDANCE.name, undefined],
    ]);
    expect((await entry(secretary, bloc.bao)).lines).toHaveLength(2);
    const inside = await entry(await Browser.signedIn(app, 'cb.tonghop'), bloc.tongHop);
    expect([inside.lines, inside.whyNot]).toEqual([[], expect.stringContaining('không có chỉ tiêu nào')]);
  });

  it('are saved as a draft that counts nowhere, on the version that was seen', async () => {
    const values = [{ indicatorId: known.get(ADMITTED.name)?.id, part: 500 }];
    const saved = await officer.put<IndicatorEntryView>(path(), { values }, { version: 0 });
    expect([saved.status, saved.body.state, saved.body.version]).toEqual([200, 'DRAFT', 1]);
    expect((await officer.put(path(), { values: [] }, { version: 0 })).status).toBe(412);
    expect(admitted(await overview())?.entered).toBe(0);
    expect((await entry()).lines[0].draft).toEqual({ part: 500 });
  });

  it('are summed up the tree once they are sent; blank is not nought', async () => {
    expect((await give({ [ADMITTED.name]: { part: 0 } })).status).toBe(200);
    await send(secretary, bloc.bao, PERIOD, { ...one(300), [ATTENDANCE.name]: { part: 900, whole: 1000 } });
    const [first, second] = (await overview()).rows;
    expect(first).toMatchObject({ value: { part: 300 }, entered: 2, expected: 3, organizations: 3 });
    expect(second).toMatchObject({ value: { part: 900, whole: 1000 }, entered: 1, expected: 3 });
    const below = await overview(`&organizationId=${bloc.noiVu}`, officer);
    expect(below.rows[0]).toMatchObject({ value: { part: 0 }, entered: 1, expected: 1 });
    expect(below.rows[1]).not.toHaveProperty('value');
  });

  it('name who has not entered, and what each has', async () => {
    await give(one(400));
    const id = known.get(ADMITTED.name)?.id ?? '';
    const of = async (query = '') =>
      (await office.get<IndicatorOrganizationsView>(`indicators/${id}/organizations?period=${PERIOD}${query}`)).body;
    expect((await of()).organizations.map(({ id: each, value }) => [each, value?.part])).toEqual([
      [bloc.bao, undefined],
      [bloc.noiVu, 400],
      [bloc.yTe, undefined],
    ]);
    const missing = await of('&only=MISSING');
    expect([missing.total, missing.organizations.map((each) => each.id)]).toEqual([2, [bloc.bao, bloc.yTe]]);
    expect((await of('&q=noi vu')).total).toBe(1);
    const file = await office.file(`indicators/${id}/organizations.csv?period=${PERIOD}&only=MISSING`);
    expect(file.bytes.toString('utf8')).toContain('chưa nhập');
    expect(file.bytes.toString('utf8')).not.toContain('Nội vụ');
  });

  it.each<[string, IndicatorValue | object, typeof ADMITTED]>([
    ['−1', { part: -1 }, ADMITTED],
    ['1e308', { part: 1e308 }, ADMITTED],
    ['NaN', { part: 'NaN' }, ADMITTED],
    ['text', { part: 'nhiều' }, ADMITTED],
    ['half a hundredth', { part: 0.5 }, ADMITTED],
    ['a list', { part: [1] }, ADMITTED],
    ['more than can be summed', { part: 1_000_000_000_000 }, ADMITTED],
    ['a whole it has not', { part: 1, whole: 2 }, ADMITTED],
    ['a part beyond its whole', { part: 101, whole: 100 }, ATTENDANCE],
    ['a share of nothing', { part: 0, whole: 0 }, ATTENDANCE],
    ['a share without its whole', { part: 5 }, ATTENDANCE],
    ['a whole without its part', { whole: 5 }, ATTENDANCE],
  ])('are refused with %s, by name', async (_, value, { name }) => {
    const values = [{ indicatorId: known.get(name)?.id, ...value }];
    for (const reply of [
      await officer.put<ProblemView>(path(), { values }, { version: 0 }),
      await officer.post<ProblemView>(`${path()}/submit`, { values }, { version: 0 }),
    ])
      expect([reply.status, texts(reply)?.[0]]).toEqual([400, expect.stringContaining(`“${name}”`)]);
    expect((await entry()).state).toBe('EMPTY');
  });

  it('are corrected with a reason; what was sent before stays to be read', async () => {
    await give(one(400));
    expect(texts(await give(one(500)))).toEqual([`Đồng chí ghi lý do sửa “${ADMITTED.name}”.`]);
    const corrected = await give(one(500), { reason: 'Cộng sót một chi bộ.' });
    expect(corrected.status).toBe(200);
    const [line] = corrected.body.lines;
    expect(line.revisions.map(({ value, reason, by }) => [value?.part, reason, by])).toEqual([
      [500, 'Cộng sót một chi bộ.', 'Đồng chí du.noivu'],
      [400, undefined, 'Đồng chí du.noivu'],
    ]);
    expect(admitted(await overview())).toMatchObject({ value: { part: 500 }, entered: 1 });
    const taken = await give({}, { reason: 'Nhập nhầm kỳ.' });
    expect([taken.status, taken.body.lines[0].revisions.length]).toEqual([200, 3]);
    expect(admitted(await overview())?.entered).toBe(0);
  });

  it('are not taken any more once the committee has closed the period, until it opens it again', async () => {
    await give(one(400));
    const closed = await office.post<IndicatorOverview>(`${path(bloc.khoi)}/close`);
    expect([closed.status, closed.body.closed?.by]).toEqual([200, 'Đồng chí vp.khoi']);
    const late = await give(one(500), { reason: 'Sửa.' });
    expect(late).toMatchObject({ status: 409, body: { code: 'CLOSED' } });
    expect((await entry()).whyNot).toContain('đã khóa số liệu');
    expect((await office.post(`${path(bloc.khoi)}/close`)).status).toBe(409);
    expect((await office.post(`${path(bloc.khoi)}/reopen`, { reason: 'Một nơi báo sót.' })).status).toBe(200);
    expect((await give(one(500), { reason: 'Sửa.' })).status).toBe(200);
    expect(admitted(await overview())?.value).toEqual({ part: 500 });
  });

  it('keep how they are summed once there are values; words and targets change', async () => {
    await give(one(400));
    const indicator = known.get(ADMITTED.name) as IndicatorView;
    const { id, version } = indicator;
    const fields = itemOf(indicator);
    const change = (more: object, seen = version) =>
      office.put<IndicatorView & ProblemView>(`indicators/${id}`, { ...fields, ...more }, { version: seen });
    expect(texts(await change({ sum: 'LAST' }))?.[0]).toContain('đã có số liệu');
    const target = { period: PERIOD, aim: 'AT_LEAST', value: 300, label: 'kế hoạch', decimals: 0 };
    expect((await change({ name: 'Kết nạp đảng viên', targets: [target] })).body.version).toBe(2);
    expect((await change({}, 1)).status).toBe(412);
    expect(
      (await overview()).rows.map(({ targets }) => targets.map(({ reached, against }) => [reached, against])),
    ).toEqual([[[true, 'vượt 33%']], []]);
    expect((await change({ retired: true }, 2)).status).toBe(200);
    expect((await entry()).lines.map(({ indicator }) => indicator.name)).toEqual([ATTENDANCE.name]);
  });

  it.each<[string, object, string]>([
    ['no indicator', { indicators: [] }, 'indicators'],
    ['one of a name there is', { indicators: [itemOf(ADMITTED)] }, 'indicators'],
    ['a share without names', { indicators: [{ ...itemOf(ATTENDANCE), name: 'x', partName: null }] }, 'partName'],
    [
      'a target of no period',
      {
        indicators: [
          itemOf({ ...ADMITTED, name: 'y' }, [
            { period: '2018-13', aim: 'AT_LEAST', value: 1, label: 'a', decimals: 0 },
          ]),
        ],
      },
      'targets',
    ],
    [
      'a share beyond all',
      {
        indicators: [
          itemOf({ ...ATTENDANCE, name: 'z' }, [
            { period: '2018', aim: 'AT_LEAST', value: 10_001, label: 'a', decimals: 0 },
          ]),
        ],
      },
      'targets',
    ],
  ])('are not defined with %s', async (_, body, field) => {
    const reply = await office.post<ProblemView>(`organizations/${bloc.khoi}/indicators`, body);
    expect([reply.status, reply.body.errors?.[0].field]).toEqual([400, field]);
    const { indicators } = (await office.get<IndicatorsView>(`organizations/${bloc.khoi}/indicators`)).body;
    expect(indicators).toHaveLength(2);
  });

  it.each(['2027', '2026-Q2', '2026-13', 'x', '2020-2015'])('have no page and no sums for %s', async (period) => {
    for (const where of [path(bloc.noiVu, period), `indicators/overview?period=${period}`]) {
      const reply = await (where.startsWith('indicators') ? office : officer).get<ProblemView>(where);
      expect([reply.status, reply.body.errors?.[0].field]).toEqual([400, 'period']);
    }
  });

  it('are entered by nobody else, and of an unknown indicator not at all', async () => {
    expect((await office.put(path(), { values: [] }, { version: 0 })).status).toBe(403);
    expect((await entry(office)).whyNot).toContain('chính tổ chức này nhập');
    expect(
      (await officer.post(`organizations/${bloc.noiVu}/indicators`, { indicators: [itemOf(ADMITTED)] })).status,
    ).toBe(201);
    expect((await officer.post(`${path(bloc.khoi)}/close`)).status).toBe(403);
    const strange = await officer.put<ProblemView>(
      path(),
      { values: [{ indicatorId: newId(), part: 1 }] },
      { version: 0 },
    );
    expect([strange.status, texts(strange)]).toEqual([400, ['Chỉ tiêu này không nhập ở đây.']]);
  });
});
