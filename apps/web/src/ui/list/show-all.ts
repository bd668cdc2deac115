import { Component, input } from '@angular/core';
import type { LongList } from './long-list';

/** Says how many rows of a long list are not drawn yet, and draws them. */
@Component({
  selector: 'chibo-show-all',
  template: `
    @if (list().hidden() > 0) {
      <p>
        <button type="button" class="button" (click)="list().showAll()">
          Hiện cả {{ list().found().length }} {{ unit() }}
        </button>
      </p>
    }
  `,
  styles: `
    p {
      padding: 1rem var(--gutter);
    }
    @media (min-width: 64rem) {
      p {
        padding-inline: 0;
      }
    }
  `,
  host: { class: 'no-print' },
})
export class ShowAll {
  readonly list = input.required<LongList<{ name: string; parentName?: string }>>();
  readonly unit = input('chi bộ');
}
