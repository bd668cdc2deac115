import type { CriteriaSetView, OrganizationsView, OrganizationView, ProblemView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { systemActor } from '../accounts/actor';
import { OrganizationsService } from './organizations.service';
import { pathOn } from './tree';

describe('the register', () => {
  let app: TestApp;
  let bloc: Bloc;
  let admin: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    admin = await Browser.signedIn(app, 'admin');
  });
  afterAll(() => app.close());

  const pathNames = (id: string, day: string): Promise<string[]> =>
    app.database.read(async (manager) => (await pathOn(manager, id, day)).map(({ name }) => name));

  it('takes a new branch under its committee from a day on', async () => {
    const { status, body } = await admin.post<OrganizationView>('organizations', {
      kind: 'SUBORDINATE_CELL',
      code: 'nv-9',
      name: 'Chi bộ Văn phòng',
      parentId: bloc.noiVu,
      from: '2026-02-01',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ isCell: true, parentName: 'Đảng bộ Sở Nội vụ', leadership: 'COMMITTEE' });
    expect(await pathNames(body.id, '2026-01-31')).toEqual([]);
    expect(await pathNames(body.id, '2026-02-01')).toHaveLength(3);
  });

  it('keeps the past when a branch moves and is renamed: end-exclusive, day by day', async () => {
    const { body } = await admin.post<OrganizationView>(`organizations/${bloc.thanhTra}/changes`, {
      from: '2026-03-15',
      name: 'Chi bộ Thanh tra Sở',
      parentId: bloc.yTe,
    });
    expect(body).toMatchObject({ name: 'Chi bộ Thanh tra Sở', parentName: 'Đảng bộ Sở Y tế' });
    expect(await pathNames(bloc.thanhTra, '2026-03-14')).toEqual([
      'Chi bộ Thanh tra',
      'Đảng bộ Sở Nội vụ',
      'Đảng bộ Khối các cơ quan tỉnh',
    ]);
    expect(await pathNames(bloc.thanhTra, '2026-03-15')).toEqual([
      'Chi bộ Thanh tra Sở',
      'Đảng bộ Sở Y tế',
      'Đảng bộ Khối các cơ quan tỉnh',
    ]);
  });

  it('lets nothing planned stand in the way of what comes before it, nor lose it', async () => {
    const change = (body: object) => admin.post<OrganizationView>(`organizations/${bloc.thanhTra}/changes`, body);
    expect((await change({ from: '2031-06-01', name: 'Chi bộ Thanh tra tỉnh', parentId: bloc.khoi })).status).toBe(201);
    expect((await change({ from: '2031-03-01', leadership: 'SECRETARY_ONLY', parentId: bloc.noiVu })).status).toBe(201);
    expect((await change({ from: '2026-03-01', name: 'Chi bộ Thanh tra (cũ)' })).status).toBe(201);
    const on = (day: string) =>
      app.database.read(async (manager) => {
        const [own, above] = await pathOn(manager, bloc.thanhTra, day);
        return [own.name, above.name, own.leadership];
      });
    expect(await on('2026-02-28')).toEqual(['Chi bộ Thanh tra', 'Đảng bộ Sở Nội vụ', 'COMMITTEE']);
    expect(await on('2026-03-14')).toEqual(['Chi bộ Thanh tra (cũ)', 'Đảng bộ Sở Nội vụ', 'COMMITTEE']);
    expect(await on('2031-02-28')).toEqual(['Chi bộ Thanh tra Sở', 'Đảng bộ Sở Y tế', 'COMMITTEE']);
    expect(await on('2031-03-01')).toEqual(['Chi bộ Thanh tra Sở', 'Đảng bộ Sở Nội vụ', 'SECRETARY_ONLY']);
    expect(await on('2031-06-01')).toEqual([
      'Chi bộ Thanh tra tỉnh',
      'Đảng bộ Khối các cơ quan tỉnh',
      'SECRETARY_ONLY',
    ]);
  });

  it('takes many acts as one, told once at the end: all of them or none', async () => {
    const service = app.app.get(OrganizationsService);
    const actor = { ...systemActor('import'), roles: [{ role: 'ADMIN' as const, organizationId: bloc.khoi }] };
    const row = (at: number, parentId: string) => ({
      ...{ kind: 'SUBORDINATE_CELL', code: `loat-${at}`, name: `Chi bộ Loạt ${at}`, parentId, from: '2026-02-01' },
    });
    const written = (last: object) =>
      service.together(async (acts) => {
        const committee = { ...row(0, bloc.khoi), kind: 'GRASSROOTS_PARTY_ORG', from: '2026-02-01' };
        const parent = await acts.create(actor, committee);
        for (let at = 1; at <= 20; at += 1) await acts.create(actor, row(at, parent));
        await acts.change(actor, parent, { from: '2026-02-01', ...last });
        return () => parent;
      });
    await expect(written({ kind: 'SUBORDINATE_CELL' })).rejects.toThrow();
    const found = async (): Promise<number> => (await admin.get<OrganizationsView>('organizations?q=loat-')).body.total;
    expect(await found()).toBe(0);
    const parent = await written({ name: 'Đảng bộ Loạt' });
    expect(await found()).toBe(21);
    const under = await app.database.read(
      (manager) => manager.sql<object[]>`SELECT 1 FROM organization_superior
        WHERE organization_id = ${parent} AND superior_id = ${bloc.khoi}`,
    );
    expect(under).toHaveLength(1);
  });

  it('refuses a branch a minimum of its own below what its criteria sets allow, now or from a day to come', async () => {
    const own = (minMinutesOverride: number | null, from = '2026-04-01') =>
      admin.post<ProblemView>(`organizations/${bloc.keHoach}/changes`, { from, minMinutesOverride });
    const text = `Bộ tiêu chí “${hd42Commune.title}” không nhận mức dưới 45 phút.`;
    expect(await own(44)).toMatchObject({ status: 400, body: { errors: [{ field: 'minMinutesOverride', text }] } });
    expect((await own(45)).status).toBe(201);
    const office = await Browser.signedIn(app, 'vp.khoi');
    const { body: next } = await office.post<CriteriaSetView>(`criteria-sets/${bloc.setVersionId}/versions`);
    const content = { ...next.content, minMinutes: { ...next.content.minMinutes, smallestAllowed: 60 } };
    await office.put(`criteria-sets/${next.versionId}`, { content });
    await office.post(`criteria-sets/${next.versionId}/publication`, { ownerId: bloc.khoi, validFrom: '2031-01-01' });
    expect((await own(50, '2026-04-02')).status).toBe(400);
    expect((await own(60, '2026-04-02')).status).toBe(201);
    const create = { kind: 'SUBORDINATE_CELL', code: 'nv-59', name: 'Chi bộ nhỏ', parentId: bloc.noiVu };
    const at = { from: '2026-04-02', minMinutesOverride: 59 };
    expect((await admin.post<ProblemView>('organizations', { ...create, ...at })).status).toBe(400);
    expect((await admin.post('organizations', { ...create, ...at, minMinutesOverride: 60 })).status).toBe(201);
  });

  it('refuses what the tree cannot be, naming the field', async () => {
    const create = {
      kind: 'SUBORDINATE_CELL',
      code: 'nv-10',
      name: 'Chi bộ X',
      parentId: bloc.noiVu,
      from: '2026-02-01',
    };
    const refused = async (path: string, body: object): Promise<string | undefined> => {
      const reply = await admin.post<ProblemView>(path, body);
      expect(reply.status).toBe(400);
      return reply.body.errors?.[0].field;
    };
    expect(await refused('organizations', { ...create, kind: 'KHONG_CO' })).toBe('kind');
    expect(await refused('organizations', { ...create, code: 'chi-bo-bao' })).toBe('code');
    expect(await refused('organizations', { ...create, parentId: bloc.bao })).toBe('parentId');
    expect(await refused('organizations', { ...create, parentId: undefined })).toBe('parentId');
    expect(await refused(`organizations/${bloc.khoi}/changes`, { from: '2026-02-01', parentId: bloc.noiVu })).toBe(
      'parentId',
    );
  });

  it('keeps codes apart and branches without branches when something changes', async () => {
    const change = async (body: object): Promise<string | undefined> =>
      (await admin.post<ProblemView>(`organizations/${bloc.noiVu}/changes`, { from: '2026-05-01', ...body })).body
        .errors?.[0].field;
    expect(await change({ code: 'chi-bo-bao' })).toBe('code');
    expect(await change({ kind: 'PARTY_CELL' })).toBe('kind');
    expect(await change({ code: 'dang-bo-so-noi-vu', kind: 'GRASSROOTS_PARTY_ORG' })).toBeUndefined();
  });

  it('never closes a circle, even by two moves at the same moment', async () => {
    const found = async (code: string): Promise<string> =>
      (
        await admin.post<OrganizationView>('organizations', {
          kind: 'PARTIAL_PARTY_ORG',
          code,
          name: code,
          parentId: bloc.khoi,
          from: '2026-01-01',
        })
      ).body.id;
    const [one, two] = [await found('a'), await found('b')];
    const move = (id: string, parentId: string) =>
      admin.post(`organizations/${id}/changes`, { from: '2026-04-01', parentId });
    const replies = await Promise.all([move(one, two), move(two, one)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 400]);
  });

  it('gives a code to one of two that ask at the same moment', async () => {
    const wanted = { kind: 'PARTY_CELL', code: 'mot', name: 'Chi bộ', parentId: bloc.yTe, from: '2026-01-01' };
    const replies = await Promise.all([admin.post('organizations', wanted), admin.post('organizations', wanted)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 400]);
  });

  it('refuses a committee that would stand above itself', async () => {
    const { body: part } = await admin.post<OrganizationView>('organizations', {
      kind: 'PARTIAL_PARTY_ORG',
      code: 'bp',
      name: 'Đảng bộ bộ phận',
      parentId: bloc.yTe,
      from: '2026-01-01',
    });
    const reply = await admin.post<ProblemView>(`organizations/${bloc.yTe}/changes`, {
      from: '2026-04-01',
      parentId: part.id,
    });
    expect(reply).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'parentId', text: expect.stringContaining('ở dưới chính tổ chức đó') }] },
    });
    expect(await pathNames(bloc.yTe, '2026-04-01')).toEqual(['Đảng bộ Sở Y tế', 'Đảng bộ Khối các cơ quan tỉnh']);
  });
});
