import { DestroyRef, Injectable, inject, signal } from '@angular/core';

/** Whether there is room for the side rail, by the size of text the reader has set. */
@Injectable({ providedIn: 'root' })
export class Viewport {
  private readonly query = globalThis.matchMedia?.('(min-width: 64rem)') as MediaQueryList | undefined;
  readonly wide = signal(this.query?.matches ?? false);

  constructor() {
    const listen = (event: MediaQueryListEvent): void => this.wide.set(event.matches);
    this.query?.addEventListener('change', listen);
    inject(DestroyRef).onDestroy(() => this.query?.removeEventListener('change', listen));
  }
}
