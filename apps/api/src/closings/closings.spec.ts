import { createHash } from 'node:crypto';
import type { MonthClosingView, ProblemView, ReceiptView, ScorecardView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { act } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';

/** February 2026 of the small bloc on 06/03/2026: Tổng hợp decided, Thanh tra sent, the other three have nothing. */
describe('closing a month', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let office: Browser;
  let decided: ScorecardView;
  let waiting: ScorecardView;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openCurrentMonth();
    officer = await Browser.signedIn(app, 'du.noivu');
    office = await Browser.signedIn(app, 'vp.khoi');
    decided = (await act(officer, await sent('cb.tonghop', bloc.tongHop), 'confirm')).body;
    waiting = await sent('cb.thanhtra', bloc.thanhTra);
  });
  afterAll(() => app.close());

  async function sent(login: string, organizationId: string): Promise<ScorecardView> {
    const secretary = await Browser.signedIn(app, login);
    const wanted = { organizationId, month: '2026-02', kind: 'REGULAR' };
    const { body: card } = await secretary.post<ScorecardView>('scorecards', wanted);
    const body = aScorecard(hd42Commune, { facts: { heldOn: '2026-02-05' } });
    await secretary.post<ReceiptView>(`scorecards/${card.id}/submit`, body, { version: 1, key: aKey() });
    return (await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body;
  }

  const view = async (who: Browser, organizationId: string): Promise<MonthClosingView> =>
    (await who.get<MonthClosingView>(`months/2026-02/closing?organizationId=${organizationId}`)).body;
  const close = (who: Browser, organizationId: string, missing: object[]) =>
    who.post<MonthClosingView & ProblemView>('months/2026-02/close', { organizationId, missing });
  const because = (...cells: string[]) => cells.map((cellId) => ({ cellId, reason: 'Chi bộ đang bàn giao' }));

  it('is refused while the month lasts, and to everybody but the committee itself', async () => {
    expect(await close(officer, bloc.noiVu, [])).toMatchObject({
      status: 409,
      body: { detail: 'Tháng này chưa hết; khóa sổ được từ ngày 01/03/2026.' },
    });
    app.clock.set('2026-03-06T03:00:00Z');
    officer = await Browser.signedIn(app, 'du.noivu');
    office = await Browser.signedIn(app, 'vp.khoi');
    for (const login of ['vp.khoi', 'du.yte', 'cb.tonghop', 'admin', 'lanhdao.khoi'] as const) {
      const stranger = await Browser.signedIn(app, login);
      expect([login, (await close(stranger, bloc.noiVu, [])).status]).toEqual([login, 403]);
    }
    expect(await view(office, bloc.noiVu)).toMatchObject({
      whyNotClose: 'Mỗi cấp ủy tự khóa sổ tháng của mình; việc này do cán bộ của chính cấp ủy đó làm.',
    });
  });

  it('names each branch that is missing without a reason, and freezes nothing', async () => {
    const { missing, closed } = await view(officer, bloc.noiVu);
    expect(missing.map(({ name, stateLabel }) => [name, stateLabel])).toEqual([
      ['Chi bộ Phòng Kế hoạch', 'Chưa sinh hoạt'],
      ['Chi bộ Thanh tra', 'Đã gửi'],
    ]);
    expect(closed).toBeUndefined();
    const refused = await close(officer, bloc.noiVu, because(bloc.keHoach));
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: `missing.${bloc.thanhTra}` }] } });
    expect((await view(officer, bloc.noiVu)).history).toEqual([]);
  });

  it('freezes what stands, with the reasons and a hash of the bytes', async () => {
    const { status, body } = await close(officer, bloc.noiVu, because(bloc.keHoach, bloc.thanhTra));
    expect(status).toBe(200);
    expect(body.closed).toMatchObject({ by: 'Đồng chí du.noivu', changes: [], counts: { existing: 3, rated: 1 } });
    expect(body.closed?.cells.map(({ name, state, reason }) => [name, state, reason])).toEqual([
      ['Chi bộ Phòng Kế hoạch', 'OPEN', 'Chi bộ đang bàn giao'],
      ['Chi bộ Phòng Tổng hợp', 'DECIDED', undefined],
      ['Chi bộ Thanh tra', 'SUBMITTED', 'Chi bộ đang bàn giao'],
    ]);
    const [{ snapshot, hash }] = await app.database.read(
      (manager) => manager.sql<{ snapshot: string; hash: string }[]>`SELECT snapshot, hash FROM month_closing`,
    );
    expect(createHash('sha256').update(snapshot).digest('hex')).toBe(hash);
    expect(body.closed?.hash).toBe(hash);
    expect(await close(officer, bloc.noiVu, [])).toMatchObject({ status: 409, body: { code: 'ALREADY_CLOSED' } });
  });

  it('can be neither changed nor deleted in the database', async () => {
    for (const statement of ["UPDATE month_closing SET snapshot = '{}'", 'DELETE FROM month_closing'])
      await expect(app.database.write((manager) => manager.query(statement))).rejects.toThrow(/append-only/);
  });

  it('takes no decision back any more', async () => {
    const late = await act<ProblemView>(officer, decided, 'take-back');
    expect(late.body.detail).toContain('khóa sổ');
  });

  it('lists the committees below that are still open when the one above closes', async () => {
    const above = await view(office, bloc.khoi);
    expect(above.lowerOpen.map(({ name }) => name)).toEqual(['Đảng bộ Sở Y tế']);
    const { body } = await close(office, bloc.khoi, because(bloc.keHoach, bloc.thanhTra, bloc.duoc, bloc.bao));
    expect(body.closed).toMatchObject({ counts: { existing: 5, rated: 1 } });
  });

  it('shows what is decided or corrected afterwards as điều chỉnh, at every closed level above', async () => {
    await act(officer, waiting, 'confirm');
    const adjustments = [{ code: '2.1', points: 100, reasonCode: 'FACTS', words: 'Danh sách điểm danh' }];
    expect((await act(officer, decided, 'correct', { adjustments, reason: 'Kiểm tra lại' })).status).toBe(200);
    for (const [who, id] of [
      [officer, bloc.noiVu],
      [office, bloc.khoi],
    ] as const) {
      const { closed } = await view(who, id);
      expect(closed?.changes.map(({ name, before, after }) => [name, before, after])).toEqual([
        ['Chi bộ Phòng Tổng hợp', '100 điểm, Tốt', '97 điểm, Tốt'],
        ['Chi bộ Thanh tra', 'Đã gửi', '100 điểm, Tốt'],
      ]);
      expect(closed?.cells.find(({ cellId }) => cellId === bloc.tongHop)?.decidedTotal).toBe(10_000);
    }
  });

  it('opens again with a reason only, keeps the first closing in sight, and closes anew', async () => {
    const body = { organizationId: bloc.noiVu, reason: '' };
    expect(await officer.post<ProblemView>('months/2026-02/reopen', body)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'reason' }] },
    });
    const again = await officer.post<MonthClosingView>('months/2026-02/reopen', { ...body, reason: 'Bổ sung phiếu' });
    expect(again.body).toMatchObject({ history: [{ reopened: { reason: 'Bổ sung phiếu', by: 'Đồng chí du.noivu' } }] });
    expect(again.body.closed).toBeUndefined();
    app.clock.set('2026-03-06T03:01:00Z');
    const { body: anew } = await close(officer, bloc.noiVu, because(bloc.keHoach));
    expect(anew.history.map(({ reopened }) => Boolean(reopened))).toEqual([false, true]);
    expect(anew.closed).toMatchObject({ changes: [], counts: { rated: 2 } });
  });

  it('is closed once, however many officers press at the same moment', async () => {
    await officer.post('months/2026-02/reopen', { organizationId: bloc.noiVu, reason: 'Thử' });
    const replies = await Promise.all([1, 2, 3].map(() => close(officer, bloc.noiVu, because(bloc.keHoach))));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});
