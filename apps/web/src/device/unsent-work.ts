import { DestroyRef, Injectable, inject } from '@angular/core';
import { DeviceStore } from './device-store';

/** Changes of cards and sheets that the server has not; an officer's notes on cards. */
export const DRAFTS = 'chibo.draft.v1';
export const NOTES = 'chibo.desk.v1';

export interface UnsentCount {
  /** Single changes, and the cards they belong to. */
  changes: number;
  cards: number;
  /** Cards with words of an officer that were not sent. */
  notes: number;
}

/** What this device holds that the server has not: whoever is about to leave asks here. */
@Injectable({ providedIn: 'root' })
export class UnsentWork {
  private readonly store = inject(DeviceStore);
  private readonly senders = new Set<() => Promise<void>>();

  constructor() {
    const ask = (event: BeforeUnloadEvent): void => {
      if (this.wouldBeLost()) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    inject(DestroyRef).onDestroy(() => removeEventListener('beforeunload', ask));
  }

  /** @returns takes the sender off again */
  join(send: () => Promise<void>): () => void {
    this.senders.add(send);
    return () => this.senders.delete(send);
  }

  /** Sends what can be sent; waits for it no longer than so many milliseconds. */
  async send(patience: number): Promise<void> {
    const sent = Promise.allSettled([...this.senders].map((send) => send()));
    let timer: ReturnType<typeof setTimeout> | undefined;
    await Promise.race([sent, new Promise((resolve) => (timer = setTimeout(resolve, patience)))]);
    clearTimeout(timer);
  }

  of(accountId: string): UnsentCount {
    const { device } = this.store;
    const changes = device.names(`${DRAFTS}/${accountId}/`);
    const cards = new Set(changes.map((name) => name.split('/')[2])).size;
    return { changes: changes.length, cards, notes: device.names(`${NOTES}/${accountId}/`).length };
  }

  /** Held by this page alone: a closed window loses it. */
  private wouldBeLost(): boolean {
    return [DRAFTS, NOTES].some((root) => this.store.device.unstored(`${root}/`).length > 0);
  }
}
