import { TestBed } from '@angular/core/testing';
import { ServerClock } from '../device/server-clock';
import { Api, NetworkError, ProblemError } from './api';
import { Session } from './session';

const AN = { account: { id: 'an', login: 'an', displayName: 'An' }, roles: [] };
const BINH = { account: { id: 'binh', login: 'binh', displayName: 'Bình' }, roles: [] };

type Headers = Record<string, string>;

describe('the way to the server', () => {
  const server = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();
  let api: Api;
  let session: Session;

  const answer = (status: number, body: unknown = {}, headers: Headers = {}): void =>
    void server.mockResolvedValueOnce(new Response(JSON.stringify(body), { status, headers }));
  const asked = (at = -1): RequestInit => server.mock.calls.at(at)![1];
  const headers = (at = -1): Headers => asked(at).headers as Headers;
  const key = (at = -1): string | undefined => headers(at)['Idempotency-Key'];
  const act = (): Promise<unknown> =>
    api.post('months/2026-03/close', { body: { reasons: [] } }).catch((error) => error);

  beforeEach(() => {
    server.mockReset();
    vi.stubGlobal('fetch', server);
    api = TestBed.inject(Api);
    session = TestBed.inject(Session);
    session.view.set(AN);
  });
  afterEach(() => vi.unstubAllGlobals());

  it('says of an answer that this device had kept of when it is, and takes no time from it', async () => {
    const clock = TestBed.inject(ServerClock);
    answer(200, {}, { 'X-Now': new Date(Date.now() - 86_400_000).toISOString(), 'X-Kept': '1' });
    await api.get('tasks');
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(60_000);
    expect([api.unreachable(), Date.parse(api.keptAt() ?? '') < Date.now()]).toEqual([true, true]);
    answer(200, {}, { 'X-Now': new Date().toISOString() });
    await api.get('tasks');
    expect([api.unreachable(), api.keptAt()]).toEqual([false, undefined]);
  });

  it('says with every request which account the page belongs to', async () => {
    for (const ask of [() => api.get('tasks'), () => act(), () => api.delete('session')]) {
      answer(200);
      await ask();
      expect(headers()['X-Account']).toBe('an');
    }
  });

  it('names no account while somebody signs in, and none when nobody has', async () => {
    answer(200, AN);
    await session.signIn({ login: 'an', password: 'x' });
    expect(headers()).not.toHaveProperty('X-Account');
    answer(200, []);
    await api.get('session/demo-accounts');
    expect(headers()).not.toHaveProperty('X-Account');
    session.view.set(null);
    answer(200);
    await api.get('installation');
    expect(headers()).not.toHaveProperty('X-Account');
  });

  it('goes on as its own account when another one signs in over it', async () => {
    answer(200, BINH);
    expect(await session.signIn({ login: 'binh', password: 'x' })).toBe(false);
    expect(session.view()).toEqual(AN);
    answer(409, { code: 'OTHER_ACCOUNT', detail: 'Tài khoản khác.' });
    await expect(api.get('tasks')).rejects.toThrow('Tài khoản khác.');
    expect(headers()['X-Account']).toBe('an');
    expect(api.otherAccount()).toBe(true);
    answer(200, AN);
    expect(await session.signIn({ login: 'an', password: 'x' })).toBe(true);
    expect(api.otherAccount()).toBe(false);
  });

  it.each([
    ['no answer', () => server.mockRejectedValueOnce(new TypeError('Failed to fetch'))],
    ['an answer torn off half-way', () => server.mockResolvedValueOnce(new Response('{"id":'))],
    ['a page of somebody in between', () => server.mockResolvedValueOnce(new Response('<html>', { status: 403 }))],
    ['a server in trouble', () => answer(503, { code: 'DATABASE_AWAY' })],
    ['the first try still running', () => answer(409, { code: 'STILL_RUNNING' })],
    ['too many tries', () => answer(429, { code: 'TOO_MANY_REQUESTS' })],
    ['a session that has ended', () => answer(401, { code: 'NOT_SIGNED_IN' })],
    ['another account', () => answer(409, { code: 'OTHER_ACCOUNT' })],
  ])('asks for the same act under the same key after %s', async (_, happens) => {
    happens();
    expect(await act()).toBeInstanceOf(Error);
    answer(200);
    await act();
    expect(key(0)).toMatch(/^[\w-]{36}$/);
    expect(key(1)).toBe(key(0));
    answer(200);
    await act();
    expect(key(2)).not.toBe(key(0));
  });

  it.each([400, 403, 404, 412, 422])('takes a new key after the refusal %d', async (status) => {
    answer(status, { code: 'REFUSED' });
    expect(await act()).toBeInstanceOf(ProblemError);
    answer(200);
    await act();
    expect(key(1)).not.toBe(key(0));
  });

  it('has no key for what changes nothing, nor for the session itself', async () => {
    for (const ask of [
      () => api.get('tasks'),
      () => api.put('session/password', { body: { current: 'a', next: 'b' } }),
      () => api.delete('session'),
    ]) {
      answer(200);
      await ask();
      expect(key()).toBeUndefined();
    }
    expect(sessionStorage.length + localStorage.length).toBe(0);
  });

  it('sends the same content as it was sent first: key, version and body', async () => {
    const send = (version: number, secondsSpent: number): Promise<unknown> => {
      const body = { weaknesses: 'a', secondsSpent };
      return api.post('scorecards/7/submit', { body, content: 'a', headers: { 'If-Match': `"${version}"` } });
    };
    server.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await expect(send(7, 200)).rejects.toBeInstanceOf(NetworkError);
    answer(200);
    await send(8, 260);
    expect([key(1), headers(1)['If-Match'], asked(1).body]).toEqual([key(0), '"7"', asked(0).body]);
  });

  it("takes today from the answer, whatever the device's clock and the first page said", async () => {
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-05' });
    expect(session.today()).toBe('2026-03-05');
    answer(404, {}, { 'X-Now': '2026-03-31T17:00:00.000Z' });
    await api.get('tasks').catch(() => undefined);
    expect(session.today()).toBe('2026-04-01');
    expect(Math.abs(TestBed.inject(ServerClock).now() - Date.parse('2026-03-31T17:00:00.000Z'))).toBeLessThan(60_000);
  });
});
