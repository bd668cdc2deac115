import { Component, DestroyRef, inject, input, output, signal } from '@angular/core';
import type { DemoAccountView } from '@chibo/contracts';
import { secondsToWait, wordsOf } from '../shell/api';
import { Session } from '../shell/session';
import { Control } from '../ui/control';
import { Countdown } from '../ui/countdown';
import { Field } from '../ui/field';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';

/** Name and password; in a demonstration also the accounts by role, by one click. Serves the page and the way back in. */
@Component({
  selector: 'chibo-sign-in-form',
  imports: [Control, Field, Icon, Note, TextControl],
  template: `
    <form class="stack-wide" novalidate (submit)="submit($event, name.text(), password.text())">
      @if (!cookies) {
        <chibo-note [attention]="true" heading="Trình duyệt đang chặn cookie" role="alert">
          <p>
            Không có cookie thì không giữ được phiên đăng nhập. Đồng chí cho phép cookie của trang này rồi tải lại
            trang.
          </p>
        </chibo-note>
      }
      @if (refusal(); as words) {
        <chibo-note [attention]="true" heading="Chưa đăng nhập được" role="alert">
          <p>{{ words }}</p>
        </chibo-note>
      }
      @if (wait.seconds(); as seconds) {
        <p class="second" role="timer">Đăng nhập lại được sau {{ seconds }} giây.</p>
      }
      <chibo-field for="login" label="Tên đăng nhập" [error]="missing().login">
        <input
          #name="chiboText"
          chiboControl
          class="input"
          name="username"
          [chiboText]="login()"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
        />
      </chibo-field>
      <chibo-field for="password" label="Mật khẩu" [error]="missing().password">
        <div class="secret">
          <input
            #password="chiboText"
            chiboControl
            chiboText
            class="input"
            name="password"
            autocomplete="current-password"
            [type]="shown() ? 'text' : 'password'"
          />
          <button type="button" class="button" [attr.aria-pressed]="shown()" (click)="shown.set(!shown())">
            <chibo-icon name="eye" />{{ shown() ? 'Ẩn' : 'Hiện' }}<span class="hidden-visually"> mật khẩu</span>
          </button>
        </div>
      </chibo-field>
      <button class="button main wide" [disabled]="busy() || wait.seconds() > 0">
        {{ busy() ? 'Đang đăng nhập…' : 'Đăng nhập' }}
      </button>
    </form>
    @if (demo().length > 0) {
      <section class="demo stack" aria-labelledby="demo-heading">
        <h2 id="demo-heading">Xem thử bằng dữ liệu minh họa</h2>
        <p class="small second">Mỗi nút vào thẳng một vai trò, không cần mật khẩu.</p>
        @for (account of demo(); track account.accountId) {
          <button type="button" class="button wide role" [disabled]="busy()" (click)="enter(account.accountId)">
            <span>{{ account.roleLabel }}</span>
            <span class="small">{{ account.organizationName }}</span>
          </button>
        }
      </section>
    }
  `,
  styles: `
    .secret {
      display: flex;
      gap: 0.5rem;
    }
    .demo {
      margin-top: 2rem;
      padding-top: 1.5rem;
      border-top: 1px solid var(--line);
    }
    .role {
      flex-direction: column;
      align-items: flex-start;
      gap: 0;
      text-align: start;
    }
    .role .small {
      color: var(--ink-2);
    }
  `,
})
export class SignInForm {
  private readonly session = inject(Session);
  protected readonly wait = new Countdown(inject(DestroyRef), () => this.refusal.set(undefined));
  /** Signed in; false when the page belongs to another account. */
  readonly done = output<boolean>();
  /** Name to begin with. */
  readonly login = input('');
  /** Without them the sign-in succeeds and the next page knows nobody. */
  protected readonly cookies = navigator.cookieEnabled;
  protected readonly shown = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | undefined>(undefined);
  protected readonly missing = signal<{ login?: string; password?: string }>({});
  protected readonly demo = signal<DemoAccountView[]>([]);

  constructor() {
    void this.session.demoAccounts().then((accounts) => this.demo.set(accounts));
  }

  protected submit(event: Event, login: string, password: string): void {
    event.preventDefault();
    this.missing.set({
      login: login.trim() ? undefined : 'đồng chí nhập tên đăng nhập.',
      password: password ? undefined : 'đồng chí nhập mật khẩu.',
    });
    const first = this.missing().login ? 'login' : this.missing().password && 'password';
    if (first) document.getElementById(first)?.focus();
    else if (this.wait.seconds() === 0) void this.attempt(() => this.session.signIn({ login: login.trim(), password }));
  }

  protected enter(accountId: string): void {
    void this.attempt(() => this.session.signInDemo(accountId));
  }

  private async attempt(signIn: () => Promise<boolean>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(undefined);
    try {
      this.done.emit(await signIn());
    } catch (error) {
      this.refusal.set(wordsOf(error));
      this.wait.start(secondsToWait(error));
    } finally {
      this.busy.set(false);
    }
  }
}
