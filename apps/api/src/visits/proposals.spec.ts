import type { ProblemView, VisitProposalView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { act, sentThematic } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { fieldsOf, VisitFixture } from './visits.fixture';

describe('proposed visits', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-03-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    office = await Browser.signedIn(app, 'vp.khoi');
    await withGap('cb.thanhtra', bloc.thanhTra, 'du.noivu', 1250);
    await withGap('cb.duoc', bloc.duoc, 'du.yte', 600);
  });
  afterAll(() => app.close());

  /** A sent card whose figures are made to differ so far; its meeting counts as a regular one. */
  async function withGap(secretary: string, cellId: string, reviewer: string, gap: number): Promise<void> {
    const card = await sentThematic(await Browser.signedIn(app, secretary), cellId);
    await act(await Browser.signedIn(app, reviewer), card, 'verify', { adjustments: [] });
    await app.database.write(
      (manager) =>
        manager.sql`UPDATE scorecard SET kind = 'REGULAR', verified_total = self_total - ${gap} WHERE id = ${card.id}`,
    );
  }

  const proposed = async (count: number, quarter = '2026-Q1', browser = office): Promise<VisitProposalView[]> => {
    const query = `organizationId=${bloc.khoi}&quarter=${quarter}&count=${count}`;
    return (await browser.get<VisitProposalView[]>(`visits/proposal?${query}`)).body;
  };

  it('are branches with the widest gap first, then some by chance, in words that accuse nobody', async () => {
    const all = await proposed(4);
    expect(all.map(({ because }) => because)).toEqual(['GAP', 'GAP', 'RANDOM', 'RANDOM']);
    expect(all[0]).toMatchObject({
      name: 'Chi bộ Thanh tra',
      parentName: 'Đảng bộ Sở Nội vụ',
      level: 'RED',
      gap: 1250,
      text: 'Hai quý qua, bình quân điểm tự chấm cao hơn điểm thẩm định 12,5 điểm.',
    });
    expect(all[1]).toMatchObject({ name: 'Chi bộ Phòng Dược', level: 'YELLOW' });
    expect(new Set(all.map(({ organizationId }) => organizationId)).size).toBe(4);
  });

  it('are the same when asked again', async () => {
    expect(await proposed(5)).toEqual(await proposed(5));
  });

  it('leave out who is planned or visited this quarter, not who was missed', async () => {
    const visits = new VisitFixture(office, { ...bloc, noiVu: bloc.khoi });
    const members = [{ name: 'A' }];
    await visits.planned({ organizationId: bloc.thanhTra, members });
    const missed = await visits.planned({ organizationId: bloc.duoc, members });
    await visits.act(missed, 'missed', { reason: 'x' });
    const names = (await proposed(20)).map(({ name }) => name);
    expect(names).toHaveLength(4);
    expect(names[0]).toBe('Chi bộ Phòng Dược');
    expect(names).not.toContain('Chi bộ Thanh tra');
  });

  it('look at six months up to the quarter', async () => {
    expect((await proposed(20, '2025-Q4')).map(({ because }) => because)).toEqual(Array(5).fill('RANDOM'));
    expect((await proposed(20, '2026-Q3'))[0]).toMatchObject({ because: 'GAP', name: 'Chi bộ Thanh tra' });
  });

  it.each([
    ['no number', 'quarter=2026-Q1', 'count'],
    ['a number out of bounds', 'quarter=2026-Q1&count=0', 'count'],
    ['no quarter', 'count=3', 'quarter'],
  ])('refuse %s', async (_what, query, field) => {
    const reply = await office.get<ProblemView>(`visits/proposal?organizationId=${bloc.khoi}&${query}`);
    expect([reply.status, fieldsOf(reply.body)]).toEqual([400, [field]]);
  });
});
