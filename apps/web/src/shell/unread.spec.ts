import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { Component } from '@angular/core';
import { RouterTestingHarness } from '@angular/router/testing';
import { NetworkError, Api } from './api';
import { Session } from './session';
import { Unread } from './unread';

@Component({ template: '' })
class Page {}

describe('the number of unread notices', () => {
  const api = { get: vi.fn(), expired: (): boolean => false, otherAccount: (): boolean => false };
  let unread: Unread;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    api.get.mockReset().mockResolvedValue({ unread: 3 });
    const routes = [{ path: '**', component: Page }];
    TestBed.configureTestingModule({ providers: [provideRouter(routes), { provide: Api, useValue: api }] });
    unread = TestBed.inject(Unread);
  });
  afterEach(() => vi.useRealTimers());

  async function signIn(): Promise<void> {
    TestBed.inject(Session).view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles: [] });
    TestBed.tick();
    await Promise.resolve();
    await Promise.resolve();
  }

  it('is not asked for while nobody is signed in', async () => {
    await RouterTestingHarness.create('/a');
    vi.advanceTimersByTime(120_000);
    expect(api.get).not.toHaveBeenCalled();
    expect(unread.count()).toBe(0);
  });

  it('comes with who signs in, with each page and every minute', async () => {
    await signIn();
    expect(unread.count()).toBe(3);
    await RouterTestingHarness.create();
    await TestBed.inject(Router).navigateByUrl('/b');
    const after = api.get.mock.calls.length;
    vi.advanceTimersByTime(60_000);
    expect(api.get.mock.calls.length).toBe(after + 1);
    expect(api.get).toHaveBeenLastCalledWith('notices/unread');
  });

  it('is asked for as soon as the network is back', async () => {
    await signIn();
    const before = api.get.mock.calls.length;
    dispatchEvent(new Event('online'));
    expect(api.get.mock.calls.length).toBe(before + 1);
  });

  it('stays as it was without an answer, and goes with who signs out', async () => {
    await signIn();
    api.get.mockRejectedValue(new NetworkError());
    vi.advanceTimersByTime(60_000);
    await Promise.resolve();
    expect(unread.count()).toBe(3);
    TestBed.inject(Session).view.set(null);
    TestBed.tick();
    expect(unread.count()).toBe(0);
  });
});
