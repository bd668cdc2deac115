import type { NewAccountView, NoticesView, ProblemView, ScorecardView, VisitView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc, BlocLogin } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { act, send, sentThematic } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';
import { Reminders } from './reminders.service';

/** Titles, newest first. */
async function titles(who: Browser): Promise<string[]> {
  return (await who.get<NoticesView>('notices')).body.notices.map(({ title }) => title);
}

describe('what happens to a card', () => {
  let app: TestApp;
  let bloc: Bloc;
  let secretary: Browser;
  let deputy: Browser;
  let officer: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    secretary = await Browser.signedIn(app, 'cb.tonghop');
    deputy = await Browser.signedIn(app, 'pbt.tonghop');
    officer = await Browser.signedIn(app, 'du.noivu');
  });
  afterAll(() => app.close());

  const aCard = (): Promise<ScorecardView> => sentThematic(secretary, bloc.tongHop);
  const forget = (who: Browser): Promise<unknown> => who.put('notices/read', { read: true });
  const unread = async (who: Browser): Promise<NoticesView['notices']> =>
    (await who.get<NoticesView>('notices')).body.notices.filter(({ read }) => !read);

  it('is told to secretary and deputy when lines are given back, with the day', async () => {
    const card = await aCard();
    const lines = [{ code: 'III.2', message: 'Ghi rõ số nghị quyết' }];
    await act(officer, card, 'return', { message: '', lines, due: '2026-03-10' });
    for (const who of [secretary, deputy])
      expect(await unread(who)).toMatchObject([
        {
          title: 'Phiếu tháng 2/2026 được trả lại để bổ sung',
          text: 'Đảng bộ Sở Nội vụ đề nghị Chi bộ Phòng Tổng hợp sửa 1 mục trước hết ngày 10/03/2026.',
          notice: { kind: 'RETURNED', scorecardId: card.id },
        },
      ]);
    expect(await titles(officer)).toEqual([]);
  });

  it('is told to the officer who gave it back when it comes again, also after it was saved in between', async () => {
    await forget(officer);
    const card = await aCard();
    await act(officer, card, 'return', { message: 'Sửa lại' });
    const returned = (await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body;
    await secretary.patch(`scorecards/${card.id}`, { weaknesses: 'Đã sửa' }, { version: returned.version });
    const saved = (await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body;
    await send(secretary, saved);
    expect(await unread(officer)).toMatchObject([
      {
        title: 'Chi bộ Phòng Tổng hợp đã gửi lại phiếu tháng 2/2026',
        notice: { kind: 'RESENT', scorecardId: card.id },
      },
    ]);
  });

  it('is told when the band is decided, and forgotten when that is taken back unread', async () => {
    await forget(secretary);
    const card = await aCard();
    const decided = await act(officer, card, 'confirm');
    expect(await unread(secretary)).toMatchObject([{ notice: { kind: 'DECIDED', scorecardId: card.id } }]);
    await act(officer, decided.body, 'take-back');
    expect(await unread(secretary)).toEqual([]);
  });

  it('is told when it is corrected', async () => {
    await forget(secretary);
    const decided = (await act(officer, await aCard(), 'confirm')).body;
    const adjustments = [{ code: 'III.2', points: 600, reasonCode: 'TOO_HIGH', words: 'Mới triển khai một nửa' }];
    await act(officer, decided, 'correct', { adjustments, reason: 'Kiểm tra lại sổ' });
    expect((await unread(secretary))[0]).toMatchObject({ title: 'Phiếu tháng 2/2026 được điều chỉnh' });
  });

  it('is told to the offices above that have closed the month, but not to who did it', async () => {
    const office = await Browser.signedIn(app, 'vp.khoi');
    await app.app.get(ObligationsService).openMonth('2026-02');
    const card = await aCard();
    const missing = [bloc.tongHop, bloc.thanhTra, bloc.keHoach, bloc.duoc, bloc.bao].map((cellId) => ({
      cellId,
      reason: 'Chưa gửi',
    }));
    const closed = await office.post('months/2026-02/close', { organizationId: bloc.khoi, missing });
    expect(closed.status, JSON.stringify(closed.body)).toBe(200);
    await act(officer, card, 'confirm');
    expect(await unread(office)).toMatchObject([
      { notice: { kind: 'CHANGED_AFTER_CLOSE', organizationId: bloc.khoi, cell: 'Chi bộ Phòng Tổng hợp' } },
    ]);
    expect(await titles(officer)).not.toContain('Có điều chỉnh sau khóa sổ tháng 2/2026');
  });

  it('is told with its reason when a committee opens a closed month again', async () => {
    const own = [bloc.tongHop, bloc.thanhTra, bloc.keHoach].map((cellId) => ({ cellId, reason: 'Chưa gửi' }));
    await officer.post('months/2026-02/close', { organizationId: bloc.noiVu, missing: own });
    await officer.post('months/2026-02/reopen', { organizationId: bloc.noiVu, reason: 'Sót phiếu' });
    const office = await Browser.signedIn(app, 'vp.khoi');
    expect((await unread(office))[0]).toMatchObject({
      title: 'Đảng bộ Sở Nội vụ mở lại sổ tháng 2/2026',
      text: 'Lý do: Sót phiếu.',
    });
  });

  it('that is owed no more is told to the branch, with the reason', async () => {
    const [{ id }] = await app.database.read(
      (manager) =>
        manager.sql<{ id: string }[]>`SELECT id FROM obligation WHERE cell_id = ${bloc.thanhTra} AND month = '2026-02'`,
    );
    await officer.post(`obligations/${id}/excuse`, { reason: 'Bão số 3', document: '01-CV' });
    const branch = await Browser.signedIn(app, 'cb.thanhtra');
    expect((await unread(branch))[0]).toMatchObject({
      title: 'Chi bộ Thanh tra được miễn chấm điểm tháng 2/2026',
      text: 'Lý do: Bão số 3.',
    });
  });

  /** A second officer of the bloc, signed in. */
  async function colleague(): Promise<{ id: string; browser: Browser }> {
    const admin = await Browser.signedIn(app, 'admin');
    const wanted = { displayName: 'Đồng chí hai', role: 'COMMITTEE_OFFICER', organizationId: bloc.khoi };
    const { account, oneTimePassword: password } = (
      await admin.post<NewAccountView>('accounts', { login: 'hai.khoi', ...wanted })
    ).body;
    const browser = await Browser.first(app, account.login, password);
    return { id: account.id, browser };
  }

  it('of a visit is told to its members with each new day, and forgotten when it is withdrawn', async () => {
    const office = await Browser.signedIn(app, 'vp.khoi');
    const { id: accountId, browser } = await colleague();
    const planned = await office.post<VisitView>('visits', {
      committeeId: bloc.khoi,
      organizationId: bloc.thanhTra,
      quarter: '2026-Q1',
      plannedOn: '2026-03-20',
      members: [{ name: 'Đồng chí hai', accountId }],
    });
    expect(await unread(browser)).toMatchObject([
      { text: 'Ngày dự kiến 20/03/2026.', notice: { kind: 'VISIT', visitId: planned.body.id } },
    ]);
    const { id, version } = planned.body;
    const moved = await office.patch<VisitView>(`visits/${id}`, { plannedOn: '2026-03-21' }, { version });
    const texts = async (): Promise<string[]> => (await unread(browser)).map(({ text }) => text);
    expect(await texts(), 'the day that holds no more is taken back').toEqual(['Ngày dự kiến 21/03/2026.']);
    await forget(browser);
    const { version: now } = moved.body;
    const more = [{ name: 'Đồng chí hai', accountId }, { name: 'Đồng chí ba' }];
    const joined = await office.patch<VisitView>(`visits/${id}`, { members: more }, { version: now });
    expect(await texts(), 'another member is no news for who knows the day').toEqual([]);
    const { version: last } = joined.body;
    const back = await office.patch<VisitView>(`visits/${id}`, { plannedOn: '2026-03-20' }, { version: last });
    expect(await texts(), 'a day that was told before').toEqual(['Ngày dự kiến 20/03/2026.']);
    const gone = await office.send('DELETE', `visits/${id}`, undefined, { version: back.body.version });
    expect(gone.status).toBe(204);
    expect(await unread(browser)).toEqual([]);
  });

  it('that a working group asks for is told to the branch', async () => {
    const office = await Browser.signedIn(app, 'vp.khoi');
    const place = { committeeId: bloc.khoi, organizationId: bloc.duoc, quarter: '2026-Q1', plannedOn: '2026-03-05' };
    const planned = await office.post<VisitView>('visits', { ...place, members: [{ name: 'Đồng chí ba' }] });
    const { id, version } = planned.body;
    const done = await office.post<VisitView>(`visits/${id}/done`, { doneOn: '2026-03-05' }, { version });
    const finding = { words: 'Sổ thiếu', action: 'Lập lại sổ', owner: 'Chi ủy', dueOn: '2026-03-31' };
    await office.post(`visits/${id}/findings`, finding, { version: done.body.version });
    expect(await unread(await Browser.signedIn(app, 'cb.duoc'))).toMatchObject([
      { title: 'Tổ công tác nêu việc cần làm với Chi bộ Phòng Dược', text: 'Lập lại sổ. Hạn 31/03/2026.' },
    ]);
  });

  it('is read one by one, all at once, and taken as unread again; never by another account', async () => {
    const all = (await secretary.get<NoticesView>('notices')).body;
    const [first, second] = all.notices;
    await secretary.put('notices/read', { read: false });
    const { body } = await secretary.put<NoticesView>('notices/read', { ids: [first.id], read: true });
    expect(body.unread).toBe(all.notices.length - 1);
    expect((await secretary.get('notices/unread')).body).toEqual({ unread: body.unread });
    await deputy.put('notices/read', { ids: [second.id], read: true });
    expect((await secretary.get('notices/unread')).body).toEqual({ unread: body.unread });
    await secretary.put('notices/read', { read: true });
    expect((await secretary.get('notices/unread')).body).toEqual({ unread: 0 });
  });

  it.each([
    [{}, 'read'],
    [{ read: 'yes' }, 'read'],
    [{ read: true, ids: 'x' }, 'ids'],
    [{ read: true, ids: ['x'] }, 'ids'],
  ])('refuses to mark by %j, naming %s', async (body, field) => {
    const reply = await secretary.put<ProblemView>('notices/read', body);
    expect(reply.status).toBe(400);
    expect(reply.body.errors?.map((error) => error.field)).toContain(field);
  });
});

