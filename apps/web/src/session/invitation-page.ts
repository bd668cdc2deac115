import { Component, DestroyRef, inject, signal } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { invitationCodeOf, invitationCodeWords } from '@chibo/domain';
import { PageLoad } from '../device/page-load';
import { secondsToWait, wordsByField, wordsOf } from '../shell/api';
import { PageHeading } from '../shell/page-heading';
import { Session } from '../shell/session';
import { Control } from '../ui/control';
import { Countdown } from '../ui/countdown';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';

const SHORTEST_PASSWORD = 8;

/** "Dùng phiếu mời": the code of a printed slip and a password of one's own, which open the account at once. */
@Component({
  imports: [Control, Field, Note, PageHeading, RouterLink, TextControl],
  template: `
    <form class="page narrow stack-wide" novalidate (submit)="$event.preventDefault(); use()">
      <div class="stack">
        <h1>Dùng phiếu mời</h1>
        <p class="second">
          Phiếu do văn phòng đảng ủy in, dùng một lần. Đồng chí nhập mã trên phiếu và đặt mật khẩu chỉ mình đồng chí
          biết: một câu dài dễ nhớ là tốt nhất.
        </p>
      </div>
      @if (refusal(); as words) {
        <chibo-note [attention]="true" heading="Chưa mở được tài khoản" role="alert">
          <p>{{ words }}</p>
        </chibo-note>
      }
      @if (wait.seconds(); as seconds) {
        <p class="second" role="timer">Thử lại được sau {{ seconds }} giây.</p>
      }
      <chibo-field
        for="code"
        label="Mã trên phiếu"
        hint="Ba nhóm năm ký tự; viết hoa hay thường, có gạch nối hay không đều được."
        [error]="errors()['code']"
      >
        <input
          chiboControl
          class="input"
          name="code"
          autocomplete="one-time-code"
          autocapitalize="characters"
          spellcheck="false"
          maxlength="40"
          [(chiboText)]="code"
        />
      </chibo-field>
      <chibo-field for="next" label="Mật khẩu mới" hint="Từ 8 ký tự." [error]="errors()['next']">
        <div class="secret">
          <input
            chiboControl
            class="input"
            name="next"
            autocomplete="new-password"
            [type]="shown() ? 'text' : 'password'"
            [(chiboText)]="next"
          />
          <button type="button" class="button" [attr.aria-pressed]="shown()" (click)="shown.set(!shown())">
            {{ shown() ? 'Ẩn' : 'Hiện' }}<span class="hidden-visually"> mật khẩu</span>
          </button>
        </div>
      </chibo-field>
      <button class="button main wide" [disabled]="busy() || wait.seconds() > 0">
        {{ busy() ? 'Đang mở…' : 'Đặt mật khẩu và vào' }}
      </button>
      <p class="small"><a class="link" routerLink="/dang-nhap">Đã có mật khẩu: đăng nhập</a></p>
    </form>
  `,
  styles: `
    .page {
      padding: 1.5rem var(--gutter) 3rem;
    }
    .secret {
      display: flex;
      gap: 0.5rem;
    }
  `,
})
export class InvitationPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly pageLoad = inject(PageLoad);
  private readonly toFirstError = firstError();
  protected readonly wait = new Countdown(inject(DestroyRef), () => this.refusal.set(undefined));
  protected readonly code = signal('');
  protected readonly next = signal('');
  protected readonly shown = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | undefined>(undefined);
  protected readonly errors = signal<Readonly<Partial<Record<string, string>>>>({});

  /** The square on the slip leads here with the code, which then stays in no history. */
  constructor() {
    const scanned = invitationCodeOf(inject(ActivatedRoute).snapshot.fragment ?? '');
    if (!scanned) return;
    this.code.set(invitationCodeWords(scanned));
    void this.router.navigate([], { replaceUrl: true });
  }

  protected async use(): Promise<void> {
    const [code, next] = [this.code(), this.next()];
    this.errors.set({
      ...(invitationCodeOf(code) ? {} : { code: 'mã gồm 15 chữ cái và chữ số, chép đúng như trên phiếu.' }),
      ...(next.length >= SHORTEST_PASSWORD ? {} : { next: 'mật khẩu mới cần từ 8 ký tự.' }),
    });
    if (Object.keys(this.errors()).length > 0) return this.toFirstError();
    if (!this.busy() && this.wait.seconds() === 0) await this.send(code, next);
  }

  private async send(code: string, next: string): Promise<void> {
    this.busy.set(true);
    this.refusal.set(undefined);
    try {
      const stays = await this.session.useInvitation({ code, next });
      // A page that another account had opened goes, and nothing of it under the new name.
      if (stays) await this.router.navigateByUrl('/');
      else this.pageLoad.go('/');
    } catch (error) {
      this.refusal.set(wordsOf(error));
      this.errors.set(wordsByField(error));
      this.toFirstError();
      this.wait.start(secondsToWait(error));
    } finally {
      this.busy.set(false);
    }
  }
}
