import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { ScoreGapsView } from '@chibo/contracts';
import { NetworkError } from '../shell/api';
import { theGaps } from '../testing/quality';
import { Screen } from '../testing/screen';
import { QualityClient } from './quality-client';
import { ScoreGapsPage } from './score-gaps-page';

describe('gaps of a month', () => {
  const client = { gaps: vi.fn(), gapsFile: vi.fn((_: string, format: string) => `/api/months/x/gaps.${format}`) };
  let screen: Screen<ScoreGapsPage>;
  let navigate: ReturnType<typeof vi.spyOn>;

  async function open(view: ScoreGapsView | Error = theGaps(), address: Record<string, string> = {}): Promise<void> {
    if (view instanceof Error) client.gaps.mockRejectedValue(view);
    else client.gaps.mockResolvedValue(view);
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: QualityClient, useValue: client }] });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(ScoreGapsPage);
    for (const [part, value] of Object.entries({ month: '2026-02', ...address }))
      fixture.componentRef.setInput(part, value);
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }

  beforeEach(() => {
    client.gaps.mockReset();
  });

  it('say the three scores, the gap and the ground of each line, on what base', async () => {
    await open();
    const [[name, self, verified, observed, gap, grounds]] = screen.rows('Chênh lệch điểm');
    expect(name).toContain('Chi bộ Tổng hợp');
    expect(name).toContain('Chờ xếp loại');
    expect([self, verified, observed, gap]).toEqual(['96 Tốt', '86 Khá', '–', '−10, Tốt → Khá']);
    expect(grounds).toContain('4.2 Nội dung: 10 → 0. Chấm cao hơn mức đạt: Biên bản không ghi');
    expect(screen.text).toContain('1 chi bộ trong 4 phiếu đã thẩm định');
    expect(screen.text).toContain('chênh từ 5 điểm trở lên');
    expect(screen.all('link', 'Chi bộ Tổng hợp')[0].getAttribute('href')).toBe('/phieu/card');
    expect(screen.get('link', /PDF/).getAttribute('href')).toBe('/api/months/x/gaps.pdf');
  });

  it('are asked for by what stands in the address', async () => {
    await open(theGaps(), { to: 'so', tim: 'thanh tra', trang: '2' });
    expect(client.gaps).toHaveBeenCalledWith('2026-02', { organizationId: 'so', q: 'thanh tra', page: '2' });
    expect(navigate).not.toHaveBeenCalled();
  });

  it.each([
    [0, 'Chưa có phiếu nào được thẩm định'],
    [4, 'Không có chi bộ nào chênh lệch đáng kể'],
  ])('of %i verified cards may be none', async (verified, words) => {
    await open(theGaps({ rows: [], total: 0, verified }));
    expect(screen.text).toContain(words);
  });

  it('say that they could not be read, with a way on', async () => {
    await open(new NetworkError());
    expect(screen.get('alert').textContent).toContain('Chưa mở được danh sách chênh lệch');
    expect(screen.get('button', 'Thử lại')).toBeTruthy();
  });
});
