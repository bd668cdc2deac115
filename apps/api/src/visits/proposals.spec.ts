import type { ProblemView, VisitProposalView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';
import { ObligationsService } from '../obligations/obligations.service';
import { named } from '../organizations/named';
import { Organization, OrganizationLink, OrganizationProfile } from '../organizations/organization.entities';
import { keepAllSuperiors } from '../organizations/superiors';
import { fieldsOf, VisitFixture } from './visits.fixture';

describe('proposed visits', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-03-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    office = await Browser.signedIn(app, 'vp.khoi');
    await app.app.get(ObligationsService).openMonth('2026-02');
    await withGap(bloc.thanhTra, 1250);
    await withGap(bloc.duoc, 600);
  });
  afterAll(() => app.close());

  /** A sent card whose figures are made to differ so far. */
  async function withGap(cellId: string, gap: number, month = '2026-02'): Promise<void> {
    await app.database.write(
      (manager) => manager.sql`
        UPDATE cell_month SET state = 'VERIFIED', self_total = 9000, verified_total = 9000 - ${gap}
        WHERE cell_id = ${cellId} AND month = ${month}`,
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

  describe('among many branches', () => {
    const MANY = 240;

    beforeAll(async () => {
      await app.database.write(async (manager) => {
        const period = { validFrom: '2025-01-01', validTo: null };
        for (let at = 0; at < MANY; at += 1) {
          const [id, createdAt] = [newId(), '2025-01-01T00:00:00.000Z'];
          const kind = { kind: 'SUBORDINATE_CELL', leadership: 'COMMITTEE', minMinutesOverride: null } as const;
          const names = named(`Chi bộ ${at}`, `cb-${at}`);
          await manager.insert(Organization, { id, existsFrom: '2025-01-01', existsTo: null, createdAt });
          await manager.insert(OrganizationProfile, { id: newId(), organizationId: id, ...kind, ...names, ...period });
          await manager.insert(OrganizationLink, { id: newId(), childId: id, parentId: bloc.noiVu, ...period });
        }
        await keepAllSuperiors(manager);
      });
      await app.app.get(ObligationsService).openMonth('2026-02');
      await app.database.write(
        (manager) => manager.sql`
          UPDATE cell_month SET state = 'SUBMITTED', self_total = 9000, observed_total = 8500 - (
            SELECT count(*) FROM cell_month other WHERE other.cell_id < cell_month.cell_id AND other.month = '2026-02')
          WHERE month = '2026-02' AND state = 'OPEN'`,
      );
    });

    it('are the widest gaps of all, then a draw out of all, each branch once and the same again', async () => {
      const all = await proposed(20, '2026-Q2');
      expect(all.filter(({ because }) => because === 'GAP')).toHaveLength(14);
      const gaps = all.slice(0, 14).map(({ gap = 0 }) => gap);
      expect(gaps).toEqual(gaps.toSorted((a, b) => b - a));
      expect(gaps[0]).toBe(1250);
      expect(gaps[13]).toBeGreaterThan(500 + MANY - 20);
      expect(new Set(all.map(({ organizationId }) => organizationId)).size).toBe(20);
      expect(all.every(({ name, parentName }) => name && parentName)).toBe(true);
      expect(await proposed(20, '2026-Q2')).toEqual(all);
    });

    it('draw narrow gaps as well as wide ones, and others in another quarter', async () => {
      const drawnIn = async (quarter: string): Promise<number[]> =>
        (await proposed(100, quarter)).filter(({ because }) => because === 'RANDOM').map(({ gap = 0 }) => gap);
      const [now, next] = [await drawnIn('2026-Q2'), await drawnIn('2026-Q3')];
      expect(now).toHaveLength(30);
      expect(Math.min(...now)).toBeLessThan(600);
      expect(now).not.toEqual(next);
    });
  });
});
