import type { IssuedPapersView, PaperCheckView, ProblemView, ScorecardView } from '@chibo/contracts';
import { checkCodeOf } from '@chibo/domain';
import readSheet from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bloc, BlocLogin } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { act, sentRegular } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';
import { ObligationsService } from '../obligations/obligations.service';
import { readBack } from '../paper/paper.fixture';

const MONTH = '2026-02';
const MARK = /Mã kiểm tra (\S{20})/u;

/** February 2026 of the small bloc: Tổng hợp and Thanh tra have sent; the service has a public address. */
describe('codes on papers', () => {
  let app: TestApp;
  let bloc: Bloc;
  let now = Date.parse('2026-03-06T03:00:00Z');
  let [officer, secretary]: Browser[] = [];
  let [card, other]: ScorecardView[] = [];

  beforeAll(async () => {
    // Files and checks are asked for with a rest between any two.
    let rested = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (rested += 2_000));
    app = await aTestApp({ env: { PUBLIC_URL: 'https://chibo.example.vn' } });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openMonth(MONTH);
    card = await sentRegular(app, 'cb.tonghop', bloc.tongHop, MONTH);
    other = await sentRegular(app, 'cb.thanhtra', bloc.thanhTra, MONTH);
    const signedIn = ['du.noivu', 'cb.tonghop'].map((login) => Browser.signedIn(app, login as BlocLogin));
    [officer, secretary] = await Promise.all(signedIn);
  });
  beforeEach(() => app.clock.set(new Date((now += 60_000)).toISOString()));
  afterAll(async () => {
    vi.restoreAllMocks();
    await app.close();
  });

  const path = (form = ''): string => `scorecards/${card.id}/card.pdf${form}`;
  const anybody = (): Browser => new Browser(app.url);
  const check = async (code: string): Promise<PaperCheckView> =>
    (await anybody().get<PaperCheckView>(`paper-checks/${encodeURIComponent(code)}`)).body;
  const book = async (query = '', who = officer): Promise<IssuedPapersView> =>
    (await who.get<IssuedPapersView>(`issued-papers?${query}`)).body;
  async function codeOn(address: string, who = officer): Promise<string> {
    const { status, bytes } = await who.file(address);
    expect(status, bytes.subarray(0, 300).toString()).toBe(200);
    return MARK.exec(readBack(bytes).text.join(' '))?.[1] ?? '';
  }

  it('are the same as long as the record is, on whatever form of file, and others for others', async () => {
    const code = await codeOn(path());
    expect(checkCodeOf(code)).toBeDefined();
    expect(await codeOn(path())).toBe(code);
    expect(await codeOn(path(), secretary)).toBe(code);
    const table = await codeOn(`months/${MONTH}/cells.pdf`);
    const word = (await officer.file(`months/${MONTH}/cells.docx?organizationId=${bloc.noiVu}`)).status;
    expect([word, await codeOn(`months/${MONTH}/cells.pdf?organizationId=${bloc.noiVu}`)]).toEqual([200, table]);
    const excel = (await officer.file(`months/${MONTH}/cells.xlsx`)).bytes;
    expect(JSON.stringify(await readSheet(excel))).toContain(`${table} (gõ ở trang Kiểm tra văn bản`);
    const others = [await codeOn(path('?form=summary')), table, await codeOn(`months/${MONTH}/cells.pdf?filter=LATE`)];
    expect(new Set([code, ...others]).size).toBe(4);
    expect((await book()).total).toBe(4);
  });

  it('say of a card that it matches, then that there is a newer one, and of what was changed past the service that it does not', async () => {
    const code = await codeOn(path());
    expect(await check(code)).toMatchObject({
      check: 'MATCHES',
      paper: { kind: 'CARD', organizationName: 'Chi bộ Phòng Tổng hợp' },
    });
    card = (await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body;
    card = (await act(officer, card, 'confirm')).body;
    expect((await check(code)).check).toBe('NEWER');
    const decided = await codeOn(path());
    expect([decided === code, (await check(decided)).check]).toEqual([false, 'MATCHES']);
    const band = (to: string): Promise<unknown> =>
      app.data.sources.writer.query(`UPDATE scorecard SET decided_band = '${to}' WHERE id = '${card.id}'`);
    await band('POOR');
    expect((await check(decided)).check).toBe('DIFFERS');
    await band(card.decided?.band ?? '');
    expect((await check(decided)).check).toBe('MATCHES');
  });

  it('tell whoever asks neither a score nor a person', async () => {
    const code = await codeOn(path());
    const { status, body } = await anybody().get<PaperCheckView>(`paper-checks/${code}`);
    expect(status).toBe(200);
    expect(Object.keys(body.paper ?? {}).toSorted()).toEqual([
      'code',
      'issuedAt',
      'kind',
      'number',
      'organizationName',
      'title',
    ]);
    expect(JSON.stringify(body)).not.toMatch(/du\.noivu|Tốt|GOOD|\b100\b/u);
    const name = encodeURIComponent('Tổng hợp');
    const table = await check(await codeOn(`months/${MONTH}/cells.pdf?q=${name}`));
    expect(JSON.stringify(table)).not.toContain('Tổng hợp');
  });

  it.each(['', 'K7N2PX', '%27%20OR%201=1', 'AAAAAA-BBBBBB-CCCCCC', '../session', '🙂'.repeat(9), 'x'.repeat(61)])(
    'that nobody was given lead nowhere: %s',
    async (typed) => {
      const { status, body } = await anybody().get<PaperCheckView & ProblemView>(
        `paper-checks/${encodeURIComponent(typed)}`,
      );
      expect([200, 400, 404]).toContain(status);
      if (status === 200) expect(body).toEqual({ check: 'UNKNOWN' });
    },
  );

  it('of one network are looked up no faster than a clerk types', async () => {
    const clock = vi.spyOn(performance, 'now');
    const passing = clock.getMockImplementation();
    clock.mockReturnValue(performance.now());
    const asked = Array.from({ length: 25 }, () => anybody().get<ProblemView>('paper-checks/AAAAAABBBBBBCCCCCC'));
    const refused = (await Promise.all(asked)).filter(({ status }) => status === 429);
    if (passing) clock.mockImplementation(passing);
    expect(refused).toHaveLength(5);
    expect(refused[0].body.code).toBe('TOO_MANY_CHECKS');
    expect(refused[0].headers.get('retry-after')).toBe('2');
  });

  it('of a table say that its figures are others now, and are still answered when its organisation is no more', async () => {
    const code = await codeOn(`months/${MONTH}/table.pdf`);
    expect(await check(code)).toMatchObject({
      check: 'MATCHES',
      paper: { kind: 'TABLE', organizationName: 'Đảng bộ Sở Nội vụ' },
    });
    const waiting = (await officer.get<ScorecardView>(`scorecards/${other.id}`)).body;
    await act(officer, waiting, 'confirm');
    expect((await check(code)).check).toBe('NEWER');
    const own = await codeOn(path());
    const end = (table: string, column: string, where: string): Promise<unknown> =>
      app.data.sources.writer.query(`UPDATE ${table} SET ${column} = '2026-02-15' WHERE ${where}`);
    await end('organization', 'exists_to', `id IN ('${bloc.noiVu}', '${bloc.tongHop}')`);
    await end('organization_link', 'valid_to', `child_id IN ('${bloc.noiVu}', '${bloc.tongHop}')`);
    expect(['NEWER', 'UNREADABLE']).toContain((await check(code)).check);
    expect((await check(own)).check).toBe('MATCHES');
  });
});

