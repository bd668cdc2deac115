import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { AssessmentView, RoleView, ScorecardView } from '@chibo/contracts';
import { NetworkError, ProblemError } from '../../shell/api';
import { Session } from '../../shell/session';
import { aCard, FULL, SELF } from '../../testing/card';
import { OFFICER } from '../../testing/month';
import { Screen } from '../../testing/screen';
import { ScorecardReader } from '../scorecard-view/scorecard-view';
import { ScorecardsClient } from '../scorecards-client';
import { ReviewActions } from './review-actions';
import { ReviewClient } from './review-client';

const OPEN: ScorecardView['moves'] = [{ move: 'verify' }, { move: 'confirm' }, { move: 'return' }];
const WAITING = aCard(FULL, { state: 'SUBMITTED', stateLabel: 'Đã gửi', self: SELF, moves: OPEN });
const VERIFIED: AssessmentView = { ...SELF, kind: 'VERIFIED', at: '2026-03-06T03:00:00Z', by: 'An', adjustments: [] };
const CHECKED = aCard(FULL, {
  version: 4,
  state: 'VERIFIED',
  stateLabel: 'Đã thẩm định',
  self: SELF,
  verified: VERIFIED,
  moves: [{ move: 'decide' }, { move: 'return' }, { move: 'takeBack' }],
});
const SHUT: ScorecardView['moves'] = (['confirm', 'verify', 'decide', 'return', 'correct'] as const).map((move) => ({
  move,
  reason: 'Phiếu đã xếp loại.',
}));
const DONE = aCard(FULL, {
  version: 5,
  state: 'DECIDED',
  stateLabel: 'Đã xếp loại',
  self: SELF,
  verified: VERIFIED,
  decided: { total: 9400, band: 'GOOD', at: '2026-03-06T03:00:00Z', by: 'An' },
  moves: SHUT,
});
const UNDOABLE = { ...DONE, moves: [...SHUT, { move: 'takeBack' as const }] };

@Component({
  imports: [ReviewActions, ScorecardReader],
  template: `<chibo-scorecard-view [view]="view()"
    ><chibo-review-actions (changed)="change($event)"
  /></chibo-scorecard-view>`,
})
class Host {
  readonly view = signal(WAITING);
  readonly changed = vi.fn();

  change(view: ScorecardView): void {
    this.changed(view);
    this.view.set(view);
  }
}

