import type { CriteriaSetView, OrganizationView, ProblemView, ScorecardView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { act, sentThematic } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';
import { ObligationsService } from '../obligations/obligations.service';
import { Account, RoleAssignment } from './account.entities';
import { called } from './called';

const KHOI = 'Đảng bộ Khối các cơ quan tỉnh';
const TODAY = '2026-02-06';

/** Two branches that stood under the bloc's own committee until today, when they come under a part of it. */
describe('what a committee above did before a branch moved under a part', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;
  let officer: Browser;
  let partAdmin: Browser;
  let rootAdmin: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: `${TODAY}T03:00:00Z` });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openMonth('2026-02');
    await app.database.write(async (manager) => {
      const like = await manager.findOneByOrFail(Account, { login: 'admin' });
      const id = newId();
      const names = called('qt.noivu', 'Đồng chí qt.noivu');
      await manager.insert(Account, { ...like, ...names, id });
      const role = { organizationId: bloc.noiVu, role: 'ADMIN', validFrom: '2025-01-01', validTo: null } as const;
      await manager.insert(RoleAssignment, { id: newId(), accountId: id, ...role });
    });
    office = await Browser.signedIn(app, 'vp.khoi');
    officer = await Browser.signedIn(app, 'du.noivu');
    partAdmin = await Browser.signedIn(app, 'qt.noivu');
    rootAdmin = await Browser.signedIn(app, 'admin');
  });
  afterAll(() => app.close());

  const move = async (id: string, parentId: string): Promise<void> => {
    const moved = await rootAdmin.post(`organizations/${id}/changes`, { from: TODAY, parentId });
    expect(moved.status).toBe(201);
  };
  const obligationOf = async (cellId: string): Promise<string> => {
    const [{ id }] = await app.database.read(
      (manager) =>
        manager.sql<{ id: string }[]>`SELECT id FROM obligation WHERE cell_id = ${cellId} AND kind = 'REGULAR'`,
    );
    return id;
  };
  const reopen = async (who: Browser, cellId: string) =>
    who.post<ProblemView>(`obligations/${await obligationOf(cellId)}/reopen`, { reason: 'Chi bộ vẫn họp' });
  const excuse = async (who: Browser, cellId: string): Promise<void> => {
    const { status } = await who.post(`obligations/${await obligationOf(cellId)}/excuse`, { reason: 'Bão' });
    expect(status).toBe(204);
  };

  describe('as an excuse', () => {
    const WORDS = `Kỳ này do ${KHOI} miễn; chỉ cấp đó mới mở lại được.`;

    it('is opened again by the level that gave it alone', async () => {
      await excuse(office, bloc.bao);
      await move(bloc.bao, bloc.noiVu);
      try {
        for (const who of [officer, await Browser.signedIn(app, 'cb.bao')])
          expect(await reopen(who, bloc.bao)).toMatchObject({ status: 403, body: { detail: WORDS } });
        for (const who of [partAdmin, rootAdmin, await Browser.signedIn(app, 'lanhdao.khoi')])
          expect((await reopen(who, bloc.bao)).status).toBe(403);
        const stranger = await reopen(await Browser.signedIn(app, 'du.yte'), bloc.bao);
        expect(stranger).toMatchObject({ status: 403 });
        expect(stranger.body.detail).not.toContain(KHOI);
        expect((await reopen(office, bloc.bao)).status).toBe(204);
        await excuse(officer, bloc.bao);
        expect((await reopen(office, bloc.bao)).status).toBe(403);
        expect((await reopen(officer, bloc.bao)).status).toBe(204);
      } finally {
        await move(bloc.bao, bloc.khoi);
      }
    });

    it('is the direct superior’s of today where nobody remembers, or where the level stands above no more', async () => {
      await excuse(office, bloc.bao);
      await app.database.write(
        (manager) => manager.sql`UPDATE obligation SET ordered_by = NULL WHERE cell_id = ${bloc.bao}`,
      );
      await excuse(officer, bloc.keHoach);
      await move(bloc.bao, bloc.noiVu);
      await move(bloc.keHoach, bloc.yTe);
      expect((await reopen(office, bloc.bao)).status).toBe(403);
      expect((await reopen(officer, bloc.bao)).status).toBe(204);
      expect((await reopen(officer, bloc.keHoach)).status).toBe(403);
      expect((await reopen(await Browser.signedIn(app, 'du.yte'), bloc.keHoach)).status).toBe(204);
      await move(bloc.bao, bloc.khoi);
    });
  });

  it('as a decided band is corrected and taken back by the level that decided alone', async () => {
    const card = await sentThematic(await Browser.signedIn(app, 'cb.bao'), bloc.bao);
    const decided = (await act(office, card, 'confirm')).body;
    expect(decided.state).toBe('DECIDED');
    await move(bloc.bao, bloc.noiVu);
    const correction = { adjustments: [], reason: 'x' };
    for (const [way, body] of [
      ['correct', correction],
      ['take-back', {}],
    ] as const) {
      expect((await act(officer, decided, way, body)).status).toBe(403);
    }
    const seen = (await officer.get<ScorecardView>(`scorecards/${card.id}`)).body;
    const why = ({ moves }: ScorecardView, asked: string) => moves.find(({ move }) => move === asked)?.reason;
    expect(why(seen, 'correct')).toContain('do cấp ủy cấp trên quyết định');
    const own = (await office.get<ScorecardView>(`scorecards/${card.id}`)).body;
    expect([why(own, 'correct'), why(own, 'undecide')]).toEqual([undefined, undefined]);
    expect((await act(office, decided, 'take-back')).body.state).toBe('SUBMITTED');
    const again = (await officer.get<ScorecardView>(`scorecards/${card.id}`)).body;
    const now = (await act(officer, again, 'confirm')).body;
    expect(now.state).toBe('DECIDED');
    expect((await act(office, now, 'take-back')).status).toBe(403);
    expect((await act(officer, now, 'take-back')).status).toBe(200);
    await move(bloc.bao, bloc.khoi);
  });

  it('as a band it decided stays its own when deciding is left to the part from then on', async () => {
    const decides = async (level: string): Promise<void> => {
      const body = { decides: level, twoPeople: false };
      expect((await office.put(`organizations/${bloc.noiVu}/settings`, body)).status).toBe(200);
    };
    await decides('SUPERIOR');
    const card = await sentThematic(await Browser.signedIn(app, 'cb.tonghop'), bloc.tongHop);
    const verified = (await act(officer, card, 'verify', { adjustments: [] })).body;
    const decided = (await act(office, verified, 'decide')).body;
    expect(decided.state).toBe('DECIDED');
    await decides('SELF');
    expect((await act(officer, decided, 'take-back')).status).toBe(403);
    const open = (await act(office, decided, 'take-back')).body;
    expect(open.state).toBe('VERIFIED');
    const own = (await act(officer, open, 'decide')).body;
    expect((await act(office, own, 'take-back')).status).toBe(403);
    expect((await act(officer, own, 'take-back')).status).toBe(200);
  });

  it("as a branch's own minimum of minutes is neither changed nor dropped by the part's administrator", async () => {
    const change = (who: Browser, minMinutesOverride: number | null) =>
      who.post<OrganizationView & ProblemView>(`organizations/${bloc.tongHop}/changes`, {
        from: TODAY,
        minMinutesOverride,
      });
    expect((await change(partAdmin, 75)).status).toBe(201);
    expect((await change(rootAdmin, 70)).status).toBe(201);
    const refused = {
      status: 403,
      body: {
        detail: `Mức thời lượng tối thiểu riêng này do ${KHOI} đặt; chỉ cấp đó hoặc cấp trên của cấp đó mới đổi được.`,
      },
    };
    for (const minutes of [75, null]) expect(await change(partAdmin, minutes)).toMatchObject(refused);
    const renamed = { from: TODAY, name: 'Chi bộ Phòng Tổng hợp', minMinutesOverride: 70 };
    expect((await partAdmin.post(`organizations/${bloc.tongHop}/changes`, renamed)).status).toBe(201);
    expect(await change(partAdmin, 75)).toMatchObject(refused);
    expect((await change(rootAdmin, null)).status).toBe(201);
    expect((await change(partAdmin, 75)).body.minMinutesOverride).toBe(75);
  });

  it('as the minimum a branch was founded with stays so too', async () => {
    const founded = (who: Browser, code: string) =>
      who.post<OrganizationView>('organizations', {
        kind: 'SUBORDINATE_CELL',
        code,
        name: `Chi bộ ${code}`,
        parentId: bloc.noiVu,
        from: TODAY,
        minMinutesOverride: 70,
      });
    const lowered = { from: TODAY, minMinutesOverride: 75 };
    const theirs = (await founded(rootAdmin, 'tren')).body.id;
    expect((await partAdmin.post(`organizations/${theirs}/changes`, lowered)).status).toBe(403);
    const own = (await founded(partAdmin, 'duoi')).body.id;
    expect((await partAdmin.post(`organizations/${own}/changes`, lowered)).status).toBe(201);
  });

  it('as a set published for the part is not replaced by its next version from below', async () => {
    const draft = async (who: Browser, from: string): Promise<string> =>
      (await who.post<CriteriaSetView>(from, from === 'criteria-sets' ? { template: 'HD42-2025-commune' } : undefined))
        .body.versionId ?? '';
    const publish = (who: Browser, id: string, validFrom: string) =>
      who.post<ProblemView>(`criteria-sets/${id}/publication`, { ownerId: bloc.noiVu, validFrom });
    const first = await draft(rootAdmin, 'criteria-sets');
    expect((await publish(rootAdmin, first, '2027-01-01')).status).toBe(201);
    const next = await draft(officer, `criteria-sets/${first}/versions`);
    const detail = `Bộ tiêu chí này do ${KHOI} đặt; chỉ cấp đó hoặc cấp trên của cấp đó mới đổi được.`;
    expect(await publish(officer, next, '2027-02-01')).toMatchObject({ status: 403, body: { detail } });
    expect(await publish(partAdmin, next, '2027-02-01')).toMatchObject({ status: 403, body: { detail } });
    const preview = `criteria-sets/${next}/publication?ownerId=${bloc.noiVu}&validFrom=2027-02-01`;
    expect(await officer.get(preview)).toMatchObject({ status: 403, body: { detail } });
    expect((await publish(rootAdmin, next, '2027-02-01')).status).toBe(201);
  });
});
