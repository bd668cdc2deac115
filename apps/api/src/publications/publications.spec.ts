import type { CriteriaSetView, ProblemView, PublicationPreview, ScorecardView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

describe('publishing into the past', () => {
  let app: TestApp;
  let bloc: Bloc;
  let desk: Browser;
  let secretary: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    desk = await Browser.signedIn(app, 'du.noivu');
    secretary = await Browser.signedIn(app, 'cb.tonghop');
  });
  afterAll(() => app.close());

  const open = async (month: string, by = secretary, organizationId = bloc.tongHop): Promise<ScorecardView> =>
    (await by.post<ScorecardView>('scorecards', { organizationId, month, kind: 'REGULAR' })).body;
  const mark = (card: ScorecardView, heldOn?: string) =>
    secretary.patch(
      `scorecards/${card.id}`,
      { facts: heldOn ? { heldOn } : {}, answers: [{ code: '3.1', value: 1 }] },
      { version: 1 },
    );
  const draft = async (template = 'PHUTHO'): Promise<string> =>
    (await desk.post<CriteriaSetView>('criteria-sets', { template })).body.versionId ?? '';
  const preview = (id: string, from: string, to?: string) =>
    desk.get<PublicationPreview & ProblemView>(
      `criteria-sets/${id}/publication?ownerId=${bloc.noiVu}&validFrom=${from}${to ? `&validTo=${to}` : ''}`,
    );
  const publish = (id: string, validFrom: string, validTo: string | null, touched?: number) =>
    desk.post<ProblemView>(`criteria-sets/${id}/publication`, {
      ownerId: bloc.noiVu,
      validFrom,
      validTo,
      touched,
    });

  it('shows which cards it touches, and is done only by one who was shown them all', async () => {
    const early = await open('2025-03');
    await mark(early, '2025-03-04');
    const late = await open('2025-03', await Browser.signedIn(app, 'cb.thanhtra'), bloc.thanhTra);
    const sent = await open('2025-04');
    await secretary.post(`scorecards/${sent.id}/submit`, aScorecard(hd42Commune, { facts: { heldOn: '2025-04-05' } }), {
      version: 1,
      key: aKey(),
    });
    await open('2025-03', await Browser.signedIn(app, 'cb.duoc'), bloc.duoc);
    const id = await draft();

    const whole = (await preview(id, '2025-03-01', '2025-05-01')).body;
    expect(whole).toMatchObject({ count: 2, marks: 1 });
    expect(whole.cards.map(({ scorecardId, marks, without }) => [scorecardId, marks, without]).sort()).toEqual(
      [
        [early.id, 1, false],
        [late.id, 0, false],
      ].sort(),
    );
    expect(whole.cards.find(({ scorecardId }) => scorecardId === early.id)).toMatchObject({
      cellName: 'Chi bộ Phòng Tổng hợp',
      month: 'tháng 3/2025',
      kindLabel: 'Sinh hoạt thường kỳ',
      heldOn: '2025-03-04',
    });
    // The day of the meeting decides; a card without one stands on the last day of its month.
    const after = (await preview(id, '2025-03-05', '2025-05-01')).body;
    expect(after.cards.map(({ scorecardId }) => scorecardId)).toEqual([late.id]);

    for (const seen of [undefined, 0, 1, 3]) {
      const refused = await publish(id, '2025-03-01', '2025-05-01', seen);
      expect(refused).toMatchObject({ status: 409, body: { code: 'CARDS_TOUCHED' } });
      expect(refused.body.detail).toContain('2 phiếu');
    }
    expect((await publish(id, '2025-03-01', '2025-05-01', 2)).status).toBe(201);
    const read = async (cardId: string) => (await secretary.get<ScorecardView>(`scorecards/${cardId}`)).body;
    expect(await read(early.id)).toMatchObject({ criteriaSet: { code: 'PHUTHO' }, swap: { kept: 1 } });
    expect(await read(sent.id)).toMatchObject({ criteriaSet: { code: 'HD42-2025-commune' } });
  });

  it('asks nobody where only cards without marks follow', async () => {
    await open('2025-09');
    const id = await draft();
    expect((await preview(id, '2025-09-01', '2025-10-01')).body).toMatchObject({ count: 1, marks: 0 });
    expect((await publish(id, '2025-09-01', '2025-10-01')).status).toBe(201);
  });

  it('tells of cards that would be without any set', async () => {
    const office = await Browser.signedIn(app, 'vp.khoi');
    const card = await open('2025-06');
    await secretary.patch(`scorecards/${card.id}`, { facts: { hasThematicPart: true } }, { version: 1 });
    const { body: next } = await office.post<CriteriaSetView>(`criteria-sets/${bloc.setVersionId}/versions`);
    await office.put(`criteria-sets/${next.versionId}`, { content: { ...next.content, meetingKinds: ['REGULAR'] } });
    const { body } = await office.get<PublicationPreview>(
      `criteria-sets/${next.versionId}/publication?ownerId=${bloc.khoi}&validFrom=2025-06-01`,
    );
    expect(body.cards).toEqual([
      expect.objectContaining({
        scorecardId: card.id,
        kindLabel: 'Sinh hoạt thường kỳ kết hợp chuyên đề',
        without: true,
      }),
    ]);
  });

  it('says at once when the period is taken, and touches nothing in months to come', async () => {
    const id = await draft();
    expect(await preview(id, '2025-04-01')).toMatchObject({ status: 422, body: { code: 'NOT_READY' } });
    expect((await preview(id, '2031-01-01')).body).toEqual({ count: 0, marks: 0, cards: [] });
    expect((await publish(id, '2031-01-01', null)).status).toBe(201);
  });

  it("is not shown to another committee's desk", async () => {
    const id = await draft();
    const other = await Browser.signedIn(app, 'du.yte');
    const path = `criteria-sets/${id}/publication?ownerId=${bloc.yTe}&validFrom=2025-03-01`;
    expect((await other.get(path)).status).toBe(403);
  });
});
