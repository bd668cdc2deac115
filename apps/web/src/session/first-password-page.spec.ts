import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { NetworkError, ProblemError } from '../shell/api';
import { Session } from '../shell/session';
import { Screen } from '../testing/screen';
import { FirstPasswordPage } from './first-password-page';

describe('the first password of one’s own', () => {
  const change = vi.fn();
  const go = vi.fn();
  let screen: Screen<FirstPasswordPage>;

  beforeEach(async () => {
    change.mockReset();
    go.mockReset();
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    vi.spyOn(TestBed.inject(Session), 'changePassword').mockImplementation(change);
    vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockImplementation(go);
    const fixture = TestBed.createComponent(FirstPasswordPage);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
  });

  async function fill(current: string, next: string): Promise<void> {
    await screen.type('Mật khẩu hiện tại', current);
    await screen.type(/^Mật khẩu mới/, next);
    await screen.submit('Mật khẩu');
    await screen.settle();
  }

  it('says why it is asked, in fields a password keeper knows', () => {
    expect(screen.get('heading', 'Đặt mật khẩu của đồng chí')).toBeTruthy();
    expect(screen.text).toContain('do quản trị cấp và chỉ dùng được một lần');
    expect(screen.get('textbox', 'Mật khẩu hiện tại').getAttribute('autocomplete')).toBe('current-password');
    expect(screen.get('textbox', /^Mật khẩu mới/).getAttribute('autocomplete')).toBe('new-password');
  });

  it('names what is missing, goes there and sends nothing', async () => {
    await fill('', 'mot cau dai de nho');
    expect(screen.text).toContain('Cần sửa: đồng chí nhập mật khẩu đang dùng.');
    expect(document.activeElement).toBe(screen.get('textbox', 'Mật khẩu hiện tại'));
    await fill('mot-lan', 'ngan');
    expect(screen.text).toContain('Cần sửa: mật khẩu mới cần từ 8 ký tự.');
    expect(document.activeElement).toBe(screen.get('textbox', /^Mật khẩu mới/));
    expect(change).not.toHaveBeenCalled();
  });

  it('stays and says why when it was not changed, and keeps what was typed', async () => {
    change.mockRejectedValue(new NetworkError());
    await fill('mot-lan', 'mot cau dai de nho');
    expect(screen.get('alert', /^Chưa đổi được mật khẩu/)).toBeTruthy();
    expect((screen.get('textbox', 'Mật khẩu hiện tại') as HTMLInputElement).value).toBe('mot-lan');
    expect((screen.get('button', 'Đổi mật khẩu') as HTMLButtonElement).disabled).toBe(false);
    expect(go).not.toHaveBeenCalled();
  });

  it('names at its field what the server refuses, in the middle of a sentence, and goes there', async () => {
    const text = 'Mật khẩu này quá dễ đoán.';
    const problem = {
      type: 'about:blank',
      title: '',
      status: 400,
      code: 'INVALID_FIELDS',
      detail: 'Chưa đúng.',
    } as const;
    change.mockRejectedValue(new ProblemError({ ...problem, requestId: 'r', errors: [{ field: 'next', text }] }));
    await fill('mot-lan', 'canbo1canbo1');
    expect(screen.text).toContain('Cần sửa: mật khẩu này quá dễ đoán.');
    expect(document.activeElement).toBe(screen.get('textbox', /^Mật khẩu mới/));
    change.mockRejectedValue(new NetworkError());
    await fill('mot-lan', 'mot cau dai de nho');
    expect(screen.text).not.toContain('quá dễ đoán');
  });

  it('counts down the seconds the server asks to wait; what was said of them goes with the last one', async () => {
    const detail = 'Đã thử sai nhiều lần. Đồng chí chờ 2 giây rồi thử lại.';
    const problem = { type: 'about:blank', title: '', status: 429, code: 'TOO_MANY_TRIES', requestId: 'r' } as const;
    change.mockRejectedValue(new ProblemError({ ...problem, detail, retryAfter: 2 }));
    const button = (): HTMLButtonElement => screen.get('button', 'Đổi mật khẩu') as HTMLButtonElement;
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    try {
      await fill('mot-lan', 'mot cau dai de nho');
      expect(screen.get('alert').textContent).toContain(detail);
      expect(screen.text).toContain('Thử lại được sau 2 giây.');
      expect(button().disabled).toBe(true);
      await screen.submit('Mật khẩu');
      expect(change).toHaveBeenCalledTimes(1);
      vi.advanceTimersByTime(2000);
      await screen.settle();
      expect(screen.all('alert')).toEqual([]);
      expect(screen.text).not.toContain('Thử lại được sau');
      expect(button().disabled).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });

  it('opens everything else once it is changed', async () => {
    change.mockResolvedValue(undefined);
    await fill('mot-lan', 'mot cau dai de nho');
    expect(change).toHaveBeenCalledExactlyOnceWith({ current: 'mot-lan', next: 'mot cau dai de nho' });
    expect(go).toHaveBeenCalledExactlyOnceWith('/');
  });
});
