import type { PastMonthsView, ProblemView, RankedInPeriod, ReportRankingView } from '@chibo/contracts';
import { comparePeriodStandings, rankWith } from '@chibo/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

const CELLS = ['tongHop', 'thanhTra', 'keHoach', 'duoc', 'bao'] as const;
type CellName = (typeof CELLS)[number];
const BANDS = ['GOOD', 'FAIR', 'AVERAGE', 'POOR'] as const;

/** June 2026; five branches and the months January to May, all results from paper. */
describe('a ranking over a period', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-06-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    office = await Browser.signedIn(app, 'vp.khoi');
    const opened = { from: '2026-01', to: '2026-05' };
    expect((await office.post<PastMonthsView>(`organizations/${bloc.khoi}/past-months`, opened)).status).toBe(201);
    // January to March; in full points.
    await put('tongHop', [94, 94, 94]);
    await put('thanhTra', [96, 94, 92]);
    await put('keHoach', [96, 96, 96]);
    await put('duoc', [99]);
  });
  afterAll(() => app.close());

  /** Results of a branch from January on. */
  async function put(cell: CellName, totals: readonly number[]): Promise<void> {
    for (const [at, total] of totals.entries()) {
      const month = `2026-0${at + 1}`;
      const [{ id }] = await app.database.read(
        (manager) => manager.sql<{ id: string }[]>`
          SELECT id FROM obligation WHERE cell_id = ${bloc[cell]} AND month = ${month} AND kind = 'REGULAR'`,
      );
      const band = BANDS[total >= 90 ? 0 : total >= 70 ? 1 : total >= 50 ? 2 : 3];
      const results = [{ obligationId: id, total: total * 100, band }];
      expect((await office.post(`months/${month}/past-results`, { document: '1-BC/ĐU', results })).status).toBe(201);
    }
  }

  const ask = async (query: string, who = office): Promise<ReportRankingView> =>
    (await who.get<ReportRankingView>(`reports/ranking?${query}`)).body;
  const nameOf = (id: string): string => CELLS.find((cell) => bloc[cell] === id) ?? id;
  const places = (rows: readonly RankedInPeriod[]): [number | undefined, string, number][] =>
    rows.map(({ rank, id, among }) => [rank, nameOf(id), among]);

  it('ranks branches by mean, share of Tốt and lateness, 1-2-2-4, and leaves out who has too few months', async () => {
    const view = await ask('period=2026-01..2026-03');
    expect(view).toMatchObject({ months: 3, least: 2, total: 5, ranked: 3, page: 1, sets: 0 });
    expect(places(view.cells)).toEqual([
      [1, 'keHoach', 1],
      [2, 'tongHop', 2],
      [2, 'thanhTra', 2],
      [undefined, 'duoc', 0],
      [undefined, 'bao', 0],
    ]);
    expect(view.cells.map(({ peer }) => peer).slice(2)).toEqual([
      'Chi bộ trực thuộc',
      'Chi bộ trực thuộc',
      'Chi bộ cơ sở',
    ]);
    expect(view.cells[0]).toMatchObject({ mean: 9600, sum: 28_800, n: 3, good: 3, sent: 0, onTime: 0 });
    expect(view.cells[4]).not.toHaveProperty('mean');
  });

  it('asks for as many months as it is told', async () => {
    expect(places((await ask('period=2026-01..2026-03&least=1')).cells)[0]).toEqual([1, 'duoc', 1]);
    expect((await ask('period=2026-01..2026-03&least=3')).ranked).toBe(3);
    for (const least of ['0', '37', 'x'])
      expect((await office.get(`reports/ranking?period=2026&least=${least}`)).status).toBe(400);
  });

  it('puts committees and branches of one superior into one list, over all months of their branches', async () => {
    const { organizations } = await ask('period=2026-01..2026-03&least=1');
    const nine = organizations.find(({ id }) => id === bloc.noiVu);
    expect(nine).toMatchObject({ sum: 28_200 + 28_200 + 28_800, n: 9, mean: 9467 });
    // One branch is not set beside three, unless that is asked for.
    expect(organizations.map(({ rank, id, peer }) => [rank, id, peer])).toEqual([
      [1, bloc.yTe, 'Đảng bộ cơ sở, 1 chi bộ'],
      [1, bloc.noiVu, 'Đảng bộ cơ sở, 2 đến 5 chi bộ'],
      [undefined, bloc.bao, 'Chi bộ cơ sở'],
    ]);
    const all = await ask('period=2026-01..2026-03&least=1&peers=ALL');
    expect(all.organizations.map(({ rank, id, peer }) => [rank, id, peer])).toEqual([
      [1, bloc.yTe, 'Tất cả'],
      [2, bloc.noiVu, 'Tất cả'],
      [undefined, bloc.bao, 'Tất cả'],
    ]);
  });

  it('ranks branches of each kind among themselves, or all together where that is asked for', async () => {
    const first = async (peers: string) =>
      places((await ask(`period=2026-01..2026-03&least=1&peers=${peers}`)).cells).filter(([rank]) => rank === 1);
    await put('bao', [90]);
    expect((await first('ALIKE')).map(([, name]) => name)).toEqual(['duoc', 'bao']);
    expect((await first('ALL')).map(([, name]) => name)).toEqual(['duoc']);
    expect((await office.get('reports/ranking?period=2026&peers=SOME')).status).toBe(400);
  });

  it('keeps the rank of who is looked for', async () => {
    const { cells, total, ranked } = await ask('period=2026-01..2026-03&q=thanh%20tra');
    expect([places(cells), total, ranked]).toEqual([[[2, 'thanhTra', 2]], 1, 3]);
  });

  it('is for committees, of what stands under them', async () => {
    for (const login of ['cb.tonghop', 'admin'] as const) {
      const stranger = await Browser.signedIn(app, login);
      expect((await stranger.get(`reports/ranking?period=2026&organizationId=${bloc.khoi}`)).status).toBe(403);
    }
    const own = await ask('period=2026-01..2026-03', await Browser.signedIn(app, 'du.noivu'));
    expect(own.cells.map(({ id }) => nameOf(id))).toEqual(['keHoach', 'tongHop', 'thanhTra']);
    const future = await office.get<ProblemView>('reports/ranking?period=2027');
    expect(future).toMatchObject({ status: 400, body: { errors: [{ field: 'period' }] } });
  });

  it('is the order of the domain, whatever the figures', async () => {
    const total = fc.integer({ min: 88, max: 92 });
    const months = fc.tuple(...CELLS.map(() => fc.array(total, { minLength: 1, maxLength: 3 })));
    const run = async (drawn: readonly (readonly number[])[]): Promise<void> => {
      for (const [at, totals] of drawn.entries()) await put(CELLS[at], totals);
      const { cells } = await ask('period=2026-01..2026-03&least=1&peers=ALL');
      const byDomain = rankWith(cells, comparePeriodStandings);
      expect(cells.map(({ rank }) => rank)).toEqual(byDomain.map(({ rank }) => rank));
      expect(cells.map(({ among }) => among > 1)).toEqual(byDomain.map(({ tied }) => tied));
    };
    await fc.assert(fc.asyncProperty(months, run), { numRuns: 12, seed: 11 });
  });

  it.each(['csv', 'pdf', 'docx', 'xlsx'])('goes on paper as %s', async (format) => {
    for (const of of ['CELLS', 'ORGANIZATIONS']) {
      const reply = await office.file(`reports/ranking.${format}?period=2026-01..2026-03&of=${of}`);
      expect([format, of, reply.status]).toEqual([format, of, 200]);
    }
  });
});
