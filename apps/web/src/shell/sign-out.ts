import type { ElementRef } from '@angular/core';
import { Component, afterRenderEffect, inject, signal, viewChild } from '@angular/core';
import type { UnsentCount } from '../device/unsent-work';
import { UnsentWork } from '../device/unsent-work';
import { Act } from './act';
import { Api, NetworkError } from './api';
import { Session } from './session';

/** Longest wait for what is still to be sent, ms. */
const PATIENCE = 5_000;

/**
 * Signing out: first what was typed is sent; what cannot be sent is named, and removed from the device if its owner says
 * so. Without the server nothing happens, and the words say that the session stays open.
 */
@Component({
  selector: 'chibo-sign-out',
  templateUrl: './sign-out.html',
  styleUrl: './dialog.css',
})
export class SignOut {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly unsent = inject(UnsentWork);
  protected readonly act = new Act();
  protected readonly step = signal<'NONE' | 'SENDING' | 'ASK' | 'OFFLINE' | 'FAILED'>('NONE');
  protected readonly left = signal('');
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    afterRenderEffect(() => this.show(this.step() !== 'NONE'));
  }

  /** @param mayLeave asks the page in sight about typing that it alone holds */
  async start(mayLeave: () => boolean = () => true): Promise<void> {
    await this.attempt(async () => {
      if (this.count() > 0) await this.sendFirst();
      if (this.count() > 0) return this.ask();
      this.step.set('NONE');
      if (mayLeave()) await this.session.signOut(false);
    });
  }

  protected async wipe(): Promise<void> {
    await this.attempt(() => this.session.signOut(true));
  }

  protected stay(): void {
    this.step.set('NONE');
  }

  private async sendFirst(): Promise<void> {
    this.step.set('SENDING');
    await this.unsent.send(PATIENCE);
  }

  /** Whether the server can be reached at all decides what signing out would do. */
  private async ask(): Promise<void> {
    this.left.set(unsentWords(this.now()));
    await this.api.get('installation');
    this.step.set('ASK');
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    let offline = false;
    const done = await this.act.run(() =>
      work().catch((error: unknown) => {
        offline = error instanceof NetworkError;
        throw error;
      }),
    );
    if (!done && this.act.failure()) this.step.set(this.api.otherAccount() ? 'NONE' : offline ? 'OFFLINE' : 'FAILED');
  }

  private now(): UnsentCount {
    return this.unsent.of(this.session.view()?.account.id ?? '');
  }

  private count(): number {
    const { changes, notes, sendings } = this.now();
    return changes + notes + sendings;
  }

  private show(open: boolean): void {
    const dialog = this.dialog().nativeElement;
    if (open && !dialog.open) dialog.showModal();
    if (open) dialog.querySelector('button')?.focus();
    if (!open && dialog.open) dialog.close();
  }
}

/** "3 thay đổi của 1 phiếu và điều đang ghi khi thẩm định 2 phiếu". */
export function unsentWords({ changes, cards, notes, sendings }: UnsentCount): string {
  const parts = [
    ...(sendings > 0 ? [`${sendings} phiếu chờ gửi`] : []),
    ...(changes > 0 ? [`${changes} thay đổi của ${cards} phiếu`] : []),
    ...(notes > 0 ? [`điều đang ghi khi thẩm định ${notes} phiếu`] : []),
  ];
  return parts.join(' và ');
}
