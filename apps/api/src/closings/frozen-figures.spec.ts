import { createHash } from 'node:crypto';
import type { MonthTableView, ProblemView, RankingView, ScorecardView } from '@chibo/contracts';
import type { RankingInputs } from '@chibo/domain';
import { rankMonth } from '@chibo/domain';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { act, sentRegular } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';
import { ObligationsService } from '../obligations/obligations.service';
import type { ClosingSnapshot } from './closing.entities';

const MONTH = '2026-02';

/**
 * February 2026 of the small bloc on 06/03/2026. Tổng hợp (97) and Dược (100) are decided, Thanh tra has sent; both
 * committees' months are closed, then Thanh tra is decided and Tổng hợp corrected.
 */
describe('the tables of a closed month', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;
  let officer: Browser;
  let waiting: ScorecardView;
  let decided: ScorecardView;
  /** The table and the ranking as they stood before the closing. */
  let before: { table: MonthTableView; ranking: RankingView; list: string };

  beforeAll(async () => {
    // More files than an account is given in one go: by this clock there is a rest between any two.
    let rested = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (rested += 2_000));
    app = await aTestApp({ now: '2026-03-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openMonth(MONTH);
    office = await Browser.signedIn(app, 'vp.khoi');
    officer = await Browser.signedIn(app, 'du.noivu');
    const yTe = await Browser.signedIn(app, 'du.yte');
    const lost = { answers: { '3.5': { value: 0, note: 'Chưa ghi sổ' } } };
    decided = await confirmed(officer, 'cb.tonghop', bloc.tongHop, lost);
    await confirmed(yTe, 'cb.duoc', bloc.duoc);
    waiting = await read(officer, await sentRegular(app, 'cb.thanhtra', bloc.thanhTra, MONTH));
    before = { table: await table(), ranking: await ranking(), list: await file('list.csv') };
    const missing = [bloc.thanhTra, bloc.keHoach, bloc.bao].map((cellId) => ({ cellId, reason: 'Bàn giao' }));
    const closed = await office.post(`months/${MONTH}/close`, { organizationId: bloc.khoi, missing });
    expect(closed.status, JSON.stringify(closed.body)).toBe(200);
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await app.close();
  });

  async function confirmed(who: Browser, login: string, cell: string, overrides = {}): Promise<ScorecardView> {
    const card = await read(who, await sentRegular(app, login, cell, MONTH, overrides));
    return (await act(who, card, 'confirm')).body;
  }
  const read = async (who: Browser, { id }: { id: string }): Promise<ScorecardView> =>
    (await who.get<ScorecardView>(`scorecards/${id}`)).body;
  const table = async (query = ''): Promise<MonthTableView> =>
    (await office.get<MonthTableView>(`months/${MONTH}/table${query}`)).body;
  const ranking = async (query = ''): Promise<RankingView> =>
    (await office.get<RankingView>(`months/${MONTH}/ranking${query}`)).body;
  const file = async (path: string): Promise<string> => {
    const { status, bytes } = await office.file(`months/${MONTH}/${path}`);
    expect(status, bytes.toString()).toBe(200);
    return bytes.toString();
  };
  const inTurn = async (paths: string[]): Promise<string[]> => {
    const texts: string[] = [];
    for (const path of paths) texts.push(await file(path));
    return texts;
  };
  const snapshot = async (): Promise<{ text: string; hash: string; parsed: ClosingSnapshot }> => {
    const [{ snapshot: text, hash }] = await app.database.read(
      (manager) => manager.sql<{ snapshot: string; hash: string }[]>`SELECT snapshot, hash FROM month_closing`,
    );
    return { text, hash, parsed: JSON.parse(text) as ClosingSnapshot };
  };

  it('are the ones that stood there when it was closed', async () => {
    const frozen = await table();
    expect(frozen.closing).toMatchObject({
      shown: 'CLOSED',
      kept: true,
      changesTotal: 0,
      hash: (await snapshot()).hash,
    });
    const withoutCells = (view: MonthTableView): object[] => view.rows.map((row) => ({ ...row, cell: undefined }));
    expect(withoutCells(frozen)).toEqual(withoutCells(before.table));
    expect([frozen.byKind, frozen.total]).toEqual([before.table.byKind, before.table.total]);
    const { closing, ...ranked } = await ranking();
    expect(ranked).toEqual(before.ranking);
    expect(closing).toMatchObject({ shown: 'CLOSED', kept: true });
    expect(await file('list.csv')).toBe(before.list);
  });

  it('move by nothing that is decided or corrected afterwards, which stands beside them', async () => {
    const files = ['table.csv', 'list.csv', 'ranking.csv', 'ranking.csv?of=ORGANIZATIONS'];
    const [frozen, first] = [await inTurn(files), await ranking()];
    expect((await act(officer, waiting, 'confirm')).status).toBe(200);
    const adjustments = [{ code: '2.1', points: 100, reasonCode: 'FACTS', words: 'Danh sách điểm danh' }];
    const again = await act(officer, decided, 'correct', { adjustments, reason: 'Kiểm tra lại' });
    expect(again.status, JSON.stringify(again.body)).toBe(200);

    expect(await inTurn(files)).toEqual(frozen);
    const later = await ranking();
    expect(later.cells.map(({ name, rank, now }) => [name, rank, now])).toEqual([
      ['Chi bộ Phòng Dược', 1, undefined],
      ['Chi bộ Phòng Tổng hợp', 2, expect.stringMatching(/ điểm, Tốt$/) as string],
    ]);
    const bare = ({ cells, organizations, undecided }: RankingView): string =>
      JSON.stringify({ cells: cells.map((cell) => ({ ...cell, now: undefined })), organizations, undecided });
    expect(bare(later)).toBe(bare(first));
    expect((await table()).rows.map(({ name, counts, changed }) => [name, counts.rated, changed])).toEqual([
      ['Đảng bộ Sở Nội vụ', 1, 2],
      ['Đảng bộ Sở Y tế', 1, undefined],
      ['Chi bộ Báo', 0, undefined],
    ]);
    const live = await table('?figures=LIVE');
    expect(live.closing).toMatchObject({ shown: 'LIVE', changesTotal: 2 });
    expect([live.total.rated, (await ranking('?figures=LIVE')).ranked]).toEqual([3, 3]);
    expect(await file('list.csv?figures=LIVE')).not.toBe(frozen[1]);
  });

  it('have their ranking from inputs with a hash, which give the same bytes on either database', async () => {
    const { tables } = (await snapshot()).parsed;
    const inputs = tables?.ranking as RankingInputs;
    const text = JSON.stringify(inputs);
    expect(createHash('sha256').update(text).digest('hex')).toBe(tables?.rankingHash);
    expect((await ranking()).closing?.inputsHash).toBe(tables?.rankingHash);
    // What chance has named is given names; all else is to the letter.
    const ids = new Map<string, string>();
    const named = (json: string): string =>
      json.replace(
        /[0-9a-f]{8}-[0-9a-f-]{27}/g,
        (id) => ids.get(id) ?? (ids.set(id, `#${ids.size}`), `#${ids.size - 1}`),
      );
    expect(named(text)).toBe(INPUTS);
    expect(named(JSON.stringify(rankMonth(inputs, inputs.pools[0].key, new Set())))).toBe(RANKED);
  });

  it('are refused by name where there is no such copy', async () => {
    const query = `?figures=CLOSED&organizationId=${bloc.noiVu}`;
    expect((await office.get<ProblemView>(`months/${MONTH}/table${query}`)).body).toMatchObject({ code: 'NOT_CLOSED' });
    expect((await office.get(`months/${MONTH}/table?figures=FROZEN`)).status).toBe(400);
    const old = JSON.stringify({ month: MONTH, organization: { id: bloc.noiVu, name: '' }, counts: {}, cells: [] });
    await app.database.write(
      (manager) => manager.sql`
        INSERT INTO month_closing (id, organization_id, month, number, snapshot, hash, closed_at, closed_by)
        VALUES (${newId()}, ${bloc.noiVu}, ${MONTH}, 1, ${old}, '', '2026-03-01T00:00:00.000Z', '')`,
    );
    const { body } = await office.get<MonthTableView>(`months/${MONTH}/table?organizationId=${bloc.noiVu}`);
    expect(body.closing).toMatchObject({ shown: 'LIVE', kept: false });
    for (const path of ['table', 'ranking', 'list.csv', 'ranking.csv'])
      expect([path, (await office.get<ProblemView>(`months/${MONTH}/${path}${query}`)).body.code]).toEqual([
        path,
        'NOT_KEPT',
      ]);
  });
});

