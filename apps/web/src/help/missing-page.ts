import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PageHeading } from '../shell/page-heading';

@Component({
  imports: [RouterLink, PageHeading],
  template: `
    <section class="page narrow stack">
      <h1>Không có trang này</h1>
      <p>Địa chỉ có thể đã đổi, hoặc đồng chí gõ thiếu. Dữ liệu không bị ảnh hưởng.</p>
      <p><a class="button" routerLink="/">Về Việc cần làm</a></p>
    </section>
  `,
  styles: `
    .page {
      padding: 2rem var(--gutter);
    }
  `,
})
export class MissingPage {}
