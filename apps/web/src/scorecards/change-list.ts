import { Component, input } from '@angular/core';
import type { CardChange } from '@chibo/domain';

/** What differs between two revisions: before → after, one row each. */
@Component({
  selector: 'chibo-changes',
  template: `
    <ul role="list">
      @for (change of changes(); track change.at) {
        <li>
          <p>
            <b>{{ change.label }}</b>
          </p>
          <p class="second words">
            <span class="hidden-visually">Trước: </span>{{ change.before || 'chưa ghi' }}
            <span aria-hidden="true">→&ngsp;</span><span class="hidden-visually">nay: </span
            ><b>{{ change.after || 'bỏ trống' }}</b>
          </p>
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
    }
    li + li {
      margin-top: 0.5rem;
    }
    .words {
      white-space: pre-line;
    }
    .second b {
      color: var(--ink);
    }
  `,
})
export class ChangeList {
  readonly changes = input.required<readonly CardChange[]>();
}
