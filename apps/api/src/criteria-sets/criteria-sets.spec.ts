import type { CriteriaSetSummary, CriteriaSetView, ProblemView, ScorecardView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

describe('criteria sets', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    office = await Browser.signedIn(app, 'vp.khoi');
  });
  afterAll(() => app.close());

  const draft = async (): Promise<CriteriaSetView> =>
    (await office.post<CriteriaSetView>('criteria-sets', { template: 'HD42-2025-commune' })).body;

  it('lists the five templates beside what is published', async () => {
    const { body } = await office.get<CriteriaSetSummary[]>('criteria-sets');
    expect(body.filter(({ status }) => status === 'TEMPLATE')).toHaveLength(5);
    expect(body.filter(({ status }) => status === 'PUBLISHED')).toHaveLength(2);
    expect(
      body
        .filter(({ status }) => status === 'TEMPLATE')
        .every(({ source }) => /mẫu.*, cần cấp ủy phê duyệt/i.test(source)),
    ).toBe(true);
  });

  it('may be edited as a draft; a set with gaps is kept but not published', async () => {
    const { versionId, content } = await draft();
    const broken = structuredClone(content);
    broken.groups[0].maxPoints = 400;
    const edited = await office.put<CriteriaSetView>(`criteria-sets/${versionId}`, { content: broken });
    expect(edited.body.errors.length).toBeGreaterThan(0);
    const refused = await office.post<ProblemView>(`criteria-sets/${versionId}/publication`, {
      ownerId: bloc.khoi,
      validFrom: '2027-01-01',
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'NOT_READY' } });
  });

  it('refuses two candidates at one node on one day', async () => {
    const { versionId } = await draft();
    const refused = await office.post<ProblemView>(`criteria-sets/${versionId}/publication`, {
      ownerId: bloc.khoi,
      validFrom: '2026-06-01',
    });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'validFrom' }] } });
  });

  it('is replaced by its next version from a day on, and never edited once published', async () => {
    const next = (await office.post<CriteriaSetView>(`criteria-sets/${bloc.setVersionId}/versions`)).body;
    expect(next).toMatchObject({ status: 'DRAFT', version: 2 });
    expect(
      (
        await office.post(`criteria-sets/${next.versionId}/publication`, {
          ownerId: bloc.khoi,
          validFrom: '2026-05-01',
        })
      ).status,
    ).toBe(201);
    const before = (await office.get<CriteriaSetView>(`criteria-sets/${bloc.setVersionId}`)).body;
    expect(before).toMatchObject({ validTo: '2026-05-01', content: hd42Commune });
    expect(await office.put<ProblemView>(`criteria-sets/${bloc.setVersionId}`, { content: hd42Commune })).toMatchObject(
      { status: 409, body: { code: 'PUBLISHED' } },
    );
  });

  it('comes from the nearest owner up the tree', async () => {
    const desk = await Browser.signedIn(app, 'du.yte');
    const { body: own } = await desk.post<CriteriaSetView>('criteria-sets', { template: 'PHUTHO' });
    const published = await desk.post<ProblemView>(`criteria-sets/${own.versionId}/publication`, {
      ownerId: bloc.yTe,
      validFrom: '2026-01-01',
    });
    expect(published.status).toBe(201);
    const secretary = await Browser.signedIn(app, 'cb.duoc');
    const { body } = await secretary.post<ScorecardView>('scorecards', {
      organizationId: bloc.duoc,
      month: '2026-02',
      kind: 'REGULAR',
    });
    expect(body.criteriaSet.code).toBe('PHUTHO');
    const other = await Browser.signedIn(app, 'cb.tonghop');
    expect(
      (
        await other.post<ScorecardView>('scorecards', {
          organizationId: bloc.tongHop,
          month: '2026-02',
          kind: 'REGULAR',
        })
      ).body.criteriaSet.code,
    ).toBe('HD42-2025-commune');
  });

  it('is refused with 800 lines, in words, and leaves the draft as it was', async () => {
    const { versionId, content } = await draft();
    const [group] = content.groups;
    const line = { label: 'Mục', shortLabel: 'Mục', maxPoints: 100, rule: { kind: 'CHECK' } };
    const criteria = Array.from({ length: 40 }, (_, at) => ({ ...line, code: `m${at}` }));
    const groups = Array.from({ length: 20 }, (_, at) => ({ ...group, code: `g${at}`, criteria }));
    const refused = await office.put<ProblemView>(`criteria-sets/${versionId}`, { content: { ...content, groups } });
    expect(refused).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'content.groups', text: 'Bộ tiêu chí có 800 mục; tối đa 120 mục.' }] },
    });
    expect((await office.get<CriteriaSetView>(`criteria-sets/${versionId}`)).body.content).toEqual(content);
  });

  it('is refused as a file of another shape', async () => {
    const { versionId } = await draft();
    expect(await office.put<ProblemView>(`criteria-sets/${versionId}`, { content: { groups: 7 } })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_FIELDS' },
    });
  });

  it('publishes one of two that are published for one node at the same moment, and counts versions once', async () => {
    const desk = await Browser.signedIn(app, 'du.noivu');
    const own = async (): Promise<string> =>
      (await desk.post<CriteriaSetView>('criteria-sets', { template: 'PHUTHO' })).body.versionId ?? '';
    const ids = [await own(), await own(), await own()];
    const publish = (id: string) =>
      desk.post(`criteria-sets/${id}/publication`, { ownerId: bloc.noiVu, validFrom: '2026-02-01' });
    const replies = await Promise.all(ids.map(publish));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    const published = ids[replies.findIndex(({ status }) => status === 201)];
    const next = () => desk.post<CriteriaSetView>(`criteria-sets/${published}/versions`);
    expect((await Promise.all([next(), next()])).map(({ body }) => body.version).sort()).toEqual([2, 3]);
  });

  it('publishes nothing that was not checked, also when it is edited at the same moment', async () => {
    const desk = await Browser.signedIn(app, 'du.yte');
    for (let year = 2030; year < 2036; year += 1) {
      const { versionId, content } = (await desk.post<CriteriaSetView>('criteria-sets', { template: 'THEMATIC' })).body;
      const broken = structuredClone(content);
      broken.groups[0].maxPoints = 400;
      await Promise.all([
        desk.post(`criteria-sets/${versionId}/publication`, {
          ownerId: bloc.yTe,
          validFrom: `${year}-01-01`,
          validTo: `${year + 1}-01-01`,
        }),
        desk.put(`criteria-sets/${versionId}`, { content: broken }),
      ]);
      const { body } = await desk.get<CriteriaSetView>(`criteria-sets/${versionId}`);
      expect([body.status, body.errors.length > 0]).toEqual([body.status, body.status === 'DRAFT']);
    }
  });

  it("keeps one desk's drafts from another", async () => {
    const { versionId } = await draft();
    const desk = await Browser.signedIn(app, 'du.noivu');
    expect((await desk.get(`criteria-sets/${versionId}`)).status).toBe(403);
    expect(
      (await desk.get<CriteriaSetSummary[]>('criteria-sets')).body.some((set) => set.versionId === versionId),
    ).toBe(false);
  });

  it('has its drafts counted: a desk cannot fill the disk with them', async () => {
    const desk = await Browser.signedIn(app, 'du.noivu');
    const ask = () => desk.post<ProblemView>('criteria-sets', { template: 'PHUTHO' });
    const listed = (await desk.get<CriteriaSetSummary[]>('criteria-sets')).body;
    const there = listed.filter(({ status, ownerId }) => status === 'DRAFT' && ownerId === bloc.noiVu).length;
    const statuses: number[] = [];
    for (let at = there; at < 31; at += 1) statuses.push((await ask()).status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(30 - there);
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'TOO_MANY_DRAFTS' } });
  });
});
