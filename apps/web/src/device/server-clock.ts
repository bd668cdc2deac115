import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { vietnamDay } from '@chibo/domain';
import { DeviceStore } from './device-store';

const EVERY_MINUTE = 60_000;

/** By how much the service was ahead when it was last heard, ms: a page opened without network goes on from there. */
const KEPT = 'chibo.clock.v1';
/** A difference worth keeping, ms. */
const NOTABLE = 30_000;

/**
 * The service's time on this device: every answer tells it, in between the device's clock goes on from there. A tab that
 * stays open over midnight has a new day, and a device whose clock is wrong has the right one.
 */
@Injectable({ providedIn: 'root' })
export class ServerClock {
  private readonly shelf = inject(DeviceStore).device;
  /** Milliseconds by which the service is ahead of this device. */
  private ahead = Number(this.shelf.read(KEPT)) || 0;
  private heard = false;
  private readonly day = signal<string | undefined>(undefined);
  /** Today in Vietnam, `yyyy-mm-dd`; nothing before the first answer. */
  readonly today = this.day.asReadonly();

  constructor() {
    const look = (): void => this.look();
    const timer = setInterval(look, EVERY_MINUTE);
    document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    });
  }

  /** Milliseconds since 1970 by the service's clock; by the device's before the first answer. */
  now(): number {
    return Date.now() + this.ahead;
  }

  /**
   * @param instant what the service says, ISO; nothing when an answer does not come from it
   * @param sentAt when it was asked, by the device's clock: never later than the moment the instant is about, so that
   *   time runs out here rather too early than too late
   */
  hear(instant: string | null, sentAt: number): void {
    const told = Date.parse(instant ?? '');
    if (Number.isNaN(told)) return;
    this.keep(told - sentAt);
    this.heard = true;
    this.look();
  }

  /** Without an answer that says the time: the device's clock, as far beside the service's as it was. */
  goOn(): void {
    this.heard = true;
    this.look();
  }

  private keep(ahead: number): void {
    this.ahead = ahead;
    if (Math.abs(ahead - (Number(this.shelf.read(KEPT)) || 0)) > NOTABLE) this.shelf.write(KEPT, String(ahead));
  }

  private look(): void {
    if (this.heard) this.day.set(vietnamDay(new Date(this.now())));
  }
}
