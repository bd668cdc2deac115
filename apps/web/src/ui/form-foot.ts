import { Component, input, output } from '@angular/core';
import type { Act } from '../shell/act';
import { Note } from './note';

/**
 * The foot of a form: why it was refused, the act itself, whatever else may be done (its content), and the way out. A
 * button that is busy keeps the focus; Act takes no second tap.
 */
@Component({
  selector: 'chibo-form-foot',
  imports: [Note],
  template: `
    @if (act().failure(); as words) {
      <chibo-note [attention]="true" [heading]="refused()" role="alert">
        <p>{{ words }}</p>
      </chibo-note>
    }
    <p class="row">
      <button type="submit" class="button main" [attr.aria-disabled]="act().busy()">
        {{ act().busy() ? doing() : does() }}
      </button>
      <ng-content />
      <button type="button" class="button" (click)="cancelled.emit()">Thôi</button>
    </p>
  `,
  host: { class: 'stack' },
})
export class FormFoot {
  readonly act = input.required<Act>();
  /** What the act is called, and while it runs. */
  readonly does = input.required<string>();
  readonly doing = input('Đang ghi…');
  readonly refused = input('Chưa ghi được');
  readonly cancelled = output();
}
