import { Injectable, inject } from '@angular/core';
import { DeviceStore } from './device-store';
import type { Shelf } from './shelf';

const ROOT = 'chibo.act.v1';

/** Something asked of the server that changes something there. */
export interface Wish {
  accountId: string;
  /** "POST scorecards/7/submit". */
  route: string;
  /** What goes over the wire, as text. */
  sent: { body?: string; ifMatch?: string };
  /**
   * What alone makes it the same wish, for an act that outlives its tab: then the first version and body are sent again
   * with the first key. Without it all of the request does, in this tab.
   */
  content?: string;
}

export interface Attempt {
  key: string;
  sent: Wish['sent'];
}

type Kept = Attempt & { content?: string };

/**
 * A key for each act until it is answered: asking again after a lost answer is the same act, and the server gives the
 * answer it gave.
 */
@Injectable({ providedIn: 'root' })
export class Attempts {
  private readonly store = inject(DeviceStore);

  /** The attempt under way for this wish, or a new one. */
  begin(wish: Wish): Attempt {
    const [shelf, name] = this.placeOf(wish);
    const kept = shelf.readJson<Kept>(name);
    if (kept && kept.content === wish.content) return { key: kept.key, sent: kept.sent ?? wish.sent };
    const { content, sent } = wish;
    const key = randomKey();
    // All of an ordinary wish is in its name.
    shelf.write(name, JSON.stringify(content === undefined ? { key } : { key, content, sent }));
    return { key, sent };
  }

  /** Told for good whether it is done. Older versions of the same thing can no longer be asked for either. */
  answered(wish: Wish): void {
    const [shelf, name] = this.placeOf(wish);
    shelf.remove(name);
    if (wish.content === undefined && wish.sent.ifMatch)
      for (const older of shelf.names(`${routeOf(wish)} "`)) shelf.remove(older);
  }

  private placeOf(wish: Wish): [Shelf, string] {
    if (wish.content !== undefined) return [this.store.device, routeOf(wish)];
    const { ifMatch = '', body = '' } = wish.sent;
    return [this.store.tab, `${routeOf(wish)} ${ifMatch} ${body}`];
  }
}

function routeOf({ accountId, route }: Wish): string {
  return `${ROOT}/${accountId}/${route}`;
}

/** UUID version 4; `crypto.randomUUID` exists only in a secure context and an office may serve plain HTTP. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
