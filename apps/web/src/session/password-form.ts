import { Component, DestroyRef, inject, output, signal } from '@angular/core';
import { secondsToWait, wordsByField, wordsOf } from '../shell/api';
import { Session } from '../shell/session';
import { Control } from '../ui/control';
import { Countdown } from '../ui/countdown';
import { Field } from '../ui/field';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';

/** A new password, for who knows the one in use. */
@Component({
  selector: 'chibo-password-form',
  imports: [Control, Field, Note, TextControl],
  template: `
    <form
      class="stack-wide"
      novalidate
      aria-labelledby="password-heading"
      (submit)="submit($event, current.text(), next.text())"
    >
      <h2 id="password-heading">Mật khẩu</h2>
      @if (done()) {
        <chibo-note heading="Đã đổi mật khẩu" role="status"
          ><p>Lần sau đồng chí đăng nhập bằng mật khẩu mới.</p></chibo-note
        >
      }
      @if (refusal(); as words) {
        <chibo-note [attention]="true" heading="Chưa đổi được mật khẩu" role="alert"
          ><p>{{ words }}</p></chibo-note
        >
      }
      @if (wait.seconds(); as seconds) {
        <p class="second" role="timer">Thử lại được sau {{ seconds }} giây.</p>
      }
      <chibo-field for="current" label="Mật khẩu hiện tại" [error]="errors().current">
        <input
          #current="chiboText"
          chiboControl
          chiboText
          class="input"
          type="password"
          autocomplete="current-password"
        />
      </chibo-field>
      <chibo-field for="next" label="Mật khẩu mới" hint="Từ 8 ký tự." [error]="errors().next">
        <input #next="chiboText" chiboControl chiboText class="input" type="password" autocomplete="new-password" />
      </chibo-field>
      <button class="button main wide" [disabled]="busy() || wait.seconds() > 0">
        {{ busy() ? 'Đang đổi…' : 'Đổi mật khẩu' }}
      </button>
    </form>
  `,
})
export class PasswordForm {
  private readonly session = inject(Session);
  protected readonly wait = new Countdown(inject(DestroyRef), () => this.refusal.set(undefined));
  readonly changed = output();
  protected readonly busy = signal(false);
  protected readonly done = signal(false);
  protected readonly refusal = signal<string | undefined>(undefined);
  protected readonly errors = signal<{ current?: string; next?: string }>({});

  protected async submit(event: Event, current: string, next: string): Promise<void> {
    event.preventDefault();
    this.done.set(false);
    this.errors.set({
      current: current ? undefined : 'đồng chí nhập mật khẩu đang dùng.',
      next: next.length >= 8 ? undefined : 'mật khẩu mới cần từ 8 ký tự.',
    });
    if (!this.goToError() && this.wait.seconds() === 0)
      await this.change(event.target as HTMLFormElement, { current, next });
  }

  private goToError(): boolean {
    const first = this.errors().current ? 'current' : this.errors().next && 'next';
    if (first) document.getElementById(first)?.focus();
    return !!first;
  }

  private async change(form: HTMLFormElement, body: { current: string; next: string }): Promise<void> {
    this.busy.set(true);
    this.refusal.set(undefined);
    try {
      await this.session.changePassword(body);
      form.reset();
      this.done.set(true);
      this.changed.emit();
    } catch (error) {
      this.refusal.set(wordsOf(error));
      this.errors.set(wordsByField(error));
      this.goToError();
      this.wait.start(secondsToWait(error));
    } finally {
      this.busy.set(false);
    }
  }
}
