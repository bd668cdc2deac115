import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { ProblemError } from '../shell/api';
import { Session } from '../shell/session';
import { Screen } from '../testing/screen';
import { SetupPage } from './setup-page';

describe('the first administrator', () => {
  const setUp = vi.fn();
  let screen: Screen<SetupPage>;

  beforeEach(async () => {
    setUp.mockReset();
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    vi.spyOn(TestBed.inject(Session), 'setUp').mockImplementation(setUp);
    vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    screen = new Screen(TestBed.createComponent(SetupPage));
    document.body.append(screen.element);
    await screen.settle();
  });

  async function send(): Promise<void> {
    screen.element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await screen.settle();
  }

  async function fill(): Promise<void> {
    await screen.type('Mã khởi tạo', 'abcd');
    await screen.type('Tên đăng nhập', 'quantri');
    await screen.type('Họ tên hoặc chức danh', 'Nguyễn Văn A');
    await screen.type('Mật khẩu', 'mat-khau-dai');
    await screen.type('Tên tổ chức đảng cao nhất', 'Đảng bộ xã');
    await screen.type('Mã tổ chức', 'DBX');
  }

  it('begins at the first field that is missing', async () => {
    await send();
    expect(screen.text).toContain('Cần sửa: đồng chí nhập mã in ra khi máy chủ khởi động.');
    expect(document.activeElement).toBe(screen.get('textbox', 'Mã khởi tạo'));
  });

  it('goes back to the code when it is wrong, and keeps what was typed', async () => {
    await fill();
    await screen.choose('Loại tổ chức', 'GRASSROOTS_PARTY_ORG');
    setUp.mockRejectedValue(
      new ProblemError({
        type: 'about:blank',
        title: 'Không được phép',
        status: 403,
        code: 'SETUP_CODE',
        detail: 'Mã khởi tạo chưa đúng hoặc đã dùng.',
        requestId: 'r',
        errors: [{ field: 'code', text: 'Mã khởi tạo chưa đúng hoặc đã dùng.' }],
      }),
    );
    await send();
    await screen.settle();
    const code = screen.get('textbox', 'Mã khởi tạo') as HTMLInputElement;
    expect(document.activeElement).toBe(code);
    expect(code.value).toBe('abcd');
    expect(screen.text).toContain('Cần sửa: mã khởi tạo chưa đúng hoặc đã dùng.');
  });

  it('chooses no kind of organisation for anybody', async () => {
    await fill();
    await send();
    expect(screen.text).toContain('Cần sửa: đồng chí chọn loại tổ chức.');
    const kind = screen.get('combobox', 'Loại tổ chức');
    expect(document.activeElement).toBe(kind);
    expect(setUp).not.toHaveBeenCalled();
    await screen.choose('Loại tổ chức', 'GRASSROOTS_PARTY_ORG');
    await send();
    expect(setUp).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ organizationKind: 'GRASSROOTS_PARTY_ORG' }),
    );
  });
});
