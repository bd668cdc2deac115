import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { AssessmentView, ScorecardView } from '@chibo/contracts';
import { score } from '@chibo/domain';
import { aCard, ADJUSTMENT, CARRIED, FACTS, FULL, SELF, SET } from '../../testing/card';
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
  const revisions = vi.fn();
  let screen: Screen<Host>;
  let host: Host;

  async function open(view?: ScorecardView): Promise<void> {
    const client = {
      history,
      revisions,
      paper: (id: string, form: string) => `/api/scorecards/${id}/card.pdf?form=${form}`,
    };
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

  const lowered: AssessmentView = {
    ...SELF,
    kind: 'VERIFIED',
    at: '2026-03-06T03:00:00Z',
    by: 'Cán bộ',
    score: score(SET, { ...FACTS, leadership: 'COMMITTEE' }, FULL.answers, [ADJUSTMENT]),
    adjustments: [ADJUSTMENT],
  };

  it('puts own points, verified points and the gap side by side, with the superior’s reason', async () => {
    await open(aCard(FULL, { state: 'VERIFIED', self: SELF, verified: lowered }));
    expect(screen.text).toContain('Thẩm định 93/100 (−1)');
    expect(screen.text).toContain('Cấp trên: Chấm cao hơn mức đạt: Biên bản chưa rõ');
    expect(screen.text).toContain('Tự chấm 4/5Thẩm định3Chênh lệch−1');
    expect(screen.text).toContain('Tự chấm 0/5Thẩm định 0 Chênh lệch0');
    expect(screen.all('button', /Mục cần xem|Điều chỉnh|Trả lại/)).toEqual([]);
  });

  it('puts the score of the working group between the two once it may be seen', async () => {
    const readBefore = [{ name: 'Đồng chí An', at: '2026-03-05T09:42:00Z' }];
    const observed: AssessmentView = { ...lowered, kind: 'OBSERVED', readBefore };
    await open(aCard(FULL, { state: 'SUBMITTED', self: SELF, observed }));
    expect(screen.text).toContain('Đồng chí An đã xem điểm chi bộ tự chấm trước khi chấm');
    expect(screen.text).toContain('Tổ công tác chấm 93/100 (−1)');
    expect(screen.text).toContain('Tự chấm 4/5Tổ công tác 3 Thẩm định–Chênh lệch−1');
  });

  it('shows the decided figures in place of the verified ones, and why a decided card was corrected', async () => {
    const decided = { total: 9300, band: 'GOOD', at: '', by: '' } as const;
    await open(aCard(FULL, { self: SELF, verified: { ...lowered, reason: 'Có biên bản bổ sung' }, decided }));
    expect(screen.text).toContain('Cấp trên xếp loại93/100');
    expect(screen.text).not.toContain('Thẩm định 93/100');
    expect(screen.text).toContain('Điều chỉnh sau xếp loạiCó biên bản bổ sung');
  });

  it('says what was asked, line by line, on a card that was given back', async () => {
    const lines = [{ code: '2.3', message: 'Bổ sung biên bản' }];
    await open(
      aCard(FULL, { returned: { message: '', at: '2026-03-06T03:00:00Z', by: 'Cán bộ', due: '2026-03-10', lines } }),
    );
    expect(screen.text).toContain('Mục 2.3. Điều hành linh hoạtBổ sung biên bản');
    expect(screen.text).toContain('trước hết ngày 10/03/2026');
  });

  it('shows what of last month is done, to be read only, and nothing where nothing was left', async () => {
    await open(aCard(FULL, { self: SELF, carried: CARRIED }));
    expect(screen.get('heading', 'Việc tháng trước')).toBeTruthy();
    expect(screen.text).toContain('Hạn chế đã nêu: Báo lịch họp sớm hơn.Chưa xong');
    expect(screen.text).toContain('Mục 2.3 Điều hành: mất 1 điểmXong');
    expect(screen.element.querySelector('input[type=checkbox]')).toBeNull();
    expect(screen.text).toContain('Việc tháng trước: hạn chế (chưa), 2.2 (chưa), 2.3 (xong).');
    host.view.set(aCard(FULL));
    await screen.settle();
    expect(screen.text).not.toContain('Việc tháng trước');
  });

  describe('for the officer who judges it', () => {
    const moves = [{ move: 'verify' }, { move: 'return' }] as const;

    it('opens on the lines worth seeing and says what the others are', async () => {
      await open(aCard(FULL, { state: 'SUBMITTED', self: SELF, moves: [...moves] }));
      expect(screen.get('button', 'Mục cần xem 2').getAttribute('aria-pressed')).toBe('true');
      expect(screen.text).toContain('4 mục còn lại đạt điểm tối đa, hoặc không áp dụng.');
      expect(screen.all('button', /^Điều chỉnh mục/)).toHaveLength(2);
      await screen.click('button', 'Tất cả 6');
      expect(screen.all('button', /^Điều chỉnh mục/)).toHaveLength(6);
    });

    it('shows only what a card sent again changed, the rest folded', async () => {
      const changes = [{ at: 'answers.2.3', label: 'Mục 2.3 Điều hành', before: '3 điểm', after: '4 điểm' }];
      await open(aCard(FULL, { state: 'SUBMITTED', self: SELF, moves: [...moves], changes }));
      expect(screen.get('heading', 'Đã sửa so với lần trước')).toBeTruthy();
      expect(screen.text).toContain('Mục 2.3 Điều hànhTrước: 3 điểm → nay: 4 điểm');
      expect(screen.all('heading', /Số liệu|Chuẩn bị|Biểu quyết/)).toEqual([]);
      await screen.click('button', 'Xem cả phiếu');
      expect(screen.all('heading', /Số liệu|Chuẩn bị|Biểu quyết/)).toHaveLength(3);
    });

    it('says so when nothing was changed', async () => {
      await open(aCard(FULL, { state: 'SUBMITTED', self: SELF, moves: [...moves], changes: [] }));
      expect(screen.text).toContain('Chi bộ gửi lại mà không sửa gì.');
    });
  });

  it('opens the history when asked, with every revision, its reason and its lines', async () => {
    history.mockResolvedValue([
      { id: '1', at: '2026-03-05T09:42:00Z', by: 'Bí thư', text: 'Gửi cấp trên', details: ['94 điểm'] },
    ]);
    const change = { at: 'answers.2.3', label: 'Mục 2.3', before: '4 điểm', after: '3 điểm' };
    revisions.mockResolvedValue([
      { ...SELF, changes: [] },
      { ...lowered, reason: 'Có biên bản bổ sung', changes: [change] },
    ]);
    await open();
    expect(history).not.toHaveBeenCalled();
    await screen.click('button', 'Xem lịch sử');
    expect(screen.text).toContain('Gửi cấp trênBí thư, 16:42, 05/03/2026');
    expect(screen.text).toContain('Cấp trên thẩm định, lần 1: 93 điểm, TốtCán bộ, 10:00, 06/03/2026Lý do: Có biên bản');
    const rows = screen.rows('Cấp trên thẩm định, lần 1');
    expect(rows).toContainEqual([expect.stringContaining('2.3 Điều hành linh hoạt'), '3/5', '−1']);
    expect(screen.rows('Chi bộ tự chấm, lần 1')).toContainEqual(['2.3 Điều hành linh hoạt', '4/5']);
    host.view.set(aCard(FULL, { id: 'next' }));
    await screen.settle();
    expect(screen.text).not.toContain('Gửi cấp trênBí thư');
  });
});
