import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { MonthCellsView, MonthTableView } from '@chibo/contracts';
import { ServerClock } from '../device/server-clock';
import { ChasingClient } from '../chasing/chasing-client';
import { JobsClient } from '../jobs/jobs-client';
import { NetworkError } from '../shell/api';
import { Frame } from '../shell/frame';
import { ReportsClient } from '../reports/reports-client';
import { Session } from '../shell/session';
import { aClosing, closedFigures, closedMonth } from '../testing/closing';
import { aRow, aTable, cellAsOrganization, counts, OFFICER } from '../testing/month';
import { aBranch, theReminders } from '../testing/notices';
import { aCommentary } from '../testing/report';
import { Screen } from '../testing/screen';
import { MonthPage } from './month-page';
import { MonthsClient } from './months-client';

const CELL = aRow('vp', 'Chi bộ Văn phòng', { parentId: 'tinh' });
const CELLS: MonthCellsView = { cells: [CELL], locks: { closed: false, late: [] }, total: 1, page: 1, pageSize: 50 };
const ONLY_CELLS = aTable({ rows: [cellAsOrganization(CELL)] });

describe('the month of a committee', () => {
  const { tableFile, listFile, lateFile } = MonthsClient.prototype;
  const files = { tableFile, listFile, lateFile };
  const client = { table: vi.fn(), cells: vi.fn(), closing: vi.fn(), excuse: vi.fn() };
  const chasing = vi.fn();
  const jobs = vi.fn().mockResolvedValue({ jobs: [] });
  let screen: Screen<MonthPage>;
  let fixture: ComponentFixture<MonthPage>;
  let navigate: ReturnType<typeof vi.spyOn>;

  async function open(table: MonthTableView = aTable(), address: Record<string, string> = {}): Promise<void> {
    client.table.mockResolvedValue(table);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: MonthsClient, useValue: { ...client, ...files } },
        { provide: ReportsClient, useValue: { commentary: vi.fn().mockResolvedValue(aCommentary()) } },
        { provide: JobsClient, useValue: { list: jobs } },
        { provide: ChasingClient, useValue: { chasing } },
      ],
    });
    const account = { id: 'an', login: 'an', displayName: 'An' };
    TestBed.inject(Session).view.set({ account, roles: [OFFICER] });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    fixture = TestBed.createComponent(MonthPage);
    fixture.componentRef.setInput('month', '2026-03');
    await go(address);
  }

  async function go(address: Record<string, string>): Promise<void> {
    for (const [part, value] of Object.entries(address)) fixture.componentRef.setInput(part, value);
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
    client.cells.mockResolvedValue(CELLS);
    client.closing.mockResolvedValue(aClosing());
  });
  afterEach(() => vi.useRealTimers());

  it('says which month of which committee, and its figures', async () => {
    await open();
    expect(screen.get('heading', 'Tháng 3/2026').tagName).toBe('H1');
    expect(screen.text).toContain('Đảng bộ các cơ quan Đảng, 1 tổ chức đảng, 2 chi bộ');
    expect(screen.rows('Kết quả theo loại chi bộ').at(-1)?.[0]).toBe('Cộng');
    expect(TestBed.inject(Frame).text().title).toBe('Tháng 3/2026');
  });

  it('shows what was frozen of a closed month, where it says something else now, and the way to the figures of now', async () => {
    const [row] = aTable().rows;
    await open(aTable({ closing: closedFigures(), rows: [{ ...row, changed: 1 }] }));
    expect(client.table).toHaveBeenCalledWith('2026-03', { organizationId: undefined, figures: undefined });
    expect(screen.get('button', 'Theo số liệu đã khóa sổ').getAttribute('aria-pressed')).toBe('true');
    expect(screen.text).toContain('1 chi bộ nay đã khác');
    expect(screen.all('button', /^Chờ thẩm định/)).toEqual([]);
    await screen.click('button', 'Theo số liệu hiện nay');
    expect(navigate).toHaveBeenLastCalledWith([], expect.objectContaining({ queryParams: { trang: null, so: 'nay' } }));
    await go({ so: 'nay' });
    expect(client.table).toHaveBeenLastCalledWith('2026-03', { organizationId: undefined, figures: 'LIVE' });
  });

  it('lists the branches of a closed month as they were frozen; a filter asks for what is still to be done', async () => {
    const closed = closedMonth();
    client.closing.mockResolvedValue(closed);
    await open({ ...ONLY_CELLS, closing: closedFigures() });
    expect(screen.rows('Bảng tháng đã khóa sổ')).toHaveLength(2);
    expect(client.cells).not.toHaveBeenCalled();
    TestBed.resetTestingModule();
    await open({ ...ONLY_CELLS, closing: closedFigures({ shown: 'LIVE' }) }, { loc: 'WAITING' });
    expect(client.table).toHaveBeenLastCalledWith('2026-03', { organizationId: undefined, figures: 'LIVE' });
    expect(screen.rows('Từng chi bộ')).toHaveLength(1);
  });

  it('says of a closing that kept no tables that these are the figures of now', async () => {
    await open(aTable({ closing: closedFigures({ shown: 'LIVE', kept: false }) }));
    expect(screen.text).toContain('Lần khóa sổ này chưa giữ bảng tổng hợp');
    expect(screen.all('button', 'Theo số liệu đã khóa sổ')).toEqual([]);
  });

  it('begins with organisations where there are some, with branches where there is nothing else', async () => {
    await open();
    expect(screen.get('table', 'Từng tổ chức đảng trực thuộc')).toBeTruthy();
    expect(client.cells).not.toHaveBeenCalled();
    TestBed.resetTestingModule();
    await open(ONLY_CELLS);
    expect(screen.rows('Từng chi bộ')).toHaveLength(1);
    expect(screen.all('button', /^Theo tổ chức/)).toEqual([]);
  });

  it('opens on a phone on what is not complete, and on everything where all is', async () => {
    await open({ ...ONLY_CELLS, filters: { ...ONLY_CELLS.filters, INCOMPLETE: 1 } });
    expect(client.cells).toHaveBeenCalledWith('2026-03', expect.objectContaining({ filter: 'INCOMPLETE' }));
    expect(screen.get('button', 'Chưa đủ 1').getAttribute('aria-pressed')).toBe('true');
    await go({ loc: 'ALL' });
    expect(client.cells).toHaveBeenLastCalledWith('2026-03', expect.objectContaining({ filter: 'ALL' }));
    TestBed.resetTestingModule();
    await open(ONLY_CELLS);
    expect(screen.get('button', 'Tất cả 2').getAttribute('aria-pressed')).toBe('true');
  });

  it('looks after the archive of all cards once the files are opened', async () => {
    await open();
    expect(jobs).not.toHaveBeenCalled();
    const files = screen.element.querySelector('details.files') as HTMLDetailsElement;
    files.open = true;
    files.dispatchEvent(new Event('toggle'));
    await screen.settle();
    expect(jobs).toHaveBeenCalledTimes(1);
    expect(screen.get('button', 'Một tệp PDF: Mọi phiếu đã gửi của tháng')).toBeTruthy();
    const letterhead = screen.get('link', 'Thể thức văn bản').getAttribute('href');
    expect(letterhead).toBe(`/to-chuc/${aTable().organization.id}/the-thuc`);
  });

  it('leads to who has to score and who not, from where the base is said', async () => {
    await open(aTable(), { to: 'so' });
    const link = screen.get('link', 'Ai trong 2 chi bộ phải chấm, ai không và vì sao') as HTMLAnchorElement;
    expect(link.getAttribute('href')).toBe('/thang/2026-03/nghia-vu?to=so');
  });

  it("offers one's own branches to who follows some, also to the queue", async () => {
    await open();
    expect(screen.all('button', /Tôi phụ trách/)).toEqual([]);
    TestBed.resetTestingModule();
    await open(aTable({ filters: { ...aTable().filters, MINE: 1 } }), { loc: 'MINE' });
    expect(client.cells).toHaveBeenCalledWith('2026-03', expect.objectContaining({ filter: 'MINE' }));
    expect(screen.get('button', 'Tôi phụ trách 1').getAttribute('aria-pressed')).toBe('true');
    const queue = screen.get('link', 'Thẩm định lần lượt') as HTMLAnchorElement;
    expect(queue.getAttribute('href')).toBe('/thang/2026-03/tham-dinh?cua=toi');
  });

  it('hands its tables out as files: by organisation, the list with what is filtered, who is not done', async () => {
    await open(ONLY_CELLS, { to: 'so', loc: 'RETURNED', tim: 'van' });
    const links = screen.all('link', 'PDF').map((link) => link.getAttribute('href'));
    expect(links).toEqual([
      '/api/months/2026-03/table.pdf?organizationId=so',
      '/api/months/2026-03/list.pdf?organizationId=so&filter=RETURNED&q=van',
      '/api/months/2026-03/late.pdf?organizationId=so',
    ]);
    expect(screen.text).toContain('phần đang lọc');
  });

  it('puts the filter into the address, and shows the branches it finds', async () => {
    await open();
    expect(screen.get('button', 'Theo tổ chức 1').getAttribute('aria-pressed')).toBe('true');
    await screen.click('button', 'Chờ xác nhận 1');
    expect(navigate).toHaveBeenCalledWith([], {
      queryParams: { trang: null, loc: 'WAITING' },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
    await go({ loc: 'WAITING' });
    expect(client.cells).toHaveBeenCalledWith('2026-03', expect.objectContaining({ filter: 'WAITING' }));
    expect(screen.get('button', 'Chờ xác nhận 1').getAttribute('aria-pressed')).toBe('true');
    expect(screen.text).toContain('1 chi bộ');
  });

  it('lists a part of a home in words, and lets go of it', async () => {
    await open(aTable(), { loc: 'VERIFIED' });
    expect(client.cells).toHaveBeenCalledWith('2026-03', expect.objectContaining({ filter: 'VERIFIED' }));
    const part = screen.get('button', 'Đã thẩm định, chờ xếp loại');
    expect(part.getAttribute('aria-pressed')).toBe('true');
    expect(screen.all('button', /^Theo tổ chức|^Tất cả/).map((one) => one.getAttribute('aria-pressed'))).toEqual([
      'false',
      'false',
    ]);
    part.click();
    expect(navigate).toHaveBeenCalledWith([], expect.objectContaining({ queryParams: { trang: null, loc: null } }));
  });

  it('searches once for words typed in one go', async () => {
    await open();
    vi.useFakeTimers();
    const field = screen.get('textbox', 'Tìm chi bộ') as HTMLInputElement;
    for (const words of ['van', 'van phong ']) {
      field.value = words;
      field.dispatchEvent(new Event('input'));
    }
    vi.advanceTimersByTime(300);
    const [[, { queryParams }]] = navigate.mock.calls as [unknown, { queryParams: object }][];
    expect(navigate).toHaveBeenCalledTimes(1);
    expect(queryParams).toEqual({ trang: null, tim: 'van phong' });
  });

  it('reminds from the list of who still owes, where the reader is an officer', async () => {
    await open(aTable(), { loc: 'LATE' });
    expect(screen.all('heading', 'Nhắc chi bộ chưa gửi phiếu')).toEqual([]);
    chasing.mockResolvedValue(theReminders([aBranch('vp', 'Chi bộ Văn phòng')]));
    await screen.click('button', 'Nhắc qua hệ thống');
    await screen.settle();
    expect(chasing).toHaveBeenCalledWith('2026-03', 'tinh');
    expect(screen.get('button', 'Nhắc 1 chi bộ')).toBeTruthy();
    await screen.click('button', 'Đóng');
    expect(screen.get('button', 'Nhắc qua hệ thống')).toBeTruthy();
  });

  it('says when nothing is found', async () => {
    client.cells.mockResolvedValue({ ...CELLS, cells: [], total: 0 });
    await open(aTable(), { tim: 'xyz' });
    expect(screen.text).toContain('0 chi bộ có “xyz”');
    expect(screen.text).toContain('Không có chi bộ nào như vậy.');
  });

  it('keeps the newest answer when an older one comes late', async () => {
    let answerFirst: (view: MonthCellsView) => void = () => undefined;
    client.cells.mockReturnValueOnce(new Promise((resolve) => (answerFirst = resolve)));
    await open(aTable(), { tim: 'v' });
    await go({ tim: 'van' });
    answerFirst({ ...CELLS, cells: [aRow('cu', 'Chi bộ Cũ')] });
    await screen.settle();
    expect(screen.text).not.toContain('Chi bộ Cũ');
  });

  it('says nothing of an older question that fails late', async () => {
    const fail: ((error: Error) => void)[] = [];
    const late = (): Promise<never> => new Promise((_, reject) => fail.push(reject));
    client.cells.mockImplementationOnce(late);
    await open(aTable(), { tim: 'v' });
    client.table.mockImplementationOnce(late);
    await go({ tim: 'van', to: 'so' });
    await go({ to: 'khoi' });
    for (const reject of fail.splice(0)) reject(new NetworkError());
    await screen.settle();
    await screen.settle();
    expect(screen.all('alert')).toEqual([]);
  });

  it('puts who still owes something on the clipboard as one message, page after page', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    client.cells.mockImplementation((_month: string, { page }: { page?: string }) =>
      Promise.resolve({
        ...CELLS,
        cells: [aRow('vp', `Chi bộ trang ${page ?? '1'}`)],
        total: 2,
        page: Number(page ?? 1),
        pageSize: 1,
      }),
    );
    await open(aTable(), { loc: 'LATE' });
    TestBed.inject(ServerClock).hear('2026-04-09T17:00:00.000Z', Date.now());
    await screen.click('button', 'Chép danh sách để nhắn');
    const [[text]] = writeText.mock.calls as unknown as [[string]];
    expect(text).toContain('10/04/2026');
    expect(text).toContain('2 chi bộ chưa hoàn thành phiếu tháng 3/2026');
    expect(text).toMatch(/1\. Chi bộ trang 1.*\n2\. Chi bộ trang 2/);
    expect(screen.text).toContain('Đã chép.');
    await go({ loc: 'DECIDED' });
    expect(screen.all('button', 'Chép danh sách để nhắn')).toEqual([]);
    vi.unstubAllGlobals();
  });

  it('names nobody in that message who has sent, late or not', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    const sent = (['SUBMITTED', 'VERIFIED', 'DECIDED'] as const).map((state) =>
      aRow(state, `Chi bộ ${state}`, { state }),
    );
    const cells = [...sent, aRow('r', 'Chi bộ trả lại', { state: 'RETURNED' })];
    client.cells.mockResolvedValue({ ...CELLS, cells, total: 4 });
    await open(aTable(), { loc: 'LATE' });
    await screen.click('button', 'Chép danh sách để nhắn');
    const [[text]] = writeText.mock.calls as unknown as [[string]];
    expect(text).toContain('1 chi bộ chưa hoàn thành phiếu');
    expect(text).toContain('1. Chi bộ trả lại');
    vi.unstubAllGlobals();
  });

  it.each([2, 0])('leads an officer into the queue while something waits: %d', async (WAITING) => {
    const table = aTable();
    await open({ ...table, filters: { ...table.filters, WAITING } });
    const addresses = screen.all('link', 'Thẩm định lần lượt').map((link) => link.getAttribute('href'));
    expect(addresses).toEqual(WAITING > 0 ? ['/thang/2026-03/tham-dinh'] : []);
  });

  it('leads through the pages', async () => {
    client.cells.mockResolvedValue({ ...CELLS, total: 120 });
    await open(ONLY_CELLS);
    expect(screen.get('button', '1').getAttribute('aria-current')).toBe('page');
    await screen.click('button', '3');
    expect(navigate).toHaveBeenCalledWith([], expect.objectContaining({ queryParams: { trang: '3' } }));
  });

  it('leads to another month and up to the superior', async () => {
    const path = [
      { id: 'tinh', name: 'Đảng bộ tỉnh' },
      { id: 'so', name: 'Đảng bộ Sở Nội vụ' },
    ];
    await open(aTable({ path }), { to: 'so' });
    expect(screen.get('link', 'Đảng bộ tỉnh').getAttribute('href')).toBe('/thang/2026-03?to=tinh');
    expect(screen.get('link', 'Xếp hạng').getAttribute('href')).toBe('/xep-hang/2026-03?to=so');
    expect(screen.get('link', 'Lịch sinh hoạt').getAttribute('href')).toBe('/thang/2026-03/lich?to=so');
    await screen.choose('Tháng', '2026-02');
    expect(navigate).toHaveBeenCalledWith(['/thang', '2026-02'], { queryParams: { to: 'so' } });
  });

  it('says whether the committee has closed the month, and leads to where that is done', async () => {
    await open(aTable(), { to: 'so' });
    expect(client.closing).toHaveBeenCalledWith('2026-03', { organizationId: 'so' });
    expect(screen.text).toContain('Chưa khóa sổ');
    const link = screen.get('link', 'Khóa sổ tháng 3/2026');
    expect(link.getAttribute('href')).toBe('/thang/2026-03/khoa-so?to=so');
    TestBed.resetTestingModule();
    client.closing.mockResolvedValue(closedMonth());
    await open();
    expect(screen.text).toContain('Đã khóa sổ lúc 15:30, 05/04/2026 bởi Đồng chí An; 1 điều chỉnh sau khóa sổ');
    expect(screen.get('link', 'Xem bảng đã khóa').getAttribute('href')).toBe('/thang/2026-03/khoa-so');
  });

  it('promises no closing to those who may not, and stays without the line when it cannot be read', async () => {
    client.closing.mockResolvedValue(aClosing({ whyNotClose: 'Tháng này chưa hết.' }));
    await open();
    expect(screen.get('link', 'Xem việc khóa sổ')).toBeTruthy();
    TestBed.resetTestingModule();
    client.closing.mockRejectedValue(new NetworkError());
    await open();
    expect(screen.text).not.toContain('khóa sổ');
    expect(screen.all('alert')).toEqual([]);
  });

  it('excuses a branch and counts again', async () => {
    client.excuse.mockResolvedValue(undefined);
    await open(ONLY_CELLS);
    screen.all('button', 'Miễn kỳ')[0].click();
    await screen.settle();
    await screen.type('Lý do', 'Bàn giao');
    await screen.submit(/^Miễn kỳ này cho Chi bộ Văn phòng/);
    await screen.settle();
    expect(client.excuse).toHaveBeenCalledWith('o-vp', { reason: 'Bàn giao', document: null });
    expect(client.table).toHaveBeenCalledTimes(2);
    expect(client.cells).toHaveBeenCalledTimes(2);
    expect(screen.all('form')).toEqual([]);
  });

  it('says that nobody owes a card yet', async () => {
    await open(aTable({ rows: [], total: counts({ existing: 0, owed: 0, rated: 0, percents: undefined }) }));
    expect(screen.get('heading', 'Chưa có chi bộ nào phải chấm trong tháng này')).toBeTruthy();
    expect(screen.all('table')).toEqual([]);
  });

  it('offers to try again, the table as well as the branches', async () => {
    client.table.mockRejectedValueOnce(new NetworkError());
    client.cells.mockRejectedValueOnce(new NetworkError());
    await open(aTable(), { loc: 'ALL' });
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    await screen.click('button', 'Thử lại');
    expect(screen.get('alert').textContent).toContain('Chưa mở được danh sách chi bộ');
    await screen.click('button', 'Thử lại');
    expect(screen.all('alert')).toEqual([]);
    expect(screen.rows('Từng chi bộ')).toEqual([['Đảng bộ Sở Nội vụ'], expect.any(Array)]);
  });
});
