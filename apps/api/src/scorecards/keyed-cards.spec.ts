import type {
  HistoryEntry,
  MonthCellsView,
  NoticesView,
  ProblemView,
  ReceiptView,
  ScorecardView,
  TasksView,
} from '@chibo/contracts';
import { addMonths } from '@chibo/domain';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { act } from '../../test-support/cards';
import { anotherOfficer, keyIn, PAPER, sheet } from '../../test-support/keying';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

/** Months before 20/12/2026: each spec has one of its own. */
describe('a card keyed in from paper', () => {
  let app: TestApp;
  let bloc: Bloc;
  let secretary: Browser;
  let keyer: Browser;
  let other: Browser;
  let month = '2024-01';

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-12-20T03:00:00Z' });
    bloc = await aBloc(app.database, '2024-01-01');
    keyer = await Browser.signedIn(app, 'du.noivu');
    other = await anotherOfficer(app, bloc.noiVu);
    secretary = await Browser.signedIn(app, 'cb.tonghop');
  });
  afterAll(() => app.close());

  const next = (): { organizationId: string; month: string } => {
    month = addMonths(month, 1);
    return { organizationId: bloc.tongHop, month };
  };
  const read = async (browser: Browser, id: string): Promise<ScorecardView> =>
    (await browser.get<ScorecardView>(`scorecards/${id}`)).body;
  const whyNot = (card: ScorecardView, move: string): string | undefined =>
    card.moves.find((each) => each.move === move)?.reason;
  const keyed = async (change: Parameters<typeof keyIn>[2] = {}): Promise<ScorecardView> => {
    const { status, body } = await keyIn(keyer, next(), change);
    expect([status, body.detail]).toEqual([201, undefined]);
    return body;
  };
  const open = async (where: { organizationId: string; month: string }): Promise<ScorecardView> =>
    (await secretary.post<ScorecardView>('scorecards', { ...where, kind: 'REGULAR' })).body;
  const told = async (browser: Browser, kind: string): Promise<NoticesView['notices']> =>
    (await browser.get<NoticesView>('notices')).body.notices.filter(({ notice }) => notice.kind === kind);
  const audit = async (id: string): Promise<{ action: string; payload: string }[]> =>
    app.database.read(
      (manager) => manager.sql<{ action: string; payload: string }[]>`
        SELECT action, payload FROM audit WHERE subject_id = ${id} ORDER BY seq`,
    );

  it('is sent, scored by the same rules, with a receipt, and says who keyed it in and from what', async () => {
    const card = await keyed();
    expect(card).toMatchObject({ state: 'SUBMITTED', receipt: { late: false, total: 10_000 } });
    expect(card.keyed).toMatchObject({
      words: 'Nhập sau, theo hồ sơ giấy',
      by: 'Đồng chí du.noivu',
      paper: PAPER,
      receivedOn: `${month}-05`,
      mark: 'WAITING',
      until: '2026-12-25',
      ownDraft: false,
    });
    expect(card.self).toMatchObject({ by: 'Đồng chí du.noivu', keyed: { paper: PAPER, receivedOn: `${month}-05` } });
    const rows = await audit(card.id);
    expect(rows.map(({ action }) => action)).toEqual(['scorecard.opened', 'scorecard.keyed-in']);
    expect(JSON.parse(rows[1].payload)).toMatchObject({ before: 'DRAFT', paper: PAPER, late: false, ownDraft: false });
    const [notice] = await told(secretary, 'KEYED_IN');
    expect(notice.text).toContain('trước hết ngày 25/12/2026');
    const { body: history } = await secretary.get<HistoryEntry[]>(`scorecards/${card.id}/history`);
    expect(history.at(-1)).toMatchObject({ text: 'Nhập hộ từ bản giấy', by: 'Đồng chí du.noivu' });
    expect(history.at(-1)?.details[0]).toBe(`Theo ${PAPER}, nhận ngày 05/${month.slice(5)}/${month.slice(0, 4)}`);
    const { body: cells } = await keyer.get<MonthCellsView>(`months/${month}/cells`);
    expect(cells.cells.find(({ cellId }) => cellId === bloc.tongHop)).toMatchObject({ keyed: 'WAITING', late: false });
  });

  it('is late by the day its paper came, which is neither to come nor before the meeting', async () => {
    const late = await keyed({ receivedOn: `${addMonths(month, 1)}-09` });
    expect(late.receipt).toMatchObject({ late: true });
    const { body: cells } = await keyer.get<MonthCellsView>(`months/${month}/cells?filter=LATE`);
    expect(cells.cells.map(({ cellId }) => cellId)).toContain(bloc.tongHop);
    const where = next();
    for (const [receivedOn, words] of [
      ['2026-12-21', 'sau hôm nay'],
      [`${where.month}-04`, 'trước ngày sinh hoạt'],
    ]) {
      const { status, body } = await keyIn(keyer, where, { receivedOn });
      expect([status, body.errors?.[0]]).toEqual([
        400,
        { field: 'receivedOn', text: expect.stringContaining(words) as string },
      ]);
    }
    const none = await keyIn(keyer, where, { paper: '  ' });
    expect([none.status, none.body.errors?.[0].field]).toEqual([400, 'paper']);
    const future = await keyIn(
      keyer,
      { ...where, month: '2027-01' },
      { version: 0, card: { facts: { heldOn: '2026-12-05' } } },
    );
    expect([future.status, future.body.errors?.map(({ field }) => field)]).toEqual([400, ['month']]);
  });

  it('is refused to the branch, to other levels and to other committees', async () => {
    const where = next();
    for (const login of ['cb.tonghop', 'vp.khoi', 'du.yte', 'admin', 'lanhdao.khoi'] as const) {
      const browser = await Browser.signedIn(app, login);
      expect([login, (await sheet(browser, where)).status]).toEqual([login, 403]);
      expect([login, (await keyIn(browser, where, { version: 0 })).status]).toEqual([login, 403]);
    }
    expect((await sheet(keyer, where)).body).toMatchObject({ version: 0, reviewers: 1 });
  });

  it('is confirmed by the branch, and then as if it had sent it', async () => {
    const card = await keyed();
    const tasks = async (browser: Browser): Promise<TasksView> => (await browser.get<TasksView>('tasks')).body;
    const mine = ({ scorecardId }: { scorecardId: string }): boolean => scorecardId === card.id;
    const waiting = (await tasks(secretary)).keyed.find(mine);
    expect(waiting).toMatchObject({ month, by: 'Đồng chí du.noivu', paper: PAPER, until: '2026-12-25' });
    expect((await tasks(keyer)).keyed).toEqual([]);
    expect(whyNot(await read(secretary, card.id), 'agree')).toBeUndefined();
    expect((await act(keyer, card, 'agree')).status).toBe(403);
    const { status, body } = await act(secretary, card, 'agree');
    expect([status, body.keyed?.mark, body.keyed?.answer?.by]).toEqual([200, 'AGREED', 'Đồng chí cb.tonghop']);
    const after = await tasks(secretary);
    expect([after.keyed.filter(mine), after.past.find(mine)?.keyed]).toEqual([[], 'AGREED']);
    expect((await act<ProblemView>(secretary, body, 'agree')).body.detail).toContain('đã xác nhận');
    expect((await act<ProblemView>(secretary, body, 'object', { reason: 'Sai' })).body.detail).toContain('đã xác nhận');
  });

  it('is not reviewed by who keyed it in, not in bulk by anybody, and decided by another officer', async () => {
    const card = await keyed();
    for (const [move, body] of [
      ['confirm', {}],
      ['verify', { adjustments: [] }],
      ['return', { message: 'Bổ sung' }],
    ] as const) {
      const reply = await act<ProblemView>(keyer, card, move, body);
      expect([move, reply.status, reply.body.detail]).toEqual([
        move,
        409,
        expect.stringContaining('đã nhập hộ phiếu này'),
      ]);
    }
    const cards = [{ scorecardId: card.id, version: card.version }];
    const bulk = await other.post<{ refused: { reason: string }[] }>(
      `months/${month}/queue/confirm`,
      { cards },
      { key: aKey() },
    );
    expect(bulk.body.refused[0].reason).toContain('Nhập hộ từ bản giấy, chờ chi bộ xác nhận');
    const decided = await act(other, card, 'confirm');
    expect(decided.body).toMatchObject({ state: 'DECIDED', keyed: { mark: 'WAITING' } });
  });

  it('goes back to the branch with its reason, which mends it and is judged by the day the paper came', async () => {
    const card = await keyed();
    const empty = await act<ProblemView>(secretary, card, 'object', { reason: ' ' });
    expect(empty.status).toBe(400);
    const { body } = await act(secretary, card, 'object', { reason: 'Bản giấy ghi 15 đồng chí có mặt' });
    expect(body).toMatchObject({
      state: 'RETURNED',
      keyed: { mark: 'OBJECTED', answer: { objection: 'Bản giấy ghi 15 đồng chí có mặt' } },
      content: { facts: { present: 16 } },
      returned: { message: 'Bản giấy ghi 15 đồng chí có mặt', lines: [] },
    });
    for (const officer of [keyer, other])
      expect((await told(officer, 'OBJECTED'))[0].text).toContain('Bản giấy ghi 15');
    const { body: cells } = await keyer.get<MonthCellsView>(`months/${month}/cells`);
    const task = (await secretary.get<TasksView>('tasks')).body.owed.find(({ month: of }) => of === month);
    expect(task).toMatchObject({ objected: true, returnedMessage: 'Bản giấy ghi 15 đồng chí có mặt' });
    const row = cells.cells.find(({ cellId }) => cellId === bloc.tongHop);
    expect(row).toMatchObject({ state: 'RETURNED', keyed: 'OBJECTED', canKeyIn: true });
    const mended = aScorecard(hd42Commune, { facts: { heldOn: `${month}-05`, present: 15, excused: 2 } });
    const sent = await secretary.post<ReceiptView>(`scorecards/${card.id}/submit`, mended, {
      version: body.version,
      key: aKey(),
    });
    expect(sent.body).toMatchObject({ late: false, number: card.receipt?.number });
    const own = await read(secretary, card.id);
    expect([own.keyed, own.self?.keyed]).toEqual([undefined, undefined]);
    expect((await told(keyer, 'RESENT')).length).toBe(1);
    expect(whyNot(await read(keyer, card.id), 'verify')).toBeUndefined();
  });

  it('is keyed in again after an objection, beginning with what was keyed in', async () => {
    const card = await keyed();
    await act(secretary, card, 'object', { reason: 'Sai số có mặt' });
    const where = { organizationId: bloc.tongHop, month };
    const { body: again } = await sheet(keyer, where);
    expect(again).toMatchObject({ content: { facts: { present: 16 } }, returned: { message: 'Sai số có mặt' } });
    const { status, body } = await keyIn(keyer, where, { card: { facts: { present: 15, excused: 2 } } });
    expect([status, body.keyed?.mark, body.self?.revision]).toEqual([201, 'WAITING', 2]);
  });

  it('stands once its days are over, marked as not confirmed; agreeing is still open', async () => {
    const card = await keyed();
    app.clock.set('2026-12-26T03:00:00Z');
    try {
      const late = await Browser.signedIn(app, 'cb.tonghop');
      const seen = await read(late, card.id);
      expect(seen.keyed?.mark).toBe('SILENT');
      const refused = await act<ProblemView>(late, card, 'object', { reason: 'Sai' });
      expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('Đã qua ngày 25/12/2026')]);
      expect((await act(late, card, 'agree')).body.keyed?.mark).toBe('AGREED');
    } finally {
      app.clock.set('2026-12-20T03:00:00Z');
      secretary = await Browser.signedIn(app, 'cb.tonghop');
    }
  });

  it('that is decided keeps its band when the branch objects: the committee is told and corrects it', async () => {
    const card = await keyed();
    const { body: decided } = await act(other, card, 'confirm');
    const { body } = await act(secretary, decided, 'object', { reason: 'Sai mục IV.2' });
    expect(body).toMatchObject({ state: 'DECIDED', keyed: { mark: 'OBJECTED' }, decided: { total: 10_000 } });
    expect((await told(other, 'OBJECTED'))[0].text).toContain('Sai mục IV.2');
    const { body: history } = await secretary.get<HistoryEntry[]>(`scorecards/${card.id}/history`);
    expect(history.at(-1)?.details.join(' ')).toContain('Xếp loại giữ nguyên');
  });

  it('is taken back within ten minutes, and the branch is not told of it any more', async () => {
    const card = await keyed();
    const before = (await told(secretary, 'KEYED_IN')).length;
    expect((await act(secretary, card, 'unkey')).status).toBe(403);
    expect((await act<ProblemView>(secretary, card, 'recall')).body.detail).toContain('nhập hộ');
    const { status, body } = await act(keyer, card, 'unkey');
    expect([status, body.state, body.keyed]).toEqual([200, 'DRAFT', undefined]);
    expect((await told(secretary, 'KEYED_IN')).length).toBe(before - 1);
    const own = await read(secretary, card.id);
    expect([own.content.facts, own.receipt]).toEqual([{}, undefined]);
    const { body: again } = await sheet(keyer, { organizationId: bloc.tongHop, month });
    expect([again.content.facts.present, again.branchDraft]).toEqual([16, undefined]);
  });

  describe('where the branch has begun one of its own', () => {
    const begun = async (): Promise<{ organizationId: string; month: string; id: string }> => {
      const where = next();
      const card = await open(where);
      await secretary.patch(`scorecards/${card.id}`, { facts: { heldOn: `${month}-07`, present: 11 } }, { version: 1 });
      return { ...where, id: card.id };
    };

    it('the sheet says so and nothing of it, and nothing is put aside unasked', async () => {
      const where = await begun();
      const { body } = await sheet(keyer, where);
      expect(body).toMatchObject({
        version: 2,
        content: { facts: {} },
        branchDraft: { savedAt: expect.any(String) as string },
      });
      const refused = await keyIn(keyer, where);
      expect([refused.status, refused.body.errors?.[0].field]).toEqual([422, 'overDraft']);
      expect(await read(secretary, where.id)).toMatchObject({ state: 'DRAFT', content: { facts: { present: 11 } } });
    });

    it.each(['object', 'unkey'] as const)('it comes back with %s', async (move) => {
      const where = await begun();
      const { body: card } = await keyIn(keyer, where, { overDraft: true });
      expect(card).toMatchObject({ keyed: { ownDraft: true }, content: { facts: { present: 16 } } });
      await act(move === 'unkey' ? keyer : secretary, card, move, move === 'unkey' ? {} : { reason: 'Sai' });
      const back = await read(secretary, where.id);
      expect(back).toMatchObject({ content: { facts: { present: 11, heldOn: `${month}-07` } } });
      expect(back.state).toBe(move === 'unkey' ? 'DRAFT' : 'RETURNED');
    });

    it('who comes second is told, whichever side that is', async () => {
      const where = await begun();
      const seen = (await sheet(keyer, where)).body.version;
      await secretary.patch(`scorecards/${where.id}`, { facts: { present: 12 } }, { version: 2 });
      const late = await keyIn(keyer, where, { overDraft: true, version: seen });
      expect([late.status, late.body.detail]).toEqual([412, expect.stringContaining('vừa sửa, gửi phiếu này')]);
      await keyIn(keyer, where, { overDraft: true });
      const body = aScorecard(hd42Commune, { facts: { heldOn: `${month}-05` } });
      const sent = await secretary.post<ProblemView>(`scorecards/${where.id}/submit`, body, {
        version: 3,
        key: aKey(),
      });
      expect([sent.status, sent.body.detail]).toEqual([412, expect.stringContaining('Đồng chí du.noivu vừa nhập hộ')]);
    });
  });

  it('is once under its key', async () => {
    const where = next();
    const content = aScorecard(hd42Commune, { facts: { heldOn: `${month}-05` } });
    const body = { ...content, ...where, paper: PAPER, receivedOn: `${month}-05` };
    const key = aKey();
    const replies = [1, 2].map(() => keyer.post<ScorecardView>('keyed-cards', body, { version: 0, key }));
    const [first] = await Promise.all(replies);
    const again = await keyer.post<ScorecardView>('keyed-cards', body, { version: 0, key });
    expect([again.status, again.body.id, again.body.version]).toEqual([201, again.body.id, 2]);
    expect(first.status).toBeLessThan(500);
  });

  it('names all that is missing, as a sending does', async () => {
    const where = next();
    const { status, body } = await keyIn(keyer, where, { card: { facts: { present: 99 }, weaknesses: '' } });
    expect(status).toBe(422);
    expect(body.errors?.map(({ field }) => field)).toEqual(expect.arrayContaining(['weaknesses', 'facts.present']));
    expect((await sheet(keyer, where)).body.version).toBe(0);
  });
});
