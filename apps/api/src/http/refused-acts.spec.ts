import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { RefusedActs } from './refused-acts';

let app: TestApp;
let bloc: Bloc;

beforeAll(async () => {
  app = await aTestApp();
  bloc = await aBloc(app.database);
});
afterAll(() => app.close());

type Row = { login: string | null; route: string; code: string; times: number; hour: string };

async function stored(): Promise<Row[]> {
  await app.app.get(RefusedActs).store();
  const rows = await app.database.read(
    (manager) => manager.sql<Row[]>`
      SELECT a.login, r.route, r.code, r.times, r.hour FROM refused_act r LEFT JOIN account a ON a.id = r.account_id
      ORDER BY r.hour, r.route, r.code`,
  );
  return rows.map((row) => ({ ...row, times: Number(row.times) }));
}

it('counts what an account was refused, by act, code and hour', async () => {
  const stranger = await Browser.signedIn(app, 'cb.duoc');
  const wanted = { organizationId: bloc.tongHop, month: '2026-02', kind: 'REGULAR' };
  for (let time = 0; time < 3; time += 1) expect((await stranger.post('scorecards', wanted)).status).toBe(403);
  expect((await stranger.get(`organizations/${bloc.noiVu}/schedule?month=2026-03`)).status).toBe(403);
  expect(await stored()).toEqual([
    {
      login: 'cb.duoc',
      route: 'GET /api/organizations/:id/schedule',
      code: 'FORBIDDEN',
      times: 1,
      hour: '2026-03-06T03',
    },
    { login: 'cb.duoc', route: 'POST /api/scorecards', code: 'FORBIDDEN', times: 3, hour: '2026-03-06T03' },
  ]);
  await stranger.post('scorecards', wanted);
  expect((await stored()).at(-1)).toMatchObject({ route: 'POST /api/scorecards', times: 4 });
});

it('counts wrong set-up codes as of nobody, and no typing errors', async () => {
  const visitor = new Browser(app.url);
  const setup = {
    code: 'khong-dung-ma',
    login: 'quantri',
    displayName: 'Quản trị',
    password: 'thuyền neo bến vắng chiều thu',
    organizationName: 'Đảng bộ Thử',
    organizationCode: 'thu',
    organizationKind: 'BLOC',
  };
  const { status } = await visitor.post('installation', setup);
  expect(status).toBe(403);
  await visitor.post('installation', {});
  const rows = (await stored()).filter(({ route }) => route === 'POST /api/installation');
  expect(rows).toMatchObject([{ login: null, code: 'SETUP_CODE', times: 1 }]);
});

it('forgets after 90 days', async () => {
  app.clock.set('2026-06-05T03:00:00Z');
  await app.app.get(RefusedActs).forgetOld();
  expect(await stored()).toEqual([]);
});
