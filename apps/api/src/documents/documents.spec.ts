import type { LetterheadView, MonthClosingView, ProblemView, ReceiptView, ScorecardView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import readSheet from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { act } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';
import { readBack } from '../paper/paper.fixture';

/** February 2026 of the small bloc on 06/03/2026: Tổng hợp decided, Thanh tra sent, Kế hoạch has nothing; then closed. */
describe('tables as files', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let office: Browser;
  let reader: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openCurrentMonth();
    officer = await Browser.signedIn(app, 'du.noivu');
    await act(officer, await sent('cb.tonghop', bloc.tongHop), 'confirm');
    await sent('cb.thanhtra', bloc.thanhTra);
    app.clock.set('2026-03-06T03:00:00Z');
    officer = await Browser.signedIn(app, 'du.noivu');
    office = await Browser.signedIn(app, 'vp.khoi');
    reader = await Browser.signedIn(app, 'lanhdao.khoi');
  });
  afterAll(() => app.close());

  async function sent(login: string, organizationId: string): Promise<ScorecardView> {
    const secretary = await Browser.signedIn(app, login);
    const wanted = { organizationId, month: '2026-02', kind: 'REGULAR' };
    const { body: card } = await secretary.post<ScorecardView>('scorecards', wanted);
    const body = aScorecard(hd42Commune, { facts: { heldOn: '2026-02-05' } });
    await secretary.post<ReceiptView>(`scorecards/${card.id}/submit`, body, { version: 1, key: aKey() });
    return (await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body;
  }

  async function csv(who: Browser, path: string): Promise<string[]> {
    const { status, bytes } = await who.file(path);
    expect([path, status]).toEqual([path, 200]);
    return bytes.toString('utf8').replace('\ufeff', '').trimEnd().split('\r\n');
  }

  const of = (organizationId: string): string => `organizationId=${organizationId}`;

  it.each([
    ['pdf', 'application/pdf', 'inline', '%PDF'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'attachment', 'PK'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'attachment', 'PK'],
    ['csv', 'text/csv; charset=utf-8', 'attachment', '\ufeffNhóm'],
  ])('are handed out as %s, made outside the event loop', async (format, type, way, begin) => {
    const { status, headers } = await office.get(`months/2026-02/table.${format}`);
    expect([status, headers.get('content-type')]).toEqual([200, type]);
    expect(headers.get('content-disposition')).toBe(`${way}; filename="xep-loai-2026-02.${format}"`);
    const { bytes } = await office.file(`months/2026-02/table.${format}`);
    expect(bytes.toString('utf8').startsWith(begin)).toBe(true);
  });

  it('has the counts of the month by organisation', async () => {
    const lines = await csv(reader, 'months/2026-02/table.csv');
    expect(lines.find((line) => line.includes(';Sở Nội vụ;'))).toBe(
      'Đảng bộ cơ sở: 02 tổ chức, 04 chi bộ;1;Sở Nội vụ;3;1;1;100,0%;0;0,0%;0;0;2',
    );
    expect(lines.find((line) => line.includes(';Sở Y tế;'))).toContain(';1;0;0;–;0;–;0;0;1');
  });

  it('has the monthly list with day, members, points and what was lost', async () => {
    const { bytes } = await officer.file('months/2026-02/list.xlsx');
    const [{ data }] = await readSheet(bytes);
    const rows = data as unknown[][];
    const named = (name: string): unknown[] => rows.find((row) => row[1] === name) ?? [];
    const [, , members, day, points, good] = named('Chi bộ Phòng Tổng hợp');
    expect([typeof members, day, points, good]).toEqual(['number', new Date('2026-02-05T00:00:00Z'), 100, 'x']);
    expect(named('Chi bộ Thanh tra').slice(3)).toEqual([
      new Date('2026-02-05T00:00:00Z'),
      '–',
      null,
      null,
      null,
      null,
      'Đã gửi',
    ]);
    expect(named('Tổng cộng 03 chi bộ').slice(3)).toEqual([2, '–', 1, 0, 0, 0, 'Đánh giá 01, chưa đánh giá 02']);
  });

  it('says which part of a list it is, and has all that were found', async () => {
    const { bytes } = await officer.file(`months/2026-02/cells.pdf?${of(bloc.noiVu)}&filter=INCOMPLETE&q=thanh`);
    const text = readBack(bytes).text.join(' ');
    expect(text).toContain('Chỉ gồm: chi bộ chưa xong; tên hoặc mã có “thanh”.');
    expect(text).toContain('Chi bộ Thanh tra');
    expect(text).not.toContain('Tổng hợp');
  });

  it('lists who still owes, the ranking and the obligations', async () => {
    const late = await csv(officer, 'months/2026-02/late.csv');
    expect(late.slice(1).map((line) => line.split(';').slice(1, 3).join('|'))).toEqual([
      'Chi bộ Phòng Kế hoạch|Chưa sinh hoạt',
    ]);
    expect((await csv(officer, 'months/2026-02/ranking.csv'))[1]).toBe(
      '1;Chi bộ Phòng Tổng hợp;Đảng bộ Sở Nội vụ;100;Tốt',
    );
    expect(await csv(officer, 'months/2026-02/ranking.csv?of=ORGANIZATIONS&q=thanh')).toHaveLength(1);
    const owing = await csv(officer, 'months/2026-02/obligations.csv?why=OWING');
    expect(owing.slice(1).map((line) => line.split(';')[1])).toEqual(['Chi bộ Phòng Kế hoạch']);
  });

  it('lists the visits of a quarter', async () => {
    const body = {
      committeeId: bloc.noiVu,
      organizationId: bloc.tongHop,
      quarter: '2026-Q1',
      plannedOn: '2026-03-20',
      members: [{ name: 'Nguyễn Văn An' }],
    };
    expect((await officer.post('visits', body)).status).toBe(201);
    expect((await csv(officer, `visits.csv?${of(bloc.noiVu)}&quarter=2026-Q1`))[1]).toBe(
      '1;20/03/2026;Chi bộ Phòng Tổng hợp;Nguyễn Văn An;Theo kế hoạch;;0;0',
    );
  });

  it('keeps the rights of the page, whatever the format; an unknown one is refused', async () => {
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    const other = await Browser.signedIn(app, 'du.yte');
    for (const list of ['table', 'cells', 'list', 'late', 'ranking', 'obligations', 'closing']) {
      const path = `months/2026-02/${list}.csv?${of(bloc.noiVu)}`;
      expect([list, (await secretary.get(path)).status, (await other.get(path)).status]).toEqual([list, 403, 403]);
    }
    expect((await other.get(`visits.csv?${of(bloc.noiVu)}&quarter=2026-Q1`)).status).toBe(403);
    expect((await office.get('months/2026-02/table.exe')).status).toBe(400);
  });

  it('has minutes of a closed month alone, from its frozen copy, with its moment and hash', async () => {
    expect(await reader.get<ProblemView>(`months/2026-02/closing.pdf?${of(bloc.noiVu)}`)).toMatchObject({
      status: 409,
      body: { code: 'NOT_CLOSED' },
    });
    const missing = [bloc.keHoach, bloc.thanhTra].map((cellId) => ({ cellId, reason: 'Bàn giao cán bộ' }));
    const closed = await officer.post<MonthClosingView>('months/2026-02/close', {
      organizationId: bloc.noiVu,
      missing,
    });
    expect(closed.status).toBe(200);
    app.clock.set('2026-03-09T03:00:00Z');
    const later = await Browser.signedIn(app, 'lanhdao.khoi');
    const { bytes } = await later.file(`months/2026-02/closing.pdf?${of(bloc.noiVu)}`);
    const text = readBack(bytes).text.join(' ');
    expect(text).toContain('Số liệu đã khóa sổ lúc 10:00, 06/03/2026.');
    expect(text).toContain(`SHA-256 ${closed.body.closed?.hash}`);
    expect(text).toContain('Chi bộ Thanh tra');
    expect(text).toContain('Đã gửi; Bàn giao cán bộ');
    expect(text).toContain('ngày 06 tháng 3 năm 2026');
  });
});

