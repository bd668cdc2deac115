import { TestBed } from '@angular/core/testing';
import type { CardPulse } from '@chibo/contracts';
import { NetworkError } from '../shell/api';
import { PULSE_EVERY, PulseWatch } from './pulse';
import { QueueClient } from './queue-client';

const CARD = { id: 'card', version: 3 };
const DECIDED: CardPulse = { version: 4, state: 'DECIDED', stateLabel: 'Đã xếp loại' };

describe('news of the open card', () => {
  const pulse = vi.fn();
  const visibility = vi.spyOn(document, 'visibilityState', 'get');
  let watch: PulseWatch;

  beforeEach(() => {
    vi.useFakeTimers();
    visibility.mockReturnValue('visible');
    pulse.mockReset().mockResolvedValue({ ...DECIDED, version: 3 });
    TestBed.configureTestingModule({ providers: [PulseWatch, { provide: QueueClient, useValue: { pulse } }] });
    watch = TestBed.inject(PulseWatch);
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    vi.useRealTimers();
  });

  const wait = (times = 1): Promise<unknown> => vi.advanceTimersByTimeAsync(PULSE_EVERY * times);

  it('arrives within 5 seconds', async () => {
    watch.watch(CARD);
    await wait();
    expect(watch.newer()).toBeUndefined();
    pulse.mockResolvedValue(DECIDED);
    await vi.advanceTimersByTimeAsync(4_900);
    expect(watch.newer()).toEqual(DECIDED);
  });

  it('is not asked for while nobody looks, and at once when somebody does again', async () => {
    visibility.mockReturnValue('hidden');
    watch.watch(CARD);
    await wait(3);
    expect(pulse).not.toHaveBeenCalled();
    visibility.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(pulse).toHaveBeenCalledExactlyOnceWith('card');
  });

  it('does not fall on the next card when its answer comes late', async () => {
    let answer: (pulse: CardPulse) => void = () => undefined;
    pulse.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    watch.watch(CARD);
    await wait();
    watch.watch({ id: 'next', version: 1 });
    answer(DECIDED);
    await wait(0);
    expect(watch.newer()).toBeUndefined();
  });

  it('is asked for again after a time without network, and no more once the page is left', async () => {
    pulse.mockRejectedValueOnce(new NetworkError()).mockResolvedValue(DECIDED);
    watch.watch(CARD);
    await wait(2);
    expect(watch.newer()).toEqual(DECIDED);
    TestBed.resetTestingModule();
    await wait(3);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(pulse).toHaveBeenCalledTimes(2);
  });
});
