import { NetworkError } from '../../shell/api';
import { OFFICER } from '../../testing/month';
import { CHECKED, DONE, Reviewing, UNDOABLE, VERIFIED, WAITING, refusal } from '../../testing/reviewing';

describe('deciding on a card', () => {
  let desk: Reviewing;

  beforeEach(() => {
    desk = new Reviewing();
  });
  afterEach(() => desk.close());

  describe('confirming', () => {
    it('confirms the band in one tap and leads to the next card that waits', async () => {
      desk.client.confirm.mockResolvedValue(DONE);
      await desk.open();
      await desk.screen.click('button', 'Xác nhận xếp loại Tốt');
      expect(desk.client.confirm).toHaveBeenCalledExactlyOnceWith(WAITING);
      expect(desk.changed).toHaveBeenCalledWith(DONE);
      expect(desk.screen.get('status', /^Đã /).textContent).toContain('Đã xếp loại Tốt.');
      expect(document.activeElement).toBe(desk.screen.get('status', /^Đã /));
      expect(desk.screen.get('link', 'Mở phiếu chờ tiếp theo').getAttribute('href')).toBe('/phieu/next');
      expect(desk.screen.all('button', /xếp loại|Thẩm định|Trả lại|Thu hồi/)).toEqual([]);
    });

    it('asks once for two taps', async () => {
      desk.client.confirm.mockReturnValue(new Promise(() => undefined));
      await desk.open();
      desk.button('Xác nhận xếp loại Tốt').click();
      desk.button('Xác nhận xếp loại Tốt').click();
      await desk.screen.settle();
      expect(desk.client.confirm).toHaveBeenCalledTimes(1);
      expect(desk.button('Đang xác nhận…').disabled).toBe(true);
      expect(desk.button('Trả lại để bổ sung').disabled).toBe(true);
    });

    it('says that nothing waits any more, but only when that is known', async () => {
      const none = 'Không còn phiếu nào chờ trong tháng này.';
      desk.client.confirm.mockResolvedValue(DONE);
      desk.client.nextWaiting.mockResolvedValueOnce(null).mockRejectedValueOnce(new NetworkError());
      await desk.open();
      await desk.screen.click('button', 'Xác nhận xếp loại Tốt');
      expect(desk.screen.get('status', /^Đã /).textContent).toContain(none);
      desk.close();
      await desk.open();
      await desk.screen.click('button', 'Xác nhận xếp loại Tốt');
      expect(desk.screen.get('status', /^Đã /).textContent).toContain('Đã xếp loại Tốt.');
      expect(desk.screen.text).not.toContain(none);
    });

    it('takes nothing along to the next card, neither words nor points nor what was said', async () => {
      desk.client.confirm.mockResolvedValue(DONE);
      await desk.open();
      await desk.adjust('2.3', '300', 'Cho phiếu này');
      await desk.screen.click('button', 'Trả lại để bổ sung');
      await desk.screen.type('Lời nhắn gửi bí thư', 'Cho phiếu này');
      await desk.show({ ...WAITING, id: 'next' });
      expect(desk.screen.all('textbox')).toEqual([]);
      await desk.screen.click('button', 'Trả lại để bổ sung');
      expect((desk.screen.get('textbox', 'Lời nhắn gửi bí thư') as HTMLTextAreaElement).value).toBe('');
    });

    it('says beside the button that is off why it is', async () => {
      const needsTwo = 'Đồng chí đã thẩm định phiếu này; cần người thứ hai quyết định xếp loại.';
      await desk.open({ ...CHECKED, moves: [{ move: 'decide', reason: needsTwo }] });
      expect(desk.button('Quyết định xếp loại Tốt').disabled).toBe(true);
      const why = desk.button('Quyết định xếp loại Tốt').getAttribute('aria-describedby') ?? '';
      expect(desk.screen.element.querySelector(`#${why}`)?.textContent).toBe(needsTwo);
      await desk.show({ ...WAITING, moves: [{ move: 'verify' }, { move: 'confirm', reason: 'Cấp trên quyết định.' }] });
      expect(desk.button('Xác nhận xếp loại Tốt').disabled).toBe(true);
      expect(desk.button('Thẩm định').disabled).toBe(false);
      expect(desk.screen.text).toContain('Cấp trên quyết định.');
    });

    it('shows what stands now when another officer was faster', async () => {
      desk.client.confirm.mockRejectedValue(
        refusal(412, 'VERSION_CONFLICT', 'Phiếu có bản mới hơn.', { current: DONE }),
      );
      await desk.open();
      await desk.screen.click('button', 'Xác nhận xếp loại Tốt');
      expect(desk.screen.get('alert').textContent).toContain('Phiếu có bản mới hơn.');
      await desk.screen.click('button', 'Xem phiếu hiện nay');
      expect(desk.changed).toHaveBeenCalledWith(DONE);
      expect(desk.screen.all('alert')).toEqual([]);
      expect(desk.screen.text).toContain('Phiếu đã xếp loại.');
    });

    it('is not there for the branch itself', async () => {
      await desk.open(DONE, [{ ...OFFICER, role: 'CELL_SECRETARY', isCell: true }]);
      expect(desk.screen.text).not.toContain('Phiếu đã xếp loại.');
      expect(desk.screen.all('button', /Điều chỉnh|Trả lại/)).toEqual([]);
    });
  });

  describe('taking back and correcting', () => {
    it('says until when an act can be taken back, and keeps what was adjusted', async () => {
      const adjustments = [{ code: '2.3', points: 300, reasonCode: 'TOO_HIGH', words: 'Chưa rõ' }] as const;
      desk.client.takeBack.mockResolvedValue(WAITING);
      await desk.open({ ...CHECKED, verified: { ...VERIFIED, adjustments: [...adjustments] } });
      expect(desk.screen.text).toContain('Đã thẩm định.');
      expect(desk.screen.text).toContain('Thu hồi được đến 10:10.');
      await desk.screen.click('button', 'Thu hồi');
      expect(desk.screen.get('status', /thu hồi/).textContent).toContain('Đã thu hồi thẩm định.');
      expect(desk.screen.text).toContain('Mục 2.3: 4 → 3 điểm');
    });

    it('corrects a decided card only with a reason for the whole', async () => {
      desk.client.correct.mockResolvedValue(UNDOABLE);
      await desk.open({ ...DONE, moves: [{ move: 'correct' }] });
      await desk.screen.click('button', 'Điều chỉnh');
      await desk.adjust('2.3', '300', 'Bổ sung biên bản');
      await desk.screen.submit('Điều chỉnh sau xếp loại');
      expect(desk.screen.text).toContain('Cần sửa: đồng chí ghi căn cứ để sửa phiếu đã xếp loại.');
      expect(desk.client.correct).not.toHaveBeenCalled();
      await desk.screen.type('Lý do điều chỉnh sau xếp loại', 'Tổ công tác báo lại');
      await desk.screen.submit('Điều chỉnh sau xếp loại');
      expect(desk.client.correct.mock.calls[0][1]).toEqual({
        adjustments: [{ code: '2.3', points: 300, reasonCode: 'NO_EVIDENCE', words: 'Bổ sung biên bản' }],
        reason: 'Tổ công tác báo lại',
      });
    });
  });
});
