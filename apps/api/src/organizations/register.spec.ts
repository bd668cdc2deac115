import type { OrganizationsView, OrganizationTreeView, OrganizationView } from '@chibo/contracts';
import { findCycle } from '@chibo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';
import { named } from './named';
import { Organization, OrganizationLink, OrganizationProfile } from './organization.entities';
import { firstDayUnder, keepAllSuperiors } from './superiors';

const FROM = '2025-01-01';
const MANY = 230;

describe('the register read as lists', () => {
  let app: TestApp;
  let bloc: Bloc;
  let admin: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    admin = await Browser.signedIn(app, 'admin');
    await app.database.write(async (manager) => {
      for (let at = 0; at < MANY; at += 1) {
        const [id, name] = [newId(), `Chi bộ Khu phố ${String(at).padStart(3, '0')}`];
        const period = { validFrom: FROM, validTo: null };
        await manager.insert(Organization, {
          id,
          existsFrom: FROM,
          existsTo: null,
          createdAt: `${FROM}T00:00:00.000Z`,
        });
        const kind = { kind: 'SUBORDINATE_CELL', leadership: 'COMMITTEE', minMinutesOverride: null } as const;
        await manager.insert(OrganizationProfile, {
          ...{ id: newId(), organizationId: id, ...kind, ...named(name, `kp-${at}`) },
          ...period,
        });
        await manager.insert(OrganizationLink, { id: newId(), childId: id, parentId: bloc.yTe, ...period });
      }
      await keepAllSuperiors(manager);
    });
  });
  afterAll(() => app.close());

  const asked = async (query: string, browser = admin): Promise<OrganizationsView> =>
    (await browser.get<OrganizationsView>(`organizations?${query}`)).body;
  const namesOf = ({ organizations }: OrganizationsView): string[] => organizations.map(({ name }) => name);

  it('come in pages, higher kinds first, in Vietnamese order, each organisation once', async () => {
    const first = await asked('');
    expect(first).toMatchObject({ total: 8 + MANY, page: 1, pageSize: 100 });
    expect(namesOf(first).slice(0, 3)).toEqual([
      'Đảng bộ Khối các cơ quan tỉnh',
      'Đảng bộ Sở Nội vụ',
      'Đảng bộ Sở Y tế',
    ]);
    const pages = [first, await asked('page=2'), await asked('page=3')];
    const all = pages.flatMap(({ organizations }) => organizations);
    expect(new Set(all.map(({ id }) => id)).size).toBe(8 + MANY);
    expect(pages.map(({ organizations }) => organizations.length)).toEqual([100, 100, 38]);
    expect((await asked('page=4')).organizations).toEqual([]);
  });

  it('are searched without accents by name, code and superior, letter for letter', async () => {
    expect(namesOf(await asked('q=khu%20pho%20117'))).toEqual(['Chi bộ Khu phố 117']);
    expect(namesOf(await asked('q=KP-42'))).toEqual(['Chi bộ Khu phố 042']);
    expect((await asked('q=noi%20vu')).organizations.map(({ parentName }) => parentName)).toEqual([
      'Đảng bộ Khối các cơ quan tỉnh',
      ...Array.from({ length: 3 }, () => 'Đảng bộ Sở Nội vụ'),
    ]);
    expect((await asked('q=%25')).total).toBe(0);
    expect((await asked('q=khu_pho')).total).toBe(0);
  });

  it('are only branches, only committees, only what stands under one', async () => {
    expect(await asked('only=COMMITTEES')).toMatchObject({ total: 3 });
    expect(await asked('only=CELLS')).toMatchObject({ total: 5 + MANY });
    expect(namesOf(await asked(`under=${bloc.noiVu}`))).toEqual([
      'Chi bộ Phòng Kế hoạch',
      'Chi bộ Phòng Tổng hợp',
      'Chi bộ Thanh tra',
    ]);
    expect(await asked(`under=${bloc.khoi}`)).toMatchObject({ total: 7 + MANY });
    expect((await admin.get('organizations?only=ALL')).status).toBe(400);
  });

  it('show nobody more than stands under his own, nor the superior of his own', async () => {
    const officer = await Browser.signedIn(app, 'du.noivu');
    const own = await asked('', officer);
    expect(own.total).toBe(4);
    const [{ id, parentId, parentName }, cell] = own.organizations;
    expect([id, parentId, parentName]).toEqual([bloc.noiVu, bloc.khoi, undefined]);
    expect(cell.parentName).toBe('Đảng bộ Sở Nội vụ');
    expect((await asked(`under=${bloc.yTe}`, officer)).total).toBe(0);
    expect((await asked(`under=${bloc.khoi}`, officer)).total).toBe(4);
    expect((await asked('q=khoi', officer)).total).toBe(0);
    const secretary = await Browser.signedIn(app, 'cb.duoc');
    expect(namesOf(await asked('', secretary))).toEqual(['Chi bộ Phòng Dược']);
  });

  it('name an organisation once where its reader has roles above and at it', async () => {
    await app.database.write(
      (manager) => manager.sql`
      INSERT INTO role_assignment (id, account_id, organization_id, role, valid_from)
      SELECT ${newId()}, id, ${bloc.tongHop}, 'CELL_SECRETARY', ${FROM} FROM account WHERE login = 'du.noivu'`,
    );
    const both = await asked('', await Browser.signedIn(app, 'du.noivu'));
    expect(both.total).toBe(4);
    expect(new Set(both.organizations.map(({ id }) => id)).size).toBe(4);
    expect(both.organizations.find(({ id }) => id === bloc.tongHop)?.parentName).toBe('Đảng bộ Sở Nội vụ');
  });

  it('are found by every word, as typed and whole ones first, with the way up as far as the reader sees', async () => {
    const wanted = { kind: 'SUBORDINATE_CELL', parentId: bloc.yTe, from: '2026-01-01' };
    for (const [code, name] of [
      ['bv.1', 'Chi bộ Bệnh viện Đa khoa'],
      ['bv.2', 'Chi bộ Bệnh viện Y học cổ truyền'],
      ['hb.1', 'Chi bộ Hoa Ban'],
      ['hb.2', 'Chi bộ Hoà Bình'],
      ['hb.3', 'Chi bộ Hoàng Hoa Thám'],
    ])
      expect((await admin.post('organizations', { ...wanted, code, name })).status).toBe(201);
    const found = async (q: string) => namesOf(await asked(`q=${encodeURIComponent(q)}`));
    expect(await found('hòa')).toEqual([
      'Chi bộ Hoà Bình',
      'Chi bộ Hoa Ban',
      'Chi bộ Hoàng Hoa Thám',
      'Chi bộ Phòng Kế hoạch',
    ]);
    expect(await found('bv y hoc')).toEqual(['Chi bộ Bệnh viện Y học cổ truyền']);
    expect(await found('thanh tra noi vu')).toEqual(['Chi bộ Thanh tra']);
    expect(await found('da khoa')).toEqual(['Chi bộ Bệnh viện Đa khoa']);
    const [{ path }] = (await asked('q=thanh tra')).organizations;
    expect(path?.map(({ name }) => name)).toEqual(['Đảng bộ Sở Nội vụ', 'Đảng bộ Khối các cơ quan tỉnh']);
    const officer = await Browser.signedIn(app, 'du.noivu');
    const [own] = (await asked('q=thanh tra', officer)).organizations;
    expect(own.path?.map(({ name }) => name)).toEqual(['Đảng bộ Sở Nội vụ']);
  });

  it('are opened as a tree: what stands directly under one, with the branches beneath', async () => {
    const tree = async (query: string, browser = admin) =>
      (await browser.get<OrganizationTreeView>(`organizations/tree?${query}`)).body;
    const top = await tree('');
    const branches = top.nodes[0].cells;
    expect(top.nodes.map(({ id, children }) => [id, children])).toEqual([[bloc.khoi, 3]]);
    const under = await tree(`parentId=${bloc.khoi}`);
    expect(under.nodes.map(({ name, cells }) => [name, cells])).toEqual([
      ['Đảng bộ Sở Nội vụ', 3],
      ['Đảng bộ Sở Y tế', branches - 4],
      ['Chi bộ Báo', 0],
    ]);
    expect(under.nodes.reduce((sum, { isCell, cells }) => sum + (isCell ? 1 : cells), 0)).toBe(branches);
    const last = await tree(`parentId=${bloc.yTe}&page=3`);
    const { id } = last.nodes[0];
    expect(await tree(`parentId=${bloc.yTe}&at=${id}`)).toEqual(last);
    expect((await tree('day=2024-12-31')).nodes).toEqual([]);
    expect((await tree(`parentId=${bloc.noiVu}&day=2025-06-01`)).total).toBe(3);
    const officer = await Browser.signedIn(app, 'du.noivu');
    expect((await tree('', officer)).nodes.map((node) => node.id)).toEqual([bloc.noiVu]);
    expect((await tree(`parentId=${bloc.yTe}`, officer)).total).toBe(0);
    expect((await tree(`parentId=${newId()}`)).total).toBe(0);
    expect((await admin.get('organizations/tree?day=2026-02-30')).status).toBe(400);
  });

  it('find a new branch at once, under its superior of today', async () => {
    const wanted = { kind: 'SUBORDINATE_CELL', code: 'moi', name: 'Chi bộ Vừa lập', from: '2026-01-01' };
    const { body } = await admin.post<OrganizationView>('organizations', { ...wanted, parentId: bloc.noiVu });
    expect((await asked('q=vua%20lap')).organizations).toMatchObject([
      { id: body.id, parentName: 'Đảng bộ Sở Nội vụ' },
    ]);
  });
});

