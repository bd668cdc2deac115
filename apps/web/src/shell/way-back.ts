import type { ElementRef } from '@angular/core';
import { Component, afterRenderEffect, computed, inject, signal, viewChild } from '@angular/core';
import { DeviceStore } from '../device/device-store';
import { PageLoad } from '../device/page-load';
import { SignInForm } from '../session/sign-in-form';
import { Api } from './api';
import { Session } from './session';

/**
 * Locks a page whose account is no longer signed in, over the page: what was not sent stays on it. It opens again for its
 * own account alone; anybody else leaves it by a full load.
 */
@Component({
  selector: 'chibo-way-back',
  imports: [SignInForm],
  templateUrl: './way-back.html',
  styleUrl: './dialog.css',
})
export class WayBack {
  private readonly api = inject(Api);
  private readonly pageLoad = inject(PageLoad);
  private readonly session = inject(Session);
  protected readonly where = inject(DeviceStore).where;
  protected readonly taken = this.api.otherAccount;
  protected readonly owner = computed(() => this.session.view()?.account);
  protected readonly locked = computed(() => !!this.owner() && (this.taken() || this.api.expired()));
  /** Its own account wants to come back to a page that another one has the browser of. */
  protected readonly returning = signal(false);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    // Once its words and fields are there: the first of them takes the focus.
    afterRenderEffect(() => {
      this.show(this.locked());
      if (this.returning() || (this.locked() && !this.taken())) this.toPassword();
    });
  }

  /** Some browsers close a dialog at the second Escape, whatever the page says. */
  protected closed(): void {
    this.show(this.locked());
  }

  protected signedIn(sameAccount: boolean): void {
    if (!sameAccount) this.pageLoad.go('/');
  }

  protected leave(): void {
    this.pageLoad.go('/');
  }

  /** The name stands there already. */
  private toPassword(): void {
    this.dialog().nativeElement.querySelector<HTMLElement>('input[name=password]')?.focus();
  }

  private show(locked: boolean): void {
    const dialog = this.dialog().nativeElement;
    if (locked && !dialog.open) dialog.showModal();
    if (locked) return;
    this.returning.set(false);
    if (dialog.open) dialog.close();
  }
}
