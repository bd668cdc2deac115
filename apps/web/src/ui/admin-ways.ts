import { Component } from '@angular/core';
import type { IsActiveMatchOptions } from '@angular/router';
import { RouterLink, RouterLinkActive } from '@angular/router';

const WAYS: readonly { path: string; label: string }[] = [
  { path: '/quan-tri', label: 'Hệ thống' },
  { path: '/quan-tri/tai-khoan', label: 'Tài khoản' },
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
  styleUrl: '../styles/committee-page.css',
  styles: `
    nav {
      padding: 0 var(--gutter) 1rem;
    }
    a {
      display: inline-flex;
      align-items: center;
      text-decoration: none;
    }
    a.here {
      border-color: var(--ink);
      background: var(--ink);
      color: var(--on-ink);
      font-weight: 600;
    }
    @media (min-width: 64rem) {
      nav {
        padding-inline: 0;
      }
    }
  `,
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
