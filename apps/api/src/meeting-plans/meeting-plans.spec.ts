import type { MeetingPlanView, ProblemView, ScheduleView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { readBack } from '../paper/paper.fixture';
import { printPaper } from '../paper/print-paper';

const PLAN = { month: '2026-03', day: '2026-03-20', time: '07:30', place: 'Phòng họp tầng 2' };

describe('planned meetings', () => {
  let app: TestApp;
  let bloc: Bloc;
  let secretary: Browser;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    secretary = await Browser.signedIn(app, 'cb.tonghop');
    office = await Browser.signedIn(app, 'vp.khoi');
  });
  afterAll(() => app.close());

  const put = (who: Browser, change: object = {}) =>
    who.put<MeetingPlanView & ProblemView>(`organizations/${bloc.tongHop}/meeting-plan`, { ...PLAN, ...change });
  const schedule = async (id: string): Promise<ScheduleView> =>
    (await office.get<ScheduleView>(`organizations/${id}/schedule?month=2026-03`)).body;

  it('are one line, written by the branch and changed by it', async () => {
    expect((await put(secretary)).body).toMatchObject({ plan: { day: '2026-03-20', time: '07:30' }, mayPlan: true });
    const { body } = await put(secretary, { day: '2026-03-21', time: '', place: '  Hội trường ' });
    expect(body.plan).toEqual({ day: '2026-03-21', place: 'Hội trường' });
    const above = await office.get<MeetingPlanView>(`organizations/${bloc.tongHop}/meeting-plan?month=2026-03`);
    expect(above.body).toMatchObject({ plan: { day: '2026-03-21' }, mayPlan: false });
  });

  it.each<[string, object, string]>([
    ['in another month', { day: '2026-04-01' }, 'day'],
    ['that has passed', { day: '2026-03-01' }, 'day'],
    ['at no time of the day', { time: '25:00' }, 'time'],
    ['at a place of unseen signs', { place: ' \u200b\u2060' }, 'place'],
  ])('are refused %s', async (_how, change, field) => {
    const { status, body } = await put(secretary, change);
    expect([status, body.errors?.map((error) => error.field)]).toEqual([400, [field]]);
  });

  it("are nobody else's to write", async () => {
    for (const login of ['vp.khoi', 'du.noivu', 'cb.thanhtra', 'admin'] as const)
      expect([login, (await put(await Browser.signedIn(app, login))).status]).toEqual([login, 403]);
  });

  it('are looked for by name and superior without accents, page by page', async () => {
    const asked = async (query: string): Promise<ScheduleView> =>
      (await office.get<ScheduleView>(`organizations/${bloc.khoi}/schedule?month=2026-03&${query}`)).body;
    const found = await asked('q=so%20noi%20vu');
    expect(found.rows.map(({ name }) => name)).toEqual([
      'Chi bộ Phòng Kế hoạch',
      'Chi bộ Phòng Tổng hợp',
      'Chi bộ Thanh tra',
    ]);
    expect(found).toMatchObject({ total: 3, all: 5, superiors: 3 });
    expect((await asked('q=%25')).rows).toEqual([]);
    expect(await asked('page=2')).toMatchObject({ rows: [], total: 5, all: 5 });
    const own = await office.get<ScheduleView>(`organizations/${bloc.duoc}/schedule?month=2026-03`);
    expect(own.body.rows.map(({ cellId }) => cellId)).toEqual([bloc.duoc]);
    expect((await office.get(`organizations/${bloc.khoi}/schedule?month=2024-03`)).status).toBe(404);
  });

  it('make the schedule of a subtree, those without a plan too', async () => {
    const { rows } = await schedule(bloc.noiVu);
    expect(rows.map(({ name, plan }) => [name, plan?.day])).toEqual([
      ['Chi bộ Phòng Kế hoạch', undefined],
      ['Chi bộ Phòng Tổng hợp', '2026-03-21'],
      ['Chi bộ Thanh tra', undefined],
    ]);
    expect(rows[1].secretary).toBe('Đồng chí cb.tonghop');
    const whole = await schedule(bloc.khoi);
    expect(whole.rows).toHaveLength(5);
    expect(whole).toMatchObject({ total: 5, all: 5, planned: 1, superiors: 3 });
    expect((await secretary.get(`organizations/${bloc.noiVu}/schedule?month=2026-03`)).status).toBe(403);
  });

  it('print as a notice in the Party form, by committee, with what is known', async () => {
    const reply = await office.get<string>(`organizations/${bloc.khoi}/schedule.pdf?month=2026-03`);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const view = await schedule(bloc.khoi);
    const paper = readBack(await printPaper({ kind: 'schedule', view, settings: { demonstration: false } }));
    const text = paper.text.join(' ');
    expect(paper.pages).toBe(1);
    for (const words of [
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'lịch sinh hoạt chi bộ',
      '21/03/2026',
      'Hội trường',
      'Đảng bộ Sở Y tế',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('CỘNG HÒA XÃ HỘI');
  });
});
