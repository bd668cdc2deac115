import { Component, computed, inject, output, signal } from '@angular/core';
import type { EmailView } from '@chibo/contracts';
import { Act } from '../shell/act';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';
import { MailsClient } from './mails-client';

/** The code of the letter that went to an address: reminders go there once it is typed. */
@Component({
  selector: 'chibo-email-code-form',
  imports: [Control, Field, Note, TextControl],
  template: `
    <form
      class="sunk-box stack"
      novalidate
      aria-label="Xác nhận địa chỉ thư"
      (submit)="$event.preventDefault(); confirm()"
    >
      <p>Địa chỉ chưa xác nhận nên chưa nhận thư nhắc hạn. Một thư có mã gồm 6 chữ số đã gửi đến đó.</p>
      @if (failure(); as words) {
        <chibo-note [attention]="true" heading="Chưa làm được" role="alert"
          ><p>{{ words }}</p></chibo-note
        >
      }
      @if (sent()) {
        <chibo-note heading="Đã gửi mã mới." role="status" />
      }
      <chibo-field for="email-code" label="Mã trong thư" [error]="act.errors()['code']">
        <input
          chiboControl
          class="input"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength="20"
          [(chiboText)]="code"
        />
      </chibo-field>
      <p class="row">
        <button class="button main" [disabled]="act.busy()">Xác nhận</button>
        <button type="button" class="button" [disabled]="act.busy()" (click)="again()">Gửi lại mã</button>
      </p>
    </form>
  `,
})
export class EmailCodeForm {
  private readonly client = inject(MailsClient);
  private readonly toFirstError = firstError();
  readonly confirmed = output<EmailView>();

  protected readonly act = new Act();
  protected readonly code = signal('');
  protected readonly sent = signal(false);
  protected readonly failure = computed(() => (this.act.errors()['code'] ? undefined : this.act.failure()));

  protected async confirm(): Promise<void> {
    this.sent.set(false);
    const code = this.code().trim();
    if (!this.act.check(code ? {} : { code: 'đồng chí gõ mã trong thư.' })) return this.toFirstError();
    const done = await this.act.run(async () => this.confirmed.emit(await this.client.confirmEmail(code)));
    if (!done) this.toFirstError();
  }

  protected async again(): Promise<void> {
    this.sent.set(await this.act.run(async () => void (await this.client.sendEmailCode())));
  }
}