describe('a circle of links', () => {
  let app: TestApp;
  beforeAll(async () => (app = await aTestApp()));
  afterAll(() => app.close());

  /** Numbers that look random and are the same each time. */
  function* numbers(): Generator<number, number> {
    for (let seed = 7; ;) {
      seed = (seed * 48271) % 2147483647;
      yield seed;
    }
  }

  it('is found upwards from the new superior just where looking at all links finds one', async () => {
    const random = numbers();
    const below = (bound: number): number => random.next().value % bound;
    const months = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}-01`);
    let circles = 0;
    for (let round = 0; round < 60; round += 1) {
      await app.database.write(async (manager) => {
        await manager.sql`DELETE FROM organization_link`;
        const links: { child: string; parent: string; from: string; to?: string }[] = [];
        for (let at = 0; at < 14; at += 1) {
          const start = below(10);
          const until = below(3) === 0 ? undefined : months[start + 1 + below(11 - start)];
          const link = { child: `o${below(6)}`, parent: `o${below(6)}`, from: months[start], to: until };
          if (findCycle([...links, link]) || link.child === link.parent) continue;
          if (links.some((own) => own.child === link.child)) continue;
          links.push(link);
          const dated = { validFrom: link.from, validTo: link.to ?? null };
          await manager.insert(OrganizationLink, { id: newId(), childId: link.child, parentId: link.parent, ...dated });
        }
        const [child, parent, from] = [`o${below(6)}`, `o${below(6)}`, months[below(12)]];
        const before = links.flatMap((own) =>
          own.child !== child ? [own] : own.from < from ? [{ ...own, to: from }] : [],
        );
        const found = await firstDayUnder(manager, parent, child, { from, to: null });
        const cycle = findCycle([...before, { child, parent, from }]);
        expect([round, found !== undefined]).toEqual([round, cycle !== undefined]);
        circles += found ? 1 : 0;
      });
    }
    expect(circles).toBeGreaterThan(5);
    expect(circles).toBeLessThan(55);
  });
});
