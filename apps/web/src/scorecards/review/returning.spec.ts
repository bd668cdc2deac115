import { NetworkError } from '../../shell/api';
import { DONE, Reviewing, WAITING, refusal } from '../../testing/reviewing';

describe('giving a card back', () => {
  let desk: Reviewing;

  beforeEach(() => {
    desk = new Reviewing();
  });
  afterEach(() => desk.close());

  it('returns a whole card only with words for the branch', async () => {
    desk.client.return.mockResolvedValue(DONE);
    await desk.open();
    await desk.screen.click('button', 'Trả lại để bổ sung');
    await desk.screen.type('Lời nhắn gửi bí thư', '  ');
    await desk.screen.submit('Trả lại phiếu');
    expect(desk.client.return).not.toHaveBeenCalled();
    expect(desk.screen.text).toContain('Cần sửa: đồng chí ghi nội dung đề nghị chi bộ bổ sung.');
    const field = desk.screen.get('textbox', 'Lời nhắn gửi bí thư');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field);
    expect(desk.client.return).not.toHaveBeenCalled();
    await desk.screen.type('Lời nhắn gửi bí thư', ' Bổ sung biên bản, mục 2.1. ');
    await desk.screen.submit('Trả lại phiếu');
    expect(desk.client.return).toHaveBeenCalledWith(WAITING, {
      message: 'Bổ sung biên bản, mục 2.1.',
      lines: [],
      due: null,
    });
    expect(desk.screen.get('status', /^Đã /).textContent).toContain('Đã trả lại chi bộ.');
  });

  it('returns chosen lines with a message each and a day, after showing what the secretary will read', async () => {
    desk.client.return.mockResolvedValue(DONE);
    await desk.open();
    await desk.screen.click('button', 'Trả lại mục này 2.3');
    expect(document.activeElement).toBe(desk.screen.get('textbox', 'Lời nhắn gửi bí thư, mục 2.3'));
    await desk.screen.click('button', 'Trả lại phần này (hạn chế)');
    await desk.screen.submit('Trả lại 2 mục');
    expect(desk.client.return).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(desk.screen.get('textbox', 'Lời nhắn gửi bí thư, mục 2.3'));
    await desk.screen.type('Lời nhắn gửi bí thư, mục 2.3', 'Bổ sung biên bản.');
    await desk.screen.type('Lời nhắn gửi bí thư, hạn chế', 'Ghi rõ thời hạn.');
    await desk.screen.type('Hạn bổ sung (không bắt buộc)', '10/3');
    const preview = desk.screen.get('heading', 'Bí thư sẽ đọc').parentElement?.textContent ?? '';
    expect(preview).toMatch(/Mục 2\.3\. Điều hành linh hoạt.*Bổ sung biên bản\..*Ghi rõ thời hạn\..*10\/03\/2026/s);
    expect(preview).toContain('5 mục khác giữ khóa.');
    await desk.screen.submit('Trả lại 2 mục');
    const lines = [
      { code: '2.3', message: 'Bổ sung biên bản.' },
      { code: 'weaknesses', message: 'Ghi rõ thời hạn.' },
    ];
    expect(desk.client.return).toHaveBeenCalledWith(WAITING, { message: '', lines, due: '2026-03-10' });
  });

  it('refuses a day that is none, and shows the server’s refusal at its field', async () => {
    const errors = [{ field: 'due', text: 'Hạn bổ sung phải từ hôm nay.' }];
    desk.client.return.mockRejectedValue(refusal(422, 'NOT_READY', 'Chưa trả lại được phiếu.', { errors }));
    await desk.open();
    await desk.screen.click('button', 'Trả lại để bổ sung');
    await desk.screen.type('Lời nhắn gửi bí thư', 'Bổ sung');
    await desk.screen.type('Hạn bổ sung (không bắt buộc)', '32/3');
    await desk.screen.submit('Trả lại phiếu');
    expect(desk.screen.text).toContain('Cần sửa: tháng 3/2026 không có ngày 32.');
    await desk.screen.type('Hạn bổ sung (không bắt buộc)', '1/3');
    await desk.screen.submit('Trả lại phiếu');
    expect(desk.screen.text).toContain('Cần sửa: hạn bổ sung phải từ hôm nay.');
    expect(document.activeElement).toBe(desk.screen.get('textbox', 'Hạn bổ sung (không bắt buộc)'));
  });

  it('keeps the words when there is no network', async () => {
    desk.client.return.mockRejectedValue(new NetworkError());
    await desk.open();
    await desk.screen.click('button', 'Trả lại để bổ sung');
    await desk.screen.type('Lời nhắn gửi bí thư', 'Bổ sung biên bản.');
    await desk.screen.submit('Trả lại phiếu');
    expect(desk.screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    expect((desk.screen.get('textbox', 'Lời nhắn gửi bí thư') as HTMLTextAreaElement).value).toBe('Bổ sung biên bản.');
  });
});
