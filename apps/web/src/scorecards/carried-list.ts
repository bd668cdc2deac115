import { Component, input } from '@angular/core';
import type { ScorecardView } from '@chibo/contracts';
import { Icon } from '../ui/icon';
import { actionWords } from './carried-words';

/** Last month's actions as the branch left them, to be read. */
@Component({
  selector: 'chibo-carried-list',
  imports: [Icon],
  template: `
    <ul role="list">
      @for (action of carried(); track action.code) {
        <li>
          <p class="words">{{ actionWords(action) }}</p>
          @if (action.done) {
            <p class="with-icon"><chibo-icon name="check" /><b>Xong</b></p>
          } @else {
            <p class="with-icon second"><chibo-icon name="state-open" />Chưa xong</p>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0.25rem 1.5rem;
    }
    li + li {
      margin-top: 0.75rem;
      padding-top: 0.75rem;
      border-top: 1px solid var(--line);
    }
    .words {
      flex: 1 1 16rem;
    }
  `,
})
export class CarriedList {
  readonly carried = input.required<ScorecardView['carried']>();
  protected readonly actionWords = actionWords;
}
