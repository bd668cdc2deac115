import type { CriteriaSetView, ProblemView, ReceiptView, SavedView, ScorecardView } from '@chibo/contracts';
import type { CriteriaSet } from '@chibo/domain';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

/** A set as another province might bring it: data only, no word of it in the code. */
const PROVINCE: CriteriaSet = {
  code: 'TINH-KHAC-2026',
  title: 'Bộ tiêu chí của một tỉnh khác',
  source: 'Ví dụ để thử',
  meetingKinds: ['REGULAR', 'COMBINED'],
  scoreStep: 50,
  denominator: { excused: 'REMOVED' },
  minMinutes: { base: 60, rules: [], smallestAllowed: 60, thematic: 30 },
  groups: [
    {
      code: 'A',
      label: 'Dự sinh hoạt',
      maxPoints: 4000,
      criteria: [
        {
          code: 'A1',
          label: 'Tỷ lệ có mặt',
          shortLabel: 'Có mặt',
          maxPoints: 4000,
          rule: {
            kind: 'LEVELS',
            measure: 'ATTENDANCE',
            levels: [
              { points: 4000, label: 'Từ 95%', lower: { at: 9500, inclusive: true } },
              { points: 1550, label: 'Dưới 95%', upper: { at: 9500, inclusive: false } },
            ],
          },
        },
      ],
    },
    {
      code: 'B',
      label: 'Nội dung',
      maxPoints: 6000,
      criteria: [
        {
          code: 'B1',
          label: 'Chất lượng nghị quyết',
          shortLabel: 'Nghị quyết',
          maxPoints: 3000,
          rule: {
            kind: 'CHOICE',
            options: [
              { points: 3000, label: 'Rõ việc, rõ người' },
              { points: 1250, label: 'Còn chung chung' },
            ],
          },
        },
        {
          code: 'B2',
          label: 'Việc làm chậm',
          shortLabel: 'Việc chậm',
          maxPoints: 3000,
          rule: { kind: 'DEDUCT', points: 500, floor: 0 },
        },
      ],
    },
  ],
  bands: [
    { band: 'GOOD', from: 8500 },
    { band: 'FAIR', from: 6500 },
    { band: 'POOR', from: 0 },
  ],
  bandRules: [],
  yearRule: { classes: [{ band: 'POOR' }], notHeldCountsAs: 'POOR' },
  weaknessesRequired: false,
};

