import { Component, input, output } from '@angular/core';
import { formatDate, typedDay } from '@chibo/domain';
import { Control } from './control';
import { Field } from './field';
import { Typing } from './typing';

/**
 * A day written as on paper, dd/mm/yyyy, whatever the browser's language: a native date field would show 03/05 for 5 March
 * on an English system. A day alone (5) or day and month (5/3) is completed from the month of the form.
 */
@Component({
  selector: 'chibo-day',
  imports: [Control, Field],
  template: `
    <chibo-field [for]="name()" [label]="label()" [hint]="hint()" [error]="typing.error() ?? error()">
      <input
        chiboControl
        class="input"
        inputmode="numeric"
        autocomplete="off"
        enterkeyhint="next"
        maxlength="20"
        data-stop
        [value]="typing.text()"
        (input)="typing.type($any($event.target).value)"
        (change)="typing.leave()"
      />
    </chibo-field>
  `,
})
export class DayField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly error = input<string>();
  /** Completes what was left out, `yyyy-mm`. */
  readonly month = input.required<string>();
  /** Of a draft: the stored day stays until another takes its place. Elsewhere what is no day counts as none. */
  readonly keeps = input(false);
  /** `yyyy-mm-dd`. */
  readonly value = input<string>();
  readonly changed = output<string | undefined>();

  protected readonly typing = new Typing<string>({
    value: this.value,
    read: (text) => typedDay(text, this.month()),
    write: formatDate,
    keeps: this.keeps,
    tell: (day) => this.changed.emit(day),
  });
}
