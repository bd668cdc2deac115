import { DestroyRef, Injectable, inject } from '@angular/core';

/** Leaves the application by a full load: nothing of this page lives on in memory. */
@Injectable({ providedIn: 'root' })
export class PageLoad {
  constructor() {
    // "Back" may bring a left page back from memory, with everything of somebody who has signed out.
    const seen = (event: PageTransitionEvent): void => {
      if (event.persisted) this.again();
    };
    addEventListener('pageshow', seen);
    inject(DestroyRef).onDestroy(() => removeEventListener('pageshow', seen));
  }

  /** @param path of this application */
  go(path: string): void {
    location.assign(path);
  }

  again(): void {
    location.reload();
  }
}
