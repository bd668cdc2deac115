import type { DestroyRef } from '@angular/core';
import { signal } from '@angular/core';

/** Seconds still to wait, told by the second; 0 when there is nothing to wait for. What was said of the wait goes with it. */
export class Countdown {
  readonly seconds = signal(0);
  private until = 0;
  private timer?: ReturnType<typeof setInterval>;

  /** @param over the wait has ended */
  constructor(
    destroyed: DestroyRef,
    private readonly over: () => void,
  ) {
    destroyed.onDestroy(() => clearInterval(this.timer));
  }

  start(seconds: number): void {
    clearInterval(this.timer);
    this.seconds.set(seconds);
    if (seconds === 0) return;
    // By the clock: a page in the background is not called every second.
    this.until = Date.now() + seconds * 1000;
    this.timer = setInterval(() => this.tick(), 1000);
  }

  private tick(): void {
    this.seconds.set(Math.max(0, Math.ceil((this.until - Date.now()) / 1000)));
    if (this.seconds() > 0) return;
    clearInterval(this.timer);
    this.over();
  }
}