describe('the letterhead of a committee', () => {
  let app: TestApp;
  let bloc: Bloc;
  const FILLED = {
    place: 'Lào Cai',
    symbol: 'BC/ĐUK',
    onBehalf: 'T/M BAN THƯỜNG VỤ',
    signatory: 'PHÓ BÍ THƯ',
    recipients: [{ name: 'Ban Tổ chức Tỉnh ủy' }, { name: 'Lưu Văn phòng' }],
  };

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
  });
  afterAll(() => app.close());

  it('is empty until the administrator writes it, and then stands on paper; it is in the audit', async () => {
    const [admin, office] = [await Browser.signedIn(app, 'admin'), await Browser.signedIn(app, 'vp.khoi')];
    const path = `organizations/${bloc.khoi}/letterhead`;
    const mark = expect.stringMatching(/^[0-9a-f]{16}$/) as string;
    const own = { organizationId: bloc.khoi, name: 'Đảng bộ Khối các cơ quan tỉnh', isCell: false, mark };
    const printed = { issuer: 'Đảng ủy Khối các cơ quan tỉnh', onBehalf: 'T/M ĐẢNG ỦY', day: '2026-03-06' };
    expect((await office.get<LetterheadView>(path)).body).toEqual({
      ...own,
      place: '',
      symbol: '',
      recipients: [],
      printed,
      mayChange: false,
    });
    expect((await office.send('PUT', path, FILLED, {})).status).toBe(403);
    const { status, body } = await admin.send<LetterheadView>('PUT', path, FILLED, {});
    expect([status, body]).toEqual([200, { ...own, ...FILLED, printed, mayChange: true }]);
    await app.app.get(ObligationsService).openCurrentMonth();
    const { bytes } = await office.file('months/2026-03/table.pdf');
    const text = readBack(bytes).text.join(' ');
    for (const words of ['Lào Cai, ngày', 'Số ……-BC/ĐUK', 'T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ', '- Lưu Văn phòng.'])
      expect(text).toContain(words);
    const rows = await app.database.read(
      (manager) =>
        manager.sql<{ payload: string }[]>`SELECT payload FROM audit WHERE action = 'organization.letterhead-changed'`,
    );
    expect(rows.map(({ payload }) => (JSON.parse(payload) as { after: object }).after)).toEqual([FILLED]);
  });

  it('says what papers take where nothing is set: on a card the place of the committee above', async () => {
    const admin = await Browser.signedIn(app, 'admin');
    await admin.send('PUT', `organizations/${bloc.noiVu}/letterhead`, { ...FILLED, place: 'Cam Đường' }, {});
    const { body } = await admin.get<LetterheadView>(`organizations/${bloc.tongHop}/letterhead`);
    expect(body).toMatchObject({ isCell: true, place: '', symbol: '' });
    expect(body.printed).toEqual({
      issuer: 'Chi bộ Phòng Tổng hợp',
      superior: 'Đảng bộ Sở Nội vụ',
      place: 'Cam Đường',
      onBehalf: 'T/M CHI BỘ',
      day: '2026-03-06',
    });
  });

  it('takes no signatory that is not one', async () => {
    const admin = await Browser.signedIn(app, 'admin');
    const body = { ...FILLED, onBehalf: 'K/T' };
    expect((await admin.send('PUT', `organizations/${bloc.khoi}/letterhead`, body, {})).status).toBe(400);
  });
});
