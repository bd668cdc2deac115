import { CHECKED, Reviewing, WAITING } from '../../testing/reviewing';

describe('what an officer has not sent yet', () => {
  let desk: Reviewing;

  beforeEach(() => {
    desk = new Reviewing();
  });
  afterEach(() => desk.close());

  const message = (): string => (desk.screen.get('textbox', 'Lời nhắn gửi bí thư') as HTMLTextAreaElement).value;
  const stored = (): number => Object.keys(localStorage).filter((name) => name.startsWith('chibo.desk')).length;

  it('is there again when the page was closed and opened anew', async () => {
    await desk.open();
    await desk.adjust('2.3', '300', 'Mới làm một nửa');
    await desk.screen.click('button', 'Trả lại để bổ sung');
    await desk.screen.type('Lời nhắn gửi bí thư', 'Gửi kèm biên bản');
    desk.close();
    await desk.open();
    expect(message()).toBe('Gửi kèm biên bản');
    expect(desk.screen.text).toContain('Mới làm một nửa');
  });

  it('waits with its card while another one is on the desk', async () => {
    await desk.open();
    await desk.adjust('2.3', '300', 'Mới làm một nửa');
    await desk.show({ ...WAITING, id: 'next' });
    expect(desk.screen.text).not.toContain('Mới làm một nửa');
    await desk.show(WAITING);
    expect(desk.screen.text).toContain('Mới làm một nửa');
  });

  it('does not come back to a card on which somebody has acted since', async () => {
    await desk.open();
    await desk.adjust('2.3', '300', 'Mới làm một nửa');
    desk.close();
    await desk.open({ ...WAITING, version: WAITING.version + 1 });
    expect(desk.screen.text).not.toContain('Mới làm một nửa');
  });

  it('is forgotten once it is sent, and leaves nothing behind', async () => {
    await desk.open();
    await desk.adjust('2.3', '300', 'Mới làm một nửa');
    expect(stored()).toBe(1);
    desk.client.verify.mockResolvedValue(CHECKED);
    await desk.screen.click('button', /^Thẩm định/);
    await desk.screen.settle();
    expect(desk.client.verify).toHaveBeenCalled();
    expect(stored()).toBe(0);
  });
});
