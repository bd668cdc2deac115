import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Component } from '@angular/core';
import { ServerClock } from '../device/server-clock';
import { Api, NetworkError, ProblemError, wordsOf } from './api';
import { home, signedIn, signedOut, thisMonth, thisQuarter } from './guards';
import { placesFor } from './places';
import { Session } from './session';

@Component({ template: 'trang' })
class Page {}

const ADMIN = { role: 'ADMIN', roleLabel: '', organizationId: '', organizationName: '', isCell: false } as const;
const SECRETARY = { ...ADMIN, role: 'CELL_SECRETARY', isCell: true } as const;
const ROUTES = [
  { path: '', pathMatch: 'full' as const, canActivate: [home], children: [] },
  { path: 'to-chuc', component: Page },
  { path: 'viec-can-lam', component: Page, canActivate: [signedIn], data: { place: { label: 'Việc cần làm' } } },
  { path: 'quan-tri', component: Page, data: { place: { label: 'Quản trị', roles: ['ADMIN'] } } },
  { path: 'phieu/:id', component: Page, canActivate: [signedIn] },
  { path: 'thang', pathMatch: 'full' as const, canActivate: [thisMonth], children: [] },
  { path: 'thang/:month', component: Page },
  { path: 'to-cong-tac', pathMatch: 'full' as const, canActivate: [thisQuarter], children: [] },
  { path: 'to-cong-tac/:quarter', component: Page },
  { path: 'dang-nhap', component: Page, canActivate: [signedOut] },
  { path: 'thiet-lap', component: Page },
];
const SIGNED_IN = { account: { id: 'an', login: 'an', displayName: 'An' }, roles: [] };

function serve(answers: Record<string, [number, unknown]>): void {
  vi.stubGlobal('fetch', (url: string) => {
    const [status, body] = answers[url] ?? [404, {}];
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
}

describe('frame', () => {
  const installation = { demonstration: false, needsSetup: false, secure: false, today: '2026-03-05' };

  async function goTo(url: string): Promise<string> {
    TestBed.configureTestingModule({ providers: [provideRouter(ROUTES)] });
    await (await RouterTestingHarness.create()).navigateByUrl(url);
    return TestBed.inject(Router).url;
  }
  afterEach(() => vi.unstubAllGlobals());

  it('sends a stranger to sign in and remembers where he wanted to go', async () => {
    serve({ '/api/installation': [200, installation], '/api/session': [401, {}] });
    expect(await goTo('/phieu/7?muc=5.1')).toBe('/dang-nhap?tiep=%2Fphieu%2F7%3Fmuc%3D5.1');
  });

  it('lets in who is signed in', async () => {
    serve({ '/api/installation': [200, installation], '/api/session': [200, SIGNED_IN] });
    expect(await goTo('/phieu/7')).toBe('/phieu/7');
  });

  it("leads to the server's month, also when it has changed while the tab stayed open", async () => {
    serve({ '/api/installation': [200, installation], '/api/session': [200, SIGNED_IN] });
    await goTo('/to-chuc');
    await TestBed.inject(Session).load();
    TestBed.inject(ServerClock).hear('2026-03-31T17:00:00.000Z', Date.now());
    await TestBed.inject(Router).navigateByUrl('/thang');
    expect(TestBed.inject(Router).url).toBe('/thang/2026-04');
    await TestBed.inject(Router).navigateByUrl('/to-cong-tac');
    expect(TestBed.inject(Router).url).toBe('/to-cong-tac/2026-Q2');
  });

  it('opens the set-up while there is no administrator', async () => {
    serve({ '/api/installation': [200, { ...installation, needsSetup: true }], '/api/session': [401, {}] });
    expect(await goTo('/viec-can-lam')).toBe('/thiet-lap');
  });

  it.each([
    [[ADMIN], '/quan-tri'],
    [[ADMIN, SECRETARY], '/viec-can-lam'],
    [[SECRETARY], '/viec-can-lam'],
  ])('begins where the work is', async (roles, url) => {
    serve({ '/api/installation': [200, installation], '/api/session': [200, { ...SIGNED_IN, roles }] });
    expect(await goTo('/')).toBe(url);
  });

  it('shows each role its places', () => {
    expect(placesFor(ROUTES, []).map(({ label }) => label)).toEqual(['Việc cần làm']);
    expect(placesFor(ROUTES, [ADMIN]).map(({ path }) => path)).toEqual(['/viec-can-lam', '/quan-tri']);
  });

  it('asks again for the password when a page is answered 401, but not when nobody was signed in', async () => {
    const api = TestBed.inject(Api);
    serve({ '/api/session': [401, {}], '/api/tasks': [401, { detail: 'Phiên đã hết hạn.' }] });
    await expect(api.get('session')).rejects.toBeInstanceOf(ProblemError);
    expect(api.expired()).toBe(false);
    await expect(api.get('tasks')).rejects.toThrow('Phiên đã hết hạn.');
    expect(api.expired()).toBe(true);
  });

  it('has words for every failure', async () => {
    serve({ '/api/tasks': [502, 'not a problem'] });
    const error = await TestBed.inject(Api)
      .get('tasks')
      .catch((caught: unknown) => caught);
    expect(wordsOf(error)).toContain('mã 502');
    expect(wordsOf(new NetworkError())).toContain('Không kết nối được máy chủ');
    expect(wordsOf(new TypeError('x is undefined'))).toContain('tải lại trang');
  });

  it('knows that the network is gone and that it is back', async () => {
    const api = TestBed.inject(Api);
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(api.get('tasks')).rejects.toBeInstanceOf(NetworkError);
    expect(api.unreachable()).toBe(true);
    serve({ '/api/tasks': [200, {}] });
    await api.get('tasks');
    expect(api.unreachable()).toBe(false);
  });

  it('offers no demonstration accounts on a real installation', async () => {
    const session = TestBed.inject(Session);
    session.installation.set(installation);
    expect(await session.demoAccounts()).toEqual([]);
  });
});
