import { Injectable, computed } from '@angular/core';
import { ANSWERS } from '../../worker/kept-answers';
import { Shelf } from './shelf';

/**
 * The one way to the browser's storage. Whatever belongs to somebody has the account as the second part of its name,
 * `chibo.<what>/<account>/<rest>`: an account never sees another one's, and leaves as a whole.
 */
@Injectable({ providedIn: 'root' })
export class DeviceStore {
  /** For all tabs, and for good. */
  readonly device = new Shelf(() => localStorage);
  /** For this tab, until it is closed. */
  readonly tab = new Shelf(() => sessionStorage);
  /** False when the browser stores nothing more: what is typed lives on this page alone. */
  readonly keeps = this.device.keeps;
  /** Where something is that was typed and not sent: as words of its own, and inside a sentence. */
  readonly keptWords = computed(() => (this.keeps() ? 'Đã lưu trên máy' : 'Chỉ trên trang này'));
  readonly where = computed(() => (this.keeps() ? 'trên máy này' : 'trên trang này, đồng chí đừng đóng trang'));

  /** Throws away the answers kept for times without network: whose they are has changed, or may. */
  async forgetAnswers(): Promise<void> {
    if ('caches' in globalThis) await caches.delete(ANSWERS).catch(() => false);
  }

  /** Takes everything of an account from this device; the page keeps nothing of it any more. */
  wipe(accountId: string): void {
    for (const shelf of [this.device, this.tab]) shelf.close(`/${accountId}/`);
  }
}
