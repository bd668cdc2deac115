import type { ElementRef } from '@angular/core';
import { Component, computed, effect, inject, signal, viewChild } from '@angular/core';
import { Router, RouterLink, RouterOutlet } from '@angular/router';
import { SignInForm } from '../session/sign-in-form';
import { Icon } from '../ui/icon';
import { Api, NetworkError } from './api';
import { Frame } from './frame';
import { Navigations } from './page-heading';
import { placesFor } from './places';
import { Session } from './session';
import { Unread } from './unread';

/** Frame of every page: banner, bar, places, the page, and the way back in when the session has ended. */
@Component({
  selector: 'chibo-root',
  imports: [RouterOutlet, RouterLink, Icon, SignInForm],
  templateUrl: './app.html',
  styleUrl: './app.css',
})
export class App {
  private readonly router = inject(Router);
  private readonly api = inject(Api);
  protected readonly session = inject(Session);
  protected readonly frame = inject(Frame).text;
  protected readonly unreachable = this.api.unreachable;
  protected readonly expired = this.api.expired;
  protected readonly unread = inject(Unread).count;
  protected readonly unreadWords = computed(() =>
    this.unread() > 0 ? `Thông báo, ${this.unread()} chưa đọc` : 'Thông báo',
  );
  /** The very first question to the server failed: there is no page to show yet. */
  protected readonly stranded = signal(false);
  protected readonly places = computed(() => placesFor(this.router.config, this.session.roles()));
  /** The place a page belongs to: itself, or where its arrow leads. */
  private readonly here = computed(() => this.frame().back ?? this.frame().path ?? '');
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('again');

  constructor() {
    inject(Navigations);
    effect(() => this.showDialog(this.expired() && !!this.session.view()));
    void this.start();
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

  protected async signOut(): Promise<void> {
    await this.session.signOut();
    await this.router.navigateByUrl('/dang-nhap');
  }

  /** Somebody else signed in over the open page: that page is not theirs. */
  protected async signedInAgain(sameAccount: boolean): Promise<void> {
    if (!sameAccount) await this.router.navigateByUrl('/', { onSameUrlNavigation: 'reload' });
  }

  protected goToPlaces(): void {
    const foot = document.querySelector<HTMLElement>('footer nav a');
    foot?.focus();
    foot?.scrollIntoView({ block: 'center' });
  }

  private showDialog(open: boolean): void {
    const dialog = this.dialog().nativeElement;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }
}
