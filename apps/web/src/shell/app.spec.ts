import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Screen } from '../testing/screen';
import { App } from './app';

const PLACES = [{ path: 'viec-can-lam', children: [], data: { place: { label: 'Việc cần làm' } } }];
const INSTALLATION = { demonstration: false, needsSetup: false, secure: false, today: '2026-03-05' };

describe('the frame around every page', () => {
  const asked: string[] = [];
  let screen: Screen<App>;

  async function open(session: object): Promise<void> {
    const account = { id: 'an', login: 'an', displayName: 'An' };
    const answers: Record<string, object> = {
      '/api/installation': INSTALLATION,
      '/api/session': { account, roles: [], ...session },
      '/api/notices/unread': { unread: 2 },
    };
    vi.stubGlobal('fetch', (url: string) => {
      asked.push(url);
      return Promise.resolve(new Response(JSON.stringify(answers[url]), { status: 200 }));
    });
    TestBed.configureTestingModule({ providers: [provideRouter(PLACES)] });
    screen = new Screen(TestBed.createComponent(App));
    await vi.waitFor(() => expect(screen.all('button', 'Đăng xuất').length).toBeGreaterThan(0));
    await screen.settle();
  }
  beforeEach(() => asked.splice(0));
  afterEach(() => vi.unstubAllGlobals());

  it('leads to the places, the notices and the account', async () => {
    await open({});
    for (const name of ['Việc cần làm', 'Tài khoản']) expect(screen.all('link', name).length).toBeGreaterThan(0);
    expect(asked).toContain('/api/notices/unread');
  });

  it('offers nothing that only leads back while the first password is still to be chosen, but the way out', async () => {
    await open({ mustChoosePassword: true });
    const links = screen.all('link').map((link) => link.getAttribute('href'));
    expect(new Set(links)).toEqual(new Set(['/', '/tro-giup']));
    expect(screen.all('button', 'Các mục')).toEqual([]);
    expect(asked).not.toContain('/api/notices/unread');
  });
});
