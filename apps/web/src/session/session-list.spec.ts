import { TestBed } from '@angular/core/testing';
import type { OpenSessionView } from '@chibo/contracts';
import { NetworkError } from '../shell/api';
import { Screen } from '../testing/screen';
import { SessionList } from './session-list';
import { SessionsClient } from './sessions-client';

function aSession(changes: Partial<OpenSessionView> = {}): OpenSessionView {
  const seen = { openedAt: '2026-03-05T02:00:00Z', lastSeenAt: '2026-03-06T03:00:00Z' };
  return { id: 'a'.repeat(22), device: 'Chrome, Windows', network: '10.1.2.3', ...seen, current: true, ...changes };
}
const PHONE = aSession({ id: 'b'.repeat(22), device: 'Safari, iPhone', current: false });

describe('the sessions of an account', () => {
  const client = { own: vi.fn(), endOwn: vi.fn(), endOthers: vi.fn(), of: vi.fn(), endOf: vi.fn(), endAllOf: vi.fn() };
  let screen: Screen<SessionList>;

  async function open(of?: string): Promise<void> {
    TestBed.configureTestingModule({ providers: [{ provide: SessionsClient, useValue: client }] });
    const fixture = TestBed.createComponent(SessionList);
    if (of) fixture.componentRef.setInput('of', of);
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
  });

  it('say device, network, since when and last seen; one\u2019s own is not ended here', async () => {
    client.own.mockResolvedValue({
      sessions: [aSession(), PHONE, aSession({ id: 'c', device: undefined, network: undefined, current: false })],
    });
    await open();
    for (const words of [
      'Chrome, Windows',
      '(máy này)',
      'Địa chỉ mạng 10.1.2.3. Đăng nhập lúc 09:00, 05/03/2026',
      'dùng gần nhất 10:00, 06/03/2026',
      'Thiết bị chưa rõ',
    ])
      expect(screen.text).toContain(words);
    expect(screen.all('button', /^Kết thúc phiên/)).toHaveLength(2);
  });

  it('are ended one by one, or all others', async () => {
    client.own.mockResolvedValue({ sessions: [aSession(), PHONE] });
    await open();
    client.endOwn.mockResolvedValue({ sessions: [aSession()] });
    await screen.click('button', /^Kết thúc phiên Safari, iPhone/);
    expect(client.endOwn).toHaveBeenCalledExactlyOnceWith(PHONE.id);
    expect(screen.text).toContain('Đã kết thúc phiên Safari, iPhone.');
    expect(screen.all('button')).toEqual([]);
    TestBed.resetTestingModule();
    client.own.mockResolvedValue({ sessions: [aSession(), PHONE] });
    client.endOthers.mockRejectedValueOnce(new NetworkError()).mockResolvedValue({ sessions: [aSession()] });
    await open();
    await screen.click('button', 'Kết thúc mọi phiên khác (1)');
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ');
    await screen.click('button', 'Kết thúc mọi phiên khác (1)');
    expect(screen.text).toContain('Đã kết thúc mọi phiên khác.');
  });

  it('of an account that one looks after are ended all at once too', async () => {
    client.of.mockResolvedValue({ sessions: [PHONE] });
    client.endAllOf.mockResolvedValue({ sessions: [] });
    await open('tk');
    await screen.click('button', 'Kết thúc mọi phiên (1)');
    expect(client.endAllOf).toHaveBeenCalledExactlyOnceWith('tk');
    expect(screen.text).toContain('Không có phiên nào đang mở.');
    expect(client.own).not.toHaveBeenCalled();
  });
});
