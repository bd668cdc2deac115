import type { ProblemView, SupervisedCell, SupervisionView } from '@chibo/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';

/** The clock stands at 06/03/2026. */
const FROM = '2026-03-01';

describe('who follows a branch for its committee', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    officer = await Browser.signedIn(app, 'du.noivu');
    office = await Browser.signedIn(app, 'vp.khoi');
  });
  afterAll(() => app.close());
  beforeEach(() => app.database.write((manager) => manager.query('DELETE FROM supervising_officer')));

  const path = (id = bloc.noiVu): string => `organizations/${id}/supervision`;
  const assign = (change: object = {}, who = officer) =>
    who.post<SupervisionView & ProblemView>(path(), {
      name: 'Nguyễn Văn An',
      cells: [{ cellId: bloc.tongHop }],
      from: FROM,
      ...change,
    });
  const end = (id: string, version: number, until: string, who = officer) =>
    who.post<SupervisionView & ProblemView>(`${path()}/${id}/end`, { until }, { version });
  const drop = (id: string, version: number) =>
    officer.send<SupervisionView & ProblemView>('DELETE', `${path()}/${id}`, undefined, { version });
  const view = async (who = officer, id = bloc.noiVu): Promise<SupervisionView> =>
    (await who.get<SupervisionView>(path(id))).body;
  const cellIn = ({ cells }: SupervisionView, id = bloc.tongHop): SupervisedCell =>
    cells.find(({ cellId }) => cellId === id) as SupervisedCell;
  const said = ({ assignments }: SupervisedCell) =>
    assignments.map(({ name, from, until, state }) => [name, from, until, state]);
  const fields = ({ body }: { body: ProblemView }) => body.errors?.map(({ field }) => field);

  it('is assigned for several branches at once, without an end or with one', async () => {
    const cells = [{ cellId: bloc.tongHop }, { cellId: bloc.thanhTra }];
    const { status, body } = await assign({ cells });
    expect(status).toBe(201);
    expect(body.cells.map((cell) => [cell.name, said(cell)])).toEqual([
      ['Chi bộ Phòng Kế hoạch', []],
      ['Chi bộ Phòng Tổng hợp', [['Nguyễn Văn An', FROM, undefined, 'PRESENT']]],
      ['Chi bộ Thanh tra', [['Nguyễn Văn An', FROM, undefined, 'PRESENT']]],
    ]);
    expect(body.accounts.map(({ name }) => name)).toEqual(['Đồng chí du.noivu']);
    await assign({ cells: [{ cellId: bloc.keHoach }], from: '2026-01-01', until: '2026-03-05' });
    expect(said(cellIn(await view(), bloc.keHoach))).toEqual([['Nguyễn Văn An', '2026-01-01', '2026-03-05', 'PAST']]);
  });

  it('is changed by an end and a new one, and the history stays', async () => {
    const [first] = cellIn((await assign()).body).assignments;
    const taken = { name: 'Trần Thị Bình', from: '2026-03-10' };
    const { body } = await assign({ ...taken, cells: [{ cellId: bloc.tongHop, replacesId: first.id }] });
    expect(said(cellIn(body))).toEqual([
      ['Trần Thị Bình', '2026-03-10', undefined, 'COMING'],
      ['Nguyễn Văn An', FROM, '2026-03-09', 'PRESENT'],
    ]);
    expect(cellIn(body).assignments[1]).toMatchObject({ version: 2, by: 'Đồng chí du.noivu' });
  });

  it('is ended, on another day when that was wrong', async () => {
    const [{ id, version }] = cellIn((await assign()).body).assignments;
    expect(said(cellIn((await end(id, version, '2026-03-31')).body))[0][2]).toBe('2026-03-31');
    const again = await end(id, version + 1, '2026-03-05');
    expect(said(cellIn(again.body))[0]).toEqual(['Nguyễn Văn An', FROM, '2026-03-05', 'PAST']);
  });

  it('is taken back before it begins, or on the day it was entered', async () => {
    const [coming] = cellIn((await assign({ from: '2026-03-07' })).body).assignments;
    expect((await drop(coming.id, coming.version + 1)).status).toBe(412);
    expect(said(cellIn((await drop(coming.id, coming.version)).body))).toEqual([]);
    const [begun] = cellIn((await assign({ name: 'Nguyễn Văn Ân' })).body).assignments;
    expect(begun.mayDrop).toBe(true);
    expect(said(cellIn((await drop(begun.id, begun.version)).body))).toEqual([]);
    const [kept] = cellIn((await assign()).body).assignments;
    const eve = '2026-03-05T16:59:59.000Z';
    await app.database.write((manager) => manager.query(`UPDATE supervising_officer SET created_at = '${eve}'`));
    expect(cellIn(await view()).assignments[0].mayDrop).toBe(false);
    expect(await drop(kept.id, kept.version)).toMatchObject({ status: 409, body: { code: 'WRONG_STATE' } });
  });

  it.each<[string, (bloc: Bloc) => object, string]>([
    ['an end before the beginning', () => ({ until: '2026-02-28' }), 'until'],
    ['no branch', () => ({ cells: [] }), 'cells'],
    ['one branch twice', ({ tongHop }) => ({ cells: [{ cellId: tongHop }, { cellId: tongHop }] }), 'cells'],
    ["another committee's branch", ({ duoc }) => ({ cells: [{ cellId: duoc }] }), 'cells'],
    ['a committee', ({ yTe }) => ({ cells: [{ cellId: yTe }] }), 'cells'],
    ['a day on which the branch was not there', () => ({ from: '2024-12-31' }), 'cells'],
    ['an unknown account', () => ({ accountId: newId() }), 'accountId'],
    ['no name', () => ({ name: ' ' }), 'name'],
    ['no real day', () => ({ from: '2026-02-30' }), 'from'],
  ])('is refused with %s', async (_how, change, field) => {
    const reply = await assign(change(bloc));
    expect([reply.status, fields(reply)]).toEqual([400, [field]]);
    expect((await view()).cells.flatMap(({ assignments }) => assignments)).toEqual([]);
  });

  it('is refused where it overlaps, and the other branches of the same request get nobody either', async () => {
    await assign({ from: '2026-04-01', until: '2026-04-30' });
    const both = [{ cellId: bloc.thanhTra }, { cellId: bloc.tongHop }];
    for (const [change, field] of [
      [{ from: '2026-04-30' }, 'from'],
      [{ from: FROM }, 'until'],
      [{ from: FROM, until: '2026-04-01' }, 'until'],
    ] as const)
      expect(fields(await assign({ ...change, cells: both }))).toEqual([field]);
    expect(said(cellIn(await view(), bloc.thanhTra))).toEqual([]);
    const reply = await assign({ from: FROM, until: '2026-03-31' });
    const [, before] = cellIn(reply.body).assignments;
    expect(fields(await end(before.id, 1, '2026-04-01'))).toEqual(['until']);
    expect(fields(await end(before.id, 1, '2026-02-28'))).toEqual(['until']);
  });

  it('is refused when the comrade to replace began later, or is not of that branch', async () => {
    const [{ id }] = cellIn((await assign()).body).assignments;
    const replacing = (cellId: string, from: string) => assign({ from, cells: [{ cellId, replacesId: id }] });
    expect(fields(await replacing(bloc.tongHop, FROM))).toEqual(['from']);
    expect((await replacing(bloc.thanhTra, '2026-03-10')).status).toBe(404);
  });

  it('takes the version that was seen', async () => {
    const [{ id, version }] = cellIn((await assign()).body).assignments;
    await end(id, version, '2026-03-31');
    expect(await end(id, version, '2026-03-20')).toMatchObject({ status: 412, body: { code: 'CHANGED' } });
    expect((await officer.post(`${path()}/${id}/end`, { until: '2026-03-20' })).status).toBe(428);
    expect((await end(newId(), 1, '2026-03-20')).status).toBe(404);
  });

  it('is changed by the committee and the administrator alone; those above and the branch read', async () => {
    const [{ id }] = cellIn((await assign()).body).assignments;
    for (const login of ['vp.khoi', 'lanhdao.khoi', 'cb.tonghop', 'du.yte', 'cb.duoc'] as const) {
      const who = await Browser.signedIn(app, login);
      expect([login, (await assign({}, who)).status, (await end(id, 1, FROM, who)).status]).toEqual([login, 403, 403]);
    }
    const admin = await Browser.signedIn(app, 'admin');
    expect((await end(id, 1, '2026-03-31', admin)).status).toBe(200);
    expect(await view(office)).toMatchObject({ mayChange: false, name: 'Đảng bộ Sở Nội vụ' });
    const branch = await view(await Browser.signedIn(app, 'cb.tonghop'));
    expect([branch.mayChange, branch.cells.map(({ name }) => name)]).toEqual([false, ['Chi bộ Phòng Tổng hợp']]);
    const stranger = await Browser.signedIn(app, 'cb.duoc');
    expect((await stranger.get(path())).status).toBe(403);
    expect((await office.get(path(bloc.bao))).status).toBe(404);
  });

  it('leaves each act in the history, with what was before', async () => {
    const account = (await view()).accounts[0].accountId;
    const [{ id }] = cellIn((await assign({ accountId: account })).body).assignments;
    await end(id, 1, '2026-03-31');
    const rows = await app.database.read(
      (manager) => manager.sql<{ action: string; payload: string }[]>`
        SELECT action, payload FROM audit WHERE action LIKE 'supervision.%' AND subject_id = ${bloc.tongHop}
        ORDER BY seq DESC LIMIT 2`,
    );
    expect(rows.map(({ action, payload }) => [action, JSON.parse(payload) as object])).toEqual([
      ['supervision.ended', { name: 'Nguyễn Văn An', from: FROM, before: null, after: '2026-03-31' }],
      [
        'supervision.assigned',
        { committeeId: bloc.noiVu, name: 'Nguyễn Văn An', accountId: account, from: FROM, until: null },
      ],
    ]);
  });

  it('ceases when the branch moves, and does not come back with it', async () => {
    const admin = await Browser.signedIn(app, 'admin');
    await assign({ cells: [{ cellId: bloc.keHoach }], from: '2026-01-01' });
    const move = (parentId: string, from: string) =>
      admin.post(`organizations/${bloc.keHoach}/changes`, { from, parentId });
    expect((await move(bloc.yTe, '2026-03-03')).status).toBe(201);
    const left = cellIn(await view(), bloc.keHoach);
    expect(left.subordinate).toBe(false);
    expect(left.assignments[0]).toMatchObject({ until: '2026-03-02', leftOn: '2026-03-03', state: 'PAST' });
    expect(cellIn(await view(office, bloc.yTe), bloc.keHoach).assignments).toEqual([]);
    expect((await move(bloc.noiVu, '2026-03-05')).status).toBe(201);
    expect(cellIn(await view(), bloc.keHoach).assignments[0].state).toBe('PAST');
    expect((await assign({ cells: [{ cellId: bloc.keHoach }], from: '2026-03-05' })).status).toBe(201);
  });
});
