import { TestBed } from '@angular/core/testing';
import { TimeSpent } from './time-spent';

describe('time spent on a card', () => {
  let time: TimeSpent;
  let inSight: DocumentVisibilityState;

  function start(card = 'card'): void {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [TimeSpent] });
    time = TestBed.inject(TimeSpent);
    time.follow('an', card);
  }
  function show(state: DocumentVisibilityState): void {
    inSight = state;
    document.dispatchEvent(new Event('visibilitychange'));
  }

  beforeEach(() => {
    vi.useFakeTimers();
    inSight = 'visible';
    vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => inSight);
    start();
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('counts whole seconds while the card is open', () => {
    vi.advanceTimersByTime(12_700);
    expect(time.seconds()).toBe(12);
    vi.advanceTimersByTime(400);
    expect(time.seconds()).toBe(13);
  });

  it('does not count what passes out of sight', () => {
    vi.advanceTimersByTime(8_000);
    show('hidden');
    vi.advanceTimersByTime(60_000);
    expect(time.seconds()).toBe(8);
    show('visible');
    vi.advanceTimersByTime(3_000);
    expect(time.seconds()).toBe(11);
  });

  it('goes on from there after the page was closed, for this card and this account only', () => {
    vi.advanceTimersByTime(20_000);
    start();
    vi.advanceTimersByTime(5_000);
    expect(time.seconds()).toBe(25);
    start('other');
    expect(time.seconds()).toBe(0);
    time.follow('binh', 'card');
    expect(time.seconds()).toBe(0);
  });

  it('stops when the card is only read', () => {
    vi.advanceTimersByTime(6_000);
    time.stop();
    vi.advanceTimersByTime(60_000);
    start();
    expect(time.seconds()).toBe(6);
  });

  it('takes a machine that slept for no more than some seconds, and a card left open for no more than a day', () => {
    const later = performance.now() + 3_600_000;
    vi.spyOn(performance, 'now').mockReturnValue(later);
    expect(time.seconds()).toBe(10);
    localStorage.setItem('chibo.time.v1/an/card', '86399');
    vi.restoreAllMocks();
    start();
    vi.advanceTimersByTime(20_000);
    expect(time.seconds()).toBe(86_400);
  });

  it('begins anew where what was kept is no number', () => {
    localStorage.setItem('chibo.time.v1/an/broken', 'x');
    start('broken');
    vi.advanceTimersByTime(2_000);
    expect(time.seconds()).toBe(2);
  });

  it('counts on in memory where the browser refuses to store', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    vi.advanceTimersByTime(7_000);
    expect(time.seconds()).toBe(7);
  });
});
