import { TestBed } from '@angular/core/testing';
import { rested } from './rested';

describe('words that are typed', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are told once they rest, as they stand then', () => {
    const tell = vi.fn();
    const type = TestBed.runInInjectionContext(() => rested(tell));
    for (const words of ['t', 'th', 'tha', ' than ']) {
      type(words);
      vi.advanceTimersByTime(200);
    }
    expect(tell).not.toHaveBeenCalled();
    vi.advanceTimersByTime(250);
    expect(tell).toHaveBeenCalledExactlyOnceWith('than');
  });

  it('are told to nobody who is gone', () => {
    const tell = vi.fn();
    TestBed.runInInjectionContext(() => rested(tell))('than');
    TestBed.resetTestingModule();
    vi.advanceTimersByTime(1_000);
    expect(tell).not.toHaveBeenCalled();
  });
});
