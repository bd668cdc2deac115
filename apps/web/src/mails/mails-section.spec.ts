import { TestBed } from '@angular/core/testing';
import type { MailsView } from '@chibo/contracts';
import { MailsClient } from './mails-client';
import { Screen } from '../testing/screen';
import { MailsSection } from './mails-section';

const TROUBLED: MailsView = {
  mail: true,
  waiting: 2,
  sent: 40,
  troubled: [
    {
      id: 'm1',
      at: '2026-03-05T09:42:00Z',
      to: 'Đồng chí An (an@example.vn)',
      subject: 'Phiếu tháng 2/2026: quá 1 ngày',
      state: 'UNKNOWN',
      stateLabel: 'Không rõ đã đến chưa',
      error: 'Connection closed unexpectedly',
    },
  ],
};

describe('letters, for the administrator', () => {
  const client = { mails: vi.fn(), sendAgain: vi.fn() };

  async function open(view: MailsView): Promise<Screen<MailsSection>> {
    client.mails.mockResolvedValue(view);
    TestBed.configureTestingModule({ providers: [{ provide: MailsClient, useValue: client }] });
    const screen = new Screen(TestBed.createComponent(MailsSection));
    await screen.settle();
    await screen.settle();
    return screen;
  }

  it('are counted, and those in trouble named with what happened', async () => {
    const screen = await open(TROUBLED);
    expect(screen.get('status').textContent).toContain('Đã gửi 40 thư, đang chờ 2.');
    expect(screen.text).toContain('Không rõ đã đến chưa: Phiếu tháng 2/2026: quá 1 ngày');
    expect(screen.text).toContain('Đồng chí An (an@example.vn), 16:42, 05/03/2026. Connection closed unexpectedly');
  });

  it('go again by hand', async () => {
    const screen = await open(TROUBLED);
    client.sendAgain.mockResolvedValue({ ...TROUBLED, waiting: 3, troubled: [] });
    await screen.click('button', 'Gửi lại cho Đồng chí An (an@example.vn)');
    expect(client.sendAgain).toHaveBeenCalledWith('m1');
    expect(screen.get('status').textContent).toContain('đang chờ 3');
  });

  it('say which settings are missing', async () => {
    const screen = await open({ mail: false, waiting: 0, sent: 0, troubled: [] });
    expect(screen.text).toContain('Khai SMTP_URL và MAIL_FROM');
  });
});