/** February's last day for branches is 02/03/2026, for grassroots committees 10/03, for the bloc 15/03. */
describe('reminders', () => {
  let app: TestApp;
  let bloc: Bloc;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-26T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openMonth('2026-02');
  });
  afterAll(() => app.close());

  /** Signed in anew: the clock runs faster than a session lasts. */
  const as = (login: BlocLogin): Promise<Browser> => Browser.signedIn(app, login);
  const toldTo = async (login: BlocLogin): Promise<string[]> => titles(await as(login));

  const runAt = async (time: string): Promise<void> => {
    app.clock.set(time);
    await app.app.get(Reminders).run();
  };

  it('come two days before, on the day, the day after and five days after, each once', async () => {
    await runAt('2026-02-26T03:00:00Z');
    expect(await toldTo('cb.thanhtra')).toEqual([]);
    for (const day of ['02-28', '02-28', '03-01', '03-02', '03-03', '03-04', '03-07', '03-08'])
      await runAt(`2026-${day}T03:00:00Z`);
    expect(await toldTo('cb.thanhtra')).toEqual([
      'Phiếu tháng 2/2026: quá 5 ngày',
      'Phiếu tháng 2/2026: quá 1 ngày',
      'Phiếu tháng 2/2026: hết hạn hôm nay',
      'Phiếu tháng 2/2026: còn 2 ngày',
    ]);
  });

  it('tell a committee of its own day, with what is missing', async () => {
    const { notices } = (await (await as('du.noivu')).get<NoticesView>('notices')).body;
    expect(notices).toMatchObject([
      {
        title: 'Xếp loại tháng 2/2026: còn 2 ngày',
        text: 'Đảng bộ Sở Nội vụ, hạn 10/03/2026: 3 chi bộ chưa gửi phiếu.',
        notice: { kind: 'DECIDE_DUE', organizationId: bloc.noiVu },
      },
    ]);
    expect(await toldTo('vp.khoi'), 'the bloc decides its own branch by the 15th').toEqual([]);
  });

  it('come to nobody at night', async () => {
    const before = (await toldTo('vp.khoi')).length;
    await runAt('2026-03-14T23:30:00+07:00');
    expect(await toldTo('vp.khoi')).toHaveLength(before);
    await runAt('2026-03-14T07:00:00+07:00');
    expect(await toldTo('vp.khoi')).toEqual(['Xếp loại tháng 2/2026: còn 1 ngày']);
  });

  it('begin anew when the deadline is moved', async () => {
    const body = { tier: 'CELL', month: '2026-02', day: '2026-03-17', reason: 'Bão số 3' };
    const set = await (await as('du.noivu')).post(`organizations/${bloc.noiVu}/deadlines/exceptions`, body);
    expect(set.status, JSON.stringify(set.body)).toBe(201);
    await runAt('2026-03-16T03:00:00Z');
    expect((await toldTo('cb.thanhtra'))[0]).toBe('Phiếu tháng 2/2026: còn 1 ngày');
  });

  it('end for a branch that is excused', async () => {
    const obligation = await app.database.read(
      (manager) =>
        manager.sql<{ id: string }[]>`SELECT id FROM obligation WHERE cell_id = ${bloc.thanhTra} AND month = '2026-02'`,
    );
    await (
      await as('du.noivu')
    ).post(`obligations/${obligation[0].id}/excuse`, { reason: 'Bão số 3', document: '01-CV' });
    const before = (await toldTo('cb.thanhtra')).filter((title) => /^Phiếu/.test(title));
    await runAt('2026-03-18T03:00:00Z');
    expect((await toldTo('cb.thanhtra')).filter((title) => /^Phiếu/.test(title))).toEqual(before);
  });
});
