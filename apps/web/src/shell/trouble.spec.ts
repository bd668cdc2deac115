import { Component, ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NavigationError, Router, provideRouter, withRouterConfig } from '@angular/router';
import { PageLoad } from '../device/page-load';
import { UnsentWork } from '../device/unsent-work';
import { Screen } from '../testing/screen';
import { NetworkError, ProblemError } from './api';
import { TellErrors, Trouble } from './trouble';
import { TroubleNote } from './trouble-note';

const NO_CHUNK = new TypeError('Failed to fetch dynamically imported module: http://x/chunk-A.js');

@Component({ imports: [TroubleNote], template: `<button (click)="press()">Bấm</button><chibo-trouble />` })
class Page {
  press = vi.fn<() => void>();
}

describe('what no page has caught', () => {
  const go = vi.fn();
  let screen: Screen<Page>;
  let page: Page;

  beforeEach(async () => {
    go.mockReset();
    vi.spyOn(console, 'error').mockReturnValue();
    TestBed.configureTestingModule({
      rethrowApplicationErrors: false,
      providers: [
        { provide: ErrorHandler, useClass: TellErrors },
        { provide: PageLoad, useValue: { go } },
        provideRouter(
          [{ path: 'xep-hang', loadComponent: () => Promise.reject(NO_CHUNK) }],
          withRouterConfig({ resolveNavigationPromiseOnError: true }),
        ),
      ],
    });
    const fixture = TestBed.createComponent(Page);
    page = fixture.componentInstance;
    screen = new Screen(fixture);
    await screen.settle();
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  const online = (): unknown => vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}')));
  const offline = (): unknown => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  async function press(does: () => void): Promise<void> {
    page.press.mockImplementation(does);
    await screen.click('button', 'Bấm');
    await screen.settle();
  }
  const fail = (error: Error) => (): never => {
    throw error;
  };

  it('in a press is said in words, with a way on', async () => {
    online();
    await press(fail(new TypeError('x is undefined')));
    expect(screen.get('alert').textContent).toContain('Trang gặp lỗi');
    await screen.click('button', 'Tải lại trang');
    await vi.waitFor(() => expect(go).toHaveBeenCalledWith(location.pathname + location.search));
  });

  it('is a page of its own where none could be opened', async () => {
    const fixture = TestBed.createComponent(TroubleNote);
    fixture.componentRef.setInput('alone', true);
    TestBed.inject(Trouble).tell(NO_CHUNK);
    await fixture.whenStable();
    expect(new Screen(fixture).get('heading', 'Chưa mở được trang')).toBeTruthy();
    // Put aside, nothing at all would be left.
    expect(new Screen(fixture).all('button').map(({ textContent }) => textContent?.trim())).toEqual(['Tải lại trang']);
  });

  it('can be put aside', async () => {
    await press(fail(new TypeError('x is undefined')));
    await screen.click('button', 'Đóng');
    expect(screen.all('alert')).toEqual([]);
  });

  it('is said as the server or the network says it', async () => {
    await press(fail(new NetworkError()));
    expect(screen.text).toContain('Không kết nối được máy chủ');
    const problem = {
      type: 'about:blank',
      title: '',
      status: 422,
      code: 'X',
      detail: 'Chưa đủ.',
      requestId: '',
    } as const;
    await press(fail(new ProblemError(problem)));
    expect(screen.text).toContain('Chưa đủ.');
    expect(screen.all('button', 'Tải lại trang')).toEqual([]);
  });

  it('is not said twice where a dialog locks the page', async () => {
    const problem = { type: 'about:blank', title: '', status: 401, code: 'X', detail: 'Hết.', requestId: '' } as const;
    await press(fail(new ProblemError(problem)));
    expect(screen.all('alert')).toEqual([]);
  });

  it('is not said where nothing is wrong', async () => {
    await press(fail(new Error('ResizeObserver loop completed with undelivered notifications.')));
    expect(screen.all('alert')).toEqual([]);
  });

  it('leads on to a page whose file cannot be fetched, once the server answers and what waits is sent', async () => {
    const order: string[] = [];
    go.mockImplementation((path: string) => order.push(path));
    TestBed.inject(UnsentWork).join(() => Promise.resolve(void order.push('sent')));
    const router = TestBed.inject(Router);
    router.events.subscribe((event) => {
      if (event instanceof NavigationError) TestBed.inject(Trouble).noPageAt(event);
    });
    expect(await router.navigateByUrl('/xep-hang?thang=3')).toBeFalsy();
    await screen.settle();
    expect(screen.get('alert').textContent).toContain('Chưa mở được trang');
    offline();
    await screen.click('button', 'Tải lại trang');
    await vi.waitFor(() => expect(screen.text).toContain('Không kết nối được máy chủ'));
    expect(order).toEqual([]);
    online();
    await screen.click('button', 'Tải lại trang');
    await vi.waitFor(() => expect(order).toEqual(['sent', '/xep-hang?thang=3']));
  });
});
