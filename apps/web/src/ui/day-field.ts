import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { Control } from './control';
import { Field } from './field';

/**
 * A day written as on paper, dd/mm/yyyy, whatever the browser's language: a native date field would show 03/05 for 5 March
 * on an English system. A day alone (5) or day and month (5/3) is completed from the month of the form.
 */
@Component({
  selector: 'chibo-day',
  imports: [Control, Field],
  template: `
    <chibo-field [for]="name()" [label]="label()" [hint]="hint()" [error]="wrong() ?? error()">
      <input
        chiboControl
        class="input"
        inputmode="numeric"
        autocomplete="off"
        enterkeyhint="next"
        maxlength="10"
        data-stop
        [value]="text()"
        (input)="type($event)"
        (change)="tidy()"
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
  /** `yyyy-mm-dd`. */
  readonly value = input<string>();
  readonly changed = output<string | undefined>();

  /** What stands in the field, as long as it means the value; unfinished typing is left alone. */
  protected readonly text = linkedSignal<string | undefined, string>({
    source: this.value,
    computation: (value, previous) => {
      if (previous && this.meaning()(previous.value) === value) return previous.value;
      return written(value);
    },
  });
  private readonly meaning = computed(() => (text: string) => parseDay(text, this.month()));

  /** Said when typing is over: half a day is no mistake yet. */
  protected readonly wrong = signal<string | undefined>(undefined);

  protected type(event: Event): void {
    const typed = (event.target as HTMLInputElement).value;
    this.text.set(typed);
    this.wrong.set(undefined);
    this.changed.emit(this.meaning()(typed));
  }

  /** Once typing is over, the day is written in full. */
  protected tidy(): void {
    const day = this.meaning()(this.text());
    if (day) this.text.set(written(day));
    this.wrong.set(day || this.text().trim() === '' ? undefined : 'Ngày này không có trong lịch, ví dụ 05/03/2026.');
  }
}

/** `yyyy-mm-dd` of "5", "5/3", "05/03/2026", "05032026" or the ISO form; nothing for a day that does not exist. */
export function parseDay(text: string, month: string): string | undefined {
  const [day, monthNumber, year] = partsOf(text.trim(), month);
  if (!day || !monthNumber || !year) return undefined;
  const iso = `${year.length === 2 ? `20${year}` : year}-${monthNumber.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  const exists = /^20\d\d-\d\d-\d\d$/.test(iso) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return exists ? iso : undefined;
}

function partsOf(text: string, month: string): string[] {
  const [year, monthNumber] = month.split('-');
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text.split('-').reverse();
  const run = /^(\d\d)(\d\d)(\d{4})?$/.exec(text);
  const parts = run ? run.slice(1) : text.split(/[/.\- ]+/);
  if (parts.length > 3 || parts.some((part) => part !== undefined && !/^\d{0,4}$/.test(part))) return [];
  return [parts[0], parts[1] || monthNumber, parts[2] || year];
}

function written(day: string | undefined): string {
  return day ? day.split('-').reverse().join('/') : '';
}
