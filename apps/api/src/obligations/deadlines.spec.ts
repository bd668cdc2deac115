import type { DeadlinesView, MonthTableView, ProblemView, ScorecardView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from './obligations.service';

describe('deadlines', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;
  let officer: Browser;
  let card: ScorecardView;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openCurrentMonth();
    office = await Browser.signedIn(app, 'vp.khoi');
    officer = await Browser.signedIn(app, 'du.noivu');
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    const wanted = { organizationId: bloc.tongHop, month: '2026-02', kind: 'REGULAR' };
    card = (await secretary.post<ScorecardView>('scorecards', wanted)).body;
  });
  afterAll(() => app.close());

  const cellDays = ({ rules }: DeadlinesView) => rules.find(({ tier }) => tier === 'CELL');
  const deadlines = async (id: string): Promise<DeadlinesView> =>
    (await office.get<DeadlinesView>(`organizations/${id}/deadlines`)).body;
  const cardDeadline = async (): Promise<string> => {
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    return (await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body.deadline;
  };

  it('are the defaults until somebody sets them', async () => {
    expect(cellDays(await deadlines(bloc.noiVu))).toEqual({ tier: 'CELL', days: 2, source: 'DEFAULT' });
    expect(await cardDeadline()).toBe('2026-03-02');
  });

  it('hold for the whole subtree, the nearest first, and can be given back', async () => {
    await office.put(`organizations/${bloc.khoi}/deadlines`, { tier: 'CELL', days: 5 });
    expect(cellDays(await deadlines(bloc.noiVu))).toMatchObject({ days: 5, source: 'ABOVE' });
    expect(await cardDeadline()).toBe('2026-03-05');
    await officer.put(`organizations/${bloc.noiVu}/deadlines`, { tier: 'CELL', days: 3 });
    expect(cellDays(await deadlines(bloc.noiVu))).toMatchObject({ days: 3, source: 'OWN' });
    expect(await cardDeadline()).toBe('2026-03-03');
    await officer.put(`organizations/${bloc.noiVu}/deadlines`, { tier: 'CELL', days: null });
    expect(await cardDeadline()).toBe('2026-03-05');
  });

  it('have dated exceptions, for one branch or a subtree; late is decided by them', async () => {
    const late = async (instant: string): Promise<number> => {
      app.clock.set(instant);
      const who = await Browser.signedIn(app, 'du.noivu');
      return (await who.get<MonthTableView>(`months/2026-02/table`)).body.filters.LATE;
    };
    expect(await late('2026-03-06T03:00:00Z')).toBe(3);
    office = await Browser.signedIn(app, 'vp.khoi');
    officer = await Browser.signedIn(app, 'du.noivu');
    const body = { tier: 'CELL', month: '2026-02', day: '2026-03-20', reason: 'Bão số 2' };
    const { body: view } = await officer.post<DeadlinesView>(
      `organizations/${bloc.tongHop}/deadlines/exceptions`,
      body,
    );
    expect(view.exceptions).toMatchObject([{ day: '2026-03-20', reason: 'Bão số 2', by: 'Đồng chí du.noivu' }]);
    expect(await cardDeadline()).toBe('2026-03-20');
    expect(await late('2026-03-06T03:00:00Z')).toBe(2);
    await officer.post(`organizations/${bloc.tongHop}/deadlines/exceptions`, { ...body, day: '2026-03-25' });
    const [{ id, day }] = (await deadlines(bloc.tongHop)).exceptions;
    expect(day).toBe('2026-03-25');
    const gone = await officer.send<DeadlinesView>(
      'DELETE',
      `organizations/${bloc.tongHop}/deadlines/exceptions/${id}`,
      undefined,
      {},
    );
    expect(gone.body.exceptions).toEqual([]);
    expect(await cardDeadline()).toBe('2026-03-05');
  });

  it.each<[string, object, string]>([
    ['a day before the month', { day: '2026-01-31' }, 'day'],
    ['a day long after it', { day: '2026-06-01' }, 'day'],
    ['no reason', { reason: ' ' }, 'reason'],
    ['an unknown tier', { tier: 'X' }, 'tier'],
  ])('refuse %s', async (_what, change, field) => {
    const body = { tier: 'CELL', month: '2026-02', day: '2026-03-20', reason: 'Bão', ...change };
    const reply = await officer.post<ProblemView>(`organizations/${bloc.tongHop}/deadlines/exceptions`, body);
    expect([reply.status, reply.body.errors?.map((error) => error.field)]).toEqual([400, [field]]);
  });

  it('refuse days out of bounds', async () => {
    const reply = await officer.put<ProblemView>(`organizations/${bloc.noiVu}/deadlines`, {
      tier: 'GRASSROOTS',
      days: 0,
    });
    expect(reply).toMatchObject({ status: 400, body: { errors: [{ field: 'days' }] } });
  });

  it('are read by the branch and set by committees alone', async () => {
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    const own = await secretary.get<DeadlinesView>(`organizations/${bloc.tongHop}/deadlines`);
    const whyNot = expect.stringContaining('do cấp ủy') as string;
    expect(own.body).toMatchObject({ isCell: true, mayChange: false, whyNot });
    const reply = await secretary.put<ProblemView>(`organizations/${bloc.tongHop}/deadlines`, {
      tier: 'CELL',
      days: 9,
    });
    expect(reply).toMatchObject({ status: 403, body: { detail: expect.stringContaining('do cấp ủy') } });
    const stranger = await Browser.signedIn(app, 'du.yte');
    expect((await stranger.put(`organizations/${bloc.noiVu}/deadlines`, { tier: 'CELL', days: 9 })).status).toBe(403);
  });
});
