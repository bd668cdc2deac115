import { Component, computed, input } from '@angular/core';
import { NONE, lineWords } from './quality-words';

/** So many lines stand open; more are folded. */
const OPEN = 2;

/** Lines that were never below their maximum: codes with names, folded when many. On paper the codes alone. */
@Component({
  selector: 'chibo-always-full',
  template: `
    @if (codes().length === 0) {
      <span class="quiet">{{ none }}</span>
    } @else if (codes().length <= open) {
      <ul role="list" class="no-print">
        @for (line of lines(); track line) {
          <li>{{ line }}</li>
        }
      </ul>
    } @else {
      <details class="no-print">
        <summary>
          {{ codes().length }} mục<span class="hidden-visually"> luôn tối đa của {{ of() }}</span>
        </summary>
        <ul role="list">
          @for (line of lines(); track line) {
            <li>{{ line }}</li>
          }
        </ul>
      </details>
    }
    <span class="paper">{{ codes().join(', ') }}</span>
  `,
  styles: `
    :host {
      display: block;
    }
    summary {
      min-height: var(--row, 3rem);
      align-content: center;
      text-decoration: underline dotted;
      text-underline-offset: 0.25em;
      cursor: pointer;
    }
    li {
      padding-block: 0.125rem;
    }
    .paper {
      display: none;
    }
    @media print {
      .paper {
        display: inline;
      }
    }
  `,
})
export class AlwaysFull {
  readonly codes = input.required<readonly string[]>();
  readonly names = input.required<Readonly<Record<string, string>>>();
  /** Whose lines these are. */
  readonly of = input.required<string>();

  protected readonly none = NONE;
  protected readonly open = OPEN;
  protected readonly lines = computed(() => lineWords(this.codes(), this.names()));
}
