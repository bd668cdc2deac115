import { Component } from '@angular/core';
import type { IsActiveMatchOptions } from '@angular/router';
import { RouterLink, RouterLinkActive } from '@angular/router';

const WAYS: readonly { path: string; label: string }[] = [
  { path: '/quan-tri', label: 'Hệ thống' },
  { path: '/quan-tri/tai-khoan', label: 'Tài khoản' },
  { path: '/quan-tri/san-sang', label: 'Sẵn sàng' },
  { path: '/quan-tri/nhat-ky', label: 'Nhật ký' },
  { path: '/quan-tri/bi-tu-choi', label: 'Bị từ chối' },
  { path: '/nhap-bang', label: 'Nhập, xuất bảng' },
];

/** What an administrator looks after, each on its page under one place of the frame. */
@Component({
  selector: 'chibo-admin-ways',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav class="row" aria-label="Việc quản trị">
      @for (way of ways; track way.path) {
        <a
          class="filter"
          [routerLink]="way.path"
          routerLinkActive="here"
          [routerLinkActiveOptions]="whatever"
          ariaCurrentWhenActive="page"
          >{{ way.label }}</a
        >
      }
    </nav>
  `,
  styleUrls: ['../styles/committee-page.css', '../styles/ways.css'],
  host: { class: 'no-print' },
})
export class AdminWays {
  protected readonly ways = WAYS;
  /** The page is the same one, whatever is filtered on it. */
  protected readonly whatever: IsActiveMatchOptions = {
    paths: 'exact',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  };
}
