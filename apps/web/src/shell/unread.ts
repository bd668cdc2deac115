import { DestroyRef, Injectable, effect, inject, signal, untracked } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import type { UnreadView } from '@chibo/contracts';
import { filter } from 'rxjs';
import { Api } from './api';
import { Session } from './session';

const EVERY_MINUTE = 60_000;

/** How many notices wait for who is signed in: asked at each page and every minute while the page is looked at. */
@Injectable({ providedIn: 'root' })
export class Unread {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  readonly count = signal(0);
  /** Whose number is on its way: the page that opens and the session that is read ask at the same moment. */
  private asking?: string;

  constructor() {
    const timer = setInterval(() => void this.ask(), EVERY_MINUTE);
    const back = (): void => void this.ask();
    // Also tells that the network is back, so that the page stops saying it is gone.
    addEventListener('online', back);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      removeEventListener('online', back);
    });
    inject(Router)
      .events.pipe(filter((event) => event instanceof NavigationEnd))
      .subscribe(() => void this.ask());
    effect(() => {
      const somebody = !!this.session.view();
      untracked(() => (somebody ? void this.ask() : this.count.set(0)));
    });
  }

  /** Without an answer the number stays as it was. */
  private async ask(): Promise<void> {
    const session = this.session.view();
    if (!session || session.mustChoosePassword || this.api.expired() || this.api.otherAccount()) return;
    if (document.visibilityState === 'hidden' || this.asking === session.account.id) return;
    this.asking = session.account.id;
    const view = await this.api.get<UnreadView>('notices/unread').catch(() => undefined);
    this.asking = undefined;
    if (view && this.session.view()) this.count.set(view.unread);
  }
}
