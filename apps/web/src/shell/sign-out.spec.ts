import { TestBed } from '@angular/core/testing';
import { PageLoad } from '../device/page-load';
import { UnsentWork } from '../device/unsent-work';
import { DEVICE } from '../testing/device';
import { Screen } from '../testing/screen';
import { Session } from './session';
import { SignOut } from './sign-out';

const DRAFT = 'chibo.draft.v1/an/card/facts.present';
const NOTE = 'chibo.desk.v1/an/other';
const OTHERS = 'chibo.draft.v1/binh/card/facts.present';

describe('signing out', () => {
  const server = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();
  const go = vi.fn();
  let screen: Screen<SignOut>;

  const ended = (): boolean => server.mock.calls.some(([, { method }]) => method === 'DELETE');
  const offline = (): unknown => server.mockRejectedValue(new TypeError('Failed to fetch'));

  async function signOut(mayLeave?: () => boolean): Promise<void> {
    TestBed.inject(Session).view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles: [] });
    const fixture = TestBed.createComponent(SignOut);
    screen = new Screen(fixture);
    await screen.settle();
    await fixture.componentInstance.start(mayLeave);
    await screen.settle();
  }

  beforeEach(() => {
    go.mockReset();
    server.mockReset().mockImplementation(() => Promise.resolve(new Response('{}')));
    vi.stubGlobal('fetch', server);
    TestBed.configureTestingModule({ providers: [{ provide: PageLoad, useValue: { go } }] });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('asks nothing when nothing is unsent, and leaves by a full load', async () => {
    await signOut();
    expect([ended(), go.mock.calls]).toEqual([true, [['/dang-nhap']]]);
    expect(screen.all('button')).toEqual([]);
  });

  it('sends first what was typed last, while the session is still open', async () => {
    const order: string[] = [];
    TestBed.inject(UnsentWork).join(() => {
      order.push('sent');
      DEVICE.remove(DRAFT);
      return Promise.resolve();
    });
    DEVICE.write(DRAFT, '1');
    server.mockImplementation((_, { method }) => Promise.resolve(new Response(`{"n":${order.push(method ?? '')}}`)));
    await signOut();
    expect(order).toEqual(['sent', 'DELETE']);
    expect(go).toHaveBeenCalledWith('/dang-nhap');
  });

  it('names what cannot be sent, and stays when its owner stays', async () => {
    for (const name of [DRAFT, 'chibo.draft.v1/an/card/facts.minutes', NOTE, OTHERS]) DEVICE.write(name, '1');
    await signOut();
    expect(screen.get('heading', 'Còn việc chưa gửi lên')).toBeTruthy();
    expect(screen.text).toContain('2 thay đổi của 1 phiếu và điều đang ghi khi thẩm định 1 phiếu');
    await screen.click('button', 'Ở lại');
    expect([ended(), DEVICE.names('chibo.').length]).toEqual([false, 4]);
    expect(screen.all('button')).toEqual([]);
  });

  it("wipes what is left when that is confirmed, and nobody else's", async () => {
    for (const name of [DRAFT, NOTE, OTHERS]) DEVICE.write(name, '1');
    sessionStorage.setItem('chibo.act.v1/an/POST x  ', '{"key":"k"}');
    await signOut();
    await screen.click('button', 'Xóa và đăng xuất');
    await vi.waitFor(() => expect(go).toHaveBeenCalledWith('/dang-nhap'));
    expect(ended()).toBe(true);
    expect(DEVICE.names('chibo.')).toEqual([OTHERS]);
    expect(sessionStorage.length).toBe(0);
  });

  it('says without network that the session stays open and nothing was wiped, and tries again', async () => {
    DEVICE.write(DRAFT, '1');
    offline();
    await signOut();
    expect(screen.get('heading', 'Chưa đăng xuất được: không có mạng')).toBeTruthy();
    expect(screen.text).toContain('phiên vẫn mở');
    expect(DEVICE.names('chibo.draft.v1/an/')).toEqual([DRAFT]);
    server.mockImplementation(() => Promise.resolve(new Response('{}')));
    await screen.click('button', 'Thử lại');
    await vi.waitFor(() => expect(screen.text).toContain('Còn việc chưa gửi lên'));
  });

  it('says the same when nothing is unsent: the cookie cannot be taken back from here', async () => {
    offline();
    await signOut();
    expect(screen.text).toContain('Chưa đăng xuất được: không có mạng');
    expect(go).not.toHaveBeenCalled();
  });

  it('keeps what was to be wiped when the server does not end the session', async () => {
    DEVICE.write(NOTE, '1');
    await signOut();
    server.mockImplementation(() => Promise.resolve(new Response('{"detail":"Máy chủ bận."}', { status: 503 })));
    await screen.click('button', 'Xóa và đăng xuất');
    await vi.waitFor(() => expect(screen.text).toContain('Máy chủ bận.'));
    expect([DEVICE.names('chibo.desk'), go.mock.calls]).toEqual([[NOTE], []]);
  });

  it('asks the page in sight about typing that it alone holds', async () => {
    await signOut(() => false);
    expect([ended(), go.mock.calls]).toEqual([false, []]);
  });
});
