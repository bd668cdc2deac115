import { Component, input, output } from '@angular/core';
import { MAX_COUNT, typedCount } from '@chibo/domain';
import { Control } from './control';
import { Field } from './field';
import { Typing } from './typing';

/** Whole number typed on a phone's digits. What is no whole number stays as typed, with its error once typing is over. */
@Component({
  selector: 'chibo-number',
  imports: [Control, Field],
  template: `
    <chibo-field
      [for]="name()"
      [label]="label()"
      [hint]="hint()"
      [error]="typing.error() ?? error()"
      [question]="typing.error() ? undefined : question()"
    >
      <input
        chiboControl
        class="input"
        inputmode="numeric"
        autocomplete="off"
        enterkeyhint="next"
        maxlength="12"
        data-stop
        [value]="typing.text()"
        (input)="typing.type($any($event.target).value)"
        (change)="typing.leave()"
      />
    </chibo-field>
  `,
})
export class NumberField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly error = input<string>();
  /** Said below, of a number that may be a slip. */
  readonly question = input<string>();
  readonly least = input(0);
  readonly max = input(MAX_COUNT);
  /** Of a draft: the stored number stays until another takes its place. Elsewhere what is no number counts as none. */
  readonly keeps = input(false);
  readonly value = input<number>();
  readonly changed = output<number | undefined>();

  protected readonly typing = new Typing<number>({
    value: this.value,
    read: (text) => typedCount(text, { least: this.least(), most: this.max() }),
    write: String,
    keeps: this.keeps,
    tell: (value) => this.changed.emit(value),
  });
}
