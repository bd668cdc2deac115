import { Component, input, output } from '@angular/core';
import { Control } from './control';
import { Field } from './field';

const LIMIT = 100_000;

/** Whole number typed on a phone's digits. Nothing but digits gets in, so there is no invalid state to explain. */
@Component({
  selector: 'chibo-number',
  imports: [Control, Field],
  template: `
    <chibo-field [for]="name()" [label]="label()" [hint]="hint()" [error]="error()">
      <input
        chiboControl
        class="input"
        inputmode="numeric"
        autocomplete="off"
        enterkeyhint="next"
        maxlength="6"
        data-stop
        [value]="value() ?? ''"
        (input)="type($event)"
      />
    </chibo-field>
  `,
})
export class NumberField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly error = input<string>();
  readonly max = input(LIMIT);
  readonly value = input<number>();
  readonly changed = output<number | undefined>();

  protected type(event: Event): void {
    const field = event.target as HTMLInputElement;
    const digits = field.value.replace(/\D/g, '');
    const value = digits === '' ? undefined : Math.min(Number(digits), this.max());
    const text = value === undefined ? '' : String(value);
    if (field.value !== text) field.value = text;
    this.changed.emit(value);
  }
}