describe('the book of printed papers', () => {
  let app: TestApp;
  let bloc: Bloc;
  let [officer, office, secretary]: Browser[] = [];
  let card: ScorecardView;

  beforeAll(async () => {
    let rested = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (rested += 2_000));
    app = await aTestApp();
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openMonth(MONTH);
    const signedIn = ['du.noivu', 'vp.khoi', 'cb.tonghop'].map((login) => Browser.signedIn(app, login as BlocLogin));
    [officer, office, secretary] = await Promise.all(signedIn);
    const wanted = { organizationId: bloc.tongHop, month: '2026-03', kind: 'REGULAR' };
    const draft = (await secretary.post<ScorecardView>('scorecards', wanted)).body;
    await secretary.file(`scorecards/${draft.id}/card.pdf`);
    card = await sentRegular(app, 'cb.tonghop', bloc.tongHop, MONTH);
    for (const address of [
      `scorecards/${card.id}/card.pdf`,
      `months/${MONTH}/table.pdf`,
      `months/${MONTH}/late.xlsx`,
    ]) {
      app.clock.set(new Date(app.clock.now().getTime() + 60_000).toISOString());
      expect((await officer.file(address)).status).toBe(200);
    }
    expect((await officer.file(`months/${MONTH}/table.csv`)).status).toBe(200);
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await app.close();
  });

  const book = async (query = '', who = officer): Promise<IssuedPapersView> =>
    (await who.get<IssuedPapersView>(`issued-papers?${query}`)).body;

  it('has each once with number, day and who printed it; neither drafts nor files of values alone', async () => {
    const { papers, total, organization } = await book();
    expect([total, organization.name]).toEqual([3, 'Đảng bộ Sở Nội vụ']);
    expect(papers.map(({ kind, number, issuedBy }) => [kind, number, issuedBy])).toEqual([
      ['TABLE', 2, 'Đồng chí du.noivu'],
      ['TABLE', 1, 'Đồng chí du.noivu'],
      ['CARD', 1, 'Đồng chí du.noivu'],
    ]);
    expect(papers[2].title).toBe('Phiếu chấm điểm chất lượng sinh hoạt chi bộ tháng 02 năm 2026, họp ngày 05/02/2026');
    expect(JSON.stringify(papers)).not.toMatch(/GOOD|Tốt/u);
  });

  it('is searched, filtered, ordered and paged by the service, for the committee and those above it', async () => {
    const [newest] = (await book()).papers;
    expect((await book(`q=${newest.code}`)).papers.map(({ id }) => id)).toEqual([newest.id]);
    expect((await book('q=hop%20ngay')).total).toBe(1);
    expect((await book('q=%25')).total).toBe(0);
    expect((await book('kind=TABLE')).total).toBe(2);
    expect((await book('order=OLDEST')).papers.at(-1)?.id).toBe(newest.id);
    expect((await book('page=2')).papers).toEqual([]);
    expect((await book('', office)).total).toBe(3);
    expect((await office.get(`issued-papers?organizationId=${bloc.yTe}`)).body).toMatchObject({ total: 0 });
    expect((await secretary.get('issued-papers')).status).toBe(403);
    expect(
      (await (await Browser.signedIn(app, 'du.yte')).get(`issued-papers?organizationId=${bloc.noiVu}`)).status,
    ).toBe(403);
  });

  it('says without a public address where to type the code', async () => {
    const text = readBack((await officer.file(`scorecards/${card.id}/card.pdf`)).bytes).text.join(' ');
    expect(text).toContain('gõ ở trang Kiểm tra văn bản của hệ thống');
  });

  it('hands a paper out once more, letter for letter, and says so when it cannot', async () => {
    const { papers } = await book();
    const address = ({ id }: { id: string }): string => `issued-papers/${id}/paper.pdf`;
    const table = papers[1];
    const before = readBack((await officer.file(address(table))).bytes).text;
    app.clock.set('2026-03-08T03:00:00Z');
    officer = await Browser.signedIn(app, 'du.noivu');
    office = await Browser.signedIn(app, 'vp.khoi');
    expect(readBack((await officer.file(address(table))).bytes).text).toEqual(before);
    expect(before.join(' ')).toContain('ngày 06 tháng 3 năm 2026');
    expect((await officer.file(address(papers[2]))).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await officer.file(address({ id: newId() }))).status).toBe(404);
    expect((await (await Browser.signedIn(app, 'du.yte')).file(address(table))).status).toBe(403);
    const view = (await officer.get<ScorecardView>(`scorecards/${card.id}`)).body;
    await act(officer, view, 'confirm');
    for (const paper of [table, papers[2]])
      expect(await officer.get<ProblemView>(address(paper))).toMatchObject({
        status: 409,
        body: { code: 'NOT_THE_SAME' },
      });
    expect((await book()).total).toBe(3);
  });

  it('gives one code to a paper that is asked for many times at once', async () => {
    const address = `months/${MONTH}/obligations.pdf`;
    const asked = await Promise.all(
      [officer, office, officer].map((who) => who.file(`${address}?organizationId=${bloc.noiVu}`)),
    );
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200]);
    const marks = asked.map(({ bytes }) => MARK.exec(readBack(bytes).text.join(' '))?.[1]);
    expect(new Set(marks).size).toBe(1);
    expect((await book()).total).toBe(4);
  });
});
