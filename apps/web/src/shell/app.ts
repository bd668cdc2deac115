import { Component, computed, effect, inject, signal } from '@angular/core';
import { NavigationError, NavigationStart, Router, RouterLink, RouterOutlet } from '@angular/router';
import { filter } from 'rxjs';
import { DeviceStore } from '../device/device-store';
import { Icon } from '../ui/icon';
import { momentOf } from '../ui/when';
import { Api, NetworkError } from './api';
import { Frame } from './frame';
import { Navigations } from './page-heading';
import { placesFor } from './places';
import { Session } from './session';
import { SignOut } from './sign-out';
import { Trouble } from './trouble';
import { TroubleNote } from './trouble-note';
import { Unread } from './unread';
import { UnsentStrip } from './unsent-strip';
import { WayBack } from './way-back';

/** The page in sight comes first on a thin line; what is kept for later is fetched so much later, ms. */
const AFTER_OPENING = 6_000;

/** Frame of every page: banner, bar, places, the page, and what stands over it: the way back in, out, and on. */
@Component({
  selector: 'chibo-root',
  imports: [RouterOutlet, RouterLink, Icon, SignOut, TroubleNote, UnsentStrip, WayBack],
  templateUrl: './app.html',
  styleUrl: './app.css',
})
export class App {
  private readonly router = inject(Router);
  private readonly api = inject(Api);
  private readonly store = inject(DeviceStore);
  private readonly trouble = inject(Trouble);
  protected readonly session = inject(Session);
  protected readonly frame = inject(Frame).text;
  protected readonly where = this.store.where;
  protected readonly unread = inject(Unread).count;
  protected readonly unreadWords = computed(() =>
    this.unread() > 0 ? `Thông báo, ${this.unread()} chưa đọc` : 'Thông báo',
  );
  /** The very first question to the server failed: there is no page to show yet. */
  protected readonly stranded = signal(false);
  protected readonly offline = computed(() => this.api.unreachable() && !this.stranded());
  protected readonly keptAt = this.api.keptAt;
  protected readonly momentOf = momentOf;
  /** Nothing is kept on this device: said before anything is typed. */
  protected readonly forgetful = computed(() => !!this.session.view() && !this.store.keeps());
  /** Before the first password of one's own is set every other page leads back to it: none is offered. */
  protected readonly shut = computed(() => this.session.view()?.mustChoosePassword === true);
  protected readonly places = computed(() => (this.shut() ? [] : placesFor(this.router.config, this.session.roles())));
  /** The page in sight. */
  protected readonly page = signal<unknown>(undefined);
  /** The place a page belongs to: itself, or where its arrow leads. */
  private readonly here = computed(() => this.frame().back ?? this.frame().path ?? '');

  constructor() {
    inject(Navigations);
    this.router.events.pipe(filter((event) => event instanceof NavigationStart)).subscribe(() => this.trouble.forget());
    this.router.events
      .pipe(filter((event) => event instanceof NavigationError))
      .subscribe((event) => this.session.installation() && this.trouble.noPageAt(event));
    effect((onCleanup) => {
      const account = this.session.view()?.account.id;
      if (!account || this.shut()) return;
      const timer = setTimeout(() => void this.keepOffline(), AFTER_OPENING);
      onCleanup(() => clearTimeout(timer));
    });
    void this.start();
  }

  /** Nobody waits for it, and what it cannot do now it does the next time the page is opened. */
  private async keepOffline(): Promise<void> {
    const { keepOffline } = await import('./offline-keeper');
    await keepOffline(this.api).catch(() => undefined);
  }

  /** The router turns a failed guard into a failed navigation; here it becomes a page with a way on. */
  protected async start(): Promise<void> {
    try {
      await this.session.load();
      if (this.stranded()) await this.router.navigateByUrl(location.pathname + location.search);
      this.stranded.set(false);
    } catch (error) {
      this.stranded.set(error instanceof NetworkError || !this.session.installation());
    }
  }

  protected isHere(path: string): boolean {
    return this.here() === path || this.here().startsWith(`${path}/`);
  }

  protected signOut(dialog: SignOut): Promise<void> {
    const page = this.page() as { mayLeave?: () => boolean } | undefined;
    return dialog.start(() => page?.mayLeave?.() ?? true);
  }

  protected goToPlaces(): void {
    const foot = document.querySelector<HTMLElement>('footer nav a');
    foot?.focus();
    foot?.scrollIntoView({ block: 'center' });
  }
}
