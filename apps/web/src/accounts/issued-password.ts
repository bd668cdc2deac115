import type { ElementRef } from '@angular/core';
import { Component, afterNextRender, input, output, signal, viewChild } from '@angular/core';
import type { NewAccountView } from '@chibo/contracts';
import { Icon } from '../ui/icon';

/** A password that is shown once: to be copied or printed, and handed over. */
@Component({
  selector: 'chibo-issued-password',
  imports: [Icon],
  template: `
    <section class="sheet stack" aria-labelledby="issued-heading">
      <h2 #heading id="issued-heading" tabindex="-1">Mật khẩu của {{ issued().account.displayName }}</h2>
      <dl class="facts">
        <div>
          <dt>Tên đăng nhập</dt>
          <dd>{{ issued().account.login }}</dd>
        </div>
      </dl>
      <div>
        <label class="field-label" for="issued-password">Mật khẩu dùng lần đầu</label>
        <input #field class="input" id="issued-password" readonly [value]="issued().oneTimePassword" />
      </div>
      <p class="second">
        Chỉ hiện một lần này. Đồng chí chép hoặc in ra, giao tận tay người dùng; người dùng đổi lại sau khi đăng nhập.
      </p>
      <p class="row no-print">
        <button type="button" class="button" (click)="copy()"><chibo-icon name="copy" />Chép</button>
        <button type="button" class="button" (click)="print()"><chibo-icon name="print" />In</button>
        <button type="button" class="button" (click)="closed.emit()">Đã giao xong</button>
        @if (copied(); as words) {
          <span class="second" role="status">{{ words }}</span>
        }
      </p>
    </section>
  `,
  styles: `
    .input {
      max-width: 20rem;
      font-family: ui-monospace, Consolas, monospace;
    }
  `,
})
export class IssuedPassword {
  readonly issued = input.required<NewAccountView>();
  readonly closed = output();

  protected readonly copied = signal<string | undefined>(undefined);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  /** The clipboard's own interface is closed on plain http; then the selected text is copied with the keyboard. */
  protected async copy(): Promise<void> {
    this.field().nativeElement.select();
    try {
      await navigator.clipboard.writeText(this.issued().oneTimePassword);
      this.copied.set('Đã chép.');
    } catch {
      this.copied.set('Đã chọn mật khẩu, đồng chí bấm Ctrl + C để chép.');
    }
  }

  protected print(): void {
    window.print();
  }
}
