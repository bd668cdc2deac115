import type {
  MonthClosingView,
  MonthTableView,
  ObservationView,
  QualityView,
  RankingView,
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
import { ObligationsService } from '../obligations/obligations.service';
import { accountOf, VisitFixture } from './visits.fixture';

const MONTH = '2026-02';
const HELD = `${MONTH}-05`;

/**
 * One branch alone is decided in the month, so that every mean and count is its score. An officer of the bloc is to give
 * the observed score of that meeting; another reader of the bloc is not.
 */
describe('figures in which a card is that a visit is still blind to', () => {
  let app: TestApp;
  let bloc: Bloc;
  let member: Browser;
  let reader: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openMonth(MONTH);
    member = await Browser.signedIn(app, 'vp.khoi');
    reader = await Browser.signedIn(app, 'lanhdao.khoi');
    await plan();
    await decide();
  });
  afterAll(() => app.close());

  async function plan(): Promise<void> {
    const accountId = await accountOf(member, bloc.khoi);
    const planned = await member.post('visits', {
      committeeId: bloc.khoi,
      organizationId: bloc.tongHop,
      quarter: '2026-Q1',
      plannedOn: HELD,
      members: [{ name: 'Đồng chí vp.khoi', accountId }],
    });
    expect(planned.status, JSON.stringify(planned.body)).toBe(201);
  }

  /** Sent, decided, and the grassroots committee's month closed over it. */
  async function decide(): Promise<void> {
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    const officer = await Browser.signedIn(app, 'du.noivu');
    const wanted = { organizationId: bloc.tongHop, month: MONTH, kind: 'REGULAR' };
    const { id, version } = (await secretary.post<ScorecardView>('scorecards', wanted)).body;
    const card = aScorecard(hd42Commune, { facts: { heldOn: HELD } });
    await secretary.post<ReceiptView>(`scorecards/${id}/submit`, card, { version, key: aKey() });
    const sent = (await secretary.get<ScorecardView>(`scorecards/${id}`)).body;
    expect((await act(officer, sent, 'confirm')).status).toBe(200);
    const missing = [bloc.thanhTra, bloc.keHoach].map((cellId) => ({ cellId, reason: 'Chưa gửi' }));
    expect((await officer.post(`months/${MONTH}/close`, { organizationId: bloc.noiVu, missing })).status).toBe(200);
  }

  const get = async <T>(who: Browser, path: string): Promise<T> => (await who.get<T>(`months/${MONTH}/${path}`)).body;
  const rated = { bands: { GOOD: 1 }, rated: 1, notRated: 4 };
  const unrated = { bands: { GOOD: 0 }, rated: 0, notRated: 5, notRatedBecause: { unseen: 1 } };

  it('is in the counts of the month for the reader, and not for the member', async () => {
    expect((await get<MonthTableView>(reader, 'table')).total).toMatchObject(rated);
    const table = await get<MonthTableView>(member, 'table');
    expect(table.total).toMatchObject(unrated);
    expect(table.rows.map(({ counts }) => counts.rated)).toEqual([0, 0, 0]);
    expect(Object.values(table.total.notRatedBecause).reduce((sum, count) => sum + count, 0)).toBe(5);
  });

  it('is in the means of organisations for the reader, and not for the member', async () => {
    expect((await get<RankingView>(reader, 'ranking')).organizations).toMatchObject([
      { organizationId: bloc.noiVu, n: 1 },
    ]);
    const ranking = await get<RankingView>(member, 'ranking');
    expect([ranking.organizations, ranking.cells]).toEqual([[], []]);
    expect(
      ranking.missing.map(({ cellId }) => cellId),
      'it is not missing either',
    ).not.toContain(bloc.tongHop);
  });

  it('is in the quality of scores for the reader, and not for the member', async () => {
    expect((await get<QualityView>(reader, 'quality')).total.cards).toBe(1);
    expect((await get<QualityView>(member, 'quality')).total.cards).toBe(0);
  });

  it('is in a closed month for the reader, and not for the member', async () => {
    const path = `closing?organizationId=${bloc.noiVu}`;
    const [open, hidden] = [await get<MonthClosingView>(reader, path), await get<MonthClosingView>(member, path)];
    const cellOf = (view: MonthClosingView): object | undefined =>
      view.closed?.cells.find(({ cellId }) => cellId === bloc.tongHop);
    expect(cellOf(open)).toMatchObject({ decidedBand: 'GOOD' });
    expect(JSON.stringify(cellOf(hidden))).not.toMatch(/Total|Band/);
    expect(open.closed?.counts.rated).toBe(1);
    expect(hidden.closed?.counts).toMatchObject({ rated: 0, notRatedBecause: { unseen: 1 } });
    expect([open.closed?.changes, hidden.closed?.changes]).toEqual([[], []]);
    expect(hidden.closed?.hash).toBe(open.closed?.hash);
  });

  it('stands beside a score of which the visit was planned when the branch had sent, with a word about that', async () => {
    app.clock.set('2026-03-06T04:00:00Z');
    const officer = await Browser.signedIn(app, 'du.noivu');
    const fixture = new VisitFixture(officer, bloc, await accountOf(officer, bloc.noiVu));
    const visit = await fixture.done({ plannedOn: HELD }, HELD);
    const { facts, answers } = aScorecard(hd42Commune, { facts: { heldOn: HELD } });
    expect((await fixture.act(visit, 'observation', { facts, answers })).status).toBe(200);
    const { body } = await officer.get<ObservationView>(`visits/${visit.id}/observation`);
    expect([body.observed?.kind, body.self?.kind, body.plannedLate]).toEqual(['OBSERVED', 'SELF', true]);
  });
});
