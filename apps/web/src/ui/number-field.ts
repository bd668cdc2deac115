import { Component, computed, input, output, signal } from '@angular/core';
import { Control } from './control';
import { Field } from './field';

const LIMIT = 100_000;

/** Whole number typed on a phone's digits. What is no whole number stays as typed, with its error, and counts as not entered. */
@Component({
  selector: 'chibo-number',
  imports: [Control, Field],
  template: `
    <chibo-field [for]="name()" [label]="label()" [hint]="hint()" [error]="wrong() ?? error()">
      <input
        chiboControl
        class="input"
        inputmode="numeric"
        autocomplete="off"
        enterkeyhint="next"
        maxlength="12"
        data-stop
        [value]="typed() ?? value() ?? ''"
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

  /** What was typed, while it is no number to take. */
  protected readonly typed = signal<string | undefined>(undefined);
  protected readonly wrong = computed(() => {
    const text = this.typed();
    if (text === undefined) return undefined;
    return /^[\d\s]+$/.test(text) ? `Số này không quá ${this.max()}.` : 'Chỉ nhập chữ số, ví dụ 15.';
  });

  protected type(event: Event): void {
    const written = (event.target as HTMLInputElement).value;
    const text = written.replace(/\s/g, '');
    const taken = text === '' || (/^\d+$/.test(text) && Number(text) <= this.max());
    this.typed.set(taken ? undefined : written);
    this.changed.emit(taken && text !== '' ? Number(text) : undefined);
  }
}
