import { Component, computed, inject, input } from '@angular/core';
import type { IsActiveMatchOptions } from '@angular/router';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Session } from '../shell/session';

const WAYS: readonly { path: string; label: string; ofCommittees?: true }[] = [
  { path: '/xep-loai-nam', label: 'Xếp loại' },
  { path: '/khen-thuong', label: 'Khen thưởng', ofCommittees: true },
  { path: '/mo-hinh', label: 'Mô hình' },
  { path: '/chi-tieu', label: 'Chỉ tiêu' },
];

/** What an organisation looks at over a whole year, each on its page, of the same year and committee. */
@Component({
  selector: 'chibo-year-ways',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav class="row" aria-label="Việc của năm">
      @for (way of ways(); track way.path) {
        <a
          class="filter"
          [routerLink]="way.path"
          [queryParams]="{ nam: year(), to: to() }"
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
export class YearWays {
  readonly year = input.required<number>();
  readonly to = input<string>();
  private readonly session = inject(Session);
  /** A branch has no list of commendations of its own. */
  protected readonly ways = computed(() => {
    const isCommittee = this.session.roles().some(({ isCell }) => !isCell);
    return WAYS.filter(({ ofCommittees }) => isCommittee || !ofCommittees);
  });
  /** The page is the same one, whatever is filtered on it. */
  protected readonly whatever: IsActiveMatchOptions = {
    paths: 'exact',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  };
}
