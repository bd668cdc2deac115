import { Component, computed, input } from '@angular/core';

/**
 * Label above, error above the control, hint below. The control is projected and marked `chiboControl`, which ties it to
 * these.
 */
@Component({
  selector: 'chibo-field',
  template: `
    <div class="above">
      <label class="field-label" [attr.for]="for()">{{ label() }}</label>
      @if (words(); as words) {
        <p class="field-error" [id]="for() + '-error'">{{ words }}</p>
      }
    </div>
    <ng-content />
    <div class="below">
      @if (question(); as words) {
        <p class="field-question" role="status" [id]="for() + '-question'">{{ words }}</p>
      }
      @if (hint(); as words) {
        <p class="field-hint" [id]="for() + '-hint'">{{ words }}</p>
      }
    </div>
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
  /** Of what is taken but may be a slip: asks, and keeps nobody from going on. */
  readonly question = input<string>();
  /** Ids of what is there to be read with the control. */
  readonly describedBy = computed(
    () =>
      [
        this.error() && `${this.for()}-error`,
        this.question() && `${this.for()}-question`,
        this.hint() && `${this.for()}-hint`,
      ]
        .filter(Boolean)
        .join(' ') || null,
  );
  protected readonly words = computed(() => this.error() && toMend(this.error() ?? ''));
}

/** An error always says that something is to be mended, and what. */
export function toMend(text: string): string {
  const lead = 'Cần sửa: ';
  return text.startsWith(lead) ? text : lead + text[0].toLowerCase() + text.slice(1);
}
