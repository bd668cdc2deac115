import type { AuditTrailView, ProblemView, RefusalsView, ScorecardView } from '@chibo/contracts';
import { BAND_LABEL, RATING_BANDS } from '@chibo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { act, sentRegular } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';
import { RefusedActs } from '../http/refused-acts';

describe('what was done', () => {
  let app: TestApp;
  let bloc: Bloc;
  let admin: Browser;
  /** An administrator of Y tế alone. */
  let partial: Browser;
  let card: ScorecardView;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-03-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    admin = await Browser.signedIn(app, 'admin');
    await newAdministrator();
    await correctedCard();
    const renamed = { from: '2026-03-06', name: 'Chi bộ Dược và Vật tư' };
    expect((await admin.post(`organizations/${bloc.duoc}/changes`, renamed)).status).toBe(201);
  });
  afterAll(() => app.close());

  async function newAdministrator(): Promise<void> {
    const wanted = { login: 'cb.moi', displayName: 'Bí thư mới', role: 'CELL_SECRETARY', organizationId: bloc.duoc };
    expect((await admin.post('accounts', wanted)).status).toBe(201);
    await app.database.write(
      (manager) => manager.sql`
        INSERT INTO role_assignment (id, account_id, organization_id, role, valid_from, valid_to)
        SELECT ${newId()}, id, ${bloc.yTe}, 'ADMIN', '2026-01-01', NULL FROM account WHERE login = 'du.yte'`,
    );
    partial = await Browser.signedIn(app, 'du.yte');
  }

  async function correctedCard(): Promise<void> {
    const { id } = await sentRegular(app, 'cb.tonghop', bloc.tongHop, '2026-02');
    const officer = await Browser.signedIn(app, 'du.noivu');
    card = (await officer.get<ScorecardView>(`scorecards/${id}`)).body;
    const confirmed = await act(officer, card, 'confirm');
    expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);
  }

  const trail = async (query = '', browser = admin): Promise<AuditTrailView> => {
    const { status, body } = await browser.get<AuditTrailView>(`audit-trail${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const labels = ({ rows }: AuditTrailView): string[] => rows.map(({ label }) => label);

  it('says who, what, when, to whom and from which network, newest first', async () => {
    const { rows, acts } = await trail(`?subjectId=${card.id}`);
    expect(rows.map(({ label, by }) => [label, by])).toEqual([
      ['Quyết định xếp loại phiếu', 'Đồng chí du.noivu'],
      ['Thẩm định phiếu', 'Đồng chí du.noivu'],
      ['Gửi phiếu', 'Đồng chí cb.tonghop'],
      ['Ghi kết quả biểu quyết của chi bộ', 'Đồng chí cb.tonghop'],
      ['Lập phiếu', 'Đồng chí cb.tonghop'],
    ]);
    expect(rows[2]).toMatchObject({
      ...{ organizationId: bloc.tongHop, network: '127.0.0.1', at: '2026-03-06T03:00:00.000Z', login: 'cb.tonghop' },
      lines: [expect.stringContaining('số biên nhận 2026-02-0001')],
    });
    expect(rows[0].organizationName).toContain('Tổng hợp');
    expect(acts).toContainEqual({ action: 'organization.changed', label: 'Sửa tổ chức đảng' });
  });

  it('has before and after in words', async () => {
    const { rows } = await trail('?action=organization.changed');
    expect(rows[0].lines[0]).toMatch(/^Tên: .*Dược.* → Chi bộ Dược và Vật tư$/);
    expect(rows[0].lines.at(-1)).toBe('Từ 06/03/2026');
    expect((await trail('?action=account.created')).rows[0].lines[0]).toMatch(/^cb\.moi: Bí thư chi bộ, Chi bộ Dược/);
  });

  it('never says points, bands or votes', async () => {
    const text = JSON.stringify((await trail(`?subjectId=${card.id}`)).rows);
    for (const word of [...RATING_BANDS.map((band) => BAND_LABEL[band]), 'điểm', 'Tán thành', 'total'])
      expect(text, word).not.toContain(word);
  });

  it.each<[string, string, string[]]>([
    ['a name without accents', '?q=duoc va vat tu', ['Sửa tổ chức đảng']],
    ['an act', '?action=setup.done', []],
    ['days that are over', '?from=2026-01-01&to=2026-03-05', []],
    ['a name nobody has', '?q=khong ai', []],
  ])('is found by %s', async (_, query, wanted) => expect(labels(await trail(query))).toEqual(wanted));

  it('is found by the day in Vietnam, and by the person', async () => {
    const all = (await trail()).rows;
    expect((await trail('?from=2026-03-06&to=2026-03-06')).rows.length).toBe(all.length);
    const { accountId } = all.find(({ login }) => login === 'du.noivu') ?? {};
    const own = (await trail(`?accountId=${accountId}`)).rows;
    expect(new Set(own.map(({ by }) => by))).toEqual(new Set(['Đồng chí du.noivu']));
    expect(own.length).toBe(3);
  });

  it('goes on from where the page ended', async () => {
    const [first, second] = (await trail()).rows;
    const { rows, acts } = await trail(`?before=${first.seq}`);
    expect(rows[0].seq).toBe(second.seq);
    expect(acts).toBeUndefined();
  });

  it('shows an administrator of a part what concerns the part, and nothing else', async () => {
    const { rows } = await trail('', partial);
    expect(labels({ rows, at: '' })).toEqual(
      expect.arrayContaining(['Sửa tổ chức đảng', 'Cấp tài khoản', 'Đăng nhập']),
    );
    const places = new Set(rows.map(({ organizationId }) => organizationId));
    expect([...places].filter((place) => place !== undefined && ![bloc.yTe, bloc.duoc].includes(place))).toEqual([]);
    expect(rows.some(({ login }) => login === 'cb.tonghop' || login === 'du.noivu')).toBe(false);
    expect((await trail(`?organizationId=${bloc.yTe}`)).rows.map(({ seq }) => seq)).toEqual(rows.map(({ seq }) => seq));
  });

  it.each(['vp.khoi', 'cb.tonghop'] as const)('is nothing for %s', async (login) => {
    const other = await Browser.signedIn(app, login);
    for (const address of ['audit-trail', 'audit-trail/refusals', 'audit-trail.csv?from=2026-03-06&to=2026-03-06'])
      expect([address, (await other.get(address)).status]).toEqual([address, 403]);
  });

  it.each([
    'audit-trail?from=2026-13-01',
    'audit-trail?before=-1',
    'audit-trail?before=1e308',
    'audit-trail?organizationId=x',
    'audit-trail?q=%E2%80%AE',
    'audit-trail.csv',
    'audit-trail.xlsx?from=2026-03-06',
  ])('refuses %s by name', async (address) => {
    const { status, body } = await admin.get<ProblemView>(address);
    expect([status, body.code]).toEqual([400, 'INVALID_FIELDS']);
  });

  it('keeps an administrator out of what stands beside the part', async () => {
    expect((await partial.get(`audit-trail?organizationId=${bloc.noiVu}`)).status).toBe(403);
    expect((await partial.get(`audit-trail/refusals?organizationId=${bloc.noiVu}`)).status).toBe(403);
  });

  it('is a file of the days asked for', async () => {
    const { status, bytes } = await admin.file(
      'audit-trail.csv?from=2026-03-01&to=2026-03-06&action=scorecard.submitted',
    );
    expect(status).toBe(200);
    const lines = bytes.toString().trim().split('\r\n');
    expect(lines.filter((line) => line.includes('Gửi phiếu'))).toHaveLength(1);
    expect(lines.join()).toContain('127.0.0.1');
  });

  it('counts what was refused, of the own people alone where others stand beside', async () => {
    const stranger = await Browser.signedIn(app, 'cb.duoc');
    const wanted = { organizationId: bloc.tongHop, month: '2026-02', kind: 'REGULAR' };
    for (let time = 0; time < 2; time += 1) await stranger.post('scorecards', wanted);
    await (await Browser.signedIn(app, 'cb.bao')).post('scorecards', wanted);
    const guess = { login: 'cb.duoc', password: 'không phải mật khẩu này' };
    for (let time = 0; time < 3; time += 1) await new Browser(app.url).post('session', guess);
    await app.app.get(RefusedActs).store();
    const all = (await admin.get<RefusalsView>('audit-trail/refusals')).body;
    const row = { by: 'Đồng chí cb.duoc', route: 'POST /api/scorecards', codeLabel: 'Không có quyền', times: 2 };
    expect(all.rows).toContainEqual(expect.objectContaining({ ...row, hour: '2026-03-06T03:00:00.000Z' }));
    expect(all.tries).toContainEqual(
      expect.objectContaining({ by: 'Đồng chí cb.duoc', network: '127.0.0.1', tries: 3 }),
    );
    const own = (await partial.get<RefusalsView>('audit-trail/refusals')).body;
    const acts = own.rows.filter(({ route }) => route.startsWith('POST'));
    expect(new Set(acts.map(({ by }) => by))).toEqual(new Set(['Đồng chí cb.duoc']));
    expect(all.total).toBeGreaterThan(own.total);
  });
});
