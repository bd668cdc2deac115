import type { HistoryEntry, ProblemView, ReceiptView, SavedView, ScorecardView, TasksView } from '@chibo/contracts';
import { addMonths } from '@chibo/domain';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

/** One scorecard over HTTP, from the first save to the decided band. The clock stands at 06/03/2026 10:00. */
describe('a scorecard', () => {
  let app: TestApp;
  let bloc: Bloc;
  let secretary: Browser;
  let officer: Browser;
  let month = '2024-12';

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    secretary = await Browser.signedIn(app, 'cb.tonghop');
    officer = await Browser.signedIn(app, 'du.noivu');
  });
  afterAll(() => app.close());

  /** A fresh card of the branch, each call in another month from January 2025 (one regular card a month). */
  async function aDraft(
    browser = secretary,
    organizationId = bloc.tongHop,
  ): Promise<{ card: ScorecardView; heldOn: string }> {
    month = addMonths(month, 1);
    const { body, status } = await browser.post<ScorecardView>('scorecards', {
      organizationId,
      month,
      kind: 'REGULAR',
    });
    expect(status).toBe(201);
    return { card: body, heldOn: `${month}-05` };
  }

  async function aSentCard(): Promise<{ card: ScorecardView; receipt: ReceiptView }> {
    const { card, heldOn } = await aDraft();
    const sent = await secretary.post<ReceiptView>(
      `scorecards/${card.id}/submit`,
      aScorecard(hd42Commune, { facts: { heldOn } }),
      { version: card.version, key: aKey() },
    );
    expect(sent.status).toBe(200);
    const { body } = await officer.get<ScorecardView>(`scorecards/${card.id}`);
    return { card: body, receipt: sent.body };
  }

  it('opens once: the second call gives the same card, empty and with nothing preselected', async () => {
    const wanted = { organizationId: bloc.tongHop, month: '2026-03', kind: 'REGULAR' };
    const first = await secretary.post<ScorecardView>('scorecards', wanted);
    const again = await secretary.post<ScorecardView>('scorecards', wanted);
    expect(again.body.id).toBe(first.body.id);
    expect(first.body).toMatchObject({
      state: 'DRAFT',
      version: 1,
      deadline: '2026-04-02',
      superior: { name: 'Đảng bộ Sở Nội vụ' },
    });
    expect(first.body.content).toEqual({ facts: {}, answers: [], weaknesses: '', vote: {} });
  });

  it('saves batches on the version they were made on and scores them on the server', async () => {
    const { card, heldOn } = await aDraft();
    const first = await secretary.patch<SavedView>(
      `scorecards/${card.id}`,
      { facts: { heldOn, minutes: 95, memberCount: 18 }, answers: [{ code: '3.1', value: 1 }] },
      { version: 1 },
    );
    expect(first.body).toMatchObject({ version: 2, reload: false });
    expect(first.body.score.earned).toBe(500 + 300);
    await secretary.patch(
      `scorecards/${card.id}`,
      {
        facts: { minutes: null, memberCount: null },
        answers: [{ code: '3.1' }, { code: '3.2', value: 0, reasonCode: 'x', note: 'Muộn' }],
      },
      { version: 2 },
    );
    const { body } = await secretary.get<ScorecardView>(`scorecards/${card.id}`);
    expect(body.content.facts).toEqual({ heldOn });
    expect(body.content.answers).toEqual([{ code: '3.2', value: 0, reasonCode: 'x', note: 'Muộn' }]);
  });

  it('never overwrites silently: a save on an old version gets 412 with what stands', async () => {
    const { card } = await aDraft();
    const deputy = await Browser.signedIn(app, 'pbt.tonghop');
    await deputy.patch(`scorecards/${card.id}`, { answers: [{ code: '5.3', value: 0 }] }, { version: 1 });
    const late = await secretary.patch<ProblemView & { current: ScorecardView }>(
      `scorecards/${card.id}`,
      { answers: [{ code: '5.3', value: 1 }] },
      { version: 1 },
    );
    expect(late.status).toBe(412);
    expect(late.body.code).toBe('VERSION_CONFLICT');
    expect(late.body.current).toMatchObject({ version: 2, content: { answers: [{ code: '5.3', value: 0 }] } });
  });

  it('lets exactly one of ten simultaneous saves of one version pass', async () => {
    const { card } = await aDraft();
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        secretary.patch(`scorecards/${card.id}`, { facts: { minutes: 60 + at } }, { version: 1 }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(412)]);
    const { body } = await secretary.get<ScorecardView>(`scorecards/${card.id}`);
    expect(body.version).toBe(2);
  });

  it('refuses to send an unfinished card, naming every place, and stores nothing', async () => {
    const { card, heldOn } = await aDraft();
    const unfinished = aScorecard(hd42Commune, {
      facts: { heldOn, present: 15 },
      answers: { '3.5': { value: 0 }, '4.2': { note: undefined }, '5.1': { value: undefined } },
      weaknesses: ' ',
      vote: { officialPresent: 14, approve: 13, disapprove: 0, other: 0 },
    });
    const { status, body } = await secretary.post<ProblemView>(`scorecards/${card.id}/submit`, unfinished, {
      version: 1,
      key: aKey(),
    });
    expect(status).toBe(422);
    expect(body.errors?.map(({ field }) => field)).toEqual([
      'facts.present',
      'answers.3.5',
      'answers.4.2',
      'answers.5.1',
      'weaknesses',
      'vote.approve',
    ]);
    expect((await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body).toMatchObject({
      state: 'DRAFT',
      version: 1,
    });
  });

  it('sends: receipt with number and time, state, score and history', async () => {
    const { card, receipt } = await aSentCard();
    expect(receipt).toMatchObject({
      number: expect.stringMatching(/^202\d-\d\d-0001$/),
      at: '2026-03-06T03:00:00.000Z',
      late: true,
      receiver: 'Đảng bộ Sở Nội vụ',
      total: 10_000,
      band: 'GOOD',
    });
    expect(card).toMatchObject({
      state: 'SUBMITTED',
      self: { revision: 1, score: { total: 10_000 } },
      receipt: { number: receipt.number },
    });
    const { body } = await officer.get<HistoryEntry[]>(`scorecards/${card.id}/history`);
    expect(body.map(({ text }) => text)).toEqual(['Lập phiếu', 'Chi bộ biểu quyết', 'Gửi cấp trên']);
  });

  it('gives one submission and the same receipt however often it is sent', async () => {
    const { card, heldOn } = await aDraft();
    const body = aScorecard(hd42Commune, { facts: { heldOn } });
    const key = aKey();
    const send = () => secretary.post<ReceiptView>(`scorecards/${card.id}/submit`, body, { version: 1, key });
    const together = await Promise.all([send(), send(), send()]);
    expect(together.every(({ status }) => status === 200 || status === 409)).toBe(true);
    const receipts = [...together.filter(({ status }) => status === 200), await send()];
    expect(new Set(receipts.map((reply) => JSON.stringify(reply.body))).size).toBe(1);
    const { body: sent } = await secretary.get<ScorecardView>(`scorecards/${card.id}`);
    expect(sent.self?.revision).toBe(1);
    const other = await secretary.post<ProblemView>(
      `scorecards/${card.id}/submit`,
      { ...body, weaknesses: 'Khác' },
      { version: 1, key },
    );
    expect(other).toMatchObject({ status: 422, body: { code: 'KEY_REUSED' } });
  });

  it('takes no totals from the client and names the unknown field', async () => {
    const { card, heldOn } = await aDraft();
    const { status, body } = await secretary.post<ProblemView>(
      `scorecards/${card.id}/submit`,
      { ...aScorecard(hd42Commune, { facts: { heldOn } }), total: 10_000 },
      { version: 1, key: aKey() },
    );
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ field: 'total', text: 'Trường này không được nhận.' }]);
  });

  it('is confirmed by the direct superior: verified and decided as two audit rows', async () => {
    const { card } = await aSentCard();
    expect(card.moves.filter(({ reason }) => !reason).map(({ move }) => move)).toEqual(['return', 'verify', 'confirm']);
    const { body } = await officer.post<ScorecardView>(`scorecards/${card.id}/confirm`, {}, { version: card.version });
    expect(body).toMatchObject({
      state: 'DECIDED',
      decided: { total: 10_000, band: 'GOOD', by: 'Đồng chí du.noivu' },
      verified: { revision: 1 },
    });
    const history = await officer.get<HistoryEntry[]>(`scorecards/${card.id}/history`);
    expect(history.body.slice(-2).map(({ text }) => text)).toEqual(['Thẩm định', 'Xếp loại']);
    const again = await officer.post<ProblemView>(`scorecards/${card.id}/confirm`, {}, { version: body.version });
    expect(again).toMatchObject({ status: 409, body: { detail: 'Phiếu đã xếp loại.' } });
  });

  it('is refused to sibling, indirect superior and the branch itself, each in its own words', async () => {
    const { card } = await aSentCard();
    const refusals: Record<string, string> = {};
    for (const login of ['du.yte', 'vp.khoi', 'cb.tonghop', 'cb.thanhtra'] as const) {
      const browser = await Browser.signedIn(app, login);
      const { status, body } = await browser.post<ProblemView>(
        `scorecards/${card.id}/confirm`,
        {},
        { version: card.version },
      );
      expect(status).toBe(403);
      refusals[login] = body.detail;
    }
    expect(refusals).toMatchObject({
      'du.yte': 'Chi bộ này không trực thuộc tổ chức của đồng chí.',
      'vp.khoi': expect.stringContaining('cấp trên gián tiếp'),
      'cb.tonghop': expect.stringContaining('không tự thẩm định'),
    });
  });

  it('is returned with a message, corrected and sent again as a new revision', async () => {
    const { card, receipt } = await aSentCard();
    await officer.post(
      `scorecards/${card.id}/return`,
      { message: 'Đề nghị đồng chí bổ sung căn cứ mục 4.2.' },
      { version: card.version },
    );
    const back = (await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body;
    expect(back).toMatchObject({
      state: 'RETURNED',
      returned: { message: 'Đề nghị đồng chí bổ sung căn cứ mục 4.2.' },
    });
    const { body: tasks } = await secretary.get<TasksView>('tasks');
    expect(tasks.owed.find(({ scorecardId }) => scorecardId === card.id)?.returnedMessage).toContain('bổ sung');
    const corrected = aScorecard(hd42Commune, {
      facts: back.content.facts,
      answers: { '4.1': { value: 0, note: 'Thiếu bước thông qua biên bản' } },
    });
    const sent = await secretary.post<ReceiptView>(`scorecards/${card.id}/submit`, corrected, {
      version: back.version,
      key: aKey(),
    });
    expect(sent.body).toMatchObject({ number: receipt.number, total: 9500 });
    const { body: again } = await officer.get<ScorecardView>(`scorecards/${card.id}`);
    expect(again.self).toMatchObject({ revision: 2, score: { total: 9500 } });
  });

  it('can be taken back for ten minutes while the superior has not acted', async () => {
    const { card } = await aSentCard();
    app.clock.set('2026-03-06T03:10:01Z');
    expect(await secretary.post<ProblemView>(`scorecards/${card.id}/recall`)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('10 phút') },
    });
    app.clock.set('2026-03-06T03:10:00Z');
    const { body } = await secretary.post<ScorecardView>(`scorecards/${card.id}/recall`);
    expect(body.state).toBe('DRAFT');
    app.clock.set('2026-03-06T03:00:00Z');
  });

  it('becomes a combined meeting when the facts say so, and tells the page to reload', async () => {
    const { card, heldOn } = await aDraft();
    const saved = await secretary.patch<SavedView>(
      `scorecards/${card.id}`,
      { facts: { heldOn, hasThematicPart: true } },
      { version: 1 },
    );
    expect(saved.body.reload).toBe(true);
    expect((await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body.kind).toBe('COMBINED');
  });

  it('may have thematic companions in the same month', async () => {
    const wanted = { organizationId: bloc.thanhTra, month: '2026-02', kind: 'THEMATIC' };
    const thanhTra = await Browser.signedIn(app, 'cb.thanhtra');
    const one = await thanhTra.post<ScorecardView>('scorecards', wanted);
    const two = await thanhTra.post<ScorecardView>('scorecards', wanted);
    expect(one.body.kind).toBe('THEMATIC');
    expect(two.body.id).not.toBe(one.body.id);
  });

  it('needs If-Match and Idempotency-Key, and says so', async () => {
    const { card } = await aDraft();
    expect(await secretary.patch<ProblemView>(`scorecards/${card.id}`, {})).toMatchObject({
      status: 428,
      body: { code: 'VERSION_MISSING' },
    });
    expect(
      await secretary.post<ProblemView>(`scorecards/${card.id}/submit`, aScorecard(hd42Commune), { version: 1 }),
    ).toMatchObject({ status: 400, body: { code: 'KEY_MISSING' } });
  });
});