describe('reviewing a card', () => {
  const client = {
    confirm: vi.fn(),
    verify: vi.fn(),
    decide: vi.fn(),
    takeBack: vi.fn(),
    correct: vi.fn(),
    return: vi.fn(),
    nextWaiting: vi.fn(),
  };
  let screen: Screen<Host>;
  let host: Host;

  async function open(view = WAITING, roles: RoleView[] = [OFFICER]): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ReviewClient, useValue: client },
        { provide: ScorecardsClient, useValue: { paper: () => '' } },
      ],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-06' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles });
    const fixture = TestBed.createComponent(Host);
    host = fixture.componentInstance;
    host.view.set(view);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
  }

  const button = (name: string | RegExp): HTMLButtonElement => screen.get('button', name) as HTMLButtonElement;
  const refusal = (status: number, code: string, detail: string, more: object): ProblemError =>
    new ProblemError({ type: 'about:blank', title: '', requestId: '', status, code, detail, ...more });

  async function adjust(code: string, points: string, words: string): Promise<void> {
    await screen.click('button', `Điều chỉnh mục ${code}`);
    await screen.choose(`Điểm thẩm định, mục ${code}`, points);
    screen.get('radiogroup', `Lý do điều chỉnh mục ${code}`).querySelectorAll('input')[1].click();
    await screen.type(`Ghi rõ vì sao, mục ${code}`, words);
  }

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
    client.nextWaiting.mockResolvedValue('next');
  });
  afterEach(() => screen.element.remove());

  describe('confirming', () => {
    it('confirms the band in one tap and leads to the next card that waits', async () => {
      client.confirm.mockResolvedValue(DONE);
      await open();
      await screen.click('button', 'Xác nhận xếp loại Tốt');
      expect(client.confirm).toHaveBeenCalledExactlyOnceWith(WAITING);
      expect(host.changed).toHaveBeenCalledWith(DONE);
      expect(screen.get('status').textContent).toContain('Đã xếp loại Tốt.');
      expect(document.activeElement).toBe(screen.get('status'));
      expect(screen.get('link', 'Mở phiếu chờ tiếp theo').getAttribute('href')).toBe('/phieu/next');
      expect(screen.all('button', /xếp loại|Thẩm định|Trả lại|Thu hồi/)).toEqual([]);
    });

    it('asks once for two taps', async () => {
      client.confirm.mockReturnValue(new Promise(() => undefined));
      await open();
      button('Xác nhận xếp loại Tốt').click();
      button('Xác nhận xếp loại Tốt').click();
      await screen.settle();
      expect(client.confirm).toHaveBeenCalledTimes(1);
      expect(button('Đang xác nhận…').disabled).toBe(true);
      expect(button('Trả lại để bổ sung').disabled).toBe(true);
    });

    it('says that nothing waits any more, but only when that is known', async () => {
      const none = 'Không còn phiếu nào chờ trong tháng này.';
      client.confirm.mockResolvedValue(DONE);
      client.nextWaiting.mockResolvedValueOnce(null).mockRejectedValueOnce(new NetworkError());
      await open();
      await screen.click('button', 'Xác nhận xếp loại Tốt');
      expect(screen.get('status').textContent).toContain(none);
      screen.element.remove();
      TestBed.resetTestingModule();
      await open();
      await screen.click('button', 'Xác nhận xếp loại Tốt');
      expect(screen.get('status').textContent).toContain('Đã xếp loại Tốt.');
      expect(screen.text).not.toContain(none);
    });

    it('takes nothing along to the next card, neither words nor points nor what was said', async () => {
      client.confirm.mockResolvedValue(DONE);
      await open();
      await adjust('2.3', '300', 'Cho phiếu này');
      await screen.click('button', 'Trả lại để bổ sung');
      await screen.type('Lời nhắn gửi bí thư', 'Cho phiếu này');
      host.view.set({ ...WAITING, id: 'next' });
      await screen.settle();
      expect(screen.all('textbox')).toEqual([]);
      await screen.click('button', 'Trả lại để bổ sung');
      expect((screen.get('textbox', 'Lời nhắn gửi bí thư') as HTMLTextAreaElement).value).toBe('');
    });

    it('says beside the button that is off why it is', async () => {
      const needsTwo = 'Đồng chí đã thẩm định phiếu này; cần người thứ hai quyết định xếp loại.';
      await open({ ...CHECKED, moves: [{ move: 'decide', reason: needsTwo }] });
      expect(button('Quyết định xếp loại Tốt').disabled).toBe(true);
      const why = button('Quyết định xếp loại Tốt').getAttribute('aria-describedby') ?? '';
      expect(screen.element.querySelector(`#${why}`)?.textContent).toBe(needsTwo);
      host.view.set({ ...WAITING, moves: [{ move: 'verify' }, { move: 'confirm', reason: 'Cấp trên quyết định.' }] });
      await screen.settle();
      expect(button('Xác nhận xếp loại Tốt').disabled).toBe(true);
      expect(button('Thẩm định').disabled).toBe(false);
      expect(screen.text).toContain('Cấp trên quyết định.');
    });

    it('shows what stands now when another officer was faster', async () => {
      client.confirm.mockRejectedValue(refusal(412, 'VERSION_CONFLICT', 'Phiếu có bản mới hơn.', { current: DONE }));
      await open();
      await screen.click('button', 'Xác nhận xếp loại Tốt');
      expect(screen.get('alert').textContent).toContain('Phiếu có bản mới hơn.');
      await screen.click('button', 'Xem phiếu hiện nay');
      expect(host.changed).toHaveBeenCalledWith(DONE);
      expect(screen.all('alert')).toEqual([]);
      expect(screen.text).toContain('Phiếu đã xếp loại.');
    });

    it('is not there for the branch itself', async () => {
      await open(DONE, [{ ...OFFICER, role: 'CELL_SECRETARY', isCell: true }]);
      expect(screen.text).not.toContain('Phiếu đã xếp loại.');
      expect(screen.all('button', /Điều chỉnh|Trả lại/)).toEqual([]);
    });
  });

  describe('adjusting', () => {
    it('counts every change in the verified total at once and sends it with its reason', async () => {
      client.verify.mockResolvedValue(CHECKED);
      await open();
      await adjust('2.3', '100', ' Biên bản không ghi ');
      expect(screen.text).toContain('Thẩm định, tạm 91/100 (−3)');
      expect(screen.text).toContain('Mục 2.3: 4 → 1 điểm');
      expect(screen.all('button', /Xác nhận/)).toEqual([]);
      await screen.click('button', 'Thẩm định');
      const adjustments = [{ code: '2.3', points: 100, reasonCode: 'NO_EVIDENCE', words: 'Biên bản không ghi' }];
      expect(client.verify).toHaveBeenCalledExactlyOnceWith(WAITING, { adjustments });
      expect(screen.get('status').textContent).toContain('Đã thẩm định.');
    });

    it('offers only points the line can have, without the branch’s own', async () => {
      await open();
      await screen.click('button', 'Điều chỉnh mục 2.3');
      const select = screen.get('combobox', 'Điểm thẩm định, mục 2.3') as HTMLSelectElement;
      expect([...select.options].map(({ value }) => value)).toEqual(['', '500', '300', '200', '100', '0']);
      expect(document.activeElement).toBe(select);
    });

    it('moves to the first thing that is missing, and sends nothing', async () => {
      await open();
      await screen.click('button', 'Điều chỉnh mục 2.3');
      await screen.click('button', 'Thẩm định');
      expect(client.verify).not.toHaveBeenCalled();
      expect(screen.text).toContain('Cần sửa: đồng chí chọn điểm thẩm định.');
      expect(document.activeElement).toBe(screen.get('combobox', 'Điểm thẩm định, mục 2.3'));
      await screen.choose('Điểm thẩm định, mục 2.3', '0');
      await screen.click('button', 'Xong mục 2.3');
      expect(screen.text).toContain('Cần sửa: đồng chí ghi rõ để chi bộ biết vì sao.');
    });

    it('shows what the server refuses at its line', async () => {
      const errors = [{ field: 'adjustments.2.3', text: 'Mục 2.3 chỉ nhận 5; 4 điểm.' }];
      client.verify.mockRejectedValue(refusal(422, 'NOT_READY', 'Có mục điều chỉnh chưa hợp lệ.', { errors }));
      await open();
      await adjust('2.3', '300', 'Chưa rõ');
      await screen.click('button', 'Xong mục 2.3');
      expect(screen.all('combobox')).toEqual([]);
      await screen.click('button', 'Thẩm định');
      expect(screen.text).toContain('Cần sửa: mục 2.3 chỉ nhận 5; 4 điểm.');
      expect(document.activeElement).toBe(screen.get('combobox', 'Điểm thẩm định, mục 2.3'));
    });

    it('gives an adjustment up, and with the last one the way to confirm comes back', async () => {
      await open();
      await adjust('2.3', '300', 'Chưa rõ');
      await screen.click('button', 'Xong mục 2.3');
      screen.all('button', 'Bỏ điều chỉnh mục 2.3')[0].click();
      await screen.settle();
      expect(button('Xác nhận xếp loại Tốt').disabled).toBe(false);
      expect(screen.text).toContain('Thẩm định, tạm 94/100 (0)');
    });

    it('keeps what waits in sight, with the way back to where it is sent', async () => {
      await open();
      expect(screen.all('button', 'Xem lại để gửi')).toEqual([]);
      await adjust('2.3', '300', 'Chưa rõ');
      expect(screen.text).toContain('1 mục điều chỉnh: 93 điểm, Tốt');
      await screen.click('button', 'Xem lại để gửi');
      expect(document.activeElement).toBe(screen.get('heading', '1 mục điều chỉnh'));
      await screen.click('button', 'Trả lại mục này 2.3');
      expect(screen.text).toContain('Đang trả lại 1 mục, chưa gửi');
      await screen.click('button', 'Xem lại để gửi');
      expect(document.activeElement).toBe(screen.get('heading', 'Trả lại 1 mục'));
    });

    it('leads from the verified card to the decision', async () => {
      client.decide.mockResolvedValue(DONE);
      await open(CHECKED);
      await screen.click('button', 'Quyết định xếp loại Tốt');
      expect(client.decide).toHaveBeenCalledExactlyOnceWith(CHECKED);
      expect(screen.get('status').textContent).toContain('Đã xếp loại Tốt.');
    });
  });

  describe('taking back and correcting', () => {
    it('says until when an act can be taken back, and keeps what was adjusted', async () => {
      const adjustments = [{ code: '2.3', points: 300, reasonCode: 'TOO_HIGH', words: 'Chưa rõ' }] as const;
      client.takeBack.mockResolvedValue(WAITING);
      await open({ ...CHECKED, verified: { ...VERIFIED, adjustments: [...adjustments] } });
      expect(screen.text).toContain('Đã thẩm định.');
      expect(screen.text).toContain('Thu hồi được đến 10:10.');
      await screen.click('button', 'Thu hồi');
      expect(screen.get('status', /thu hồi/).textContent).toContain('Đã thu hồi thẩm định.');
      expect(screen.text).toContain('Mục 2.3: 4 → 3 điểm');
    });

    it('corrects a decided card only with a reason for the whole', async () => {
      client.correct.mockResolvedValue(UNDOABLE);
      await open({ ...DONE, moves: [{ move: 'correct' }] });
      await screen.click('button', 'Điều chỉnh');
      await adjust('2.3', '300', 'Bổ sung biên bản');
      await screen.submit('Điều chỉnh sau xếp loại');
      expect(screen.text).toContain('Cần sửa: đồng chí ghi căn cứ để sửa phiếu đã xếp loại.');
      expect(client.correct).not.toHaveBeenCalled();
      await screen.type('Lý do điều chỉnh sau xếp loại', 'Tổ công tác báo lại');
      await screen.submit('Điều chỉnh sau xếp loại');
      expect(client.correct.mock.calls[0][1]).toEqual({
        adjustments: [{ code: '2.3', points: 300, reasonCode: 'NO_EVIDENCE', words: 'Bổ sung biên bản' }],
        reason: 'Tổ công tác báo lại',
      });
    });
  });

  describe('giving back', () => {
    it('returns a whole card only with words for the branch', async () => {
      client.return.mockResolvedValue(DONE);
      await open();
      await screen.click('button', 'Trả lại để bổ sung');
      await screen.type('Lời nhắn gửi bí thư', '  ');
      await screen.submit('Trả lại phiếu');
      expect(screen.text).toContain('Cần sửa: đồng chí ghi nội dung đề nghị chi bộ bổ sung.');
      const field = screen.get('textbox', 'Lời nhắn gửi bí thư');
      expect(field.getAttribute('aria-invalid')).toBe('true');
      expect(document.activeElement).toBe(field);
      expect(client.return).not.toHaveBeenCalled();
      await screen.type('Lời nhắn gửi bí thư', ' Bổ sung biên bản, mục 2.1. ');
      await screen.submit('Trả lại phiếu');
      expect(client.return).toHaveBeenCalledWith(WAITING, {
        message: 'Bổ sung biên bản, mục 2.1.',
        lines: [],
        due: null,
      });
      expect(screen.get('status').textContent).toContain('Đã trả lại chi bộ.');
    });

    it('returns chosen lines with a message each and a day, after showing what the secretary will read', async () => {
      client.return.mockResolvedValue(DONE);
      await open();
      await screen.click('button', 'Trả lại mục này 2.3');
      expect(document.activeElement).toBe(screen.get('textbox', 'Lời nhắn gửi bí thư, mục 2.3'));
      await screen.click('button', 'Trả lại phần này (hạn chế)');
      await screen.submit('Trả lại 2 mục');
      expect(client.return).not.toHaveBeenCalled();
      expect(document.activeElement).toBe(screen.get('textbox', 'Lời nhắn gửi bí thư, mục 2.3'));
      await screen.type('Lời nhắn gửi bí thư, mục 2.3', 'Bổ sung biên bản.');
      await screen.type('Lời nhắn gửi bí thư, hạn chế', 'Ghi rõ thời hạn.');
      await screen.type('Hạn bổ sung (không bắt buộc)', '10/3');
      const preview = screen.get('heading', 'Bí thư sẽ đọc').parentElement?.textContent ?? '';
      expect(preview).toMatch(/Mục 2\.3\. Điều hành linh hoạt.*Bổ sung biên bản\..*Ghi rõ thời hạn\..*10\/03\/2026/s);
      expect(preview).toContain('5 mục khác giữ khóa.');
      await screen.submit('Trả lại 2 mục');
      const lines = [
        { code: '2.3', message: 'Bổ sung biên bản.' },
        { code: 'weaknesses', message: 'Ghi rõ thời hạn.' },
      ];
      expect(client.return).toHaveBeenCalledWith(WAITING, { message: '', lines, due: '2026-03-10' });
    });

    it('refuses a day that is none, and shows the server’s refusal at its field', async () => {
      const errors = [{ field: 'due', text: 'Hạn bổ sung phải từ hôm nay.' }];
      client.return.mockRejectedValue(refusal(422, 'NOT_READY', 'Chưa trả lại được phiếu.', { errors }));
      await open();
      await screen.click('button', 'Trả lại để bổ sung');
      await screen.type('Lời nhắn gửi bí thư', 'Bổ sung');
      await screen.type('Hạn bổ sung (không bắt buộc)', '32/3');
      await screen.submit('Trả lại phiếu');
      expect(screen.text).toContain('Cần sửa: đồng chí ghi một ngày có thật');
      await screen.type('Hạn bổ sung (không bắt buộc)', '1/3');
      await screen.submit('Trả lại phiếu');
      expect(screen.text).toContain('Cần sửa: hạn bổ sung phải từ hôm nay.');
      expect(document.activeElement).toBe(screen.get('textbox', 'Hạn bổ sung (không bắt buộc)'));
    });

    it('keeps the words when there is no network', async () => {
      client.return.mockRejectedValue(new NetworkError());
      await open();
      await screen.click('button', 'Trả lại để bổ sung');
      await screen.type('Lời nhắn gửi bí thư', 'Bổ sung biên bản.');
      await screen.submit('Trả lại phiếu');
      expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
      expect((screen.get('textbox', 'Lời nhắn gửi bí thư') as HTMLTextAreaElement).value).toBe('Bổ sung biên bản.');
    });
  });
});
