import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { RankedCell, RankingView } from '@chibo/contracts';
import { NetworkError } from '../shell/api';
import { MonthsClient } from '../months/months-client';
import { closedFigures } from '../testing/closing';
import { Screen } from '../testing/screen';
import { RankingPage } from './ranking-page';

function ranked(rank: number, name: string, total: number, among = 1): RankedCell {
  const id = name.toLowerCase();
  return {
    rank,
    name: `Chi bộ ${name}`,
    total,
    tied: among > 1,
    among,
    cellId: id,
    parentName: 'Sở Nội vụ',
    scorecardId: id,
    band: 'GOOD',
  };
}

const VIEW: RankingView = {
  month: '2026-03',
  months: ['2026-03', '2026-02'],
  organization: { id: 'tinh', name: 'Đảng bộ tỉnh' },
  pools: [{ key: 'REGULAR:v1', label: 'Thường kỳ, bộ 34', kind: 'REGULAR', cards: 4 }],
  pool: 'REGULAR:v1',
  cells: [
    ranked(1, 'Thanh tra', 9800),
    ranked(2, 'Văn phòng', 9400, 2),
    ranked(2, 'Đào tạo', 9400, 2),
    ranked(4, 'Tổng hợp', 9050),
  ],
  total: 4,
  ranked: 4,
  page: 1,
  pageSize: 100,
  organizations: [
    { rank: 1, tied: false, organizationId: 'so', name: 'Đảng bộ Sở Nội vụ', mean: 9412, sum: 37650, n: 4 },
    { rank: 2, tied: false, organizationId: 'yt', name: 'Đảng bộ Sở Y tế', mean: 9000, sum: 9000, n: 1 },
  ],
  undecided: [],
  undecidedTotal: 0,
  missing: [],
  missingTotal: 0,
};
const THEMATIC = { key: 'THEMATIC:v1', label: 'Chuyên đề, bộ 34', kind: 'THEMATIC', cards: 1 } as const;

