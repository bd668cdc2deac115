import { TestBed } from '@angular/core/testing';
import { DeviceStore } from './device-store';
import { UnsentWork } from './unsent-work';

const DRAFT = 'chibo.draft.v1/an/card/facts.present';

describe('work that the server has not', () => {
  afterEach(() => vi.restoreAllMocks());

  /** Whether the browser would ask before it closes the window. */
  function asks(): boolean {
    const closing = new Event('beforeunload', { cancelable: true });
    dispatchEvent(closing);
    return closing.defaultPrevented;
  }
  const refuse = (): unknown =>
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });

  it('is counted by account: changes, cards, and notes of an officer', () => {
    const { device } = TestBed.inject(DeviceStore);
    const names = [DRAFT, `${DRAFT}2`, 'chibo.draft.v1/an/other/weaknesses', 'chibo.desk.v1/an/third'];
    for (const name of [...names, 'chibo.draft.v1/binh/card/x', 'chibo.time.v1/an/card']) device.write(name, '1');
    expect(TestBed.inject(UnsentWork).of('an')).toEqual({ changes: 3, cards: 2, notes: 1, sendings: 0 });
    expect(TestBed.inject(UnsentWork).of('nobody')).toEqual({ changes: 0, cards: 0, notes: 0, sendings: 0 });
  });

  it('is asked about before a window closes over what lives on the page alone, and over nothing else', () => {
    TestBed.inject(UnsentWork);
    const { device } = TestBed.inject(DeviceStore);
    device.write(DRAFT, '1');
    expect(asks()).toBe(false);
    refuse();
    device.write('chibo.time.v1/an/card', '5');
    expect(asks()).toBe(false);
    device.write(DRAFT, '2');
    expect(asks()).toBe(true);
    device.remove(DRAFT);
    expect(asks()).toBe(false);
  });

  it('is sent by everybody who holds some, and one that fails or hangs keeps nobody', async () => {
    vi.useFakeTimers();
    const unsent = TestBed.inject(UnsentWork);
    const sent = vi.fn(() => Promise.resolve());
    const left = unsent.join(vi.fn(() => Promise.reject(new Error('left before'))));
    left();
    unsent.join(() => new Promise(() => undefined));
    unsent.join(() => Promise.reject(new Error('refused')));
    unsent.join(sent);
    const done = vi.fn();
    void unsent.send(5_000).then(done);
    await vi.advanceTimersByTimeAsync(4_999);
    expect([sent.mock.calls.length, done.mock.calls.length]).toEqual([1, 0]);
    await vi.advanceTimersByTimeAsync(1);
    expect(done).toHaveBeenCalled();
    vi.useRealTimers();
  });
});
