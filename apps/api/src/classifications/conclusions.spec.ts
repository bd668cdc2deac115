import type { OwnClassificationView, ProblemView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { AuditService } from '../audit/audit.service';
import { ListFixture, rateOwn, YEAR } from './classifications.fixture';

describe('a list of a year that is closed', () => {
  let app: TestApp;
  let bloc: Bloc;
  let list: ListFixture;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-03-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    list = new ListFixture(await Browser.signedIn(app, 'du.noivu'), bloc);
  });
  afterAll(() => app.close());

  it('has something decided, and is the one that was seen', async () => {
    expect(await list.conclude<ProblemView>(0, 3)).toMatchObject({ status: 409, body: { code: 'NOTHING_DECIDED' } });
    await list.done('DECIDE', [bloc.tongHop, bloc.thanhTra], { choice: 'WELL_DONE' });
    expect(await list.conclude<ProblemView>(3, 0)).toMatchObject({ status: 409, body: { code: 'LIST_CHANGED' } });
    const { status, body } = await list.conclude(2, 1);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ concluded: true, conclusions: [{ decided: 2, undecided: 1 }] });
    expect(body.whyNotChange).toContain('đã chốt');
  });

  it('is changed by nobody: neither above nor by the organisation itself', async () => {
    for (const [act, more] of [
      ['DECIDE', { choice: 'COMPLETED' }],
      ['PROPOSE', { choice: 'COMPLETED' }],
      ['UNDO', { ground: 'x' }],
    ] as const)
      expect(await list.act<ProblemView>(act, [bloc.tongHop], more)).toMatchObject({
        status: 409,
        body: { code: 'LIST_CONCLUDED' },
      });
    const secretary = await Browser.signedIn(app, 'cb.thanhtra');
    expect(await rateOwn<ProblemView>(secretary, bloc.keHoach, 'COMPLETED')).toMatchObject({ status: 403 });
    expect(await rateOwn<ProblemView>(secretary, bloc.thanhTra, 'COMPLETED', { version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'LIST_CONCLUDED' },
    });
    expect((await list.conclude<ProblemView>(2, 1)).body.code).toBe('LIST_CONCLUDED');
  });

  it('keeps its names when an organisation is called otherwise afterwards', async () => {
    const admin = await Browser.signedIn(app, 'admin');
    const renamed = { from: '2026-03-06', name: 'Chi bộ Tên mới' };
    expect((await admin.post(`organizations/${bloc.tongHop}/changes`, renamed)).status).toBe(201);
    const { rows } = await list.view();
    expect(rows.map(({ name }) => name)).toContain('Chi bộ Phòng Tổng hợp');
    expect((await list.view('&q=ten%20moi')).rows).toEqual([]);
    expect((await list.view('&filter=DECIDED')).rows).toHaveLength(2);
    expect((await list.view('&sort=DECIDED&order=desc')).rows.map(({ decided }) => decided?.annualClass)).toEqual([
      'WELL_DONE',
      'WELL_DONE',
      undefined,
    ]);
  });

  it('is opened again with a reason, and closed as another', async () => {
    expect((await list.reopen<ProblemView>(' ')).status).toBe(400);
    const { body } = await list.reopen('Bổ sung chi bộ Kế hoạch');
    expect(body).toMatchObject({
      concluded: false,
      conclusions: [{ reopened: { reason: 'Bổ sung chi bộ Kế hoạch', by: 'Đồng chí du.noivu' } }],
    });
    expect(body.rows.map(({ name }) => name)).toContain('Chi bộ Tên mới');
    expect((await list.reopen<ProblemView>('x')).body.code).toBe('NOT_CONCLUDED');
    await list.done('DECIDE', [bloc.keHoach], { choice: 'OUTSTANDING' });
    const again = await list.conclude(3, 0);
    expect(again.body.conclusions.map(({ decided, reopened }) => [decided, Boolean(reopened)])).toEqual([
      [3, false],
      [2, true],
    ]);
    const actions = (await app.app.get(AuditService).of(bloc.noiVu)).map(({ action }) => action);
    expect(actions).toEqual(['classification.concluded', 'classification.reopened', 'classification.concluded']);
  });

  it('is told from one that was altered behind the service', async () => {
    expect((await list.view()).conclusions[0].altered).toBeUndefined();
    await expect(
      app.database.write(
        (manager) => manager.sql`UPDATE annual_conclusion_row SET decided_class = 'OUTSTANDING' WHERE place = 1`,
      ),
    ).rejects.toThrow();
  });

  it('is a file with its seal', async () => {
    const { status, bytes } = await list.officer.file(
      `classifications.csv?organizationId=${bloc.noiVu}&year=${YEAR}&filter=DECIDED`,
    );
    expect(status).toBe(200);
    const text = bytes.toString('utf8');
    for (const words of ['Chi bộ Phòng Kế hoạch', 'HTXSNV', '05-QĐ/ĐU, 05/03/2026']) expect(text).toContain(words);
    for (const format of ['pdf', 'docx', 'xlsx'])
      expect(
        (await list.officer.file(`classifications.${format}?organizationId=${bloc.noiVu}&year=${YEAR}`)).status,
      ).toBe(200);
  });

  it('leaves the organisation its own history', async () => {
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    const { body } = await secretary.get<OwnClassificationView>(`classifications/own?year=${YEAR}`);
    expect(body).toMatchObject({ organization: { id: bloc.tongHop }, row: { decided: { annualClass: 'WELL_DONE' } } });
    expect(body.whyNotRate).toContain('đã chốt');
  });
});
