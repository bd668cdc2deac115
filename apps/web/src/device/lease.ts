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

/**
 * Of several tabs of one browser one does a thing: by the browser's own locks, which a tab that dies lets go of at once; they
 * exist in a secure context only, so elsewhere by a name on the device that runs out.
 */
@Injectable({ providedIn: 'root' })
export class Leases {
  private readonly shelf = inject(DeviceStore).device;
  private readonly tab = `${Date.now()}.${Math.random()}`;
  /** Locks this tab holds, each with what lets go of it. */
  private readonly locks = new Map<string, () => void>();

  /** True when this tab is to do it; it gives the lease back by `release`. */
  async take(accountId: string, what: string): Promise<boolean> {
    const name = nameOf(accountId, what);
    if ('locks' in navigator) return this.lock(name);
    const held = this.shelf.readJson<Lease>(name);
    if (held && held.tab !== this.tab && held.until > Date.now()) return false;
    this.shelf.write(name, JSON.stringify({ tab: this.tab, until: Date.now() + TERM_MS } satisfies Lease));
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    return this.shelf.readJson<Lease>(name)?.tab === this.tab;
  }

  /** Asking again for what this tab holds is granted. */
  private lock(name: string): Promise<boolean> {
    if (this.locks.has(name)) return Promise.resolve(true);
    return new Promise((resolve) => {
      const held = (lock: Lock | null): Promise<void> | undefined => {
        resolve(lock !== null);
        return lock ? new Promise((free) => this.locks.set(name, free)) : undefined;
      };
      navigator.locks.request(name, { ifAvailable: true }, held).catch(() => resolve(false));
    });
  }

  release(accountId: string, what: string): void {
    const name = nameOf(accountId, what);
    this.locks.get(name)?.();
    this.locks.delete(name);
    if (this.shelf.readJson<Lease>(name)?.tab === this.tab) this.shelf.remove(name);
  }
}

/** The account comes second, as with everything that is somebody's. */
function nameOf(accountId: string, what: string): string {
  return `${ROOT}/${accountId}/${what}`;
}
