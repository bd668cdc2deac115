import { Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PageHeading } from '../shell/page-heading';
import { SignInForm } from './sign-in-form';

@Component({
  imports: [SignInForm, PageHeading, RouterLink],
  template: `
    <section class="page narrow stack-wide">
      <div class="stack">
        <h1>Đăng nhập</h1>
        <p class="second">Dùng tài khoản do văn phòng đảng ủy cấp cho đồng chí.</p>
      </div>
      <chibo-sign-in-form (done)="goOn()" />
      <p class="small second">
        Quên mật khẩu: đồng chí báo văn phòng đảng ủy để được cấp lại. Phiếu đang làm dở trên máy này vẫn được giữ khi
        đồng chí đăng nhập lại.
      </p>
      <p class="small"><a class="link" routerLink="/moi">Dùng phiếu mời: đặt mật khẩu bằng mã trên phiếu</a></p>
      <p class="small"><a class="link" routerLink="/kiem-tra">Kiểm tra một văn bản bằng mã in trên đó</a></p>
    </section>
  `,
  styles: `
    .page {
      padding: 1.5rem var(--gutter) 3rem;
    }
  `,
})
export class SignInPage {
  private readonly router = inject(Router);
  /** Address to come back to, from the query. */
  readonly tiep = input<string>();

  protected goOn(): void {
    const wanted = this.tiep() ?? '/';
    void this.router.navigateByUrl(wanted.startsWith('/') && !wanted.startsWith('//') ? wanted : '/');
  }
}