/** To the letter: key by key, in this order. */
const INPUTS = JSON.stringify({
  pools: [
    {
      key: 'REGULAR:#0',
      kind: 'REGULAR',
      label: 'Sinh hoạt thường kỳ, Phiếu chấm điểm sinh hoạt chi bộ (bản cấp cơ sở, theo mẫu phường An Phú)',
      cards: 3,
    },
  ],
  organizations: [
    { id: '#1', name: 'Đảng bộ Sở Nội vụ' },
    { id: '#2', name: 'Đảng bộ Sở Y tế' },
  ],
  cards: [
    {
      ...{ scorecardId: '#3', pool: 'REGULAR:#0', cellId: '#4', name: 'Chi bộ Phòng Tổng hợp' },
      ...{ parentName: 'Đảng bộ Sở Nội vụ', organizationId: '#1', state: 'DECIDED', selfTotal: 9800 },
      ...{ total: 9800, band: 'GOOD' },
    },
    {
      ...{ scorecardId: '#5', pool: 'REGULAR:#0', cellId: '#6', name: 'Chi bộ Thanh tra' },
      ...{ parentName: 'Đảng bộ Sở Nội vụ', organizationId: '#1', state: 'SUBMITTED', selfTotal: 10000 },
    },
    {
      ...{ scorecardId: '#7', pool: 'REGULAR:#0', cellId: '#8', name: 'Chi bộ Phòng Dược' },
      ...{ parentName: 'Đảng bộ Sở Y tế', organizationId: '#2', state: 'DECIDED', selfTotal: 10000 },
      ...{ total: 10000, band: 'GOOD' },
    },
  ],
});

