import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { DeviceStore } from './device-store';

/** Changes of cards and sheets that the server has not; an officer's notes on cards. */
export const DRAFTS = 'chibo.draft.v1';
export const NOTES = 'chibo.desk.v1';
/** Cards that are to be sent once the server can be reached. */
export const SENDINGS = 'chibo.send.v1';
/** Begin the ids of a working group's sheet and of one that is keyed in: kept beside the cards, they go up whole, by hand. */
export const SHEET = 'visit-';
export const KEYED_SHEET = 'keyed-';

export function isSheet(id: string): boolean {
  return id.startsWith(SHEET) || id.startsWith(KEYED_SHEET);
}

export interface UnsentCount {
  /** Single changes, and the cards they belong to. */
  changes: number;
  cards: number;
  /** Cards with words of an officer that were not sent. */
  notes: number;
  /** Cards that wait to be sent. */
  sendings: number;
}

/** What this device holds that the server has not: whoever is about to leave asks here. */
@Injectable({ providedIn: 'root' })
export class UnsentWork {
  private readonly store = inject(DeviceStore);
  private readonly senders = new Map<() => Promise<void>, () => string | undefined>();

  private readonly left = signal(0);
  /** Turns each time a page has let go of its card: what it could not send is nobody's then. */
  readonly letGo = this.left.asReadonly();

  constructor() {
    const ask = (event: BeforeUnloadEvent): void => {
      if (this.wouldBeLost()) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    inject(DestroyRef).onDestroy(() => removeEventListener('beforeunload', ask));
  }

  /**
   * @param card the one whose changes it sends, while it has one: nobody else does then
   * @returns takes the sender off again
   */
  join(send: () => Promise<void>, card: () => string | undefined = () => undefined): () => void {
    this.senders.set(send, card);
    return () => {
      this.senders.delete(send);
      this.left.update((count) => count + 1);
    };
  }

  /** Sends what can be sent; waits for it no longer than so many milliseconds. */
  async send(patience: number): Promise<void> {
    const sent = Promise.allSettled([...this.senders.keys()].map((send) => send()));
    let timer: ReturnType<typeof setTimeout> | undefined;
    await Promise.race([sent, new Promise((resolve) => (timer = setTimeout(resolve, patience)))]);
    clearTimeout(timer);
  }

  /** Cards, but no sheets, with changes that no page of this tab has open; how many of each. */
  cardsOf(accountId: string): Map<string, number> {
    const open = new Set([...this.senders.values()].map((card) => card()));
    const counts = new Map<string, number>();
    for (const name of this.store.device.names(`${DRAFTS}/${accountId}/`)) {
      const card = name.split('/')[2];
      if (!open.has(card) && !isSheet(card)) counts.set(card, (counts.get(card) ?? 0) + 1);
    }
    return counts;
  }

  /** The changes of a card as they are now: the same text while nothing of them changes. */
  printOf(accountId: string, cardId: string): string {
    const { device } = this.store;
    const names = device.names(`${DRAFTS}/${accountId}/${cardId}/`).sort();
    return names.map((name) => `${name} ${device.read(name) ?? ''}`).join('\n');
  }

  of(accountId: string): UnsentCount {
    const { device } = this.store;
    const changes = device.names(`${DRAFTS}/${accountId}/`);
    const cards = new Set(changes.map((name) => name.split('/')[2])).size;
    const [notes, sendings] = [NOTES, SENDINGS].map((root) => device.names(`${root}/${accountId}/`).length);
    return { changes: changes.length, cards, notes, sendings };
  }

  /** Held by this page alone: a closed window loses it. */
  private wouldBeLost(): boolean {
    return [DRAFTS, NOTES, SENDINGS].some((root) => this.store.device.unstored(`${root}/`).length > 0);
  }
}
