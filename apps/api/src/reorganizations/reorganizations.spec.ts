import type { OrganizationHistoryView, ProblemView, RegisterActView, ReorganizationPreview } from '@chibo/contracts';
import { type ReorganizationBody } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import type { Reply } from '../../test-support/browser';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { CellMonths } from '../cell-months/cell-months.service';
import { ObligationsService } from '../obligations/obligations.service';
import { pathOn } from '../organizations/tree';

/** The clock stands at 06/03/2026. Thanh tra goes into Tổng hợp, both of Sở Nội vụ; chi bộ Dược stands under Sở Y tế. */
describe('reorganisations', () => {
  let app: TestApp;
  let bloc: Bloc;
  let admin: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openCurrentMonth();
    admin = await Browser.signedIn(app, 'admin');
  });
  afterAll(() => app.close());

  const DECISION = { decisionNumber: '45-QĐ/ĐU', decisionOn: '2026-02-20' };
  const absorb = (changes: Partial<ReorganizationBody> = {}): ReorganizationBody => ({
    ...{ kind: 'ABSORB', organizationIds: [bloc.thanhTra], successorId: bloc.tongHop, from: '2026-04-01' },
    ...DECISION,
    ...changes,
  });
  const order = (body: object) => admin.post<RegisterActView & ProblemView>('reorganizations', body);
  const undo = (id: string) => admin.post<ProblemView>(`reorganizations/${id}/undo`, { reason: 'Ghi nhầm' });
  const namesOn = (id: string, day: string): Promise<string[]> =>
    app.database.read(async (manager) => (await pathOn(manager, id, day)).map(({ name }) => name));
  const fieldOf = ({ status, body }: Reply<ProblemView>): string | undefined =>
    status === 400 ? body.errors?.[0].field : String(status);

  /** Every row of the register and of what follows it, to be held against themselves. */
  async function everything(): Promise<unknown> {
    return app.database.read(async (manager) => {
      const rows: unknown[] = [];
      for (const table of [
        'organization',
        'organization_profile',
        'organization_link',
        'role_assignment',
        'obligation',
      ])
        rows.push(await manager.query(`SELECT * FROM ${table} ORDER BY id`));
      rows.push(await manager.query('SELECT * FROM organization_superior ORDER BY 1, 2, 3'));
      rows.push(await manager.query('SELECT * FROM cell_month ORDER BY obligation_id'));
      return rows;
    });
  }

  it('are said beforehand, and nothing is done by saying it', async () => {
    const before = await everything();
    const { status, body } = await admin.post<ReorganizationPreview>('reorganizations/preview', absorb());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kindLabel: 'Sáp nhập',
      planned: true,
      cards: { kept: 0, undecided: [], drafts: [] },
      owed: [{ organizationName: 'Chi bộ Thanh tra', month: '2026-03' }],
      roles: [
        { accountName: 'Đồng chí cb.thanhtra', roleLabel: 'Bí thư chi bộ', organizationName: 'Chi bộ Thanh tra' },
      ],
    });
    expect(body.parts.map(({ name, partLabel }) => [name, partLabel])).toEqual([
      ['Chi bộ Phòng Tổng hợp', 'giữ lại'],
      ['Chi bộ Thanh tra', 'kết thúc'],
    ]);
    expect(body.figures).toEqual([
      { label: 'Chi bộ của Đảng bộ Sở Nội vụ', before: 3, after: 2 },
      { label: 'Chi bộ của Đảng bộ Khối các cơ quan tỉnh', before: 5, after: 4 },
    ]);
    expect(await everything()).toEqual(before);
  });

  it('end one from a day on, carry the role that was chosen, and are cancelled as if they had never been', async () => {
    const before = await everything();
    const { body: said } = await admin.post<ReorganizationPreview>('reorganizations/preview', absorb());
    const roles = [{ assignmentId: said.roles[0].assignmentId, to: bloc.tongHop }];
    const { status, body } = await order(absorb({ roles }));
    expect(status).toBe(201);
    expect(body).toMatchObject({ kindLabel: 'Sáp nhập', decisionNumber: '45-QĐ/ĐU', planned: true });
    expect(await namesOn(bloc.thanhTra, '2026-03-31')).toHaveLength(3);
    expect(await namesOn(bloc.thanhTra, '2026-04-01')).toEqual([]);
    const rows = await app.database.read(
      (manager) => manager.sql<{ organization_id: string; valid_from: string; valid_to: string | null }[]>`
        SELECT r.organization_id, r.valid_from, r.valid_to FROM role_assignment r JOIN account a ON a.id = r.account_id
        WHERE a.login = 'cb.thanhtra' ORDER BY r.valid_from`,
    );
    expect(rows).toEqual([
      { organization_id: bloc.thanhTra, valid_from: '2025-01-01', valid_to: '2026-04-01' },
      { organization_id: bloc.tongHop, valid_from: '2026-04-01', valid_to: null },
    ]);
    const { acts } = (await admin.get<OrganizationHistoryView>(`organizations/${bloc.thanhTra}/history`)).body;
    expect(acts).toMatchObject([{ id: body.id, mayUndo: true, planned: true }]);
    expect((await undo(body.id)).status).toBe(200);
    expect(await everything()).toEqual(before);
    expect(await undo(body.id)).toMatchObject({ status: 409, body: { code: 'DEPENDED_ON' } });
  });

  it('are done by one of two that ask for the same at the same moment', async () => {
    const replies = await Promise.all([order(absorb()), order(absorb({ successorId: bloc.keHoach }))]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 400]);
    const done = replies.find(({ status }) => status === 201);
    expect((await undo(done?.body.id ?? '')).status).toBe(200);
  });

  it('make one of two, with what stood below, and keep what was', async () => {
    const founded = [
      { kind: 'GRASSROOTS_PARTY_ORG', code: 'SNVYT', name: 'Đảng bộ Sở Nội vụ - Y tế', parentId: bloc.khoi },
    ];
    const body = { ...DECISION, kind: 'MERGE', organizationIds: [bloc.noiVu, bloc.yTe], founded, from: '2026-03-01' };
    const before = await everything();
    const done = await order(body);
    expect(done.status).toBe(201);
    expect(await namesOn(bloc.duoc, '2026-02-28')).toContain('Đảng bộ Sở Y tế');
    for (const id of [bloc.duoc, bloc.tongHop, bloc.keHoach])
      expect((await namesOn(id, '2026-03-01')).slice(1)).toEqual([
        'Đảng bộ Sở Nội vụ - Y tế',
        'Đảng bộ Khối các cơ quan tỉnh',
      ]);
    expect(await app.app.get(CellMonths).reconcile()).toBe(0);
    expect((await undo(done.body.id)).status).toBe(200);
    expect(await everything()).toEqual(before);
  });

  it('part one into two, which owe the month from now on; undone only while nothing stands on the new ones', async () => {
    const founded = ['1', '2'].map((at) => ({
      ...{ kind: 'SUBORDINATE_CELL', code: `DUOC.${at}`, name: `Chi bộ Dược ${at}`, parentId: bloc.yTe },
    }));
    const before = await everything();
    const body = { ...DECISION, kind: 'SPLIT', organizationIds: [bloc.duoc], founded, from: '2026-03-01' };
    const done = await order(body);
    expect(done.status).toBe(201);
    const newOne = done.body.parts.find(({ name }) => name === 'Chi bộ Dược 1')?.organizationId ?? '';
    const owed = await app.database.read(
      (manager) => manager.sql<{ name: string }[]>`
        SELECT p.name FROM obligation o JOIN organization_profile p ON p.organization_id = o.cell_id
        WHERE o.month = '2026-03' AND p.name LIKE '%Dược%' ORDER BY p.name`,
    );
    expect(owed.map(({ name }) => name)).toEqual(['Chi bộ Dược 1', 'Chi bộ Dược 2']);
    expect(await app.app.get(CellMonths).reconcile()).toBe(0);
    const account = { login: 'cb.duoc1', displayName: 'An', role: 'CELL_SECRETARY', organizationId: newOne };
    expect((await admin.post('accounts', account)).status).toBe(201);
    expect(await undo(done.body.id)).toMatchObject({ status: 409 });
    expect((await undo(done.body.id)).body.detail).toContain('1 tài khoản có vai trò');
    await app.database.write(async (manager) => {
      await manager.sql`DELETE FROM role_assignment WHERE organization_id = ${newOne}`;
    });
    expect((await undo(done.body.id)).status).toBe(200);
    const strip = (rows: unknown): string => JSON.stringify(rows).replace(/"id":"[^"]*"|"obligation_id":"[^"]*"/gi, '');
    expect(strip(await everything()).length).toBe(strip(before).length);
    expect(await app.app.get(CellMonths).reconcile()).toBe(0);
  });

  it('transfer the whole of one to another superior', async () => {
    const body = {
      ...DECISION,
      kind: 'TRANSFER',
      organizationIds: [bloc.noiVu],
      successorId: bloc.yTe,
      from: '2026-05-01',
    };
    const done = await order(body);
    expect(done.status).toBe(201);
    expect((await namesOn(bloc.tongHop, '2026-05-01')).slice(1)).toEqual([
      'Đảng bộ Sở Nội vụ',
      'Đảng bộ Sở Y tế',
      'Đảng bộ Khối các cơ quan tỉnh',
    ]);
    expect((await undo(done.body.id)).status).toBe(200);
  });

  it('refuse what cannot be, by the field that says it', async () => {
    const merged = { code: 'moi', name: 'Chi bộ Mới', kind: 'SUBORDINATE_CELL', parentId: bloc.noiVu };
    const refused: [string, object][] = [
      ['successorId', absorb({ successorId: undefined })],
      ['successorId', absorb({ successorId: bloc.thanhTra })],
      ['organizationIds', absorb({ organizationIds: [] })],
      ['decisionOn', absorb({ decisionOn: '2026-04-02' })],
      ['from', absorb({ from: '2025-01-01', decisionOn: '2024-12-01' })],
      ['organizationIds', absorb({ kind: 'DISSOLVE', successorId: undefined, organizationIds: [bloc.khoi] })],
      ['children', absorb({ kind: 'DISSOLVE', successorId: undefined, organizationIds: [bloc.noiVu] })],
      ['children', absorb({ kind: 'DISBAND', successorId: undefined, organizationIds: [bloc.yTe] })],
      ['parentId', absorb({ organizationIds: [bloc.noiVu], successorId: bloc.duoc })],
      ['founded', absorb({ founded: [merged] })],
      ['code', absorb({ kind: 'SPLIT', founded: [{ ...merged, code: 'chi-bo-bao' }], successorId: bloc.thanhTra })],
      ['groups', absorb({ groups: [{ groupingId: bloc.khoi, groupId: bloc.khoi, of: 'khong-co' }] })],
      ['kind', absorb({ kind: 'BURN' as 'ABSORB' })],
      ['from', absorb({ from: '2026-02-30' })],
      ['parentId', absorb({ kind: 'TRANSFER', organizationIds: [bloc.khoi], successorId: bloc.noiVu })],
      ['parentId', absorb({ kind: 'TRANSFER', organizationIds: [bloc.noiVu], successorId: bloc.tongHop })],
    ];
    const before = await everything();
    for (const [at, [field, body]] of refused.entries()) {
      expect([at, fieldOf(await order(body))]).toEqual([at, field]);
      expect([at, fieldOf(await admin.post<ProblemView>('reorganizations/preview', body))]).toEqual([at, field]);
    }
    expect(await everything()).toEqual(before);
  });

  it('are an administrator’s alone, within the own subtree', async () => {
    for (const login of ['vp.khoi', 'du.noivu', 'cb.thanhtra'] as const) {
      const other = await Browser.signedIn(app, login);
      expect((await other.post('reorganizations', absorb())).status).toBe(403);
      expect((await other.post('reorganizations/preview', absorb())).status).toBe(403);
    }
    const stranger = await Browser.signedIn(app, 'cb.duoc');
    expect((await stranger.get(`organizations/${bloc.thanhTra}/history`)).status).toBe(403);
    const officer = await Browser.signedIn(app, 'du.noivu');
    const { acts } = (await officer.get<OrganizationHistoryView>(`organizations/${bloc.thanhTra}/history`)).body;
    expect(acts.length).toBeGreaterThan(0);
    expect(acts.every(({ mayUndo, whyNot }) => !mayUndo && whyNot === undefined)).toBe(true);
  });
});
