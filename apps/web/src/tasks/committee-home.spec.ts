import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { StandingsView } from '@chibo/contracts';
import { NoticesClient } from '../notices/notices-client';
import { NetworkError } from '../shell/api';
import { aStanding, theDays } from '../testing/home';
import { REOPENED, RETURNED, aNotice, theNotices } from '../testing/notices';
import { Screen } from '../testing/screen';
import { CommitteeHome } from './committee-home';
import { TasksClient } from './tasks-client';

const VIEW: StandingsView = {
  organization: { id: 'khoi', name: 'Đảng bộ Khối' },
  months: [aStanding('2026-04', { decided: 0 }), aStanding('2026-03')],
  earlier: 2,
};

describe('the home of a committee', () => {
  const client = { standings: vi.fn(), days: vi.fn() };
  const notices = { notices: vi.fn() };
  let screen: Screen<CommitteeHome>;

  async function open(inputs: Record<string, unknown> = {}, view: Partial<StandingsView> = {}): Promise<void> {
    client.standings.mockResolvedValue({ ...VIEW, ...view });
    client.days.mockResolvedValue(theDays());
    notices.notices.mockResolvedValue(theNotices(aNotice('a', RETURNED), aNotice('b', REOPENED, true)));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: TasksClient, useValue: client },
        { provide: NoticesClient, useValue: notices },
      ],
    });
    const fixture = TestBed.createComponent(CommitteeHome);
    const all = { review: [], reviews: true, today: '2026-04-08', ...inputs };
    for (const [name, value] of Object.entries(all)) fixture.componentRef.setInput(name, value);
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }

  it('shows the month in work as a partition, each part leading to its branches', async () => {
    await open();
    const caption = 'Phiếu phải chấm của tháng 3/2026 đang ở đâu';
    const rows = screen.rows(caption).map((row) => row.slice(0, 3));
    expect(rows).toEqual([
      ['Đã xếp loại', '241', '77,7%'],
      ['Đã thẩm định, chờ xếp loại', '26', '8,4%'],
      ['Đã gửi, chờ thẩm định', '29', '9,4%'],
      ['Trả lại', '3', '1,0%'],
      ['Còn nợ quá hạn 7', '11', '3,5%'],
    ]);
    expect(screen.get('table', caption).querySelector('tfoot')?.textContent?.replace(/\s+/g, ' ')).toContain(
      'Phải chấm hiện có 311 chi bộ, được miễn 1',
    );
    const href = (name: string): string | null => screen.get('link', name).getAttribute('href');
    expect(href('Đã thẩm định, chờ xếp loại')).toBe('/thang/2026-03?to=khoi&loc=VERIFIED');
    expect(href('Còn nợ')).toBe('/thang/2026-03?to=khoi&loc=OPEN');
    expect(screen.text).toContain('Đã gửi 296 phiếu: đúng hạn 282, bằng 95,3%; trễ hạn 14.');
  });

  it('shows the same month by day, with a sentence and the figures behind it', async () => {
    await open();
    expect(client.days).toHaveBeenCalledWith('2026-03', 'khoi');
    expect(screen.get('img').getAttribute('aria-label')).toBe(
      'Đến ngày 08/04/2026 đã gửi 296/310 phiếu phải chấm, đã thẩm định 267, đã xếp loại 241. Hạn gửi 02/04/2026, hạn xếp loại 15/04/2026.',
    );
    expect(screen.rows('Phiếu tháng 3/2026 theo ngày, cộng dồn')).toEqual([
      ['06/03/2026', '100', '0', '0'],
      ['01/04/2026', '282', '150', '141'],
      ['07/04/2026', '296', '267', '241'],
    ]);
  });

  it('leads nowhere from a part in which nobody is', async () => {
    await open({}, { months: [aStanding('2026-03', { returned: 0 })] });
    expect(screen.all('link', 'Trả lại')).toEqual([]);
  });

  it('lists every open month with its next step, and how many older ones there are', async () => {
    await open();
    expect(screen.rows('Tháng còn mở').map(([month, decided, left]) => [month, decided, left])).toEqual([
      ['Tháng 4/2026', '0/310', 'Còn 310 phiếu'],
      ['Tháng 3/2026', '241/310', 'Còn 69 phiếu'],
    ]);
    expect(screen.text).toContain('Còn 2 tháng cũ hơn chưa khóa sổ');
  });

  it('has one main button: the oldest month that waits', async () => {
    const row = (month: string): object => ({
      organizationId: 'khoi',
      organizationName: 'Đảng bộ Khối',
      month,
      waiting: 6,
    });
    await open({ review: [row('2026-02'), row('2026-03')] });
    expect(screen.get('heading', '12 phiếu chờ xác nhận').tagName).toBe('H1');
    const main = screen.all('link', 'Thẩm định lần lượt').filter((link) => link.classList.contains('main'));
    expect(main.map((link) => link.getAttribute('href'))).toEqual(['/thang/2026-02/tham-dinh?to=khoi']);
  });

  it('tells a leader, who confirms nothing, how the branches stand', async () => {
    await open({ reviews: false });
    expect(screen.get('heading', 'Tình hình các chi bộ').tagName).toBe('H1');
    expect(screen.all('link', 'Thẩm định lần lượt')).toEqual([]);
  });

  it('names what is new and was not read', async () => {
    await open();
    expect(screen.all('link', /Chi bộ Thanh tra|trả lại/i).length).toBeGreaterThan(0);
    expect(screen.get('link', 'Xem mọi thông báo').getAttribute('href')).toBe('/thong-bao');
  });

  it('says that nothing is open, and what could not be read', async () => {
    await open({}, { months: [], earlier: 0 });
    expect(screen.get('heading', 'Chưa có tháng nào đang mở')).toBeTruthy();
    TestBed.resetTestingModule();
    client.standings.mockRejectedValueOnce(new NetworkError());
    await open();
    expect(screen.text).toContain('Chưa mở được tình hình tháng');
    await screen.click('button', 'Thử lại');
    await screen.settle();
    expect(screen.get('heading', /^Tháng 3\/2026/)).toBeTruthy();
  });
});
