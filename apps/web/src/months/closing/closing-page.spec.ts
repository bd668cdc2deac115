import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { MonthClosingView } from '@chibo/contracts';
import { NetworkError, ProblemError } from '../../shell/api';
import { Frame } from '../../shell/frame';
import { HASH, aClosing, aMissing, closedMonth } from '../../testing/closing';
import { aTable } from '../../testing/month';
import { Screen } from '../../testing/screen';
import { MonthsClient } from '../months-client';
import { ClosingPage } from './closing-page';

const ALREADY = 'Cấp ủy đã khóa sổ tháng này.';

describe('the page on which a month is closed', () => {
  const { closingFile } = MonthsClient.prototype;
  const client = { closing: vi.fn(), table: vi.fn(), close: vi.fn(), reopenMonth: vi.fn(), closingFile };
  let screen: Screen<ClosingPage>;
  let fixture: ComponentFixture<ClosingPage>;

  async function open(view: MonthClosingView, to?: string): Promise<void> {
    client.closing.mockResolvedValue(view);
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: MonthsClient, useValue: client }] });
    fixture = TestBed.createComponent(ClosingPage);
    fixture.componentRef.setInput('month', '2026-03');
    fixture.componentRef.setInput('to', to);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }

  async function close(): Promise<void> {
    await screen.type('Lý do chưa xếp loại', 'Chờ biên bản');
    await screen.submit(/chưa có xếp loại/);
    await screen.submit(/chưa có xếp loại/);
    await screen.settle();
  }

  beforeEach(() => {
    for (const mock of [client.closing, client.table, client.close, client.reopenMonth]) mock.mockReset();
    client.table.mockResolvedValue(aTable());
  });
  afterEach(() => {
    vi.restoreAllMocks();
    (fixture.nativeElement as HTMLElement).remove();
  });

  it('says nothing of an older question that fails late', async () => {
    await open(aClosing());
    let fail: (error: Error) => void = () => undefined;
    client.closing.mockImplementationOnce(() => new Promise((_, reject) => (fail = reject)));
    fixture.componentRef.setInput('month', '2026-02');
    await screen.settle();
    fixture.componentRef.setInput('month', '2026-01');
    await screen.settle();
    fail(new NetworkError());
    await screen.settle();
    await screen.settle();
    expect(screen.all('alert')).toEqual([]);
  });

  it('shows an open month with its counts and the committees below that are open', async () => {
    await open(aClosing({ lowerOpen: [{ id: 'yt', name: 'Đảng bộ Sở Y tế' }] }), 'so');
    expect(client.closing).toHaveBeenCalledWith('2026-03', { organizationId: 'so' });
    expect(screen.get('heading', 'Chưa khóa sổ')).toBeTruthy();
    expect(screen.rows('Kết quả theo loại chi bộ').at(-1)?.[0]).toBe('Cộng');
    expect(screen.get('heading', '1 cấp ủy cấp dưới chưa khóa sổ')).toBeTruthy();
    expect(screen.get('link', 'Đảng bộ Sở Y tế').getAttribute('href')).toBe('/thang/2026-03?to=yt');
    expect(screen.get('link', 'Bảng tháng').getAttribute('href')).toBe('/thang/2026-03?to=so');
    expect(TestBed.inject(Frame).text().title).toBe('Khóa sổ tháng 3/2026');
    expect(screen.get('button', 'Khóa sổ tháng')).toBeTruthy();
  });

  it('says why it cannot be closed instead of offering it, and still who is missing', async () => {
    await open(aClosing({ whyNotClose: 'Tháng này chưa hết; khóa sổ được từ ngày 01/04/2026.' }));
    expect(screen.text).toContain('khóa sổ được từ ngày 01/04/2026.');
    expect(screen.get('heading', '1 chi bộ chưa có xếp loại chính thức')).toBeTruthy();
    expect([screen.all('form'), screen.all('button')]).toEqual([[], []]);
  });

  it('draws of many that are missing a first part, searched without accents, and all on demand', async () => {
    const missing = Array.from({ length: 150 }, (_, at) => aMissing(`c${at}`, `Chi bộ Đội ${at + 1}`));
    await open(aClosing({ missing, whyNotClose: 'Tháng này chưa hết.' }));
    expect(screen.text).not.toContain('Chi bộ Đội 101');
    await screen.click('button', 'Hiện cả 150 chi bộ');
    expect(screen.text).toContain('Chi bộ Đội 150');
    await screen.type('Tìm chi bộ chưa xếp loại', 'doi 15');
    expect(screen.text.match(/Đội \d+/g)).toEqual(['Đội 15', 'Đội 150']);
  });

  it('becomes the frozen month when it is closed, and begins again at its state', async () => {
    client.close.mockResolvedValue(closedMonth());
    await open(aClosing());
    await close();
    expect(document.activeElement).toBe(screen.get('heading', 'Đã khóa sổ'));
    for (const words of ['15:30, 05/04/2026', 'Đồng chí An', `${HASH.slice(0, 12)}…`])
      expect(screen.text).toContain(words);
    expect(screen.rows('Bảng tháng đã khóa sổ')).toEqual([
      ['1', 'Chi bộ Tổng hợp Đảng bộ Sở Nội vụ', '94', 'Tốt', 'Đã xếp loại', ''],
      ['2', 'Chi bộ Thanh tra Đảng bộ Sở Nội vụ', '–', '–', 'Đã gửi', 'Chưa thẩm định xong'],
    ]);
    expect(screen.rows(/^Điều chỉnh sau khóa sổ/)).toEqual([
      ['Chi bộ Thanh tra Đảng bộ Sở Nội vụ', 'Đã gửi', '→ 88 điểm, Khá'],
    ]);
    expect(screen.all('form')).toEqual([]);
  });

  it('shouts that the frozen month was altered, on the screen and on paper', async () => {
    const entry = { at: '2026-04-05T08:30:00Z', by: 'Đồng chí An', hash: HASH, altered: true } as const;
    await open(closedMonth({ altered: true }, { history: [entry] }));
    const alert = screen.get('alert');
    expect(alert.textContent).toContain('Bảng đã khóa không còn nguyên vẹn');
    expect(alert.closest('.no-print')).toBeNull();
    expect(screen.element.querySelector('tfoot')?.textContent).toContain('KHÔNG CÒN NGUYÊN VẸN');
    expect(screen.text).toContain('Không còn nguyên vẹn: khác bản đã khóa.');
  });

  it('asks the server for a page and for a name where there are more branches than come at once', async () => {
    await open(closedMonth({ total: 1_200, counts: { ...closedMonth().closed!.counts, existing: 1_200 } }));
    expect(screen.get('heading', 'Bảng đã khóa: 1200 chi bộ')).toBeTruthy();
    await screen.click('button', '3');
    await screen.settle();
    expect(client.closing).toHaveBeenLastCalledWith('2026-03', { page: 3 });
    await screen.type('Tìm chi bộ trong bảng đã khóa', 'thanh tra');
    await vi.waitFor(() => expect(client.closing).toHaveBeenLastCalledWith('2026-03', { q: 'thanh tra' }));
    await screen.settle();
    expect(screen.text).toContain('1200 chi bộ có “thanh tra”');
    expect(screen.text).toContain('Trang 1/3 của bảng 1200 chi bộ có “thanh tra”; cả bảng lấy thành tệp.');
    const files = screen.all('link', /^(PDF|Word|Excel|CSV)$/).map((link) => link.getAttribute('href'));
    expect(files[0]).toBe('/api/months/2026-03/closing.pdf');
  });

  it('leaves the changes out when there are none', async () => {
    await open(closedMonth({ changes: [] }));
    expect(screen.text).not.toContain('Điều chỉnh sau khóa sổ');
    expect(screen.text).not.toMatch(/nguyên vẹn/i);
  });

  it('shows the month as somebody else has just closed it', async () => {
    const problem = {
      type: 'about:blank' as const,
      title: '',
      status: 409,
      code: 'ALREADY_CLOSED',
      detail: ALREADY,
      requestId: '',
    };
    client.close.mockRejectedValue(new ProblemError(problem));
    await open(aClosing());
    client.closing.mockResolvedValue(closedMonth());
    await close();
    expect(document.activeElement).toBe(screen.get('heading', 'Đã khóa sổ'));
    expect(screen.text).toContain('Đồng chí An');
  });

  it('is opened again with a reason, and shows every closing and reopening', async () => {
    const [entry] = closedMonth().history;
    const again = { at: '2026-04-06T02:00:00Z', by: 'Đồng chí Bình', reason: 'Bổ sung phiếu' };
    client.reopenMonth.mockResolvedValue(aClosing({ history: [{ ...entry, reopened: again }] }));
    await open(closedMonth());
    client.closing.mockResolvedValue(aClosing({ history: [{ ...entry, reopened: again }] }));
    await screen.click('button', 'Mở lại sổ');
    await screen.type('Lý do mở lại', 'Bổ sung phiếu');
    await screen.submit(/^Mở lại sổ/);
    await screen.settle();
    expect(document.activeElement).toBe(screen.get('heading', 'Chưa khóa sổ'));
    expect(screen.text).toContain('Mở lại lúc 09:00, 06/04/2026 bởi Đồng chí BìnhLý do: Bổ sung phiếu');
    expect(screen.text).toContain('Khóa sổ lúc 15:30, 05/04/2026 bởi Đồng chí An');
    expect(screen.get('button', 'Khóa sổ tháng')).toBeTruthy();
  });

  it('says why it cannot be opened again instead of offering it', async () => {
    await open(closedMonth({}, { whyNotReopen: 'Mỗi cấp ủy tự khóa sổ tháng của mình.' }));
    expect(screen.text).toContain('Mỗi cấp ủy tự khóa sổ tháng của mình.');
    expect(screen.all('button', 'Mở lại sổ')).toEqual([]);
  });

  it('asks before reasons that were not sent are left behind', async () => {
    await open(aClosing());
    const ask = vi.spyOn(window, 'confirm').mockReturnValue(false);
    expect(fixture.componentInstance.mayLeave()).toBe(true);
    await screen.type('Lý do chưa xếp loại', 'Chờ biên bản');
    expect(fixture.componentInstance.mayLeave()).toBe(false);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('offers to try again', async () => {
    client.closing.mockRejectedValueOnce(new NetworkError());
    client.table.mockRejectedValueOnce(new NetworkError());
    await open(aClosing());
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    await screen.click('button', 'Thử lại');
    await screen.click('button', 'Thử lại');
    await screen.settle();
    expect(screen.all('alert')).toEqual([]);
    expect(screen.get('button', 'Khóa sổ tháng')).toBeTruthy();
  });
});
