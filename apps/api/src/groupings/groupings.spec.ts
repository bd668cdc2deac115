import type {
  GroupedOrganizationsView,
  GroupingsView,
  GroupingView,
  ProblemView,
  RegroupPreview,
} from '@chibo/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';

/** The clock stands at 06/03/2026. */
describe('groups of organisations', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    office = await Browser.signedIn(app, 'vp.khoi');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    for (const table of ['group_stay', 'organization_group', 'organization_grouping'])
      await app.database.write((manager) => manager.query(`DELETE FROM ${table}`));
  });

  const FIELDS = { name: 'Lĩnh vực', groups: [{ name: 'Hành chính' }, { name: 'Sự nghiệp công lập' }] };
  const create = async (body: object = FIELDS, who = office, at = bloc.khoi) =>
    who.post<GroupingView & ProblemView>(`organizations/${at}/groupings`, body);
  const put = (seen: GroupingView, change: object, who = office) =>
    who.post<GroupingView & ProblemView>(`groupings/${seen.id}/organizations`, change, { version: seen.version });
  const counts = ({ groups, ungrouped }: GroupingView) => [...groups.map((group) => group.organizations), ungrouped];
  const on = async ({ id }: GroupingView, day: string) =>
    (await office.get<GroupingView>(`groupings/${id}?day=${day}`)).body;
  const listed = async ({ id }: GroupingView, query = '', who = office) =>
    (await who.get<GroupedOrganizationsView>(`groupings/${id}/organizations?${query}`)).body;
  const fieldsOf = ({ body }: { body: ProblemView }) => body.errors?.map(({ field }) => field);

  it('are kept by a committee, in their order, and hold for those below it', async () => {
    const { status, body } = await create();
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'Lĩnh vực', version: 1, mayChange: true, ungrouped: 3 });
    expect(body.groups.map(({ name }) => name)).toEqual(['Hành chính', 'Sự nghiệp công lập']);
    const below = await Browser.signedIn(app, 'du.noivu');
    const seen = (await below.get<GroupingsView>(`organizations/${bloc.noiVu}/groupings`)).body;
    expect(seen.groupings.map(({ name, mayChange }) => [name, mayChange])).toEqual([['Lĩnh vực', false]]);
    expect((await create({ ...FIELDS, name: 'Vùng' }, below, bloc.noiVu)).status).toBe(201);
    expect((await office.get<GroupingsView>(`organizations/${bloc.khoi}/groupings`)).body.groupings).toHaveLength(1);
  });

  it('take many organisations at once, from a day on; before it nothing changes', async () => {
    const { body } = await create();
    const [administrative, service] = body.groups;
    const first = { organizationIds: [bloc.noiVu, bloc.bao], groupId: administrative.id, from: '2025-06-01' };
    const one = await put(body, first);
    expect([one.status, counts(one.body)]).toEqual([200, [2, 0, 1]]);
    const two = await put(one.body, { organizationIds: [bloc.yTe], groupId: service.id, from: '2025-06-01' });
    expect(counts(two.body)).toEqual([2, 1, 0]);
    expect(counts(await on(body, '2025-05-31'))).toEqual([0, 0, 3]);
    expect(counts(await on(body, '2025-06-01'))).toEqual([2, 1, 0]);
  });

  it('are left for another one, for good or for a time, and the history says so', async () => {
    const { body } = await create();
    const [administrative, service] = body.groups;
    const organizationIds = [bloc.noiVu];
    let seen = (await put(body, { organizationIds, groupId: administrative.id, from: '2025-01-01' })).body;
    const time = { from: '2025-07-01', until: '2025-12-31' };
    seen = (await put(seen, { organizationIds, groupId: service.id, ...time })).body;
    const { organizations } = await listed(seen, 'q=noi vu');
    expect(organizations[0].stays.map(({ groupName, from, until }) => [groupName, from, until])).toEqual([
      ['Hành chính', '2026-01-01', undefined],
      ['Sự nghiệp công lập', '2025-07-01', '2025-12-31'],
      ['Hành chính', '2025-01-01', '2025-06-30'],
    ]);
    expect(organizations[0].stays[0]).toMatchObject({ by: 'Đồng chí vp.khoi' });
    const corrected = await put(seen, { organizationIds, groupId: service.id, from: '2025-01-01' });
    const after = (await listed(corrected.body, 'q=noi vu')).organizations[0];
    expect(after.group?.name).toBe('Sự nghiệp công lập');
    expect(after.stays.filter(({ dropped }) => !dropped)).toHaveLength(1);
    expect(after.stays.filter(({ dropped }) => dropped?.by === 'Đồng chí vp.khoi')).toHaveLength(3);
    for (const day of ['2025-01-01', '2025-08-01', '2026-03-06'])
      expect(counts(await on(seen, day)).slice(0, 2)).toEqual([0, 1]);
  });

  it('say beforehand what would change', async () => {
    const { body } = await create();
    const [administrative, service] = body.groups;
    const seen = (await put(body, { organizationIds: [bloc.noiVu], groupId: administrative.id, from: '2025-01-01' }))
      .body;
    const order = { organizationIds: [bloc.yTe, bloc.noiVu], groupId: administrative.id, from: '2026-01-01' };
    const preview = async (change: object) =>
      (await office.post<RegroupPreview>(`groupings/${body.id}/organizations/preview`, change)).body;
    expect(await preview(order)).toEqual({
      group: 'Hành chính',
      from: '2026-01-01',
      organizations: [
        { id: bloc.noiVu, name: 'Đảng bộ Sở Nội vụ', before: 'Hành chính', unchanged: true, replaced: 0 },
        { id: bloc.yTe, name: 'Đảng bộ Sở Y tế', unchanged: false, replaced: 0 },
      ],
      unchanged: 1,
    });
    expect((await preview({ ...order, groupId: null, from: '2025-01-01' })).organizations[0]).toMatchObject({
      before: 'Hành chính',
      replaced: 1,
    });
    expect(counts(await on(seen, '2026-03-01'))).toEqual([1, 0, 2]);
    expect(service.organizations).toBe(0);
  });

  it('list organisations with the group of their own or of those above them, by group and by name', async () => {
    const { body } = await create();
    const [administrative] = body.groups;
    const seen = (await put(body, { organizationIds: [bloc.noiVu], groupId: administrative.id, from: '2025-01-01' }))
      .body;
    const all = await listed(seen);
    expect(all.total).toBe(7);
    const groupsOf = new Map(all.organizations.map((one) => [one.id, [one.group?.name, one.inherited?.name]]));
    expect(groupsOf.get(bloc.noiVu)).toEqual(['Hành chính', undefined]);
    expect(groupsOf.get(bloc.tongHop)).toEqual([undefined, 'Hành chính']);
    expect(groupsOf.get(bloc.bao)).toEqual([undefined, undefined]);
    expect((await listed(seen, `group=${administrative.id}`)).organizations.map(({ id }) => id)).toEqual([bloc.noiVu]);
    expect((await listed(seen, 'group=NONE')).organizations.map(({ id }) => id).sort()).toEqual(
      [bloc.yTe, bloc.bao].sort(),
    );
    const below = await Browser.signedIn(app, 'du.yte');
    expect((await listed(seen, '', below)).organizations.map(({ id }) => id)).toEqual([bloc.yTe, bloc.duoc]);
  });

  it('are renamed, put in order and added; one that had organisations stays', async () => {
    const { body } = await create();
    const [administrative, service] = body.groups;
    const seen = (await put(body, { organizationIds: [bloc.noiVu], groupId: administrative.id, from: '2025-01-01' }))
      .body;
    const change = (groups: object[], version = seen.version) =>
      office.put<GroupingView & ProblemView>(`groupings/${seen.id}`, { name: 'Ngành', groups }, { version });
    const dropped = await change([{ id: service.id, name: 'Sự nghiệp' }]);
    expect([dropped.status, fieldsOf(dropped)]).toEqual([400, ['groups']]);
    const mended = await change([{ name: 'Doanh nghiệp' }, { id: administrative.id, name: 'Cơ quan hành chính' }]);
    expect(mended.body.groups.map(({ name, organizations }) => [name, organizations])).toEqual([
      ['Doanh nghiệp', 0],
      ['Cơ quan hành chính', 1],
    ]);
    expect((await change([{ name: 'Khác' }])).status).toBe(412);
  });

  it.each<[string, (bloc: Bloc) => object, string]>([
    ['nobody', () => ({ organizationIds: [] }), 'organizationIds'],
    ['an organisation that does not exist', () => ({ organizationIds: [newId()] }), 'organizationIds'],
    ['the committee itself', ({ khoi }) => ({ organizationIds: [khoi] }), 'organizationIds'],
    [
      'a day before the organisation was',
      ({ bao }) => ({ organizationIds: [bao], from: '2024-01-01' }),
      'organizationIds',
    ],
    ['a group of nowhere', () => ({ groupId: newId() }), 'groupId'],
    ['an end before the beginning', () => ({ until: '2025-12-31' }), 'until'],
    ['no real day', () => ({ from: '2026-02-30' }), 'from'],
    [
      'more than five hundred at once',
      () => ({ organizationIds: Array.from({ length: 501 }, newId) }),
      'organizationIds',
    ],
  ])('refuse %s by name', async (_, change, field) => {
    const { body } = await create();
    const order = { organizationIds: [bloc.noiVu], groupId: body.groups[0].id, from: '2026-01-01', ...change(bloc) };
    const reply = await put(body, order);
    expect([reply.status, fieldsOf(reply)]).toEqual([400, [field]]);
    expect(counts(await on(body, '2026-03-06'))).toEqual([0, 0, 3]);
  });

  it('are not changed on an older version, nor by those below', async () => {
    const { body } = await create();
    const order = { organizationIds: [bloc.noiVu], groupId: body.groups[0].id, from: '2026-01-01' };
    expect((await put(body, order)).status).toBe(200);
    expect((await put(body, { ...order, from: '2026-02-01' })).status).toBe(412);
    expect((await put({ ...body, version: 2 }, order, await Browser.signedIn(app, 'du.noivu'))).status).toBe(403);
    expect((await put({ ...body, version: 2 }, order, await Browser.signedIn(app, 'lanhdao.khoi'))).status).toBe(403);
  });

  it('are not made twice under one name', async () => {
    await create();
    expect(fieldsOf(await create())).toEqual(['name']);
    expect(fieldsOf(await create({ name: 'Vùng', groups: [{ name: 'Cao' }, { name: 'Cao ' }] }))).toEqual(['groups']);
  });
});
