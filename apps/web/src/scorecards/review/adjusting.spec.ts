import { CHECKED, DONE, Reviewing, WAITING, refusal } from '../../testing/reviewing';

describe('adjusting a card', () => {
  let desk: Reviewing;

  beforeEach(() => {
    desk = new Reviewing();
  });
  afterEach(() => desk.close());

  it('counts every change in the verified total at once and sends it with its reason', async () => {
    desk.client.verify.mockResolvedValue(CHECKED);
    await desk.open();
    await desk.adjust('2.3', '100', ' Biên bản không ghi ');
    expect(desk.screen.text).toContain('Thẩm định, tạm 91/100 (−3)');
    expect(desk.screen.text).toContain('Mục 2.3: 4 → 1 điểm');
    expect(desk.screen.all('button', /Xác nhận/)).toEqual([]);
    await desk.screen.click('button', 'Thẩm định');
    const adjustments = [{ code: '2.3', points: 100, reasonCode: 'NO_EVIDENCE', words: 'Biên bản không ghi' }];
    expect(desk.client.verify).toHaveBeenCalledExactlyOnceWith(WAITING, { adjustments });
    expect(desk.screen.get('status', /^Đã /).textContent).toContain('Đã thẩm định.');
  });

  it('offers only points the line can have, without the branch’s own', async () => {
    await desk.open();
    await desk.screen.click('button', 'Điều chỉnh mục 2.3');
    const select = desk.screen.get('combobox', 'Điểm thẩm định, mục 2.3') as HTMLSelectElement;
    expect([...select.options].map(({ value }) => value)).toEqual(['', '500', '300', '200', '100', '0']);
    expect(document.activeElement).toBe(select);
  });

  it('moves to the first thing that is missing, and sends nothing', async () => {
    await desk.open();
    await desk.screen.click('button', 'Điều chỉnh mục 2.3');
    await desk.screen.click('button', 'Thẩm định');
    expect(desk.client.verify).not.toHaveBeenCalled();
    expect(desk.screen.text).toContain('Cần sửa: đồng chí chọn điểm thẩm định.');
    expect(document.activeElement).toBe(desk.screen.get('combobox', 'Điểm thẩm định, mục 2.3'));
    await desk.screen.choose('Điểm thẩm định, mục 2.3', '0');
    await desk.screen.click('button', 'Xong mục 2.3');
    expect(desk.screen.text).toContain('Cần sửa: đồng chí ghi rõ để chi bộ biết vì sao.');
  });

  it('shows what the server refuses at its line', async () => {
    const errors = [{ field: 'adjustments.2.3', text: 'Mục 2.3 chỉ nhận 5; 4 điểm.' }];
    desk.client.verify.mockRejectedValue(refusal(422, 'NOT_READY', 'Có mục điều chỉnh chưa hợp lệ.', { errors }));
    await desk.open();
    await desk.adjust('2.3', '300', 'Chưa rõ');
    await desk.screen.click('button', 'Xong mục 2.3');
    expect(desk.screen.all('combobox')).toEqual([]);
    await desk.screen.click('button', 'Thẩm định');
    expect(desk.screen.text).toContain('Cần sửa: mục 2.3 chỉ nhận 5; 4 điểm.');
    expect(document.activeElement).toBe(desk.screen.get('combobox', 'Điểm thẩm định, mục 2.3'));
  });

  it('gives an adjustment up, and with the last one the way to confirm comes back', async () => {
    await desk.open();
    await desk.adjust('2.3', '300', 'Chưa rõ');
    await desk.screen.click('button', 'Xong mục 2.3');
    desk.screen.all('button', 'Bỏ điều chỉnh mục 2.3')[0].click();
    await desk.screen.settle();
    expect(desk.button('Xác nhận xếp loại Tốt').disabled).toBe(false);
    expect(desk.screen.text).toContain('Thẩm định, tạm 94/100 (0)');
  });

  it('keeps what waits in sight, with the way back to where it is sent', async () => {
    await desk.open();
    expect(desk.screen.all('button', 'Xem lại để gửi')).toEqual([]);
    await desk.adjust('2.3', '300', 'Chưa rõ');
    expect(desk.screen.text).toContain('1 mục điều chỉnh: 93 điểm, Tốt');
    await desk.screen.click('button', 'Xem lại để gửi');
    expect(document.activeElement).toBe(desk.screen.get('heading', '1 mục điều chỉnh'));
    await desk.screen.click('button', 'Trả lại mục này 2.3');
    expect(desk.screen.text).toContain('Đang trả lại 1 mục, chưa gửi');
    await desk.screen.click('button', 'Xem lại để gửi');
    expect(document.activeElement).toBe(desk.screen.get('heading', 'Trả lại 1 mục'));
  });

  it('leads from the verified card to the decision', async () => {
    desk.client.decide.mockResolvedValue(DONE);
    await desk.open(CHECKED);
    await desk.screen.click('button', 'Quyết định xếp loại Tốt');
    expect(desk.client.decide).toHaveBeenCalledExactlyOnceWith(CHECKED);
    expect(desk.screen.get('status', /^Đã /).textContent).toContain('Đã xếp loại Tốt.');
  });
});
