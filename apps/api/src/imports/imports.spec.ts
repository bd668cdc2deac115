import type { AccountsView, ImportsView, ImportView, OrganizationsView, ProblemView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { Account, RoleAssignment } from '../accounts/account.entities';
import { called } from '../accounts/called';
import { newId } from '../db/new-id';
import { JobRunner } from '../jobs/job-runner';
import { readFile } from './files/read-file';
import { applied, csv, rowsOf, sendFile } from './imports.fixture';

const HEADS = ['Mã', 'Tên tổ chức', 'Loại', 'Mã cấp trên', 'Từ ngày'];
const PEOPLE = ['Họ và tên', 'Tên đăng nhập', 'Vai trò', 'Mã tổ chức', 'Từ ngày', 'Đến hết ngày'];
const KHOI = 'dang-bo-khoi-cac-co-quan-tinh';
const NOI_VU = 'dang-bo-so-noi-vu';

let app: TestApp;
let bloc: Bloc;
let admin: Browser;
/** Of Sở Nội vụ alone. */
let below: Browser;

beforeAll(async () => {
  app = await aTestApp({ now: '2026-03-06T03:00:00Z' });
  bloc = await aBloc(app.database);
  await anAdministrator('qt.noivu', bloc.noiVu);
  admin = await Browser.signedIn(app, 'admin');
  below = await Browser.signedIn(app, 'qt.noivu');
});
afterAll(() => app.close());

async function anAdministrator(login: string, organizationId: string): Promise<void> {
  await app.database.write(async (manager) => {
    const [{ password_hash: passwordHash }] = await manager.sql<{ password_hash: string }[]>`
      SELECT password_hash FROM account WHERE login = 'admin'`;
    const id = newId();
    const createdAt = '2025-01-01T00:00:00.000Z';
    await manager.insert(Account, { id, ...called(login, login), passwordHash, disabledAt: null, createdAt });
    const dates = { validFrom: '2025-01-01', validTo: null };
    await manager.insert(RoleAssignment, { id: newId(), accountId: id, organizationId, role: 'ADMIN', ...dates });
  });
}

/** No job is begun until what is answered is called. */
function holdJobs(): () => void {
  const runner = app.app.get(JobRunner);
  const run = runner.run.bind(runner);
  Object.assign(runner, { run: () => Promise.resolve() });
  return () => void Object.assign(runner, { run });
}

async function find(q: string): Promise<OrganizationsView['organizations']> {
  return (await admin.get<OrganizationsView>(`organizations?q=${encodeURIComponent(q)}`)).body.organizations;
}

async function refusals(
  sheet: 'organizations' | 'people',
  lines: string[][],
  who = admin,
): Promise<[number, string][]> {
  const heads = sheet === 'people' ? PEOPLE : HEADS;
  const { status, body } = await sendFile(who, sheet, csv(heads, ...lines));
  expect(status, JSON.stringify(body)).toBe(201);
  const rows = await rowsOf(who, body.id, 'REFUSED');
  return rows.flatMap(({ row, faults }) => faults.map(({ text }): [number, string] => [row, text]));
}

describe('organisations', () => {
  it('are taken in whole, children before their superior in the file too, and again as the same', async () => {
    const file = csv(
      HEADS,
      ['0701', 'Chi bộ Phòng Một', 'Chi bộ trực thuộc', '07', '05/01/2026'],
      ['07', 'Đảng bộ Sở Bảy', 'Đảng bộ cơ sở', KHOI, '01.01.2026'],
    );
    const { body: shown } = await sendFile(admin, 'organizations', file);
    expect(shown).toMatchObject({ state: 'CHECKED', counts: { NEW: 2, CHANGED: 0, SAME: 0, REFUSED: 0 } });
    expect(await find('so bay')).toEqual([]);
    expect(await applied(app, admin, shown.id)).toMatchObject({ state: 'APPLIED', stateLabel: 'Đã ghi' });
    expect(await find('phong mot')).toMatchObject([{ code: '0701', parentName: 'Đảng bộ Sở Bảy', isCell: true }]);
    // The month is owed by it at once, as by any new branch.
    expect(
      await app.database.read(
        (manager) => manager.sql`
      SELECT o.month FROM obligation o JOIN organization_profile p ON p.organization_id = o.cell_id WHERE p.code = '0701'`,
      ),
    ).toEqual([{ month: '2026-03' }]);
    const { body: again } = await sendFile(admin, 'organizations', file);
    expect(again).toMatchObject({ counts: { SAME: 2 }, whyNot: 'Không có gì mới hay thay đổi để ghi.' });
    expect((await admin.post<ProblemView>(`imports/${again.id}/apply`)).body).toMatchObject({ code: 'NOT_APPLIED' });
    expect(
      await app.database.read((manager) =>
        manager.sql`
      SELECT action, count(*) AS n FROM audit WHERE action LIKE 'organization.%' OR action LIKE 'sheet.%'
      GROUP BY action ORDER BY action`.then((rows) =>
          (rows as { action: string; n: unknown }[]).map((row) => [row.action, Number(row.n)]),
        ),
      ),
    ).toEqual([
      ['organization.created', 2],
      ['sheet.applied', 1],
    ]);
  });

  it('are changed from a day on: what was and what becomes are shown, and columns that are missing change nothing', async () => {
    const heads = [...HEADS.slice(0, 4), 'Thay đổi từ ngày', 'Thời lượng tối thiểu riêng', 'Mã quốc gia'];
    const line = ['chi-bo-bao', 'Chi bộ Báo và Đài', 'Chi bộ cơ sở', KHOI, '01/04/2026', '60', '38.168.053'];
    const { body } = await sendFile(admin, 'organizations', csv(heads, line));
    expect(body.counts).toEqual({ NEW: 0, CHANGED: 1, SAME: 0, REFUSED: 0 });
    expect((await rowsOf(admin, body.id))[0].changes).toEqual([
      { column: 'Tên tổ chức', before: 'Chi bộ Báo', after: 'Chi bộ Báo và Đài' },
      { column: 'Thời lượng tối thiểu riêng', before: '', after: '60' },
      { column: 'Mã quốc gia', before: '', after: '38.168.053' },
      { column: 'Thay đổi từ ngày', before: '', after: '01/04/2026' },
    ]);
    expect(await applied(app, admin, body.id)).toMatchObject({ state: 'APPLIED' });
    expect(await find('chi bo bao')).toMatchObject([{ name: 'Chi bộ Báo' }]);
    expect((await sendFile(admin, 'organizations', csv(heads, line))).body.counts).toMatchObject({ SAME: 1 });
  });

  it('that move stand elsewhere afterwards', async () => {
    const move = csv(HEADS, ['chi-bo-phong-duoc', 'Chi bộ Phòng Dược', 'Chi bộ trực thuộc', '07', '']);
    const { body } = await sendFile(admin, 'organizations', move);
    expect(await applied(app, admin, body.id)).toMatchObject({ state: 'APPLIED' });
    expect(await find('phong duoc')).toMatchObject([{ parentName: 'Đảng bộ Sở Bảy' }]);
  });

  it('all come out in the sheet they go in by, and every row of it is the same', async () => {
    for (const format of ['xlsx', 'csv']) {
      const { status, bytes, headers } = await admin.file(`sheets/organizations/export.${format}`);
      expect([status, headers.get('content-disposition')]).toEqual([
        200,
        `attachment; filename="to-chuc-dang.${format}"`,
      ]);
      const { body } = await sendFile(admin, 'organizations', bytes);
      expect(body.counts).toMatchObject({ NEW: 0, CHANGED: 0, REFUSED: 0 });
      expect(body.counts.SAME).toBe((await find('')).length);
    }
  });

  it('are refused by row, column, value and with what to do, all at once, and nothing of the file can be taken in', async () => {
    const cell = 'Chi bộ trực thuộc';
    const lines = [
      ['01', 'A', cell, 'x', ''],
      ['02', 'B', cell, '02', ''],
      ['03', 'C', 'Đảng bộ cơ sở', '04', ''],
      ['04', 'D', 'Đảng bộ cơ sở', '03', ''],
      ['05', 'E', cell, '03', ''],
      ['06', 'F', cell, KHOI, ''],
      ['06', 'G', cell, KHOI, ''],
      ['08', 'H', cell, 'chi-bo-bao', ''],
      ['09', 'I', cell, '', ''],
      [NOI_VU, 'Sở', cell, KHOI, ''],
      ['10', 'K', cell, '07', '01/01/2020'],
      [KHOI, 'Khối', 'Đảng bộ Khối', NOI_VU, ''],
    ];
    const found = await refusals('organizations', lines);
    const words: [number, string][] = [
      [2, 'Không có tổ chức nào mang mã này'],
      [3, 'ở dưới chính nó'],
      [4, 'ở dưới chính nó'],
      [5, 'ở dưới chính nó'],
      [6, 'Cấp trên ở dòng 4 bị từ chối'],
      [7, 'Mã này còn ở dòng 8'],
      [8, 'Mã này còn ở dòng 7'],
      [9, 'Chi bộ không có tổ chức cấp dưới'],
      [10, 'cần có cấp trên trực tiếp'],
      [12, 'mới có từ ngày'],
      [13, 'Tổ chức gốc không có cấp trên'],
    ];
    expect(words.filter(([row, text]) => !found.some(([at, said]) => at === row && said.includes(text)))).toEqual([]);
  });

  it('of another part are nobody’s to change, name or hang something below', async () => {
    const found = await refusals(
      'organizations',
      [
        ['dang-bo-so-y-te', 'Y', 'Đảng bộ cơ sở', KHOI, ''],
        ['20', 'X', 'Chi bộ trực thuộc', 'dang-bo-so-y-te', ''],
        ['21', 'X', 'Chi bộ trực thuộc', NOI_VU, ''],
      ],
      below,
    );
    expect(found.map(([row]) => row)).toEqual([2, 3]);
    expect(found.every(([, text]) => text.includes('ngoài phạm vi của đồng chí'))).toBe(true);
  });
});

describe('people', () => {
  it('are taken in with all their roles, named by the file or by their name, without a password, and again as the same', async () => {
    const file = csv(
      PEOPLE,
      ['Lê Thị Bảy', 'baylt', 'Bí thư chi bộ', '0701', '', ''],
      ['Lê Thị Bảy', 'BayLT', 'Cán bộ cấp ủy', '07', '', '31/12/2026'],
      ['Trần Văn Tám', '', 'Phó bí thư chi bộ', '0701', '', ''],
    );
    const { body } = await sendFile(admin, 'people', file);
    expect(body.counts).toMatchObject({ NEW: 3, REFUSED: 0 });
    expect((await rowsOf(admin, body.id))[2].title).toContain('tên đăng nhập tamtv');
    expect(await applied(app, admin, body.id)).toMatchObject({ state: 'APPLIED' });
    const { body: list } = await admin.get<AccountsView>('accounts?q=so%20bay');
    expect(list.accounts).toMatchObject([{ login: 'baylt', displayName: 'Lê Thị Bảy' }]);
    expect(
      await app.database.read(
        (manager) => manager.sql`
      SELECT a.login, r.role, r.valid_to, a.password_hash FROM account a JOIN role_assignment r ON r.account_id = a.id
      WHERE a.login IN ('baylt', 'tamtv') ORDER BY a.login, r.role`,
      ),
    ).toEqual([
      { login: 'baylt', role: 'CELL_SECRETARY', valid_to: null, password_hash: null },
      { login: 'baylt', role: 'COMMITTEE_OFFICER', valid_to: '2027-01-01', password_hash: null },
      { login: 'tamtv', role: 'CELL_DEPUTY', valid_to: null, password_hash: null },
    ]);
    expect((await sendFile(admin, 'people', file)).body.counts).toEqual({ NEW: 0, CHANGED: 0, SAME: 3, REFUSED: 0 });
  });

  it('get another name, another last day, one role more', async () => {
    const { body } = await sendFile(
      admin,
      'people',
      csv(
        PEOPLE,
        ['Lê Thị Bảy A', 'baylt', 'Cán bộ cấp ủy', '07', '', '30/06/2026'],
        ['Lê Thị Bảy A', 'baylt', 'Lãnh đạo cấp ủy (chỉ xem)', KHOI, '01/05/2026', ''],
      ),
    );
    expect((await rowsOf(admin, body.id)).map(({ fate, changes }) => [fate, changes.length])).toEqual([
      ['CHANGED', 2],
      ['NEW', 1],
    ]);
    expect(await applied(app, admin, body.id)).toMatchObject({ state: 'APPLIED' });
    const { body: list } = await admin.get<AccountsView>('accounts?q=le%20thi%20bay%20a');
    expect(list.accounts).toHaveLength(1);
  });

  it('all come out in the sheet they go in by, and every row of it is the same', async () => {
    const { bytes } = await admin.file('sheets/people/export.xlsx');
    const { body } = await sendFile(admin, 'people', bytes);
    expect(body.counts).toMatchObject({ NEW: 0, CHANGED: 0, REFUSED: 0 });
    expect(body.counts.SAME).toBeGreaterThan(10);
    expect((await readFile(bytes, 'Người dùng')).rows[0].cells).toEqual(PEOPLE);
  });

  it('are refused by name: places, roles, days, twins, logins of others', async () => {
    const found = await refusals('people', [
      ['A', 'a.a', 'Bí thư chi bộ', 'x', '', ''],
      ['B', 'b.b', 'Bí thư chi bộ', '07', '', ''],
      ['C', 'c c c', 'Bí thư chi bộ', '0701', '', ''],
      ['D', '', 'Bí thư chi bộ', '0701', '', ''],
      ['d', '', 'Phó bí thư chi bộ', '0701', '', ''],
      ['E', 'e.e', 'Bí thư chi bộ', '0701', '01/01/2026', ''],
      ['F', 'f.f', 'Bí thư chi bộ', '0701', '', '01/01/2026'],
      ['G', 'g.g', 'Bí thư chi bộ', '0701', '', ''],
      ['H', 'g.g', 'Bí thư chi bộ', '0701', '', ''],
      ['Đồng chí admin', 'admin', 'Quản trị hệ thống', KHOI, '', '31/12/2026'],
    ]);
    const words: [number, string][] = [
      [2, 'Không có tổ chức nào mang mã này'],
      [3, 'phải gắn với một chi bộ'],
      [4, 'chữ không dấu'],
      [5, 'Cùng họ tên với dòng 6'],
      [7, 'sớm nhất từ hôm nay'],
      [8, 'Trước ngày bắt đầu'],
      [9, 'còn ở dòng 10'],
      [10, 'Dòng 9 ghi tên đăng nhập này là của G'],
      [11, 'chỉ kết thúc ở trang Tài khoản'],
    ];
    expect(words.filter(([row, text]) => !found.some(([at, said]) => at === row && said.includes(text)))).toEqual([]);
    const ofOthers = await refusals('people', [['Đồng chí admin', 'admin', 'Cán bộ cấp ủy', NOI_VU, '', '']], below);
    expect(ofOthers).toEqual([[2, 'Tên đăng nhập này đã có.']]);
  });
});

describe('past results', () => {
  const RESULTS = ['Mã chi bộ', 'Tháng', 'Tổng điểm', 'Xếp loại', 'Số, ngày văn bản'];
  const PAPER = '11-BC/ĐU, 05/02/2026';
  const line = (code: string, month: string, total: string, band = 'Tốt'): string[] => [
    code,
    month,
    total,
    band,
    PAPER,
  ];

  it('open the months they are of, count, are changed, come out again and are the same', async () => {
    const officer = await Browser.signedIn(app, 'du.noivu');
    const file = csv(
      RESULTS,
      line('chi-bo-thanh-tra', '01/2026', '92,5'),
      line('chi-bo-phong-tong-hop', '2025-12', '71', 'Khá'),
    );
    const { body } = await sendFile(officer, 'past-results', file);
    expect(body.counts).toMatchObject({ NEW: 2, REFUSED: 0 });
    expect(await applied(app, officer, body.id)).toMatchObject({ state: 'APPLIED' });
    expect(
      await app.database.read(
        (manager) => manager.sql`
          SELECT month, state, recorded_total, recorded_band, document FROM obligation WHERE state = 'RECORDED' ORDER BY month`,
      ),
    ).toEqual([
      { month: '2025-12', state: 'RECORDED', recorded_total: 7100, recorded_band: 'FAIR', document: PAPER },
      { month: '2026-01', state: 'RECORDED', recorded_total: 9250, recorded_band: 'GOOD', document: PAPER },
    ]);
    expect((await sendFile(officer, 'past-results', file)).body.counts).toMatchObject({ SAME: 2 });
    const { body: mended } = await sendFile(
      officer,
      'past-results',
      csv(RESULTS, line('chi-bo-thanh-tra', '1/2026', '93')),
    );
    expect((await rowsOf(officer, mended.id))[0].changes).toEqual([
      { column: 'Tổng điểm', before: '92,5', after: '93' },
    ]);
    expect(await applied(app, officer, mended.id)).toMatchObject({ state: 'APPLIED' });
    const { bytes } = await officer.file('sheets/past-results/export.xlsx');
    expect((await sendFile(officer, 'past-results', bytes)).body.counts).toMatchObject({ SAME: 2, NEW: 0, CHANGED: 0 });
  });

  it('are refused by name: other parts, running months, twice, no branch, points and bands that are none', async () => {
    const officer = await Browser.signedIn(app, 'du.noivu');
    const { body } = await sendFile(
      officer,
      'past-results',
      csv(
        RESULTS,
        line('chi-bo-bao', '01/2026', '90'),
        line('chi-bo-thanh-tra', '03/2026', '90'),
        line('chi-bo-phong-ke-hoach', '01/2026', '90'),
        line('chi-bo-phong-ke-hoach', '01/2026', '91'),
        line(NOI_VU, '01/2026', '90'),
        line('chi-bo-thanh-tra', '12/2024', '90'),
        line('chi-bo-thanh-tra', '11/2025', '1e308', 'Xuất sắc'),
      ),
    );
    const words = (await rowsOf(officer, body.id, 'REFUSED')).map(({ faults }) =>
      faults.map(({ text }) => text).join(' '),
    );
    const expected = [
      'ngoài phạm vi',
      'đã hết',
      'còn ở dòng 5',
      'còn ở dòng 4',
      'không phải chi bộ',
      'mới có từ ngày',
      'Tốt, Khá',
    ];
    expect(words).toHaveLength(expected.length);
    expect(expected.filter((text, at) => !words[at].includes(text))).toEqual([]);
  });
});

describe('a file', () => {
  const one = (code: string): string => csv(HEADS, [code, `Chi bộ ${code}`, 'Chi bộ trực thuộc', NOI_VU, '']);

  it('of which something has changed since it was shown is not taken in, and is shown anew', async () => {
    const [{ body: mine }, { body: theirs }] = [
      await sendFile(
        below,
        'organizations',
        csv(
          HEADS,
          ['30', 'Chi bộ 30', 'Chi bộ trực thuộc', NOI_VU, ''],
          ['31', 'Chi bộ 31', 'Chi bộ trực thuộc', NOI_VU, ''],
        ),
      ),
      await sendFile(admin, 'organizations', one('30')),
    ];
    expect(await applied(app, admin, theirs.id)).toMatchObject({ state: 'APPLIED' });
    const back = await applied(app, below, mine.id);
    expect(back).toMatchObject({ state: 'CHECKED', counts: { NEW: 1, SAME: 1 } });
    expect(back.failure).toContain('Từ lúc xem trước đã có thay đổi khác ở dòng 2');
    expect(await find('chi bo 31')).toEqual([]);
    expect(await applied(app, below, mine.id)).toMatchObject({ state: 'APPLIED' });
    expect(await find('chi bo 31')).toHaveLength(1);
  });

  it('is all or nothing: what the act itself refuses takes everything back and names its row', async () => {
    // Children that the file does not name are found by the act.
    const lines = [
      ['40', 'Chi bộ 40', 'Chi bộ trực thuộc', NOI_VU, ''],
      ['dang-bo-so-y-te', 'Chi bộ Sở Y tế', 'Chi bộ cơ sở', KHOI, ''],
    ];
    const { body: planned } = await sendFile(
      admin,
      'organizations',
      csv(HEADS, ['0101', 'Chi bộ Con', 'Chi bộ trực thuộc', 'dang-bo-so-y-te', '']),
    );
    expect(await applied(app, admin, planned.id)).toMatchObject({ state: 'APPLIED' });
    const { body } = await sendFile(admin, 'organizations', csv(HEADS, ...lines));
    const back = await applied(app, admin, body.id);
    expect(back).toMatchObject({ state: 'CHECKED' });
    expect(back.failure).toContain('Dòng 3 (dang-bo-so-y-te – Chi bộ Sở Y tế): Tổ chức này có tổ chức cấp dưới');
    expect(await find('chi bo 40')).toEqual([]);
  });

  it('taken in twice at once is taken in once', async () => {
    const { body } = await sendFile(admin, 'organizations', one('50'));
    const both = await Promise.all([1, 2].map(() => admin.post(`imports/${body.id}/apply`)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([202, 409]);
    await Promise.all([app.app.get(JobRunner).run(), app.app.get(JobRunner).run()]);
    expect((await admin.get(`imports/${body.id}`)).body).toMatchObject({ state: 'APPLIED' });
    expect(await find('chi bo 50')).toHaveLength(1);
  });

  it('of which the job was cancelled can be taken in again', async () => {
    const { body } = await sendFile(admin, 'organizations', one('55'));
    const goOn = holdJobs();
    expect((await admin.post<ImportView>(`imports/${body.id}/apply`)).body.state).toBe('APPLYING');
    expect((await admin.get<ImportView>(`imports/${body.id}`)).body.state).toBe('APPLYING');
    const [{ job_id: job }] = await app.database.read(
      (manager) => manager.sql<{ job_id: string }[]>`SELECT job_id FROM sheet_import WHERE id = ${body.id}`,
    );
    expect((await admin.delete(`jobs/${job}`)).status).toBe(200);
    expect((await admin.get<ImportView>(`imports/${body.id}`)).body).toMatchObject({ state: 'CHECKED' });
    goOn();
    expect(await applied(app, admin, body.id)).toMatchObject({ state: 'APPLIED' });
  });

  it('belongs to whoever sent it; with rights that are gone nothing of it is taken in', async () => {
    const { body } = await sendFile(below, 'organizations', one('60'));
    for (const path of ['', '/rows', '/faults.csv'])
      expect((await admin.get(`imports/${body.id}${path}`)).status).toBe(403);
    const goOn = holdJobs();
    expect((await below.post(`imports/${body.id}/apply`)).status).toBe(202);
    await app.database.write(
      (manager) => manager.sql`
      UPDATE role_assignment SET valid_to = '2026-03-01' WHERE account_id IN (SELECT id FROM account WHERE login = 'qt.noivu')`,
    );
    goOn();
    await app.app.get(JobRunner).run();
    expect(await find('chi bo 60')).toEqual([]);
    await app.database.write(
      (manager) => manager.sql`UPDATE role_assignment SET valid_to = NULL WHERE valid_to = '2026-03-01'`,
    );
  });

  it('that is no sheet, too long, or of no right is refused in words', async () => {
    const odd = await sendFile<ProblemView>(admin, 'organizations', 'x;y\n1;2');
    expect([odd.status, odd.body.code]).toEqual([422, 'FILE_REFUSED']);
    const row = 'a;b;Chi bộ;k\n'.repeat(20_001);
    const many = await sendFile<ProblemView>(admin, 'organizations', `Mã;Tên;Loại;Mã cấp trên\n${row}`);
    expect([many.status, many.body.detail]).toEqual([422, expect.stringContaining('20001 dòng, nhiều nhất 20000')]);
    const long = await sendFile<ProblemView>(admin, 'organizations', Buffer.alloc(3_000_000, 'a'));
    expect([long.status, long.headers.get('content-type')]).toEqual([413, 'application/problem+json; charset=utf-8']);
    const officer = await Browser.signedIn(app, 'du.noivu');
    expect((await sendFile(officer, 'organizations', one('70'))).status).toBe(403);
    expect((await officer.get<ImportsView>('imports')).body.sheets.map(({ sheet }) => sheet)).not.toContain('people');
    const form = { headers: { 'Content-Type': 'text/plain' } };
    expect((await admin.post('imports?sheet=people&name=a', 'x', form)).status).toBe(415);
    expect((await admin.post('imports?sheet=people&name=a', {})).status).toBe(422);
  });

  it('refused by rows has them in a file to work through, and is dropped', async () => {
    const { body } = await sendFile(admin, 'organizations', csv(HEADS, ['90', 'A', 'Lạ', 'x', '32/13/2026']));
    const { bytes } = await admin.file(`imports/${body.id}/faults.xlsx`);
    const { rows } = await readFile(bytes, 'Lỗi');
    expect(rows.slice(1).map(({ cells }) => cells.slice(2, 4))).toEqual([
      ['Loại', 'Lạ'],
      ['Từ ngày', '32/13/2026'],
    ]);
    expect((await admin.delete<ImportView>(`imports/${body.id}`)).body).toMatchObject({ state: 'DROPPED' });
    expect((await admin.post(`imports/${body.id}/apply`)).status).toBe(409);
  });

  it.each(['organizations', 'people'] as const)('of the template of %s is its own example', async (sheet) => {
    for (const format of ['xlsx', 'csv']) {
      const { bytes, status } = await admin.file(`sheets/${sheet}/template.${format}`);
      expect(status).toBe(200);
      const { body } = await sendFile(admin, sheet, bytes);
      expect(body.notes).toEqual([]);
      expect(Object.values(body.counts).reduce((sum, n) => sum + n)).toBe(2);
    }
  });
});
