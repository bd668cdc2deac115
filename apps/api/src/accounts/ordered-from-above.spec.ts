import type {
  CommitteeSettingsView,
  CriteriaSetView,
  DeadlinesView,
  ProblemView,
  SupervisionView,
} from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';
import { ObligationsService } from '../obligations/obligations.service';
import { Account, RoleAssignment } from './account.entities';
import { called } from './called';

const KHOI = 'Đảng bộ Khối các cơ quan tỉnh';

/** Of a part that has an officer and an administrator of its own. */
describe('what the committee above ordered', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;
  let officer: Browser;
  let partAdmin: Browser;
  let rootAdmin: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openMonth('2026-02');
    await administratorOf(bloc.noiVu);
    office = await Browser.signedIn(app, 'vp.khoi');
    officer = await Browser.signedIn(app, 'du.noivu');
    partAdmin = await Browser.signedIn(app, 'qt.noivu');
    rootAdmin = await Browser.signedIn(app, 'admin');
  });
  afterAll(() => app.close());

  async function administratorOf(organizationId: string): Promise<void> {
    await app.database.write(async (manager) => {
      const like = await manager.findOneByOrFail(Account, { login: 'admin' });
      const id = newId();
      const names = called('qt.noivu', 'Đồng chí qt.noivu');
      await manager.insert(Account, { ...like, ...names, id });
      const role = { organizationId, role: 'ADMIN', validFrom: '2025-01-01', validTo: null } as const;
      await manager.insert(RoleAssignment, { id: newId(), accountId: id, ...role });
    });
  }

  const deadlines = (id: string): string => `organizations/${id}/deadlines`;
  const rule = (who: Browser, days: number | null, tier = 'CELL', id = bloc.noiVu) =>
    who.put<DeadlinesView & ProblemView>(deadlines(id), { tier, days });
  const ruleSeen = async (who: Browser): Promise<DeadlinesView['rules'][number]> =>
    (await who.get<DeadlinesView>(deadlines(bloc.noiVu))).body.rules[0];
  const apart = (who: Browser, day: string) =>
    who.post<DeadlinesView & ProblemView>(`${deadlines(bloc.noiVu)}/exceptions`, {
      tier: 'CELL',
      month: '2026-02',
      day,
      reason: 'Bão',
    });
  const dropApart = (who: Browser, id: string) =>
    who.delete<DeadlinesView & ProblemView>(`${deadlines(bloc.noiVu)}/exceptions/${id}`);
  const settings = (who: Browser, decides: string, id = bloc.noiVu) =>
    who.put<CommitteeSettingsView & ProblemView>(`organizations/${id}/settings`, { decides, twoPeople: true });
  const refused = (what: string) => ({
    status: 403,
    body: { detail: `${what} do ${KHOI} đặt; chỉ cấp đó hoặc cấp trên của cấp đó mới đổi được.` },
  });

  it('as a rule of days is neither changed nor dropped from below, and the row says why', async () => {
    expect((await rule(office, 4)).status).toBe(200);
    for (const who of [officer, partAdmin]) {
      expect(await rule(who, 9)).toMatchObject(refused('Hạn này'));
      expect(await rule(who, null)).toMatchObject(refused('Hạn này'));
      expect(await ruleSeen(who)).toMatchObject({ days: 4, whyNot: refused('Hạn này').body.detail });
    }
    expect((await ruleSeen(office)).whyNot).toBeUndefined();
    expect((await rule(rootAdmin, 5)).status).toBe(200);
    expect((await rule(office, null)).status).toBe(200);
  });

  it('leaves the part its own rules, until the level above takes one over', async () => {
    expect((await rule(officer, 1)).status).toBe(200);
    expect((await rule(partAdmin, 2)).body.rules[0]).toEqual({ tier: 'CELL', days: 2, source: 'OWN' });
    expect((await rule(office, 3)).status).toBe(200);
    expect(await rule(officer, 1)).toMatchObject(refused('Hạn này'));
    expect((await rule(officer, 1, 'CELL', bloc.tongHop)).status).toBe(200);
    expect((await rule(officer, 12, 'GRASSROOTS')).status).toBe(200);
  });

  it("as a month's own last day is neither replaced nor dropped from below", async () => {
    const [{ id }] = (await apart(office, '2026-03-10')).body.exceptions;
    for (const who of [officer, partAdmin]) {
      expect(await apart(who, '2026-03-20')).toMatchObject(refused('Hạn riêng này'));
      expect(await dropApart(who, id)).toMatchObject(refused('Hạn riêng này'));
      const [seen] = (await who.get<DeadlinesView>(deadlines(bloc.noiVu))).body.exceptions;
      expect(seen).toMatchObject({ day: '2026-03-10', whyNot: refused('Hạn riêng này').body.detail });
    }
    expect((await dropApart(rootAdmin, id)).body.exceptions).toEqual([]);
    expect((await apart(officer, '2026-03-20')).status).toBe(201);
  });

  it('about who decides is not changed by the administrator of the part, also where nothing was ever set', async () => {
    const words = refused('Cách thẩm định, xếp loại này');
    expect(await settings(partAdmin, 'SELF')).toMatchObject(words);
    expect((await settings(office, 'SUPERIOR')).status).toBe(200);
    expect(await settings(partAdmin, 'SELF')).toMatchObject(words);
    const seen = async (who: Browser) =>
      (await who.get<CommitteeSettingsView>(`organizations/${bloc.noiVu}/settings`)).body;
    expect(await seen(partAdmin)).toMatchObject({ decides: 'SUPERIOR', whyNot: words.body.detail });
    expect((await seen(officer)).whyNot).toContain('do cấp ủy cấp trên hoặc quản trị đặt');
    expect((await seen(office)).whyNot).toBeUndefined();
    expect((await settings(rootAdmin, 'SELF')).status).toBe(200);
  });

  it('binds nobody at the root, which has nobody above it', async () => {
    expect((await settings(rootAdmin, 'SELF', bloc.khoi)).status).toBe(200);
    expect((await settings(office, 'SELF', bloc.khoi)).status).toBe(403);
  });

  it('is free again for the part that has moved out from under whoever ordered it', async () => {
    await app.database.write(
      (manager) =>
        manager.sql`UPDATE organization_link SET valid_to = '2026-02-01' WHERE child_id = ${bloc.noiVu} AND parent_id = ${bloc.khoi}`,
    );
    try {
      expect((await rule(officer, 6)).status).toBe(200);
      expect((await settings(partAdmin, 'SELF')).status).toBe(200);
    } finally {
      await app.database.write(
        (manager) => manager.sql`UPDATE organization_link SET valid_to = NULL WHERE child_id = ${bloc.noiVu}`,
      );
    }
  });

  describe('beside deadlines and deciding', () => {
    it('an excuse is the direct superior’s: no administrator excuses or opens again', async () => {
      const [{ id }] = await app.database.read(
        (manager) => manager.sql<{ id: string }[]>`SELECT id FROM obligation WHERE cell_id = ${bloc.bao}`,
      );
      expect((await office.post(`obligations/${id}/excuse`, { reason: 'Bão' })).status).toBe(204);
      for (const who of [officer, partAdmin, rootAdmin, await Browser.signedIn(app, 'cb.bao')])
        expect((await who.post(`obligations/${id}/reopen`, { reason: 'x' })).status).toBe(403);
      expect((await office.post(`obligations/${id}/reopen`, { reason: 'Hết bão' })).status).toBe(204);
    });

    it('supervising officers of the committee above are not named, ended or dropped by the part', async () => {
      const path = `organizations/${bloc.khoi}/supervision`;
      const body = { name: 'Nguyễn Văn An', from: '2026-02-06', cells: [{ cellId: bloc.bao }] };
      const { cells } = (await office.post<SupervisionView>(path, body)).body;
      const { id, version } = cells.flatMap(({ assignments }) => assignments)[0];
      for (const who of [officer, partAdmin]) {
        expect((await who.post(path, body)).status).toBe(403);
        expect((await who.post(`${path}/${id}/end`, { until: '2026-03-01' }, { version })).status).toBe(403);
        expect((await who.delete(`${path}/${id}`, { version })).status).toBe(403);
      }
    });

    it('sets of the committee above are neither edited, published nor replaced by the part', async () => {
      const drafted = async (who: Browser): Promise<string> =>
        (await who.post<CriteriaSetView>('criteria-sets', { template: 'HD42-2025-commune' })).body.versionId ?? '';
      const [theirs, own] = [await drafted(office), await drafted(partAdmin)];
      const publication = { ownerId: bloc.khoi, validFrom: '2027-01-01' };
      for (const who of [officer, partAdmin]) {
        const { content } = (await office.get<CriteriaSetView>(`criteria-sets/${theirs}`)).body;
        const replies = [
          await who.put(`criteria-sets/${theirs}`, { content }),
          await who.post(`criteria-sets/${theirs}/publication`, publication),
          await who.post(`criteria-sets/${theirs}/publication`, { ...publication, ownerId: bloc.noiVu }),
          await who.post(`criteria-sets/${own}/publication`, publication),
          await who.post(`criteria-sets/${bloc.setVersionId}/versions`),
        ];
        expect(replies.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
      }
    });
  });
});
