import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ScorecardView } from '@chibo/contracts';
import { aCard, FACTS, FULL } from '../../testing/card';
import { Screen } from '../../testing/screen';
import { ScorecardsClient } from '../scorecards-client';
import { ScorecardReader } from './scorecard-view';

@Component({
  imports: [ScorecardReader],
  template: `<chibo-scorecard-view [view]="view()"><button>Xác nhận</button></chibo-scorecard-view>`,
})
class Host {
  readonly view = signal(aCard(FULL, { state: 'SUBMITTED', stateLabel: 'Đã gửi' }));
}

describe('reading a card', () => {
  const history = vi.fn();
  let screen: Screen<Host>;
  let host: Host;

  async function open(view?: ScorecardView): Promise<void> {
    const client = { history, paper: (id: string, form: string) => `/api/scorecards/${id}/card.pdf?form=${form}` };
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: ScorecardsClient, useValue: client }] });
    const fixture = TestBed.createComponent(Host);
    host = fixture.componentInstance;
    if (view) host.view.set(view);
    screen = new Screen(fixture);
    await screen.settle();
  }

  it('shows points, reasons, formula, weaknesses and vote', async () => {
    await open();
    expect(screen.get('heading', 'Chi bộ Phòng Tổng hợp, tháng 3/2026').tagName).toBe('H1');
    expect(screen.text).toContain('Gửi muộn');
    expect(screen.text).toContain('16 có mặt ÷ 17 phải dự = 94,1%');
    expect(screen.text).toContain('Còn 01 đồng chí vắng');
    expect(screen.text).toContain('Tán thành14');
    expect(screen.text).toContain('Ngày họp05/03/2026');
    expect(screen.text).toContain('Số phải dự17');
  });

  it('makes room for what the reader may do', async () => {
    await open();
    expect(screen.get('button', 'Xác nhận')).toBeTruthy();
  });

  it('says in full why the band is not higher', async () => {
    await open(aCard({ ...FULL, facts: { ...FACTS, present: 15, excused: 2 } }));
    expect(screen.text).toContain('Điều kiện xếp loại Tốt là từ 90%.');
  });

  it('shows the verified points beside the own ones where they differ, and the decided band', async () => {
    const lower = { ...FULL, answers: FULL.answers.map((one) => (one.code === '2.3' ? { ...one, value: 300 } : one)) };
    const verified = {
      kind: 'VERIFIED',
      revision: 1,
      at: '',
      by: '',
      score: aCard(lower).score,
      content: lower,
    } as const;
    const decided = { total: 9300, band: 'GOOD', at: '', by: '' } as const;
    await open(aCard(FULL, { verified, decided }));
    expect(screen.text).toContain('cấp trên: 3');
    expect(screen.text).toContain('Cấp trên xếp loại93/100');
  });

  it('opens the history when asked', async () => {
    history.mockResolvedValue([
      { id: '1', at: '2026-03-05T09:42:00Z', by: 'Bí thư', text: 'Gửi cấp trên', details: ['94 điểm'] },
    ]);
    await open();
    expect(history).not.toHaveBeenCalled();
    await screen.click('button', 'Xem lịch sử');
    expect(screen.text).toContain('Gửi cấp trênBí thư, 16:42, 05/03/2026');
    host.view.set(aCard(FULL, { id: 'next' }));
    await screen.settle();
    expect(screen.text).not.toContain('Gửi cấp trênBí thư');
  });
});
