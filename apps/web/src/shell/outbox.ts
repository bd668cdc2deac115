import {
  DestroyRef,
  EnvironmentInjector,
  Injectable,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';
import { Leases } from '../device/lease';
import { UnsentWork } from '../device/unsent-work';
import type { WaitingSending } from '../device/waiting-sendings';
import { WaitingSendings } from '../device/waiting-sendings';
import { Api } from './api';
import { Session } from './session';

const EVERY_MINUTE = 60_000;

/**
 * Unsent changes of cards go up whatever page is open: looked for when somebody has signed in, at each page, when the
 * network is back and every minute. One tab does it; a card that a page has open is that page's own.
 */
@Injectable({ providedIn: 'root' })
export class Outbox {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly unsent = inject(UnsentWork);
  private readonly sendings = inject(WaitingSendings);
  private readonly leases = inject(Leases);
  private readonly injector = inject(EnvironmentInjector);
  private running?: Promise<void>;
  /** Changes that wait for their owner to look at them, as they were when they were tried. */
  private readonly held = new Map<string, string>();
  private readonly found = signal<ReadonlyMap<string, number>>(new Map());
  /** Cards with changes that only this device has and no page has open: how many of each. */
  readonly left = this.found.asReadonly();
  private readonly queued = signal<readonly WaitingSending[]>([]);
  /** Cards that wait to be sent, and those sent by themselves since the page was opened. */
  readonly waiting = this.queued.asReadonly();
  readonly sent = signal<readonly WaitingSending[]>([]);
  readonly changes = computed(() => [...this.found().values()].reduce((sum, count) => sum + count, 0));

  constructor() {
    const look = (): void => void this.run();
    const timer = setInterval(look, EVERY_MINUTE);
    // What was under way when the network came back has failed without it.
    const back = (): void => (this.held.clear(), void this.run().then(look));
    const elsewhere = (): void => this.count();
    addEventListener('online', back);
    addEventListener('storage', elsewhere);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      removeEventListener('online', back);
      removeEventListener('storage', elsewhere);
    });
    inject(Router)
      .events.pipe(filter((event) => event instanceof NavigationEnd))
      .subscribe(look);
    effect(() => {
      this.session.view();
      this.api.expired();
      this.api.otherAccount();
      this.unsent.letGo();
      this.sendings.changed();
      untracked(look);
    });
    this.unsent.join(() => this.run());
  }

  /** Its receipt is opened: there is no more to say. */
  seen(cardId: string): void {
    this.sent.update((all) => all.filter((sending) => sending.cardId !== cardId));
  }

  /** Its owner lets go of it: the page of a card that was sent or given up elsewhere offers no way to. */
  withdraw(cardId: string): void {
    const account = this.account();
    if (account) this.sendings.drop(account, cardId);
    this.count();
  }

  /** Sends what can be sent now; a second call waits for the first. */
  run(): Promise<void> {
    this.running ??= this.sendAll().finally(() => {
      this.running = undefined;
      this.count();
    });
    return this.running;
  }

  /** Nobody's, while it is not sure whose page this is. */
  private account(): string | undefined {
    const session = this.session.view();
    if (!session || session.mustChoosePassword || this.api.expired() || this.api.otherAccount()) return undefined;
    return session.account.id;
  }

  private count(): void {
    const account = this.account();
    this.found.set(account ? this.unsent.cardsOf(account) : new Map());
    this.queued.set(account ? this.sendings.of(account) : []);
  }

  private async sendAll(): Promise<void> {
    this.count();
    const account = this.account();
    const nothing = !account || this.untried(account).length + this.toSend(account).length === 0;
    if (nothing || !(await this.leases.take(account, 'outbox'))) return;
    try {
      if (await this.sendDrafts(account)) await this.sendWaiting(account);
    } finally {
      this.leases.release(account, 'outbox');
    }
  }

  /** False where nothing can be sent now. */
  private async sendDrafts(account: string): Promise<boolean> {
    const cards = this.untried(account);
    if (cards.length === 0) return true;
    const { sendDraft } = await import('../scorecards/draft/send-draft');
    for (const card of cards) {
      if (this.account() !== account) return false;
      const sent = await sendDraft(this.injector, card, account);
      if (sent === 'NOT_NOW') return false;
      if (sent === 'HELD') this.held.set(card, this.unsent.printOf(account, card));
    }
    return true;
  }

  /** Cards whose branch has pressed "Gửi": after the changes they were sent with. */
  private async sendWaiting(account: string): Promise<void> {
    const sendings = this.toSend(account);
    if (sendings.length === 0) return;
    const { sendWaiting } = await import('../scorecards/draft/send-waiting');
    for (const sending of sendings) {
      if (this.account() !== account) return;
      const done = await sendWaiting(this.injector, account, sending);
      if (done === 'NOT_NOW') return;
      if (done === 'SENT') this.sent.update((all) => [...all, sending]);
    }
  }

  private toSend(account: string): WaitingSending[] {
    return this.sendings.of(account).filter(({ refused }) => !refused);
  }

  private untried(account: string): string[] {
    const cards = [...this.unsent.cardsOf(account).keys()];
    return cards.filter((card) => this.held.get(card) !== this.unsent.printOf(account, card));
  }
}
