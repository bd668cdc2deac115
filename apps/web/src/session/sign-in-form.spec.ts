import { TestBed } from '@angular/core/testing';
import { Session } from '../shell/session';
import { Screen } from '../testing/screen';
import { SignInForm } from './sign-in-form';

const ACCOUNT = { account: { id: 'an', login: 'cb.tonghop', displayName: 'Bí thư' }, roles: [] };

function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

describe('signing in', () => {
  const server = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();
  const done = vi.fn();
  let screen: Screen<SignInForm>;

  async function open(demonstration: boolean): Promise<void> {
    TestBed.inject(Session).installation.set({ demonstration, needsSetup: false, secure: false, today: '2026-03-06' });
    const fixture = TestBed.createComponent(SignInForm);
    fixture.componentInstance.done.subscribe(done);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
  }

  beforeEach(() => {
    done.mockReset();
    server.mockReset();
    vi.stubGlobal('fetch', server);
  });
  afterEach(() => vi.unstubAllGlobals());

  it('sends name and password with the header that no other site can set', async () => {
    server.mockResolvedValue(answer(201, ACCOUNT));
    await open(false);
    await screen.type('Tên đăng nhập', ' cb.tonghop ');
    await screen.type('Mật khẩu', 'mat khau dai');
    await screen.click('button', 'Đăng nhập');
    const [url, init] = server.mock.calls[0];
    expect([url, init.method, init.body]).toEqual([
      '/api/session',
      'POST',
      '{"login":"cb.tonghop","password":"mat khau dai"}',
    ]);
    expect(init.headers).toMatchObject({ 'X-Chibo': '1', 'content-type': 'application/json' });
    expect(done).toHaveBeenCalledWith(true);
  });

  it('names the empty field above it and goes there', async () => {
    await open(false);
    await screen.type('Tên đăng nhập', 'cb.tonghop');
    await screen.click('button', 'Đăng nhập');
    expect(screen.text).toContain('Cần sửa: đồng chí nhập mật khẩu.');
    expect(document.activeElement?.id).toBe('password');
    expect(server).not.toHaveBeenCalled();
  });

  it('says what the server says and keeps what was typed', async () => {
    server.mockResolvedValue(answer(401, { detail: 'Tên đăng nhập hoặc mật khẩu chưa đúng.' }));
    await open(false);
    await screen.type('Tên đăng nhập', 'cb.tonghop');
    await screen.type('Mật khẩu', 'sai');
    await screen.click('button', 'Đăng nhập');
    expect(screen.get('alert').textContent).toContain('Tên đăng nhập hoặc mật khẩu chưa đúng.');
    expect((screen.get('textbox', 'Tên đăng nhập') as HTMLInputElement).value).toBe('cb.tonghop');
    expect(done).not.toHaveBeenCalled();
  });

  it('says so where the browser takes no cookies', async () => {
    vi.spyOn(navigator, 'cookieEnabled', 'get').mockReturnValue(false);
    await open(false);
    expect(screen.get('alert').textContent).toContain('Trình duyệt đang chặn cookie');
    vi.restoreAllMocks();
  });

  it('counts down the seconds the server asks to wait, and sends nothing meanwhile', async () => {
    const detail = 'Đã thử sai nhiều lần. Đồng chí chờ 2 giây rồi thử lại.';
    server.mockResolvedValue(answer(429, { code: 'TOO_MANY_TRIES', detail, retryAfter: 2 }));
    await open(false);
    await screen.type('Tên đăng nhập', 'a');
    await screen.type('Mật khẩu', 'b');
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    try {
      await screen.click('button', 'Đăng nhập');
      expect(screen.get('alert').textContent).toContain(detail);
      expect(screen.text).toContain('Đăng nhập lại được sau 2 giây.');
      const sent = server.mock.calls.length;
      (document.querySelector('form') as HTMLFormElement).requestSubmit();
      expect(server.mock.calls.length).toBe(sent);
      expect((screen.get('button', 'Đăng nhập') as HTMLButtonElement).disabled).toBe(true);
      vi.advanceTimersByTime(1000);
      await screen.settle();
      expect(screen.text).toContain('Đăng nhập lại được sau 1 giây.');
      vi.advanceTimersByTime(1000);
      await screen.settle();
      expect(screen.text).not.toContain('Đăng nhập lại được sau');
      expect(screen.all('alert')).toEqual([]);
      expect((screen.get('button', 'Đăng nhập') as HTMLButtonElement).disabled).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });

  it('tells a lost network in words', async () => {
    server.mockRejectedValue(new TypeError('Failed to fetch'));
    await open(false);
    await screen.type('Tên đăng nhập', 'a');
    await screen.type('Mật khẩu', 'b');
    await screen.click('button', 'Đăng nhập');
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
  });

  it('shows the password when asked', async () => {
    await open(false);
    const field = screen.get('textbox', 'Mật khẩu') as HTMLInputElement;
    expect(field.type).toBe('password');
    await screen.click('button', /^Hiện/);
    expect(field.type).toBe('text');
  });

  it('offers the accounts of a demonstration by role, by one click', async () => {
    const secretary = {
      accountId: 'x',
      displayName: 'x',
      roleLabel: 'Bí thư chi bộ',
      organizationName: 'Chi bộ Thanh tra',
    };
    server.mockResolvedValueOnce(answer(200, [secretary])).mockResolvedValueOnce(answer(201, ACCOUNT));
    await open(true);
    await screen.click('button', /^Bí thư chi bộ/);
    expect(server.mock.calls[1][0]).toBe('/api/session/demo');
    expect(done).toHaveBeenCalledTimes(1);
  });
});
