import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { QualityView } from '@chibo/contracts';
import { MonthsClient } from '../months/months-client';
import { NetworkError } from '../shell/api';
import { Frame } from '../shell/frame';
import { aTable } from '../testing/month';
import { aQuality, aQualityRow, aQualityView, noCards } from '../testing/quality';
import { Screen } from '../testing/screen';
import { QualityClient } from './quality-client';
import { QualityPage } from './quality-page';

const CAPTION = /^Chất lượng chấm điểm/;

describe('the quality of scores', () => {
  const client = { quality: vi.fn() };
  const months = { table: vi.fn() };
  let screen: Screen<QualityPage>;
  let fixture: ComponentFixture<QualityPage>;

  async function open(changes: Partial<QualityView> = {}, to?: string): Promise<void> {
    client.quality.mockResolvedValue(aQualityView(changes));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: QualityClient, useValue: client },
        { provide: MonthsClient, useValue: months },
      ],
    });
    fixture = TestBed.createComponent(QualityPage);
    fixture.componentRef.setInput('month', '2026-03');
    fixture.componentRef.setInput('to', to);
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }

  const names = (): string[] => screen.rows(CAPTION).map(([name]) => name);

  beforeEach(() => {
    client.quality.mockReset();
    months.table.mockReset().mockResolvedValue(
      aTable({
        path: [
          { id: 'tw', name: 'Đảng bộ tỉnh' },
          { id: 'tinh', name: 'Đảng bộ các cơ quan Đảng' },
        ],
      }),
    );
  });
  afterEach(() => vi.restoreAllMocks());

  it('says nothing of an older question that fails late', async () => {
    await open();
    let fail: (error: Error) => void = () => undefined;
    client.quality.mockImplementationOnce(() => new Promise((_, reject) => (fail = reject)));
    fixture.componentRef.setInput('month', '2026-02');
    await screen.settle();
    fixture.componentRef.setInput('month', '2026-01');
    await screen.settle();
    fail(new NetworkError());
    await screen.settle();
    await screen.settle();
    expect(screen.all('alert')).toEqual([]);
  });

  it('shows the three scores on one axis, in a sentence, with the gap of the table', async () => {
    await open();
    expect(screen.get('img').getAttribute('aria-label')).toBe(
      'Điểm tự chấm, thẩm định và tổ công tác của 2 nơi: chênh lệch lớn nhất giữa tự chấm và điểm kia +11,5 ở Đảng bộ Sở Nội vụ. Trục bắt đầu từ 80 điểm.',
    );
    expect(screen.get('img').textContent).toContain('+1,2');
  });

  it('draws nothing where nobody has two scores', async () => {
    await open({ rows: [aQualityRow('bao', 'Chi bộ Báo', noCards(), true)] });
    expect(screen.all('img')).toEqual([]);
  });

  it('stands as figures with their bases, and "–" where there is none', async () => {
    await open({}, 'tinh');
    expect(client.quality).toHaveBeenCalledWith('2026-03', 'tinh');
    expect(screen.rows(CAPTION)).toEqual([
      [
        'Đảng bộ Sở Y tế',
        '3',
        '1/2 50,0%',
        '94,12 3 phiếu',
        '92,92 2 phiếu',
        '–',
        'Gần nhau thẩm định +1,20 (2 phiếu)',
        '0',
        '0',
        '–',
      ],
      [
        'Đảng bộ Sở Nội vụ',
        '3',
        '1/2 50,0%',
        '94,12 3 phiếu',
        '92,92 2 phiếu',
        '83,00 1 phiếu',
        'Cần quan tâm nhiều thẩm định +1,20 (2 phiếu) tổ công tác +11,50 (1 phiếu)',
        '2',
        '1',
        '3 mục luôn tối đa của Đảng bộ Sở Nội vụ1.1 Chuẩn bị7.1 Nhiệm vụ10.2 Đảng phí1.1, 7.1, 10.2',
      ],
      ['Chi bộ Báo', '0', '–', '–', '–', '–', '–', '0', '0', '–'],
    ]);
    expect(screen.text).toContain('Cộng 3 tổ chức');
    expect(screen.text).toContain('Số liệu để trao đổi, không phải kết luận.');
    expect(screen.text).toContain('Phiếu thường kỳ đã gửi từ tháng 1/2026 đến tháng 3/2026.');
    expect(screen.text).toContain('3 phiếu, Tốt 1/2, giống tháng trước 2, nhập dưới 45 giây 1');
    expect(screen.text).toContain('Mục luôn tối đa: 1.1 Chuẩn bị; 7.1 Nhiệm vụ; 10.2 Đảng phí.');
    expect(TestBed.inject(Frame).text()).toMatchObject({
      title: 'Chất lượng chấm',
      subtitle: 'tháng 3/2026, Đảng bộ các cơ quan Đảng',
    });
  });

  it('leads down by the name of a committee, up by the path and back to the month', async () => {
    await open({}, 'tinh');
    const hrefs = (name: string): (string | null)[] =>
      screen.all('link', name).map((link) => link.getAttribute('href'));
    expect(hrefs('Đảng bộ Sở Nội vụ')[0]).toBe('/thang/2026-03/chat-luong-cham?to=so');
    expect(hrefs('Chi bộ Báo')).toEqual([]);
    expect(hrefs('Đảng bộ tỉnh')).toEqual(['/thang/2026-03/chat-luong-cham?to=tw']);
    expect(hrefs('Bảng tháng')).toEqual(['/thang/2026-03?to=tinh']);
  });

  it('is sorted by a figure, the highest first, and turned by a second press', async () => {
    await open();
    await screen.click('button', 'Giống tháng trước');
    expect(names()[0]).toBe('Đảng bộ Sở Nội vụ');
    expect(screen.get('columnheader', /^Giống tháng trước/).getAttribute('aria-sort')).toBe('descending');
    await screen.click('button', 'Giống tháng trước');
    expect(names().at(-1)).toBe('Đảng bộ Sở Nội vụ');
    expect(screen.get('columnheader', /^Giống tháng trước/).getAttribute('aria-sort')).toBe('ascending');
  });

  it('is sorted on a phone by a choice, which can be taken back', async () => {
    await open();
    await screen.choose('Thứ tự', 'name');
    expect(names()).toEqual(['Chi bộ Báo', 'Đảng bộ Sở Nội vụ', 'Đảng bộ Sở Y tế']);
    await screen.choose('Thứ tự', '');
    expect(names()).toEqual(['Đảng bộ Sở Y tế', 'Đảng bộ Sở Nội vụ', 'Chi bộ Báo']);
  });

  it('is searched without accents, and printed whole', async () => {
    const rows = ['Ánh', 'Bình', 'Đào', 'Gia', 'Hà', 'Khê', 'Lam', 'Mỹ'].map((name) =>
      aQualityRow(name, `Chi bộ ${name}`, aQuality(), true),
    );
    await open({ rows });
    await screen.type('Tìm tổ chức trực thuộc', 'dao');
    expect(names()).toEqual(['Chi bộ Đào']);
    expect(screen.text).toContain('1/8 tổ chức có “dao”');
    expect(screen.text).toContain('Cộng 8 tổ chức');
    window.dispatchEvent(new Event('beforeprint'));
    expect(names()).toHaveLength(8);
    window.dispatchEvent(new Event('afterprint'));
    expect(names()).toHaveLength(1);
    await screen.type('Tìm tổ chức trực thuộc', 'xyz');
    expect(names()).toEqual(['Không có tổ chức nào như vậy. Đồng chí bỏ bớt chữ tìm.']);
  });

  it('goes to another month of the same organisation', async () => {
    await open({}, 'so');
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await screen.choose('Tháng', '2026-02');
    expect(navigate).toHaveBeenCalledWith(['/thang', '2026-02', 'chat-luong-cham'], { queryParams: { to: 'so' } });
  });

  it('says that nothing was sent', async () => {
    await open({ total: noCards() });
    expect(screen.get('heading', 'Chưa có phiếu nào được gửi trong ba tháng này')).toBeTruthy();
    expect(screen.all('table')).toEqual([]);
  });

  it('accuses nobody', async () => {
    await open();
    expect(screen.text).not.toMatch(/gian dối|đối phó|vi phạm|bất thường|sai phạm|nghi|khai khống|thổi/i);
  });

  it('offers to try again', async () => {
    client.quality.mockRejectedValueOnce(new NetworkError());
    await open();
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    await screen.click('button', 'Thử lại');
    await screen.settle();
    expect(names()).toHaveLength(3);
    expect(screen.all('alert')).toEqual([]);
  });
});