describe('rankings of a month', () => {
  const { rankingFile } = MonthsClient.prototype;
  const client = { ranking: vi.fn(), rankingFile };
  let screen: Screen<RankingPage>;
  let fixture: ComponentFixture<RankingPage>;
  let navigate: ReturnType<typeof vi.spyOn>;

  async function open(changes: Partial<RankingView> = {}, address: Record<string, string> = {}): Promise<void> {
    client.ranking.mockResolvedValue({ ...VIEW, ...changes });
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: MonthsClient, useValue: client }] });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    fixture = TestBed.createComponent(RankingPage);
    for (const [part, value] of Object.entries({ month: '2026-03', ...address })) {
      fixture.componentRef.setInput(part, value);
    }
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }

  const press = async (name: RegExp): Promise<void> => {
    screen.all('button', name)[0].click();
    await screen.settle();
  };
  const ranks = (): string[] => screen.rows(/^Xếp hạng chi bộ/).map(([rank, name]) => `${rank} ${name}`);

  it.each(['answer', 'failure'])(
    'are those of the month asked for last, though the %s of another comes later',
    async (what) => {
      await open();
      let comeLate: () => void = () => undefined;
      client.ranking.mockImplementation((month: string) =>
        month === '2026-02'
          ? new Promise((resolve, reject) => {
              const late = { ...VIEW, month, cells: [ranked(1, 'Muộn', 100)] };
              comeLate = () => (what === 'answer' ? resolve(late) : reject(new NetworkError()));
            })
          : Promise.resolve({ ...VIEW, month }),
      );
      fixture.componentRef.setInput('month', '2026-02');
      await screen.settle();
      fixture.componentRef.setInput('month', '2026-01');
      await screen.settle();
      comeLate();
      await screen.settle();
      await screen.settle();
      expect(screen.get('heading', /^Xếp hạng tháng/).textContent).toContain('tháng 1/2026');
      expect(ranks()).toHaveLength(4);
      expect(screen.all('alert')).toEqual([]);
    },
  );

  it('count 1, 2, 2, 4 and say who shares a rank', async () => {
    await open();
    expect(ranks()).toEqual([
      '1 Chi bộ Thanh traSở Nội vụ',
      '2 2 cùng hạng Chi bộ Văn phòngSở Nội vụ',
      '2 Chi bộ Đào tạoSở Nội vụ',
      '4 Chi bộ Tổng hợpSở Nội vụ',
    ]);
    expect(screen.rows(/^Xếp hạng chi bộ/)[3].slice(2, 4)).toEqual(['90,5', 'Tốt']);
    expect(screen.all('link', 'Chi bộ Thanh tra')[0].getAttribute('href')).toBe('/phieu/thanh%20tra');
    expect(screen.text).toContain('Phiếu thiếu không tính là 0 điểm.');
  });

  it('keep every rank when the server is asked for a name', async () => {
    await open({ cells: [VIEW.cells[2]], total: 1 }, { tim: 'dao tao' });
    expect(client.ranking).toHaveBeenCalledWith('2026-03', { q: 'dao tao', page: '1' });
    expect(ranks()).toEqual(['2 2 cùng hạng Chi bộ Đào tạoSở Nội vụ']);
    expect(screen.get('button', 'Chi bộ 4/4')).toBeTruthy();
  });

  it('go back to the first page when a name is looked for', async () => {
    await open({}, { trang: '3' });
    await screen.type('Tìm theo tên', 'dao tao');
    const there = { queryParams: { tim: 'dao tao', trang: null } };
    await vi.waitFor(() => expect(navigate).toHaveBeenCalledWith([], expect.objectContaining(there)));
  });

  it('look for an organisation among those that are there', async () => {
    await open({}, { tim: 'y te', xem: 'to-chuc' });
    expect(client.ranking).toHaveBeenCalledWith('2026-03', { page: '1' });
    expect(screen.rows(/^Xếp hạng tổ chức/)).toEqual([['2', 'Đảng bộ Sở Y tế', '90,00', '1']]);
  });

  it('are handed out as files as they stand on the screen', async () => {
    await open({}, { to: 'so', tim: 'van', xem: 'to-chuc' });
    const links = screen.all('link', /^(PDF|Word|Excel|CSV)$/).map((link) => link.getAttribute('href'));
    expect(links).toEqual(
      ['pdf', 'docx', 'xlsx', 'csv'].map(
        (format) => `/api/months/2026-03/ranking.${format}?organizationId=so&of=ORGANIZATIONS&q=van`,
      ),
    );
  });

  it('say when no name fits', async () => {
    await open({ cells: [], total: 0 }, { tim: 'xyz' });
    expect(screen.rows(/^Xếp hạng chi bộ/)).toEqual([['Không có tên nào như vậy.']]);
  });

  it('explain one rank at a time, also one that is shared', async () => {
    await open();
    await press(/: Chi bộ Thanh tra, hạng 1$/);
    expect(screen.text).toContain('Không chi bộ nào có điểm cao hơn 98, nên xếp hạng 1.');
    await press(/: Chi bộ Đào tạo, hạng 2$/);
    expect(screen.text).toContain(
      'Có 1 chi bộ có điểm cao hơn 94, nên xếp hạng 2, 1 chi bộ cùng 94 điểm nên cùng hạng; hạng sau bỏ qua số đó.',
    );
    expect(screen.text).not.toContain('nên xếp hạng 1.');
    expect(screen.all('button', /^Thu gọn/).map((button) => button.getAttribute('aria-expanded'))).toEqual([
      'true',
      'true',
    ]);
    await press(/^Thu gọn/);
    expect(screen.text).not.toContain('nên xếp hạng 2');
  });

  it('say on which base they stand, where all of it is in one pool', async () => {
    const of = { cellId: 'x', name: 'Chi bộ Kho', parentName: 'Sở Y tế', stateLabel: 'Chưa lập phiếu' };
    await open({ missing: [of], missingTotal: 1 });
    expect(screen.get('button', 'Chi bộ 4/5')).toBeTruthy();
    TestBed.resetTestingModule();
    await open({ missing: [of], missingTotal: 1, pools: [...VIEW.pools, THEMATIC] });
    expect(screen.get('button', 'Chi bộ 4')).toBeTruthy();
  });

  it('are drawn page by page and printed as a whole', async () => {
    const many = Array.from({ length: 150 }, (_, at) => ranked(at + 1, `Số ${at}`, 9900 - at));
    const page = (at: number): RankingView => {
      return { ...VIEW, cells: many.slice(at * 100 - 100, at * 100), total: 150, ranked: 150, page: at };
    };
    await open(page(1));
    client.ranking.mockImplementation((_: string, query: { page: string }) =>
      Promise.resolve(page(Number(query.page))),
    );
    expect(ranks()).toHaveLength(100);
    await screen.click('button', '2');
    expect(navigate).toHaveBeenCalledWith([], expect.objectContaining({ queryParams: { trang: '2' } }));
    const printed: number[] = [];
    vi.spyOn(window, 'print').mockImplementation(() => void printed.push(ranks().length));
    await screen.click('button', 'In');
    await screen.settle();
    await screen.settle();
    expect(printed).toEqual([150]);
    expect(ranks()).toHaveLength(100);
  });

  it('name how many more wait or have no card, and where they stand', async () => {
    const of = { cellId: 'x', parentName: 'Sở Y tế', stateLabel: 'Đã gửi' };
    const undecided = [{ ...of, name: 'Chi bộ Dược', scorecardId: 'duoc', selfTotal: 9100 }];
    await open({ undecided, undecidedTotal: 301, missing: [{ ...of, name: 'Chi bộ Kho' }], missingTotal: 700 });
    expect(screen.get('heading', 'Chưa xếp loại: 301 phiếu đã gửi')).toBeTruthy();
    expect(screen.get('link', 'Và 300 phiếu khác, trong bảng tháng').getAttribute('href')).toContain('loc=WAITING');
    expect(screen.text).toContain('Không xếp hạng 700 chi bộ chưa có phiếu');
    expect(screen.text).toContain('Và 699 chi bộ khác, trong bảng tháng');
  });

  it('rank organisations by their mean and say on how many cards', async () => {
    await open({}, { xem: 'to-chuc' });
    expect(screen.rows(/^Xếp hạng tổ chức/)).toEqual([
      ['1', 'Đảng bộ Sở Nội vụ', '94,12', '4'],
      ['2', 'Đảng bộ Sở Y tế', '90,00', '1'],
    ]);
    expect(screen.get('button', 'Tổ chức 2').getAttribute('aria-pressed')).toBe('true');
    await screen.click('button', 'Chi bộ 4/4');
    expect(navigate).toHaveBeenCalledWith([], expect.objectContaining({ queryParams: { xem: null } }));
  });

  it('compare only cards of one kind and one criteria set', async () => {
    await open({ pools: [...VIEW.pools, THEMATIC] }, { nhom: 'REGULAR:v1' });
    expect(client.ranking).toHaveBeenCalledWith('2026-03', { pool: 'REGULAR:v1', page: '1' });
    const label = 'Chỉ so phiếu cùng loại kỳ sinh hoạt và cùng bộ tiêu chí';
    const options = [...(screen.get('combobox', label) as HTMLSelectElement).options];
    expect(options.map(({ text }) => text.trim())).toEqual(['Thường kỳ, bộ 34 (4)', 'Chuyên đề, bộ 34 (1)']);
    await screen.choose(label, 'THEMATIC:v1');
    expect(navigate).toHaveBeenCalledWith([], expect.objectContaining({ queryParams: { nhom: 'THEMATIC:v1' } }));
  });

  it('name the one pool there is without a choice', async () => {
    await open();
    expect(screen.all('combobox').map(({ textContent }) => textContent?.trim())).toEqual(['Tháng 3/2026Tháng 2/2026']);
    expect(screen.text).toContain('Thường kỳ, bộ 34');
  });

  it('list cards that wait for a band, and branches without a card, apart', async () => {
    const of = { cellId: 'x', parentName: 'Sở Y tế' };
    await open({
      undecided: [{ ...of, name: 'Chi bộ Dược', stateLabel: 'Đã gửi', scorecardId: 'duoc', selfTotal: 9100 }],
      undecidedTotal: 1,
      missing: [{ ...of, name: 'Chi bộ Kho', stateLabel: 'Chưa lập phiếu' }],
      missingTotal: 1,
    });
    expect(screen.get('heading', 'Chưa xếp loại: 1 phiếu đã gửi')).toBeTruthy();
    expect(screen.text).toContain('Sở Y tế, đã gửi, tự chấm 91');
    expect(screen.get('link', 'Chi bộ Dược').getAttribute('href')).toBe('/phieu/duoc');
    expect(screen.text).toContain('Không xếp hạng 1 chi bộ chưa có phiếu');
    expect(screen.text).toContain('Chi bộ Kho (Sở Y tế): chưa lập phiếu');
    expect(ranks()).toHaveLength(4);
  });

  it('go to another month and stay with the same list', async () => {
    await open({}, { to: 'so', xem: 'to-chuc' });
    await screen.choose('Tháng', '2026-02');
    expect(navigate).toHaveBeenCalledWith(['/xep-hang', '2026-02'], { queryParams: { to: 'so', xem: 'to-chuc' } });
    expect(screen.get('link', 'Bảng tháng').getAttribute('href')).toBe('/thang/2026-03?to=so');
  });

  it('stand as they were frozen in a closed month, with what is said of a branch now, and lead to those of now', async () => {
    await open({ closing: closedFigures(), cells: [{ ...VIEW.cells[0], now: '97 điểm, Tốt' }] });
    expect(client.ranking).toHaveBeenLastCalledWith('2026-03', expect.objectContaining({ figures: undefined }));
    expect(screen.text).toContain('hiện nay 1 chi bộ đã khác');
    expect(screen.text).toContain('Nay: 97 điểm, Tốt');
    await screen.click('button', 'Theo số liệu hiện nay');
    expect(navigate).toHaveBeenLastCalledWith([], expect.objectContaining({ queryParams: { so: 'nay', trang: null } }));
    fixture.componentRef.setInput('so', 'nay');
    await screen.settle();
    expect(client.ranking).toHaveBeenLastCalledWith('2026-03', expect.objectContaining({ figures: 'LIVE' }));
  });

  it('say that no card was sent yet', async () => {
    await open({ pools: [], pool: undefined, cells: [], organizations: [] });
    expect(screen.get('heading', 'Chưa có phiếu nào được gửi trong tháng này')).toBeTruthy();
  });

  it('offer to try again', async () => {
    client.ranking.mockRejectedValueOnce(new NetworkError());
    await open();
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    await screen.click('button', 'Thử lại');
    expect(ranks()).toHaveLength(4);
  });
});
