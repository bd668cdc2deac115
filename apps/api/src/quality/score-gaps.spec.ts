import type { ScorecardView, ScoreGapsView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { act, sentRegular } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';

const lower = (code: string) => ({ code, points: 0, reasonCode: 'TOO_HIGH', words: 'Biên bản không ghi' });

/** February 2026: Tổng hợp loses a line of 5, Thanh tra one of 2, Dược 5 and 10, Báo nothing. */
describe('gaps between verified scores and the branches’ own', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;
  let noiVu: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-10T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openCurrentMonth();
    office = await Browser.signedIn(app, 'vp.khoi');
    noiVu = await Browser.signedIn(app, 'du.noivu');
    const yTe = await Browser.signedIn(app, 'du.yte');
    await verified('cb.tonghop', bloc.tongHop, noiVu, ['4.1']);
    await verified('cb.thanhtra', bloc.thanhTra, noiVu, ['5.1']);
    await verified('cb.duoc', bloc.duoc, yTe, ['4.1', '4.2']);
    await verified('cb.bao', bloc.bao, office, []);
  });
  afterAll(() => app.close());

  async function verified(login: string, cell: string, who: Browser, codes: readonly string[]): Promise<void> {
    const card = await sentRegular(app, login, cell, '2026-02');
    const body = { adjustments: codes.map(lower) };
    const reply = await act<ScorecardView>(who, { ...card, version: 2 }, 'verify', body);
    expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  }
  const gaps = async (who = office, query = ''): Promise<ScoreGapsView> =>
    (await who.get<ScoreGapsView>(`months/2026-02/gaps?${query}`)).body;

  it('are listed from five points on or where the band differs, the largest first, each line with its ground', async () => {
    const view = await gaps();
    expect(view).toMatchObject({ from: 500, verified: 4, total: 2, page: 1 });
    expect(view.rows.map(({ cellId, gap }) => [cellId, gap])).toEqual([
      [bloc.duoc, -2000],
      [bloc.tongHop, -500],
    ]);
    expect(view.rows[0].grounds).toEqual([
      {
        code: '4.1',
        name: expect.any(String),
        self: 500,
        verified: 0,
        words: 'Chấm cao hơn mức đạt: Biên bản không ghi',
      },
      {
        code: '4.2',
        name: expect.any(String),
        self: 1500,
        verified: 0,
        words: 'Chấm cao hơn mức đạt: Biên bản không ghi',
      },
    ]);
    expect(view.rows[1]).toMatchObject({ decided: false, canOpen: true, name: 'Chi bộ Phòng Tổng hợp' });
  });

  it('stay listed once they are decided, and lose what is put right', async () => {
    const [, row] = (await gaps()).rows;
    const { body: card } = await noiVu.get<ScorecardView>(`scorecards/${row.scorecardId}`);
    const decided = (await act<ScorecardView>(noiVu, card, 'decide')).body;
    expect((await gaps()).rows[1]).toMatchObject({ decided: true });
    const correction = { reason: 'Chấm lại theo biên bản', adjustments: [lower('5.1')] };
    expect((await act(noiVu, decided, 'correct', correction)).status).toBe(200);
    expect((await gaps()).rows.map(({ cellId }) => cellId)).toEqual([bloc.duoc]);
  });

  it('are found by name, and of what stands under the reader only', async () => {
    expect((await gaps(office, 'q=duoc')).total).toBe(1);
    expect((await gaps(office, 'q=khong%20co')).rows).toEqual([]);
    expect((await gaps(noiVu)).rows).toEqual([]);
    for (const login of ['cb.duoc', 'admin'] as const) {
      const stranger = await Browser.signedIn(app, login);
      expect((await stranger.get(`months/2026-02/gaps?organizationId=${bloc.khoi}`)).status).toBe(403);
    }
  });

  it('begin where the committee, or the one above it, has them begin', async () => {
    const admin = await Browser.signedIn(app, 'admin');
    const set = async (organizationId: string, gapFrom: number): Promise<number> =>
      (await admin.put(`organizations/${organizationId}/settings`, { decides: 'SELF', twoPeople: false, gapFrom }))
        .status;
    expect(await set(bloc.khoi, 200)).toBe(200);
    const own = await gaps(noiVu);
    expect([own.from, own.rows.map(({ cellId }) => cellId).sort()]).toEqual([
      200,
      [bloc.tongHop, bloc.thanhTra].sort(),
    ]);
    expect(await set(bloc.noiVu, 1000)).toBe(200);
    expect(await gaps(noiVu)).toMatchObject({ from: 1000, rows: [] });
    expect((await gaps()).from).toBe(200);
    expect([await set(bloc.noiVu, 0), await set(bloc.noiVu, 10_001)]).toEqual([400, 400]);
  });

  it.each(['pdf', 'docx', 'xlsx', 'csv'])('go on paper as %s', async (format) => {
    const { status, bytes } = await office.file(`months/2026-02/gaps.${format}`);
    expect(status).toBe(200);
    if (format === 'csv') expect(bytes.toString('utf8')).toContain('4.1: 5 → 0');
  });
});
