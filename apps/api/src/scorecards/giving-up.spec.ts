import type { HistoryEntry, NoticesView, NoticeView, ProblemView, ScorecardView, TasksView } from '@chibo/contracts';
import { addMonths } from '@chibo/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

describe('giving up an empty card of a thematic meeting', () => {
  let app: TestApp;
  let bloc: Bloc;
  let secretary: Browser;
  let deputy: Browser;
  let month = '2025-01';

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    secretary = await Browser.signedIn(app, 'cb.tonghop');
    deputy = await Browser.signedIn(app, 'pbt.tonghop');
  });
  afterAll(() => app.close());
  beforeEach(() => (month = addMonths(month, 1)));

  const open = async (kind: 'REGULAR' | 'THEMATIC' = 'THEMATIC'): Promise<ScorecardView> =>
    (await secretary.post<ScorecardView>('scorecards', { organizationId: bloc.tongHop, month, kind })).body;
  const giveUp = (browser: Browser, id: string, version = 1) =>
    browser.send<ProblemView>('DELETE', `scorecards/${id}`, undefined, { version, key: aKey() });
  const obligations = async (): Promise<number> => {
    const rows = await app.database.read(
      (manager) => manager.sql<{ id: string }[]>`
        SELECT id FROM obligation WHERE cell_id = ${bloc.tongHop} AND month = ${month} AND kind = 'THEMATIC'`,
    );
    return rows.length;
  };
  const owed = async () =>
    (await secretary.get<TasksView>('tasks')).body.owed.filter(
      (task) => task.month === month && task.kind === 'THEMATIC',
    );

  it('takes the one too many away, with all that was owed for it once it was the last; the audit keeps it', async () => {
    const [first, second] = [await open(), await open()];
    expect(first.moves.find(({ move }) => move === 'giveUp')).toEqual({ move: 'giveUp' });
    expect((await owed()).map(({ giveUpVersion }) => giveUpVersion)).toEqual([1, 1]);
    expect((await giveUp(deputy, first.id)).status).toBe(204);
    expect((await owed()).map(({ scorecardId }) => scorecardId)).toEqual([second.id]);
    expect(await obligations()).toBe(1);
    const third = await open();
    expect(third.id).not.toBe(second.id);
    for (const { id } of [second, third]) expect((await giveUp(secretary, id)).status).toBe(204);
    expect([await owed(), await obligations()]).toEqual([[], 0]);
    const { body } = await secretary.get<HistoryEntry[]>(`scorecards/${first.id}/history`);
    expect(body.map(({ text }) => text)).toEqual(['Lập phiếu', 'Bỏ phiếu còn trống']);
    const officer = await Browser.signedIn(app, 'du.noivu');
    expect((await officer.get(`scorecards/${first.id}/history`)).status).toBe(403);
  });

  it('tells the other officer of the branch who did it, and nobody else', async () => {
    const told = async (browser: Browser): Promise<NoticeView[]> =>
      (await browser.get<NoticesView>('notices')).body.notices.filter(({ notice }) => notice.kind === 'GIVEN_UP');
    const before = [await told(secretary), await told(deputy)].map(({ length }) => length);
    await giveUp(deputy, (await open()).id);
    const [first, ...others] = await told(secretary);
    expect(first.notice).toMatchObject({ kind: 'GIVEN_UP', month });
    expect(first.title).toContain('Đã bỏ một phiếu chuyên đề');
    expect([others.length, (await told(deputy)).length]).toEqual(before);
    expect(await told(await Browser.signedIn(app, 'du.noivu'))).toEqual([]);
  });

  it('tells another device what became of the card', async () => {
    const { id } = await open();
    await giveUp(secretary, id);
    const replies = [
      await deputy.get<ProblemView>(`scorecards/${id}`),
      await deputy.patch<ProblemView>(`scorecards/${id}`, { weaknesses: 'x' }, { version: 1 }),
      await giveUp(deputy, id),
    ];
    for (const reply of replies) {
      expect(reply).toMatchObject({ status: 410, body: { code: 'GIVEN_UP' } });
      expect(reply.body.detail).toMatch(/đã được bỏ lúc \d\d:\d\d ngày/);
    }
  });

  it('is refused in words for a card with something in it, a regular one, a stale one, and to a stranger', async () => {
    const filled = await open();
    await secretary.patch(`scorecards/${filled.id}`, { facts: { minutes: 90 } }, { version: 1 });
    expect(await giveUp(secretary, filled.id, 1)).toMatchObject({ status: 412 });
    const full = await giveUp(secretary, filled.id, 2);
    expect(full).toMatchObject({ status: 409, body: { detail: 'Phiếu đã có nội dung nên không bỏ được.' } });
    const regular = await giveUp(secretary, (await open('REGULAR')).id);
    expect(regular).toMatchObject({ status: 409 });
    expect(regular.body.detail).toContain('mỗi tháng có một phiếu');
    const empty = await open();
    const officer = await Browser.signedIn(app, 'du.noivu');
    expect(await giveUp(officer, empty.id)).toMatchObject({ status: 403 });
    expect((await secretary.get(`scorecards/${empty.id}`)).status).toBe(200);
  });

  it('and a save at the same moment: one wins, the other is told, nothing is lost silently', async () => {
    for (let round = 0; round < 40; round += 1) {
      const { id } = await open();
      const [gone, saved] = await Promise.all([
        giveUp(secretary, id),
        deputy.patch<ProblemView>(`scorecards/${id}`, { weaknesses: 'Họp muộn' }, { version: 1 }),
      ]);
      const after = await secretary.get<ScorecardView>(`scorecards/${id}`);
      if (saved.status === 200) {
        expect([409, 412]).toContain(gone.status);
        expect(after.body.content.weaknesses).toBe('Họp muộn');
      } else {
        expect([gone.status, saved.status, after.status]).toEqual([204, 410, 410]);
      }
    }
  });
});
