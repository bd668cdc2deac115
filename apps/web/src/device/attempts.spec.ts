import { TestBed } from '@angular/core/testing';
import type { Wish } from './attempts';
import { Attempts } from './attempts';

const PLAN: Wish = { accountId: 'an', route: 'PUT meeting-plans/7', sent: { body: '{"day":"2026-03-05"}' } };

function submit(content: string, ifMatch = '"7"', body = content): Wish {
  return { accountId: 'an', route: 'POST scorecards/7/submit', sent: { body, ifMatch }, content };
}

describe('the key of an act', () => {
  let attempts: Attempts;
  const keyOf = (wish: Wish): string => attempts.begin(wish).key;

  /** The same tab after the page was loaded anew. */
  function reload(): void {
    TestBed.resetTestingModule();
    attempts = TestBed.inject(Attempts);
  }
  beforeEach(reload);

  it('stays the same until the act is answered, over a reload too', () => {
    const first = keyOf(PLAN);
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(keyOf(PLAN)).toBe(first);
    reload();
    expect(keyOf(PLAN)).toBe(first);
    attempts.answered(PLAN);
    expect(keyOf(PLAN)).not.toBe(first);
  });

  it('is another one for another account, route, version or body', () => {
    const wishes: Wish[] = [
      PLAN,
      { ...PLAN, accountId: 'binh' },
      { ...PLAN, route: 'PUT meeting-plans/8' },
      { ...PLAN, sent: { ...PLAN.sent, ifMatch: '"1"' } },
      { ...PLAN, sent: {} },
    ];
    expect(new Set(wishes.map(keyOf)).size).toBe(wishes.length);
  });

  it('is not kept for versions that the answer has overtaken', () => {
    const at = (version: number, body: string): Wish => ({
      ...PLAN,
      sent: { body, ifMatch: `"${version}"` },
    });
    keyOf(at(1, 'a'));
    keyOf(at(1, 'b'));
    attempts.answered(at(2, 'c'));
    expect(sessionStorage.length).toBe(0);
  });

  it('belongs to the content where the act says so: version and body of the first try go again, in any tab', () => {
    const first = attempts.begin(submit('a', '"7"', '{"secondsSpent":200}'));
    sessionStorage.clear();
    reload();
    expect(attempts.begin(submit('a', '"8"', '{"secondsSpent":260}'))).toEqual(first);
    expect(first.sent).toEqual({ body: '{"secondsSpent":200}', ifMatch: '"7"' });
    expect(keyOf(submit('b'))).not.toBe(first.key);
  });

  it('is new for the same content after the receipt', () => {
    const first = keyOf(submit('a'));
    attempts.answered(submit('a'));
    expect(keyOf(submit('a'))).not.toBe(first);
    expect(localStorage.length).toBe(1);
  });

  it('stays the same on this page where the browser stores nothing', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    reload();
    const [plan, card] = [keyOf(PLAN), keyOf(submit('a'))];
    expect([keyOf(PLAN), keyOf(submit('a'))]).toEqual([plan, card]);
    vi.restoreAllMocks();
  });
});
