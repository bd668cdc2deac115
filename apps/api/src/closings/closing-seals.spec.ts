import type { MonthClosingView, NoticesView } from '@chibo/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp, onPostgres } from '../../test-support/test-app';
import { sqliteTriggers } from '../db/written-once';
import { ObligationsService } from '../obligations/obligations.service';
import { Upkeep } from '../upkeep';
import { sealOf } from './seal';

const MONTH = '2026-02';
let app: TestApp;
let bloc: Bloc;
let officer: Browser;
let admin: Browser;
let honest: string;

beforeAll(async () => {
  app = await aTestApp();
  bloc = await aBloc(app.database);
  await app.app.get(ObligationsService).openMonth(MONTH);
  [officer, admin] = [await Browser.signedIn(app, 'du.noivu'), await Browser.signedIn(app, 'admin')];
  const missing = [bloc.tongHop, bloc.thanhTra, bloc.keHoach].map((cellId) => ({ cellId, reason: 'Bàn giao' }));
  const closed = await officer.post(`months/${MONTH}/close`, { organizationId: bloc.noiVu, missing });
  expect(closed.status).toBe(200);
  const [row] = await app.database.read(
    (manager) => manager.sql<{ snapshot: string }[]>`SELECT snapshot FROM month_closing`,
  );
  honest = row.snapshot;
});
afterAll(() => app.close());

/** As whoever owns the file or the tables can: the guard off, the row rewritten, the guard on again. */
async function forge(snapshot: string, hash = sealOf(honest)): Promise<void> {
  const [off, on] = onPostgres
    ? [
        ['ALTER TABLE month_closing DISABLE TRIGGER ALL'],
        ['ALTER TABLE month_closing ENABLE ALWAYS TRIGGER tr_month_closing_once'],
      ]
    : [
        sqliteTriggers('month_closing').map(({ name }) => `DROP TRIGGER ${name}`),
        sqliteTriggers('month_closing').map(({ sql }) => sql),
      ];
  await app.database.write(async (manager) => {
    for (const sql of off) await manager.query(sql);
    await manager.sql`UPDATE month_closing SET snapshot = ${snapshot}, hash = ${hash}`;
    for (const sql of on) await manager.query(sql);
  });
}

const view = async (): Promise<MonthClosingView> =>
  (await officer.get<MonthClosingView>(`months/${MONTH}/closing?organizationId=${bloc.noiVu}`)).body;
const told = async (who: Browser): Promise<string[]> =>
  (await who.get<NoticesView>('notices')).body.notices.map(({ title }) => title);
const forged = (): string => {
  const snapshot = JSON.parse(honest) as { cells: object[] };
  snapshot.cells = snapshot.cells.map((cell) => ({ ...cell, decidedTotal: -1500, decidedBand: 'GOOD' }));
  return JSON.stringify(snapshot);
};
const TITLE = 'Bảng đã khóa tháng 2/2026 của Đảng bộ Sở Nội vụ không còn nguyên vẹn';

it('says nothing of a closing that is what was frozen', async () => {
  const { closed, history } = await view();
  expect([closed?.altered, history[0].altered]).toEqual([undefined, undefined]);
  await app.app.get(Upkeep).run();
  expect(await told(admin)).not.toContain(TITLE);
});

it('shouts at the reading of a rewritten one, whether its hash was left or rewritten too, and tells administrators once', async () => {
  for (const hash of [undefined, sealOf(forged())]) {
    await forge(forged(), hash);
    const { closed, history } = await view();
    expect([closed?.altered, history[0].altered, closed?.cells[0].decidedTotal]).toEqual([true, true, -1500]);
    await view();
  }
  for (const who of [admin, officer]) expect((await told(who)).filter((title) => title === TITLE)).toHaveLength(1);
});

it('shows one that cannot even be read as empty and altered', async () => {
  await forge('{"cells":');
  expect((await view()).closed).toMatchObject({ altered: true, cells: [] });
});

it('is found without anybody reading it, and is silent again once the frozen bytes are back', async () => {
  const office = await Browser.signedIn(app, 'vp.khoi');
  const before = (await told(office)).length;
  await forge(forged().replace('-1500', '-1600'));
  await app.app.get(Upkeep).run();
  expect((await told(office)).length).toBe(before + 1);
  await forge(honest);
  expect((await view()).closed?.altered).toBeUndefined();
});
