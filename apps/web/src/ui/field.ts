import { Component, input } from '@angular/core';

/**
 * Label above, error above the control, hint below. The control is projected; it carries `id` = `for`,
 * `aria-describedby` = `for`-hint `for`-error and `aria-invalid` itself.
 */
@Component({
  selector: 'chibo-field',
  template: `
    <label class="field-label" [attr.for]="for()">{{ label() }}</label>
    @if (error(); as words) {
      <p class="field-error" [id]="for() + '-error'">Cần sửa: {{ words }}</p>
    }
    <ng-content />
    @if (hint(); as words) {
      <p class="field-hint" [id]="for() + '-hint'">{{ words }}</p>
    }
  `,
  host: { '[class.in-error]': '!!error()' },
  styles: `
    :host {
      display: block;
    }
  `,
})
export class Field {
  readonly for = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly error = input<string>();
}
