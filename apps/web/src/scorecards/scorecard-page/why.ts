import { Component, input } from '@angular/core';
import type { Score } from '@chibo/domain';
import { Icon } from '../../ui/icon';

/** The reasons in full sentences, then the set's conditions one by one. */
@Component({
  selector: 'chibo-why',
  imports: [Icon],
  template: `
    <div class="stack">
      @for (reason of score().reasons; track reason) {
        <p>{{ reason }}</p>
      }
      @if (score().rules.length > 0) {
        <ul role="list">
          @for (rule of score().rules; track rule.code) {
            <li>
              <chibo-icon [name]="rule.met ? 'check' : rule.met === false ? 'warning' : 'state-open'" />
              <span>{{ rule.label }}</span>
              <b [class.quiet]="rule.met !== false">{{
                rule.met ? 'Đạt' : rule.met === false ? 'Chưa đạt' : 'Chưa rõ'
              }}</b>
            </li>
          }
        </ul>
      }
    </div>
  `,
  styles: `
    li {
      display: flex;
      gap: 0.5rem;
      padding-block: 0.25rem;
    }
    li span {
      flex: 1;
    }
    li b {
      white-space: nowrap;
    }
  `,
})
export class Why {
  readonly score = input.required<Score>();
}
