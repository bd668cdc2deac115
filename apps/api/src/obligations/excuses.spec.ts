import type { ExcusedView, ExcusesView, ProblemView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { sentRegular } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';
import { ObligationsService } from './obligations.service';

/** A committee of three branches, one of which has sent its card of March. */
describe('months excused together', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openCurrentMonth();
    app.clock.set('2026-03-06T03:00:00Z');
    await app.app.get(ObligationsService).openCurrentMonth();
    await sentRegular(app, 'cb.tonghop', bloc.tongHop, '2026-03');
    officer = await Browser.signedIn(app, 'du.noivu');
  });
  afterAll(() => app.close());

  const view = async (query = 'from=2026-02&to=2026-03'): Promise<ExcusesView> => {
    const { status, body } = await officer.get<ExcusesView>(`organizations/${bloc.noiVu}/excuses?${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const idsOf = ({ rows }: ExcusesView): string[] => rows.map(({ obligationId }) => obligationId);
  const states = async (): Promise<string[]> => (await view()).rows.map(({ stateLabel }) => stateLabel);

  it('shows what would change, and what stays as it is and why', async () => {
    const { rows, total, changing } = await view();
    expect([total, changing]).toEqual([6, 5]);
    const kept = rows.filter(({ whyNot }) => whyNot !== undefined);
    expect(kept).toMatchObject([{ cellId: bloc.tongHop, month: '2026-03', whyNot: expect.stringContaining('đã gửi') }]);
    expect((await view('from=2026-02&to=2026-02')).total).toBe(3);
    expect((await view('from=2026-02&to=2026-02&kind=GRASSROOTS_CELL')).total).toBe(0);
    expect((await view(`from=2026-02&to=2026-02&groupId=${newId()}`)).total).toBe(0);
  });

  it('excuses what is still owed in one act, leaves the sent card alone, and takes it back', async () => {
    const before = await states();
    const body = { obligationIds: idsOf(await view()), reason: 'Tháng đại hội', document: '12-CV/ĐU ngày 01/03/2026' };
    const done = await officer.post<ExcusedView>('obligations/excuses', body);
    expect([done.status, done.body.done.length, done.body.untouched]).toEqual([200, 5, 1]);
    expect((await view()).changing).toBe(0);
    const again = await officer.post<ExcusedView>('obligations/excuses', body);
    expect([again.body.done.length, again.body.untouched]).toEqual([0, 6]);
    const undone = await officer.post<ExcusedView>('obligations/excuses/undo', {
      obligationIds: done.body.done,
      reason: 'Ghi nhầm tháng',
    });
    expect([undone.status, undone.body.done.length]).toEqual([200, 5]);
    expect(await states()).toEqual(before);
  });

  it('does all or nothing', async () => {
    const before = await states();
    const foreign = await app.database.read(
      (manager) =>
        manager.sql<{ id: string }[]>`SELECT id FROM obligation WHERE cell_id = ${bloc.duoc} AND month = '2026-03'`,
    );
    for (const [more, status] of [
      [foreign[0].id, 403],
      [newId(), 404],
    ] as const) {
      const body = { obligationIds: [...idsOf(await view()), more], reason: 'Lũ lụt' };
      expect((await officer.post('obligations/excuses', body)).status).toBe(status);
    }
    expect(await states()).toEqual(before);
  });

  it.each([
    ['from=2026-03&to=2026-02', 400],
    ['from=2020-01&to=2026-02', 400],
    ['from=2026-13&to=2026-02', 400],
    ['from=2026-02&to=2026-02&groupId=x', 400],
  ])('refuses %s by name', async (query, status) => {
    const reply = await officer.get<ProblemView>(`organizations/${bloc.noiVu}/excuses?${query}`);
    expect([reply.status, reply.body.code]).toEqual([status, 'INVALID_FIELDS']);
  });

  it('is the direct superior’s alone', async () => {
    for (const login of ['vp.khoi', 'du.yte', 'cb.tonghop', 'admin'] as const) {
      const other = await Browser.signedIn(app, login);
      const address = `organizations/${bloc.noiVu}/excuses?from=2026-02&to=2026-02`;
      expect([login, (await other.get(address)).status]).toEqual([login, 403]);
      const body = { obligationIds: idsOf(await view()), reason: 'x' };
      expect([login, (await other.post('obligations/excuses', body)).status]).toEqual([login, 403]);
    }
  });
});