const RANKED = JSON.stringify({
  cells: [
    {
      ...{ rank: 1, tied: false, among: 1, cellId: '#8', name: 'Chi bộ Phòng Dược', parentName: 'Đảng bộ Sở Y tế' },
      ...{ scorecardId: '#7', total: 10000, band: 'GOOD' },
    },
    {
      ...{ rank: 2, tied: false, among: 1, cellId: '#4', name: 'Chi bộ Phòng Tổng hợp' },
      ...{ parentName: 'Đảng bộ Sở Nội vụ', scorecardId: '#3', total: 9800, band: 'GOOD' },
    },
  ],
  organizations: [
    { rank: 1, tied: false, organizationId: '#2', name: 'Đảng bộ Sở Y tế', mean: 10000, sum: 10000, n: 1 },
    { rank: 2, tied: false, organizationId: '#1', name: 'Đảng bộ Sở Nội vụ', mean: 9800, sum: 9800, n: 1 },
  ],
  undecided: [
    {
      ...{ scorecardId: '#5', pool: 'REGULAR:#0', cellId: '#6', name: 'Chi bộ Thanh tra' },
      ...{ parentName: 'Đảng bộ Sở Nội vụ', organizationId: '#1', state: 'SUBMITTED', selfTotal: 10000 },
    },
  ],
});