describe('the rules of the day of the meeting', () => {
  let app: TestApp;
  let bloc: Bloc;
  let secretary: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    secretary = await Browser.signedIn(app, 'cb.tonghop');
  });
  afterAll(() => app.close());

  const open = async (browser: Browser, organizationId: string, month: string): Promise<ScorecardView> =>
    (await browser.post<ScorecardView>('scorecards', { organizationId, month, kind: 'REGULAR' })).body;

  it('are those of a set that came as JSON: drafted, filled, published and scored without code', async () => {
    const desk = await Browser.signedIn(app, 'du.yte');
    const { body: draft } = await desk.post<CriteriaSetView>('criteria-sets', { template: 'PHUTHO' });
    const edited = await desk.put<CriteriaSetView>(`criteria-sets/${draft.versionId}`, { content: PROVINCE });
    expect(edited.body.errors).toEqual([]);
    const period = { ownerId: bloc.yTe, validFrom: '2026-01-01' };
    expect((await desk.post(`criteria-sets/${draft.versionId}/publication`, period)).status).toBe(201);
    const duoc = await Browser.signedIn(app, 'cb.duoc');
    const card = await open(duoc, bloc.duoc, '2026-02');
    const sent = await duoc.post<ReceiptView>(
      `scorecards/${card.id}/submit`,
      aScorecard(PROVINCE, {
        facts: { heldOn: '2026-02-05' },
        answers: { B1: { value: 1250, reasonCode: 'PARTLY' }, B2: { value: 1, reasonCode: 'LATE' } },
        weaknesses: '',
      }),
      { version: 1, key: aKey() },
    );
    expect(sent.body).toMatchObject({ total: 4000 + 1250 + 2500, band: 'FAIR' });
  });

  it('change with the day: two versions side by side in one month, each meeting with its own', async () => {
    const office = await Browser.signedIn(app, 'vp.khoi');
    const { body: next } = await office.post<CriteriaSetView>(`criteria-sets/${bloc.setVersionId}/versions`);
    const second = structuredClone(next.content);
    second.title = 'Phiên bản hai';
    await office.put(`criteria-sets/${next.versionId}`, { content: second });
    const period = { ownerId: bloc.khoi, validFrom: '2026-01-16' };
    expect((await office.post(`criteria-sets/${next.versionId}/publication`, period)).status).toBe(201);
    const card = await open(secretary, bloc.tongHop, '2026-01');
    expect(card.criteriaSet.title).toBe('Phiên bản hai');
    const held = (heldOn: string, version: number) =>
      secretary.patch<SavedView>(`scorecards/${card.id}`, { facts: { heldOn } }, { version });
    expect((await held('2026-01-15', 1)).body.reload).toBe(true);
    expect((await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body.criteriaSetVersionId).toBe(
      bloc.setVersionId,
    );
    expect((await held('2026-01-16', 2)).body.reload).toBe(true);
    expect((await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body.criteriaSetVersionId).toBe(
      next.versionId,
    );
  });

  it('show a card its own lines: answers of another set wait out of sight until the day is put right', async () => {
    const desk = await Browser.signedIn(app, 'du.noivu');
    const { body: own } = await desk.post<CriteriaSetView>('criteria-sets', { template: 'PHUTHO' });
    const period = { ownerId: bloc.noiVu, validFrom: '2025-09-10', validTo: '2025-10-01' };
    await desk.post(`criteria-sets/${own.versionId}/publication`, period);
    const card = await open(secretary, bloc.tongHop, '2025-09');
    expect(card.criteriaSet.code).toBe('PHUTHO');
    const answers = [{ code: 'I.2', value: 1 }];
    await secretary.patch(`scorecards/${card.id}`, { facts: { heldOn: '2025-09-12' }, answers }, { version: 1 });
    await secretary.patch(`scorecards/${card.id}`, { facts: { heldOn: '2025-09-05' } }, { version: 2 });
    const moved = (await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body;
    expect(moved).toMatchObject({ criteriaSet: { code: 'HD42-2025-commune' }, content: { answers: [] } });
    await secretary.patch(`scorecards/${card.id}`, { facts: { heldOn: '2025-09-12' } }, { version: 3 });
    expect((await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body.content.answers).toEqual(answers);
  });

  it('refuse answers to lines no set of the card has, by name, and keep nothing of them', async () => {
    const card = await open(secretary, bloc.tongHop, '2025-08');
    const answers = [
      { code: '3.1', value: 1 },
      ...Array.from({ length: 150 }, (_, at) => ({ code: `a${at}`, value: 1, note: 'dài '.repeat(200) })),
    ];
    const before = await app.database.read((manager) => manager.query<object[]>('SELECT seq FROM audit'));
    const refused = await secretary.patch<ProblemView>(`scorecards/${card.id}`, { answers }, { version: 1 });
    expect(refused).toMatchObject({ status: 400, body: { code: 'INVALID_FIELDS' } });
    expect(refused.body.errors).toHaveLength(150);
    expect(refused.body.errors?.[0]).toEqual({
      field: 'answers.a0',
      text: 'Mục a0 không có trong bộ tiêu chí của phiếu này.',
    });
    expect((await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body).toMatchObject({
      version: 1,
      content: { answers: [] },
    });
    expect(await app.database.read((manager) => manager.query<object[]>('SELECT seq FROM audit'))).toEqual(before);
  });

  it('keep marks of a batch that changes the day under the set they were made under, and take none of another', async () => {
    const desk = await Browser.signedIn(app, 'du.noivu');
    const { body: own } = await desk.post<CriteriaSetView>('criteria-sets', { template: 'PHUTHO' });
    const period = { ownerId: bloc.noiVu, validFrom: '2025-07-10', validTo: '2025-08-01' };
    expect((await desk.post(`criteria-sets/${own.versionId}/publication`, period)).status).toBe(201);
    const card = await open(secretary, bloc.tongHop, '2025-07');
    const [ofOwn, ofOther] = [
      { code: 'I.2', value: 1 },
      { code: '3.1', value: 1 },
    ];
    const save = (...answers: object[]) =>
      secretary.patch(`scorecards/${card.id}`, { facts: { heldOn: '2025-07-05' }, answers }, { version: 1 });
    expect((await save(ofOwn, ofOther)).status).toBe(400);
    expect((await save(ofOwn)).status).toBe(200);
    const { body: moved } = await secretary.get<ScorecardView>(`scorecards/${card.id}`);
    expect(moved).toMatchObject({
      criteriaSet: { code: 'HD42-2025-commune' },
      swap: { kept: 1 },
      content: { answers: [] },
    });
    await secretary.patch(`scorecards/${card.id}`, { facts: { heldOn: '2025-07-12' } }, { version: 2 });
    expect((await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body.content.answers).toEqual([ofOwn]);
  });

  it('let a branch open a hundred thematic cards a month and no more', async () => {
    const paper = await Browser.signedIn(app, 'cb.bao');
    const wanted = { organizationId: bloc.bao, month: '2025-06', kind: 'THEMATIC' };
    const statuses: number[] = [];
    for (let at = 0; at < 101; at += 1) statuses.push((await paper.post('scorecards', wanted)).status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(100);
    expect(await paper.post<ProblemView>('scorecards', wanted)).toMatchObject({
      status: 409,
      body: { code: 'TOO_MANY_CARDS' },
    });
  });

  it('stay with a card once it is voted: what the register or the rules learn later changes nothing of it', async () => {
    const card = await open(secretary, bloc.tongHop, '2025-11');
    const body = aScorecard(hd42Commune, { facts: { heldOn: '2025-11-20' } });
    const voted = await secretary.post<ReceiptView>(`scorecards/${card.id}/submit`, body, { version: 1, key: aKey() });
    const asVoted = (await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body;

    const admin = await Browser.signedIn(app, 'admin');
    const later = { from: '2025-11-10', leadership: 'SECRETARY_ONLY', minMinutesOverride: 120 };
    expect((await admin.post(`organizations/${bloc.tongHop}/changes`, later)).status).toBe(201);
    const desk = await Browser.signedIn(app, 'du.noivu');
    const { body: own } = await desk.post<CriteriaSetView>('criteria-sets', { template: 'PHUTHO' });
    const period = { ownerId: bloc.noiVu, validFrom: '2025-11-01', validTo: '2025-12-01' };
    expect((await desk.post(`criteria-sets/${own.versionId}/publication`, period)).status).toBe(201);

    const { body: now } = await secretary.get<ScorecardView>(`scorecards/${card.id}`);
    expect(now).toEqual(asVoted);
    const decided = await desk.post<ScorecardView>(`scorecards/${card.id}/confirm`, {}, { version: now.version });
    expect(decided.body).toMatchObject({
      criteriaSetVersionId: bloc.setVersionId,
      decided: { total: voted.body.total, band: voted.body.band },
      verified: { score: asVoted.score, content: asVoted.content },
    });
  });
});
