import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import type { EmailView } from '@chibo/contracts';
import { Act } from '../shell/act';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';
import { EmailCodeForm } from './email-code-form';
import { MailsClient } from './mails-client';

/** Where this account reads letters about deadlines; an empty field stops them. */
@Component({
  selector: 'chibo-email-form',
  imports: [Control, EmailCodeForm, Field, Note, ReadingWords, TextControl],
  template: `
    <form class="stack-wide" novalidate aria-labelledby="email-heading" (submit)="$event.preventDefault(); store()">
      <h2 id="email-heading">Thư nhắc hạn</h2>
      <chibo-reading [of]="opening" failed="Chưa mở được địa chỉ thư" opening="Đang mở…" />
      @if (failure(); as words) {
        <chibo-note [attention]="true" heading="Chưa làm được" role="alert"
          ><p>{{ words }}</p></chibo-note
        >
      }
      @if (stored(); as done) {
        <chibo-note [heading]="done" role="status" />
      }
      @if (view(); as view) {
        @if (!view.mail) {
          <p class="sunk-box">
            Hệ thống này chưa nối máy chủ thư nên chưa gửi thư; địa chỉ ghi ở đây được dùng khi nối. Nhắc hạn vẫn hiện ở
            mục Thông báo.
          </p>
        }
        <chibo-field
          for="email"
          label="Địa chỉ thư điện tử"
          hint="Thư chỉ nói việc và hạn, không ghi điểm. Để trống nếu không muốn nhận thư."
          [error]="act.errors()['email']"
        >
          <input
            chiboControl
            class="input"
            type="email"
            inputmode="email"
            autocomplete="email"
            maxlength="254"
            [(chiboText)]="address"
          />
        </chibo-field>
        <button class="button main wide" [disabled]="act.busy()">
          {{ act.busy() ? 'Đang ghi…' : 'Ghi địa chỉ' }}
        </button>
      }
    </form>
    @if (view(); as view) {
      @if (view.confirmed) {
        <p class="second">Địa chỉ {{ view.email }} đã được xác nhận.</p>
      } @else if (view.email && view.mail) {
        <chibo-email-code-form (confirmed)="confirm($event)" />
      } @else if (view.email) {
        <p class="second">
          Địa chỉ chưa xác nhận. Khi chưa có máy chủ thư, quản trị của cấp ủy xác nhận thay, theo lời đồng chí.
        </p>
      }
    }
  `,
})
export class EmailForm {
  private readonly client = inject(MailsClient);
  private readonly toFirstError = firstError();
  protected readonly opening = reading({ question: () => '', read: () => this.client.email() });
  protected readonly act = new Act();
  protected readonly view = this.opening.value;
  protected readonly address = linkedSignal(() => this.view()?.email ?? '');
  /** What is wrong with the address stands at the field. */
  protected readonly failure = computed(() => (this.act.errors()['email'] ? undefined : this.act.failure()));
  protected readonly stored = signal<string | undefined>(undefined);

  protected confirm(view: EmailView): void {
    this.opening.set(view);
    this.stored.set('Đã xác nhận địa chỉ thư.');
  }

  protected async store(): Promise<void> {
    this.stored.set(undefined);
    const email = this.address().trim() || null;
    const done = await this.act.run(async () => this.opening.set(await this.client.changeEmail(email)));
    if (!done) return this.toFirstError();
    const then = this.view()?.confirmed ? '' : ' sau khi xác nhận';
    this.stored.set(email ? `Thư nhắc hạn sẽ gửi đến ${email}${then}.` : 'Đồng chí sẽ không nhận thư nhắc hạn nữa.');
  }
}
