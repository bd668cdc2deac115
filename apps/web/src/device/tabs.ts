import { DestroyRef, Injectable, inject } from '@angular/core';

/** What one tab of this browser tells the others: who has signed in, or that somebody has signed out (and left nothing). */
export type TabNews = { in: string } | { out: string; wiped: boolean };

const CHANNEL = 'chibo.session';

/** All tabs of a browser share one cookie, so they tell each other when it changes. Without it the next answer tells. */
@Injectable({ providedIn: 'root' })
export class Tabs {
  private readonly channel = openChannel();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.channel?.close());
  }

  tell(news: TabNews): void {
    this.channel?.postMessage(news);
  }

  onNews(hear: (news: TabNews) => void): void {
    this.channel?.addEventListener('message', ({ data }: MessageEvent<TabNews>) => hear(data));
  }
}

/** Absent in old browsers, and refused where the browser keeps nothing for this address. */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return undefined;
  }
}
