import type { CardPulse, ConfirmedView, ProblemView, QueueView, ScorecardView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { act, openThematic, send } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

/** Not at its maximum everywhere, so that nothing about it asks for a look. */
const CLEAN = { answers: { 'III.1': { value: 600, note: 'Chưa phân công hết' } } };

describe('the queue of an officer', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let office: Browser;
  let clean: ScorecardView;
  let full: ScorecardView;
  let opposed: ScorecardView;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    officer = await Browser.signedIn(app, 'du.noivu');
    office = await Browser.signedIn(app, 'vp.khoi');
    const tongHop = await Browser.signedIn(app, 'cb.tonghop');
    const thanhTra = await Browser.signedIn(app, 'cb.thanhtra');
    const bao = await Browser.signedIn(app, 'cb.bao');
    clean = await send(tongHop, await openThematic(tongHop, bloc.tongHop), CLEAN);
    full = await send(thanhTra, await openThematic(thanhTra, bloc.thanhTra));
    opposed = await send(bao, await openThematic(bao, bloc.bao), {
      ...CLEAN,
      vote: { officialPresent: 16, approve: 14, disapprove: 2, other: 0 },
    });
  });
  afterAll(() => app.close());

  const queue = async (who: Browser, at = ''): Promise<QueueView['items']> =>
    (await who.get<QueueView>(`months/2026-02/queue${at}`)).body.items;
  const confirm = (who: Browser, ...cards: ScorecardView[]) =>
    who.post<ConfirmedView>('months/2026-02/queue/confirm', {
      cards: cards.map(({ id, version }) => ({ scorecardId: id, version })),
    });

  it('holds what waits for this officer alone, oldest first, with what asks for a look', async () => {
    const items = await queue(officer);
    expect(items.map(({ name, move, exceptions }) => [name, move, exceptions.map(({ code }) => code)])).toEqual([
      ['Chi bộ Phòng Tổng hợp', 'confirm', []],
      ['Chi bộ Thanh tra', 'confirm', ['ALL_FULL']],
    ]);
    expect((await queue(office)).map(({ name, exceptions }) => [name, exceptions[0].text])).toEqual([
      ['Chi bộ Báo', '2 đồng chí không tán thành hoặc có ý kiến khác'],
    ]);
  });

  it('is empty for a reader and closed to a branch', async () => {
    expect(await queue(await Browser.signedIn(app, 'lanhdao.khoi'))).toEqual([]);
    const branch = await Browser.signedIn(app, 'cb.tonghop');
    expect((await branch.get(`months/2026-02/queue?organizationId=${bloc.noiVu}`)).status).toBe(403);
  });

  it('refuses in bulk what asks for a look, what was changed since, and what is not in it', async () => {
    const { body } = await confirm(officer, full, { ...clean, version: clean.version - 1 }, opposed);
    expect(body.done).toEqual([]);
    expect(body.refused.map(({ name, reason }) => [name, reason])).toEqual([
      ['Chi bộ Thanh tra', 'Cần mở phiếu để xem: Mọi mục đạt điểm tối đa.'],
      ['Chi bộ Phòng Tổng hợp', 'Phiếu vừa được sửa ở máy khác. Chưa bản nào bị mất.'],
      ['', 'Phiếu không còn chờ đồng chí xử lý.'],
    ]);
    expect((await queue(officer)).length).toBe(2);
  });

  it('verifies only, where two people sign; the second decides', async () => {
    const settings = `organizations/${bloc.noiVu}/settings`;
    await office.put(settings, { decides: 'SUPERIOR', twoPeople: false });
    expect((await queue(officer)).map(({ move }) => move)).toEqual(['verify', 'verify']);
    expect((await confirm(officer, clean)).body.done).toHaveLength(1);
    const above = (await queue(office)).find(({ scorecardId }) => scorecardId === clean.id);
    expect(above).toMatchObject({ move: 'decide', state: 'VERIFIED', exceptions: [] });
    const { body } = await confirm(office, { ...clean, version: above?.version ?? 0 });
    expect(body.done).toEqual([{ scorecardId: clean.id, name: 'Chi bộ Phòng Tổng hợp' }]);
    await office.put(settings, { decides: 'SELF', twoPeople: false });
  });

  it('shows who decides the verified score, and asks for a look where it is not the one the branch sent', async () => {
    const settings = `organizations/${bloc.noiVu}/settings`;
    await office.put(settings, { decides: 'SUPERIOR', twoPeople: false });
    const thanhTra = await Browser.signedIn(app, 'cb.thanhtra');
    const card = await send(thanhTra, await openThematic(thanhTra, bloc.thanhTra), CLEAN);
    const adjustments = ['III.2', 'III.3'].map((code) => ({
      code,
      points: 0,
      reasonCode: 'NO_EVIDENCE',
      words: 'Biên bản không ghi',
    }));
    const { body: verified } = await act(officer, card, 'verify', { adjustments });
    const [item] = (await queue(office)).filter(({ scorecardId }) => scorecardId === card.id);
    expect([item.total, item.band]).toEqual([verified.verified?.score.total, verified.verified?.score.band]);
    expect(item.exceptions.map(({ text }) => text)).toEqual(['Thẩm định điều chỉnh 2 mục']);
    expect((await confirm(office, verified)).body.refused).toHaveLength(1);
    await act(officer, verified, 'take-back');
    await office.put(settings, { decides: 'SELF', twoPeople: false });
    const [again] = (await queue(officer)).filter(({ scorecardId }) => scorecardId === card.id);
    expect([again.total, again.band, again.exceptions]).toEqual([card.self?.score.total, card.self?.score.band, []]);
    await act(officer, { id: card.id, version: again.version }, 'confirm');
  });

  it('tells another officer at once where a card stands', async () => {
    const pulse = async (): Promise<CardPulse> => (await officer.get<CardPulse>(`scorecards/${full.id}/pulse`)).body;
    expect(await pulse()).toEqual({ version: full.version, state: 'SUBMITTED', stateLabel: 'Đã gửi' });
    await act(officer, full, 'confirm');
    expect(await pulse()).toEqual({ version: full.version + 1, state: 'DECIDED', stateLabel: 'Đã xếp loại' });
    expect(await queue(officer)).toEqual([]);
    const stranger = await Browser.signedIn(app, 'du.yte');
    expect((await stranger.get<ProblemView>(`scorecards/${full.id}/pulse`)).status).toBe(403);
  });
});
