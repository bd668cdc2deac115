import { DestroyRef, Injectable, inject } from '@angular/core';
import { DeviceStore } from '../../device/device-store';

const ROOT = 'chibo.time.v1';
const TICK_MS = 5_000;
/** A machine that slept counts for no more than this at once. */
const LONGEST_STEP_MS = 2 * TICK_MS;
/** More says nothing. Seconds. */
const MOST_SECONDS = 86_400;

/**
 * How long a card was open and in sight on this device, over all its pages and visits. Kept on the device by
 * card, never reset by a sending: a card that comes back goes on from there.
 */
@Injectable()
export class TimeSpent {
  private readonly shelf = inject(DeviceStore).device;
  private name?: string;
  private since = 0;
  private spent = 0;

  constructor() {
    const note = (): void => this.note();
    const seen = (): void => {
      // What passed in another tab is not counted: the clock starts anew when the page comes back into sight.
      if (isInSight()) this.since = performance.now();
      else this.note(true);
    };
    const timer = setInterval(note, TICK_MS);
    addEventListener('pagehide', note);
    document.addEventListener('visibilitychange', seen);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      removeEventListener('pagehide', note);
      document.removeEventListener('visibilitychange', seen);
      this.note();
    });
  }

  /** Counts for this card from now on. */
  follow(accountId: string, cardId: string): void {
    const name = `${ROOT}/${accountId}/${cardId}`;
    if (name === this.name) return;
    this.note();
    this.name = name;
    this.spent = this.kept(name);
    this.since = performance.now();
  }

  /** Ends counting, e.g. when the card is only read. */
  stop(): void {
    this.note();
    this.name = undefined;
  }

  /** Whole seconds until now. */
  seconds(): number {
    this.note();
    return this.spent;
  }

  private note(wasInSight = isInSight()): void {
    if (!this.name || !wasInSight) return;
    const passed = Math.floor(Math.min(performance.now() - this.since, LONGEST_STEP_MS) / 1000);
    if (passed < 1) return;
    this.since = Math.max(this.since + passed * 1000, performance.now() - 1000);
    this.spent = Math.min(this.spent + passed, MOST_SECONDS);
    this.shelf.write(this.name, String(this.spent));
  }

  private kept(name: string): number {
    const seconds = Number(this.shelf.read(name));
    return Number.isInteger(seconds) && seconds > 0 ? seconds : 0;
  }
}

function isInSight(): boolean {
  return document.visibilityState === 'visible';
}
