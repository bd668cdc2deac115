import { Component, computed, input, output } from '@angular/core';

/** Pages offered at once; beyond, the ones about the page in sight, the first and the last. */
const ALL_OFFERED = 9;

/** The pages of a list that the server cuts; nothing where there is one. */
@Component({
  selector: 'chibo-pages',
  template: `
    @if (pages() > 1) {
      <nav class="row" aria-label="Trang">
        @for (at of offered(); track at) {
          @if ($index > 0 && at > offered()[$index - 1] + 1) {
            <span aria-hidden="true">…</span>
          }
          <button
            type="button"
            class="filter"
            [attr.aria-current]="page() === at ? 'page' : null"
            [attr.aria-pressed]="page() === at"
            (click)="chosen.emit(at)"
          >
            {{ at }}
          </button>
        }
      </nav>
    }
  `,
  styles: `
    nav {
      padding: 1rem var(--gutter);
    }
    @media (min-width: 64rem) {
      nav {
        padding-inline: 0;
      }
    }
  `,
  styleUrl: '../../styles/committee-page.css',
  host: { class: 'no-print' },
})
export class Pages {
  readonly page = input.required<number>();
  readonly pages = input.required<number>();
  readonly chosen = output<number>();
  protected readonly offered = computed(() => pagesOffered(this.page(), this.pages()));
}

/** 1 … 14 15 16 … 300. */
export function pagesOffered(page: number, pages: number): number[] {
  const all = Array.from({ length: pages }, (_, at) => at + 1);
  if (pages <= ALL_OFFERED) return all;
  return all.filter((at) => at === 1 || at === pages || Math.abs(at - page) <= 2);
}
