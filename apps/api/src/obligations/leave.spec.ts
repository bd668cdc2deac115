import type {
  CommitteeSettingsView,
  MonthCellsView,
  MonthClosingView,
  MonthObligationsView,
  NoticesView,
  ProblemView,
  ReceiptView,
  ScorecardView,
} from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { act } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from './obligations.service';

const MONTH = '2026-02';

/** February 2026 of Nội vụ on 06/03/2026: three branches, each with a draft; nobody has sent. */
describe('leave to send', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let office: Browser;
  let secretary: Browser;
  let card: ScorecardView;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openCurrentMonth();
    await goTo('2026-03-06T03:00:00Z');
    const wanted = { organizationId: bloc.tongHop, month: MONTH, kind: 'REGULAR' };
    card = (await secretary.post<ScorecardView>('scorecards', wanted)).body;
  });
  afterAll(() => app.close());

  /** Sessions end meanwhile. */
  const goTo = async (instant: string): Promise<void> => {
    app.clock.set(instant);
    officer = await Browser.signedIn(app, 'du.noivu');
    office = await Browser.signedIn(app, 'vp.khoi');
    secretary = await Browser.signedIn(app, 'cb.tonghop');
  };
  const content = () => aScorecard(hd42Commune, { facts: { heldOn: '2026-02-05' } });
  const read = async (): Promise<ScorecardView> => (await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body;
  const send = async (body: object = content()) =>
    secretary.post<ReceiptView & ProblemView>(`scorecards/${card.id}/submit`, body, {
      version: (await read()).version,
      key: aKey(),
    });
  const cells = async (): Promise<MonthCellsView> =>
    (await officer.get<MonthCellsView>(`months/${MONTH}/cells?organizationId=${bloc.noiVu}`)).body;
  const obligation = async (cellId: string): Promise<string> =>
    (await cells()).cells.find((row) => row.cellId === cellId)?.obligationId ?? '';
  const close = async (who: Browser, organizationId: string): Promise<void> => {
    const path = `months/${MONTH}/closing?organizationId=${organizationId}`;
    const { missing } = (await who.get<MonthClosingView>(path)).body;
    const reasons = missing.map(({ cellId }) => ({ cellId, reason: 'Chi bộ đang bàn giao' }));
    const { status } = await who.post(`months/${MONTH}/close`, { organizationId, missing: reasons });
    expect(status).toBe(200);
  };
  const reopen = (who: Browser, organizationId: string) =>
    who.post(`months/${MONTH}/reopen`, { organizationId, reason: 'Thử lại' });
  const grant = async (who: Browser, until = '2026-03-20', reason = 'Bí thư đi công tác đột xuất') =>
    who.put<ProblemView>(`obligations/${await obligation(bloc.tongHop)}/leave`, { until, reason });
  const whyNotSend = async (): Promise<string | undefined> =>
    (await read()).moves.find(({ move }) => move === 'submit')?.reason;

  it('is not needed while nobody has closed the month', async () => {
    expect(await whyNotSend()).toBeUndefined();
    expect((await cells()).locks).toEqual({ closed: false, late: [] });
  });

  it('is needed once a committee above has: the card says who closed it, and the server refuses alike', async () => {
    await close(officer, bloc.noiVu);
    const reason = await whyNotSend();
    expect(reason).toMatch(/đã khóa sổ tháng này/);
    expect(await send()).toMatchObject({ status: 409, body: { code: 'LOCKED', detail: reason } });
    expect((await read()).state).toBe('DRAFT');
    expect((await cells()).locks.closed).toBe(true);
  });

  it('what was not held is not said of a closed month either', async () => {
    const id = await obligation(bloc.thanhTra);
    const branch = await Browser.signedIn(app, 'cb.thanhtra');
    expect(await branch.post(`obligations/${id}/not-held`, {})).toMatchObject({
      status: 409,
      body: { code: 'LOCKED' },
    });
  });

  it('is given by the committee above with a day and a reason; not by the branch, a neighbour, a leader', async () => {
    for (const login of ['cb.tonghop', 'du.yte', 'lanhdao.khoi', 'admin'] as const)
      expect([login, (await grant(await Browser.signedIn(app, login))).status]).toEqual([login, 403]);
    expect(await grant(officer, '2026-03-05')).toMatchObject({ status: 422, body: { errors: [{ field: 'until' }] } });
    expect(await grant(officer, '2026-06-05')).toMatchObject({ status: 422, body: { errors: [{ field: 'until' }] } });
    expect(await grant(officer, '2026-03-20', ' ')).toMatchObject({ status: 400 });
    expect((await grant(officer)).status).toBe(204);
    expect(await whyNotSend()).toBeUndefined();
    expect((await read()).leave).toMatchObject({ until: '2026-03-20', by: 'Đồng chí du.noivu' });
    expect((await cells()).cells.find(({ cellId }) => cellId === bloc.tongHop)?.leaveUntil).toBe('2026-03-20');
    const { rows } = (
      await officer.get<MonthObligationsView>(`months/${MONTH}/obligations?organizationId=${bloc.noiVu}`)
    ).body;
    expect(rows.find(({ cellId }) => cellId === bloc.tongHop)?.leave).toEqual({
      until: '2026-03-20',
      reason: 'Bí thư đi công tác đột xuất',
    });
    const { notices } = (await secretary.get<NoticesView>('notices')).body;
    expect(notices[0].title).toContain('được gửi phiếu tháng 2/2026 đến hết ngày 20/03/2026');
  });

  it('is withdrawn again', async () => {
    const id = await obligation(bloc.tongHop);
    expect((await officer.delete(`obligations/${id}/leave`)).status).toBe(204);
    expect(await whyNotSend()).toMatch(/khóa sổ/);
    expect((await grant(officer)).status).toBe(204);
  });

  it('ends with its day', async () => {
    await goTo('2026-03-20T17:00:00Z');
    expect(await whyNotSend()).toContain('đến hết ngày 20/03/2026');
    await goTo('2026-03-20T16:59:00Z');
    expect(await whyNotSend()).toBeUndefined();
    await goTo('2026-03-06T03:00:00Z');
  });

  it('over a closing of a higher level is that level’s to give', async () => {
    await close(office, bloc.khoi);
    const refused = await grant(officer);
    expect(refused).toMatchObject({ status: 403 });
    expect(refused.body.detail).toMatch(/chỉ cấp đó hoặc cấp trên/);
    expect((await grant(office)).status).toBe(204);
  });

  it('lets the card in, beside the frozen month, and tells those who closed it', async () => {
    expect((await send()).status).toBe(200);
    const path = `months/${MONTH}/closing?organizationId=${bloc.noiVu}`;
    const { closed } = (await officer.get<MonthClosingView>(path)).body;
    expect(closed?.changes).toEqual([
      expect.objectContaining({ cellId: bloc.tongHop, before: 'Đang lập phiếu', after: 'Đã gửi' }),
    ]);
    for (const who of [officer, office]) {
      const { notices } = (await who.get<NoticesView>('notices')).body;
      expect(notices[0].title).toBe('Có điều chỉnh sau khóa sổ tháng 2/2026');
    }
  });

  it('is needed again for what is given back after the closing', async () => {
    await reopen(office, bloc.khoi);
    await goTo('2026-03-21T03:00:00Z');
    expect((await act(officer, await read(), 'return', { message: 'Bổ sung biên bản' })).status).toBe(200);
    expect(await whyNotSend()).toMatch(/khóa sổ/);
    expect((await grant(officer, '2026-03-30')).status).toBe(204);
    expect((await send()).status).toBe(200);
    await reopen(officer, bloc.noiVu);
  });

  it('is needed after a deadline that locks, as the committee above orders', async () => {
    const other = await Browser.signedIn(app, 'cb.thanhtra');
    const wanted = { organizationId: bloc.thanhTra, month: MONTH, kind: 'REGULAR' };
    const { body: late } = await other.post<ScorecardView>('scorecards', wanted);
    const submit = () =>
      other.post<ProblemView>(`scorecards/${late.id}/submit`, content(), { version: 1, key: aKey() });
    const setting = { decides: 'SELF', twoPeople: false, lockLate: true };
    const path = `organizations/${bloc.noiVu}/settings`;
    expect((await officer.put(path, setting)).status).toBe(403);
    expect((await office.put<CommitteeSettingsView>(path, setting)).body).toMatchObject({ lockLate: true });
    expect(await submit()).toMatchObject({ status: 409, body: { detail: /Đã qua hạn gửi .* không nhận/ } });
    expect((await cells()).locks).toEqual({ closed: false, late: [bloc.noiVu] });
    const id = await obligation(bloc.thanhTra);
    expect((await officer.put(`obligations/${id}/leave`, { until: '2026-03-25', reason: 'Mưa lũ' })).status).toBe(204);
    expect((await submit()).status).toBe(200);
  });

  it('a closing and a sending that race leave a card that is in the frozen month or was never sent', async () => {
    const branch = await Browser.signedIn(app, 'cb.thanhtra');
    const wanted = { organizationId: bloc.thanhTra, month: MONTH, kind: 'REGULAR' };
    const { id } = (await branch.post<ScorecardView>('scorecards', wanted)).body;
    const now = async (): Promise<ScorecardView> => (await branch.get<ScorecardView>(`scorecards/${id}`)).body;
    await officer.delete(`obligations/${await obligation(bloc.thanhTra)}/leave`);
    await office.put(`organizations/${bloc.noiVu}/settings`, { decides: 'SELF', twoPeople: false, lockLate: false });
    expect((await act(branch, await now(), 'recall')).status).toBe(200);
    for (let round = 0; round < 8; round += 1) {
      const { version } = await now();
      const [, sent] = await Promise.all([
        close(officer, bloc.noiVu),
        branch.post<ReceiptView>(`scorecards/${id}/submit`, content(), { version, key: aKey() }),
      ]);
      const path = `months/${MONTH}/closing?organizationId=${bloc.noiVu}`;
      const frozen = (await officer.get<MonthClosingView>(path)).body.closed?.cells;
      const state = frozen?.find(({ cellId }) => cellId === bloc.thanhTra)?.state;
      expect([round, state]).toEqual([round, sent.status === 200 ? 'SUBMITTED' : 'DRAFT']);
      await reopen(officer, bloc.noiVu);
      if (sent.status === 200) expect((await act(branch, await now(), 'recall')).status).toBe(200);
    }
  });

  it('a month long past is sent for only by who says so', async () => {
    await goTo('2026-05-06T03:00:00Z');
    const branch = await Browser.signedIn(app, 'cb.duoc');
    const wanted = { organizationId: bloc.duoc, month: MONTH, kind: 'REGULAR' };
    const { body: opened } = await branch.post<ScorecardView>('scorecards', wanted);
    const submit = (body: object) =>
      branch.post<ProblemView>(`scorecards/${opened.id}/submit`, body, { version: opened.version, key: aKey() });
    expect(await submit({ ...content(), confirmedMonth: undefined })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'confirmedMonth' }] },
    });
    expect((await submit({ ...content(), confirmedMonth: '2026-04' })).status).toBe(422);
    expect((await submit({ ...content(), confirmedMonth: MONTH })).status).toBe(200);
  });
});
