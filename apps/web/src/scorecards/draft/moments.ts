import { DestroyRef, inject } from '@angular/core';

/** Calls when the network is back and whenever the page may be about to go. In an injection context. */
export function atLeaving(send: () => void): void {
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') send();
  };
  addEventListener('online', send);
  addEventListener('pagehide', send);
  document.addEventListener('visibilitychange', hidden);
  inject(DestroyRef).onDestroy(() => {
    removeEventListener('online', send);
    removeEventListener('pagehide', send);
    document.removeEventListener('visibilitychange', hidden);
  });
}
