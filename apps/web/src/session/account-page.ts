import { Component } from '@angular/core';
import { PageHeading } from '../shell/page-heading';
import { EmailForm } from '../mails/email-form';
import { PasswordForm } from './password-form';
import { SessionList } from './session-list';

/** "Tài khoản": where letters go, the password, and in which browsers one is signed in. */
@Component({
  imports: [EmailForm, PageHeading, PasswordForm, SessionList],
  template: `
    <div class="page narrow stack-wide">
      <h1 class="hidden-on-phone">Tài khoản</h1>
      <chibo-email-form />
      <hr />
      <chibo-password-form />
      <hr />
      <chibo-session-list />
    </div>
  `,
  styles: `
    .page {
      padding: 1.5rem var(--gutter) 3rem;
    }

    hr {
      width: 100%;
      border: 0;
      border-top: 1px solid var(--line);
    }
  `,
})
export class AccountPage {}
