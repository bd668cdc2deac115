import type {
  MonthCellsView,
  MonthTableView,
  QueueView,
  ScorecardView,
  SupervisionView,
  TasksView,
} from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { openThematic, send } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';
import { readBack } from '../paper/paper.fixture';
import { printPaper } from '../paper/print-paper';

/**
 * February 2026, the clock stands at 06/03/2026. Chi bộ Tổng hợp was followed by An until 10/02 and is by the account of
 * the committee since; chi bộ Thanh tra by Bình, who has no account; chi bộ Kế hoạch by nobody.
 */
describe('where the comrade who follows a branch is named', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let secretary: Browser;
  let card: ScorecardView;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openMonth('2026-02');
    officer = await Browser.signedIn(app, 'du.noivu');
    secretary = await Browser.signedIn(app, 'cb.tonghop');
    const path = `organizations/${bloc.noiVu}/supervision`;
    const [{ accountId, name }] = (await officer.get<SupervisionView>(path)).body.accounts;
    for (const [who, cellId, from, until] of [
      [{ name: 'Nguyễn Văn An' }, bloc.tongHop, '2026-01-01', '2026-02-10'],
      [{ name, accountId }, bloc.tongHop, '2026-02-11', undefined],
      [{ name: 'Trần Thị Bình' }, bloc.thanhTra, '2026-01-01', undefined],
    ] as const)
      expect((await officer.post(path, { ...who, cells: [{ cellId }], from, until })).status).toBe(201);
    card = await send(secretary, await openThematic(secretary, bloc.tongHop));
  });
  afterAll(() => app.close());

  const cells = async (who: Browser, query = ''): Promise<MonthCellsView['cells']> =>
    (await who.get<MonthCellsView>(`months/2026-02/cells${query}`)).body.cells;

  it("in the month table, as on its last day; one's own branches are a filter with its count", async () => {
    expect((await cells(officer)).map(({ name, officer: by }) => [name, by?.name, by?.mine])).toEqual([
      ['Chi bộ Phòng Kế hoạch', undefined, undefined],
      ['Chi bộ Phòng Tổng hợp', 'Đồng chí du.noivu', true],
      ['Chi bộ Thanh tra', 'Trần Thị Bình', false],
    ]);
    expect((await cells(officer, '?filter=MINE')).map(({ name }) => name)).toEqual(['Chi bộ Phòng Tổng hợp']);
    const { filters, rows } = (await officer.get<MonthTableView>('months/2026-02/table')).body;
    expect([filters.MINE, rows.find(({ name }) => name === 'Chi bộ Thanh tra')?.cell?.officer?.name]).toEqual([
      1,
      'Trần Thị Bình',
    ]);
    const office = await Browser.signedIn(app, 'vp.khoi');
    expect((await office.get<MonthTableView>('months/2026-02/table')).body.filters.MINE).toBe(0);
  });

  it('in the queue, as today', async () => {
    const { items } = (await officer.get<QueueView>('months/2026-02/queue')).body;
    expect(items.map(({ officer: by }) => by)).toEqual([{ name: 'Đồng chí du.noivu', mine: true }]);
  });

  it('among the tasks of the branch, as today', async () => {
    const { owed } = (await secretary.get<TasksView>('tasks')).body;
    expect(owed.map(({ officer: by }) => by)).toContain('Đồng chí du.noivu');
    const alone = await Browser.signedIn(app, 'cb.duoc');
    expect((await alone.get<TasksView>('tasks')).body.owed[0].officer).toBeUndefined();
  });

  it('on the card, as on the day of its meeting, and under the signature on paper', async () => {
    expect(card.officer).toBe('Nguyễn Văn An');
    const paper = readBack(await printPaper({ kind: 'card', view: card, settings: { demonstration: false } }));
    expect([paper.pages, paper.text.join(' ')]).toEqual([
      1,
      expect.stringMatching(/CẤP ỦY VIÊN CẤP TRÊN PHỤ TRÁCH .*Nguyễn Văn An/u),
    ]);
  });
});
