import { TestBed } from '@angular/core/testing';
import { ServerClock } from './server-clock';

describe("the service's clock on a device", () => {
  let clock: ServerClock;

  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2001-01-01T00:00:00Z') });
    clock = TestBed.inject(ServerClock);
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    vi.useRealTimers();
  });

  it('goes by what the service says, however wrong the device is', () => {
    expect(clock.today()).toBeUndefined();
    clock.hear('2026-03-05T16:59:00.000Z', Date.now());
    expect(clock.today()).toBe('2026-03-05');
    vi.advanceTimersByTime(30_000);
    expect(new Date(clock.now()).toISOString()).toBe('2026-03-05T16:59:30.000Z');
  });

  it('has a new day after midnight in Vietnam without being asked', () => {
    clock.hear('2026-03-31T16:58:30.000Z', Date.now());
    vi.advanceTimersByTime(3 * 60_000);
    expect(clock.today()).toBe('2026-04-01');
  });

  it('has it as soon as a machine that slept is looked at', () => {
    clock.hear('2026-03-31T16:58:30.000Z', Date.now());
    vi.setSystemTime(Date.now() + 3_600_000);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(clock.today()).toBe('2026-04-01');
  });

  it('passes over an answer that tells no time', () => {
    clock.hear('2026-03-05T10:00:00.000Z', Date.now());
    clock.hear(null, Date.now());
    clock.hear('soon', Date.now());
    expect(new Date(clock.now()).toISOString()).toBe('2026-03-05T10:00:00.000Z');
  });
});
