import type { ProblemView, ScorecardView } from '@chibo/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { sentThematic } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';
import { ScorecardReader } from '../scorecards/scorecard-reader';

/** Acts of every noun, each with who does it; `version` is of the card or visit it is about. */
type Act = [name: string, who: string, method: string, path: () => string, body: () => object, version?: number];

describe('an act', () => {
  let app: TestApp;
  let bloc: Bloc;
  let secretary: Browser;
  let card: ScorecardView;
  let obligation: string;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openCurrentMonth();
    app.clock.set('2026-03-06T03:00:00Z');
    secretary = await Browser.signedIn(app, 'cb.tonghop');
    card = await sentThematic(secretary, bloc.tongHop);
    const rows = await app.database.read(
      (manager) =>
        manager.sql<{ id: string }[]>`SELECT id FROM obligation WHERE cell_id = ${bloc.keHoach} AND month = '2026-02'`,
    );
    obligation = rows[0].id;
  });
  afterAll(() => app.close());
  afterEach(() => vi.restoreAllMocks());

  const count = async (table: string): Promise<number> => {
    const [{ n }] = await app.database.read((manager) =>
      manager.query<{ n: string | number }[]>(`SELECT count(*) AS n FROM ${table}`),
    );
    return Number(n);
  };
  const thematic = () => ({ organizationId: bloc.tongHop, month: '2026-02', kind: 'THEMATIC' });
  const everyMissing = () =>
    [bloc.thanhTra, bloc.keHoach, bloc.tongHop].map((cellId) => ({ cellId, reason: 'Bàn giao' }));

  const acts: Act[] = [
    ['opening a thematic meeting', 'cb.tonghop', 'POST', () => 'scorecards', thematic],
    ['verifying', 'du.noivu', 'POST', () => `scorecards/${card.id}/verify`, () => ({ adjustments: [] }), 0],
    ['deciding', 'du.noivu', 'POST', () => `scorecards/${card.id}/decide`, () => ({}), 1],
    ['taking back', 'du.noivu', 'POST', () => `scorecards/${card.id}/take-back`, () => ({}), 2],
    ['returning', 'du.noivu', 'POST', () => `scorecards/${card.id}/return`, () => ({ message: 'Ghi rõ hơn' }), 3],
    ['excusing', 'du.noivu', 'POST', () => `obligations/${obligation}/excuse`, () => ({ reason: 'Bàn giao' })],
    [
      'closing a month',
      'du.noivu',
      'POST',
      () => 'months/2026-02/close',
      () => ({ organizationId: bloc.noiVu, missing: everyMissing() }),
    ],
    [
      'opening it again',
      'du.noivu',
      'POST',
      () => 'months/2026-02/reopen',
      () => ({ organizationId: bloc.noiVu, reason: 'Nhầm' }),
    ],
    [
      'making an account',
      'admin',
      'POST',
      () => 'accounts',
      () => ({ login: 'moi', displayName: 'Tài khoản mới', role: 'CELL_SECRETARY', organizationId: bloc.tongHop }),
    ],
    [
      'making an organisation',
      'admin',
      'POST',
      () => 'organizations',
      () => ({ kind: 'PARTY_CELL', code: 'moi', name: 'Chi bộ Mới', parentId: bloc.noiVu, from: '2026-03-01' }),
    ],
    ['drafting a criteria set', 'admin', 'POST', () => 'criteria-sets', () => ({ template: 'HD42-2025-commune' })],
    [
      'planning a visit',
      'du.noivu',
      'POST',
      () => 'visits',
      () => ({
        committeeId: bloc.noiVu,
        organizationId: bloc.thanhTra,
        quarter: '2026-Q1',
        plannedOn: '2026-03-05',
        members: [{ name: 'Tổ công tác' }],
      }),
    ],
    [
      'doing a visit',
      'du.noivu',
      'POST',
      () => `visits/${ids['planning a visit']}/done`,
      () => ({ doneOn: '2026-03-05' }),
      1,
    ],
    [
      'noting a finding',
      'du.noivu',
      'POST',
      () => `visits/${ids['planning a visit']}/findings`,
      () => ({ words: 'Thiếu', action: 'Bổ sung', owner: 'Bí thư', dueOn: '2026-04-05' }),
      2,
    ],
    [
      'naming a supervising officer',
      'du.noivu',
      'POST',
      () => `organizations/${bloc.noiVu}/supervision`,
      () => ({ name: 'Ủy viên', cells: [{ cellId: bloc.tongHop }], from: '2026-03-01' }),
    ],
    [
      'setting a deadline',
      'vp.khoi',
      'PUT',
      () => `organizations/${bloc.noiVu}/deadlines`,
      () => ({ tier: 'CELL', days: 3 }),
    ],
  ];

  it.each(acts)(
    '%s asked twice under one key is done once, with one answer',
    async (name, who, method, path, body, version) => {
      const browser = await Browser.signedIn(app, who);
      const about =
        version === undefined ? undefined : path().startsWith('scorecards') ? card.version + version : version;
      const options = { key: aKey(), version: about };
      const first = await browser.send<{ id?: string }>(method, path(), body(), options);
      expect([name, first.status < 300 || first.body]).toEqual([name, true]);
      ids[name] = first.body.id ?? '';
      const audited = await count('audit');
      const again = await browser.send(method, path(), body(), options);
      expect(again).toMatchObject({ status: first.status, body: first.body });
      expect(await count('audit')).toBe(audited);
    },
  );

  it('with a lost reply is done once, whichever of the two the retry meets', async () => {
    const before = await count('meeting');
    const key = aKey();
    const both = await Promise.all([1, 2].map(() => secretary.post<ScorecardView>('scorecards', thematic(), { key })));
    const last = await secretary.post<ScorecardView>('scorecards', thematic(), { key });
    expect(last.status).toBe(201);
    for (const reply of both) {
      if (reply.status === 201) expect(reply.body.id).toBe(last.body.id);
      else expect(reply).toMatchObject({ status: 409, body: { code: 'STILL_RUNNING' } });
    }
    expect(await count('meeting')).toBe(before + 1);
  });

  it('whose answer cannot be read has not happened, and is done when it is asked again', async () => {
    const before = await count('meeting');
    const key = aKey();
    vi.spyOn(ScorecardReader.prototype, 'view').mockRejectedValueOnce(new Error('cannot be read'));
    expect((await secretary.post('scorecards', thematic(), { key })).status).toBe(500);
    expect(await count('meeting')).toBe(before);
    expect((await secretary.post('scorecards', thematic(), { key })).status).toBe(201);
    expect(await count('meeting')).toBe(before + 1);
  });

  it('under the key of another act is refused in words', async () => {
    const key = aKey();
    await secretary.post('scorecards', thematic(), { key });
    const other = await secretary.post<ProblemView>('scorecards', { ...thematic(), month: '2026-01' }, { key });
    expect(other).toMatchObject({ status: 422, body: { code: 'KEY_REUSED' } });
  });
});
