import { Injectable, inject } from '@angular/core';
import { DeviceStore } from './device-store';

const ROOT = 'chibo.lease.v1';
/** A tab that dies with its lease holds the others up no longer than this, ms. */
const TERM_MS = 90_000;
/** Two tabs that ask in the same moment have both written by then, ms; who wrote last has it. */
const SETTLED_MS = 60;

interface Lease {
  tab: string;
  until: number;
}

/** Of several tabs of one browser one does a thing. The browser's own locks exist in a secure context only. */
@Injectable({ providedIn: 'root' })
export class Leases {
  private readonly shelf = inject(DeviceStore).device;
  private readonly tab = `${Date.now()}.${Math.random()}`;

  /** True when this tab is to do it; it gives the lease back by `release`. */
  async take(accountId: string, what: string): Promise<boolean> {
    const name = nameOf(accountId, what);
    const held = this.shelf.readJson<Lease>(name);
    if (held && held.tab !== this.tab && held.until > Date.now()) return false;
    this.shelf.write(name, JSON.stringify({ tab: this.tab, until: Date.now() + TERM_MS } satisfies Lease));
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    return this.shelf.readJson<Lease>(name)?.tab === this.tab;
  }

  release(accountId: string, what: string): void {
    const name = nameOf(accountId, what);
    if (this.shelf.readJson<Lease>(name)?.tab === this.tab) this.shelf.remove(name);
  }
}

/** The account comes second, as with everything that is somebody's. */
function nameOf(accountId: string, what: string): string {
  return `${ROOT}/${accountId}/${what}`;
}
