import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { PageHeading } from '../shell/page-heading';
import { PasswordForm } from './password-form';

/** After the first sign-in with a password somebody else made: nothing else is open before it is changed. */
@Component({
  imports: [PageHeading, PasswordForm],
  template: `
    <div class="page narrow stack-wide">
      <h1 class="hidden-on-phone">Đặt mật khẩu của đồng chí</h1>
      <p>
        Mật khẩu đang dùng do quản trị cấp và chỉ dùng được một lần. Đồng chí nhập lại mật khẩu đó, rồi đặt mật khẩu chỉ
        mình đồng chí biết: một câu dài dễ nhớ là tốt nhất.
      </p>
      <chibo-password-form (changed)="begin()" />
    </div>
  `,
  styles: `
    .page {
      padding: 1.5rem var(--gutter) 3rem;
    }
  `,
})
export class FirstPasswordPage {
  private readonly router = inject(Router);

  protected begin(): void {
    void this.router.navigateByUrl('/');
  }
}
