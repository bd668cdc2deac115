import { TestBed } from '@angular/core/testing';
import { PageLoad } from '../device/page-load';
import { Screen } from '../testing/screen';
import { Api } from './api';
import { Session } from './session';
import { WayBack } from './way-back';

const AN = { account: { id: 'an', login: 'cb.an', displayName: 'Bí thư An' }, roles: [] };
const BINH = { account: { id: 'binh', login: 'cb.binh', displayName: 'Bí thư Bình' }, roles: [] };

describe('a page whose account is no longer signed in', () => {
  const server = vi.fn<() => Promise<Response>>();
  const go = vi.fn();
  let api: Api;
  let screen: Screen<WayBack>;
  let dialog: HTMLDialogElement;

  beforeEach(async () => {
    go.mockReset();
    vi.stubGlobal('fetch', server);
    TestBed.configureTestingModule({ providers: [{ provide: PageLoad, useValue: { go } }] });
    api = TestBed.inject(Api);
    TestBed.inject(Session).view.set(AN);
    const fixture = TestBed.createComponent(WayBack);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
    dialog = screen.element.querySelector('dialog')!;
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    document.body.replaceChildren();
  });

  async function signIn(view: typeof AN): Promise<void> {
    server.mockResolvedValueOnce(new Response(JSON.stringify(view)));
    await screen.type('Mật khẩu', 'mat khau dai');
    await screen.click('button', 'Đăng nhập');
    await screen.settle();
  }

  it('is open while it is, and opens again for its own account', async () => {
    expect(dialog.open).toBe(false);
    api.expired.set(true);
    await screen.settle();
    expect(dialog.open).toBe(true);
    expect(screen.text).toContain('Phiên làm việc của cb.an đã hết');
    expect((screen.get('textbox', 'Tên đăng nhập') as HTMLInputElement).value).toBe('cb.an');
    expect(document.activeElement).toBe(screen.get('textbox', 'Mật khẩu'));
    await signIn(AN);
    expect([dialog.open, go.mock.calls]).toEqual([false, []]);
  });

  it('is left by a full load when another one signs in there, and never becomes theirs', async () => {
    api.expired.set(true);
    await screen.settle();
    await signIn(BINH);
    expect(go).toHaveBeenCalledWith('/');
    expect([dialog.open, TestBed.inject(Session).view()]).toEqual([true, AN]);
  });

  it('says whose it is when another one has the browser, and goes either way', async () => {
    api.otherAccount.set(true);
    await screen.settle();
    expect(dialog.open).toBe(true);
    expect(screen.text).toContain('Trang này của Bí thư An (cb.an)');
    await screen.click('button', 'Rời trang, dùng tài khoản đang đăng nhập');
    expect(go).toHaveBeenCalledWith('/');
    await screen.click('button', 'Đăng nhập lại bằng cb.an');
    await signIn(AN);
    expect([dialog.open, api.otherAccount()]).toEqual([false, false]);
  });

  it('cannot be closed by a key', async () => {
    api.otherAccount.set(true);
    await screen.settle();
    const escape = new Event('cancel', { cancelable: true });
    dialog.dispatchEvent(escape);
    expect(escape.defaultPrevented).toBe(true);
    dialog.open = false;
    dialog.dispatchEvent(new Event('close'));
    expect(dialog.open).toBe(true);
  });
});
