import type { HistoryEntry, ProblemView, RevisionView, ScorecardView, TasksView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { act, send, sentThematic, thematicCard } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

const LOWER = { code: 'III.2', points: 600, reasonCode: 'TOO_HIGH', words: 'Mới triển khai một nửa' };

describe("the superior's work on a card", () => {
  let app: TestApp;
  let bloc: Bloc;
  let secretary: Browser;
  let officer: Browser;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    secretary = await Browser.signedIn(app, 'cb.tonghop');
    officer = await Browser.signedIn(app, 'du.noivu');
    office = await Browser.signedIn(app, 'vp.khoi');
  });
  afterAll(() => app.close());

  const aCard = (): Promise<ScorecardView> => sentThematic(secretary, bloc.tongHop);
  const read = async (id: string, who = officer): Promise<ScorecardView> =>
    (await who.get<ScorecardView>(`scorecards/${id}`)).body;
  const verify = (card: ScorecardView, ...adjustments: object[]) => act(officer, card, 'verify', { adjustments });

  it('verifies with adjustments beside the score as voted, and decides the adjusted one', async () => {
    const card = await aCard();
    const { body: verified } = await verify(card, LOWER);
    expect(verified).toMatchObject({
      state: 'VERIFIED',
      self: { score: { total: 10_000 } },
      verified: { revision: 1, adjustments: [LOWER], score: { total: 9400, band: 'GOOD' }, by: 'Đồng chí du.noivu' },
    });
    const { body: decided } = await act(officer, verified, 'decide');
    expect(decided).toMatchObject({ state: 'DECIDED', decided: { total: 9400 }, self: { score: { total: 10_000 } } });
    const { body: history } = await officer.get<HistoryEntry[]>(`scorecards/${card.id}/history`);
    expect(history.slice(-2).map(({ text, details }) => [text, ...details])).toEqual([
      ['Thẩm định', '94 điểm, 1 mục điều chỉnh'],
      ['Xếp loại', '94 điểm, Tốt'],
    ]);
  });

  it.each<[string, object[], string, string]>([
    ['above the maximum', [{ ...LOWER, points: 1300 }], 'III.2', 'vượt tối đa 12 điểm'],
    ['that changes nothing', [{ ...LOWER, points: 1200 }], 'III.2', 'bằng điểm chi bộ tự chấm'],
    ['without words', [{ ...LOWER, words: '' }], 'III.2', 'chưa ghi lý do'],
    ['of an unknown line', [{ ...LOWER, code: 'X.9' }], 'X.9', 'không có trong bộ tiêu chí'],
    ['given twice', [LOWER, { ...LOWER, points: 500 }], 'III.2', 'được điều chỉnh hai lần'],
  ])('refuses an adjustment %s and stores nothing', async (_how, adjustments, code, words) => {
    const card = await aCard();
    const { status, body } = await act<ProblemView>(officer, card, 'verify', { adjustments });
    expect(status).toBe(422);
    expect(body.errors).toContainEqual({ field: `adjustments.${code}`, text: expect.stringContaining(words) });
    const after = await read(card.id);
    expect([after.state, after.version, after.verified]).toEqual(['SUBMITTED', card.version, undefined]);
  });

  it('takes a confirmation back as one, a verification alone, and a decision down to its verification', async () => {
    const confirmed = await act(officer, await aCard(), 'confirm');
    expect((await act(officer, confirmed.body, 'take-back')).body).toMatchObject({ state: 'SUBMITTED' });
    const { body: verified } = await verify(await aCard(), LOWER);
    app.clock.set('2026-03-06T03:00:01Z');
    const { body: decided } = await act(officer, verified, 'decide');
    const { body: undecided } = await act(officer, decided, 'take-back');
    expect(undecided).toMatchObject({ state: 'VERIFIED', verified: { score: { total: 9400 } } });
    expect(undecided.decided).toBeUndefined();
    const { body: unverified } = await act(officer, undecided, 'take-back');
    expect([unverified.state, unverified.verified]).toEqual(['SUBMITTED', undefined]);
    const { body: revisions } = await officer.get<RevisionView[]>(`scorecards/${unverified.id}/revisions`);
    expect(revisions.map(({ kind, revision }) => [kind, revision])).toEqual([
      ['SELF', 1],
      ['VERIFIED', 1],
    ]);
  });

  it('takes nothing back after ten minutes', async () => {
    const { body: decided } = await act(officer, await aCard(), 'confirm');
    app.clock.set('2026-03-06T03:11:00Z');
    const late = await act<ProblemView>(officer, decided, 'take-back');
    expect(late).toMatchObject({ status: 409, body: { detail: expect.stringContaining('lập điều chỉnh') } });
  });

  it('corrects a decided card as a new revision, with its reason; the old one stays readable', async () => {
    const { body: decided } = await act(officer, await aCard(), 'confirm');
    const body = { adjustments: [LOWER], reason: 'Kết luận kiểm tra số 12' };
    const { body: corrected } = await act(officer, decided, 'correct', body);
    expect(corrected).toMatchObject({
      state: 'DECIDED',
      decided: { total: 9400 },
      verified: { revision: 2, reason: 'Kết luận kiểm tra số 12' },
    });
    const same = await act<ProblemView>(officer, corrected, 'correct', body);
    expect(same).toMatchObject({ status: 422, body: { errors: [{ field: 'adjustments' }] } });
    const { body: revisions } = await secretary.get<RevisionView[]>(`scorecards/${decided.id}/revisions`);
    expect(revisions.map(({ kind, revision, score }) => [kind, revision, score.total])).toEqual([
      ['SELF', 1, 10_000],
      ['VERIFIED', 1, 10_000],
      ['VERIFIED', 2, 9400],
    ]);
    expect(revisions[2].changes.map(({ at }) => at)).toEqual(['answers.III.2']);
  });

  it('asks for a second person where the committee above says so', async () => {
    const settings = `organizations/${bloc.noiVu}/settings`;
    expect((await officer.put(settings, { decides: 'SELF', twoPeople: false })).status).toBe(403);
    expect((await office.put(settings, { decides: 'SELF', twoPeople: true })).body).toMatchObject({ twoPeople: true });
    const card = await read((await aCard()).id);
    expect(card).toMatchObject({ twoPeople: true });
    const confirm = await act<ProblemView>(officer, card, 'confirm');
    expect(confirm).toMatchObject({ status: 409, body: { detail: expect.stringContaining('người thứ hai') } });
    const { body: verified } = await verify(card);
    expect(await act(officer, verified, 'decide')).toMatchObject({ status: 409 });
    await office.put(settings, { decides: 'SELF', twoPeople: false });
    expect(await act(officer, verified, 'decide')).toMatchObject({ status: 200 });
  });

  it('leaves the band to the committee above where the settings say so', async () => {
    const settings = `organizations/${bloc.noiVu}/settings`;
    await office.put(settings, { decides: 'SUPERIOR', twoPeople: false });
    const { body: verified } = await verify(await aCard());
    const own = await act<ProblemView>(officer, verified, 'decide');
    expect(own.body.detail).toBe(
      'Cấp ủy của đồng chí thẩm định phiếu này; việc xếp loại do cấp ủy cấp trên quyết định.',
    );
    expect((await act(office, verified, 'decide')).body).toMatchObject({ state: 'DECIDED' });
    await office.put(settings, { decides: 'SELF', twoPeople: false });
  });

  describe('returning', () => {
    const lines = [{ code: 'III.2', message: 'Đề nghị gửi kèm nghị quyết.' }];

    it('gives back one line with its message and a day; the rest stays locked', async () => {
      const card = await aCard();
      const { body: returned } = await act(officer, card, 'return', { message: '', lines, due: '2026-03-10' });
      expect(returned).toMatchObject({ state: 'RETURNED' });
      const mine = await read(card.id, secretary);
      expect(mine.returned).toMatchObject({ lines, due: '2026-03-10', message: '' });
      const { body: tasks } = await secretary.get<TasksView>('tasks');
      const task = tasks.owed.find(({ scorecardId }) => scorecardId === card.id);
      expect(task).toMatchObject({ deadline: '2026-03-10', returnedMessage: 'Cần bổ sung: mục III.2.' });
      const locked = await secretary.patch<ProblemView>(
        `scorecards/${card.id}`,
        { facts: { minutes: 30 } },
        { version: mine.version },
      );
      expect(locked).toMatchObject({ status: 422, body: { errors: [{ field: 'facts.minutes' }] } });
      const open = { answers: [{ code: 'III.2', value: 600, note: 'Một nửa' }] };
      expect((await secretary.patch(`scorecards/${card.id}`, open, { version: mine.version })).status).toBe(200);
    });

    it('refuses to send more than was asked for, and shows the superior only the difference', async () => {
      const card = await aCard();
      await act(officer, card, 'return', { message: '', lines });
      const mine = await read(card.id, secretary);
      const wider = { answers: { 'III.2': { value: 600, note: 'Một nửa' }, 'IV.2': { value: 0, note: 'Thiếu' } } };
      const refused = await secretary.post<ProblemView>(`scorecards/${card.id}/submit`, thematicCard(wider), {
        version: mine.version,
        key: 'more-than-was-asked-for',
      });
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'answers.IV.2' }] } });
      await send(secretary, mine, { answers: { 'III.2': { value: 600, note: 'Một nửa' } } });
      const again = await read(card.id);
      expect(again.changes).toEqual([
        {
          at: 'answers.III.2',
          label: expect.stringContaining('Mục III.2'),
          before: expect.any(String),
          after: '6 điểm (Một nửa)',
        },
      ]);
    });

    it('keeps the branch to what was asked, also when it takes the card back that it sent again', async () => {
      const card = await aCard();
      await act(officer, card, 'return', { message: '', lines });
      app.clock.set(new Date(app.clock.now().getTime() + 60_000).toISOString());
      const half = { 'III.2': { value: 600, note: 'Một nửa' } };
      await send(secretary, await read(card.id, secretary), { answers: half });
      const { body: recalled } = await secretary.post<ScorecardView>(`scorecards/${card.id}/recall`);
      expect(recalled).toMatchObject({ state: 'RETURNED', returned: { lines } });
      const wider = { answers: [{ code: 'IV.2', value: 0, note: 'Thiếu' }] };
      const refused = await secretary.patch<ProblemView>(`scorecards/${card.id}`, wider, { version: recalled.version });
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'answers.IV.2' }] } });
      await send(secretary, recalled, { answers: half });
      expect((await read(card.id)).changes?.map(({ at }) => at)).toEqual(['answers.III.2']);
    });

    it('alone makes a difference to look at: a card taken back before anybody saw it is read whole', async () => {
      const card = await aCard();
      const { body: recalled } = await secretary.post<ScorecardView>(`scorecards/${card.id}/recall`);
      await send(secretary, recalled, { answers: { 'III.2': { value: 600, note: 'Một nửa' } } });
      expect(await read(card.id)).toMatchObject({ self: { revision: 2 }, state: 'SUBMITTED' });
      expect((await read(card.id)).changes).toBeUndefined();
    });

    it.each<[string, object, string]>([
      ['without words', { message: ' \n ' }, 'message'],
      ['of a line without words', { message: '', lines: [{ code: 'III.2', message: '' }] }, 'lines.III.2'],
      ['of an unknown line', { message: '', lines: [{ code: 'X', message: 'a' }] }, 'lines.X'],
      ['until a day that has passed', { message: 'a', due: '2026-03-05' }, 'due'],
      ['until far ahead', { message: 'a', due: '2026-06-01' }, 'due'],
    ])('refuses a return %s, and nothing changes', async (_how, body, field) => {
      const card = await aCard();
      const refused = await act<ProblemView>(officer, card, 'return', body);
      expect(refused.status).toBe(422);
      expect(refused.body.errors?.map((error) => error.field)).toEqual([field]);
      expect((await read(card.id)).state).toBe('SUBMITTED');
    });

    it('is written in the history line by line', async () => {
      const card = await aCard();
      await act(officer, card, 'return', { message: 'Xem lại', lines, due: '2026-03-10' });
      const { body } = await officer.get<HistoryEntry[]>(`scorecards/${card.id}/history`);
      expect(body.at(-1)).toMatchObject({
        text: 'Trả lại 1 mục để bổ sung',
        details: ['Xem lại', 'Mục III.2: Đề nghị gửi kèm nghị quyết.', 'Hạn bổ sung 10/03/2026'],
      });
    });
  });

  it('of two officers on one card the second gets the card as it stands', async () => {
    const card = await aCard();
    const replies = await Promise.all([act(officer, card, 'confirm'), act(officer, card, 'return', { message: 'a' })]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
    const second = replies.find(({ status }) => status === 412);
    expect(second?.body).toMatchObject({ code: 'VERSION_CONFLICT', current: { id: card.id } });
  });
});
