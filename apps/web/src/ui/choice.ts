import { Component, ElementRef, computed, inject, input, output } from '@angular/core';

export interface ChoiceOption {
  value: string | number;
  text: string;
  /** At the right end: "2 điểm". */
  points?: string;
  /** Digit that chooses it on a keyboard. */
  key?: string;
}

let count = 0;

/**
 * One of several, by one tap or one key; nothing is preselected and no option looks better than another. Left and right
 * move the choice; up, down and Enter are left to the page (the next line).
 */
@Component({
  selector: 'chibo-choice',
  host: { '(keydown)': 'press($event)' },
  template: `
    <div
      role="radiogroup"
      data-stop
      [id]="id()"
      [class]="look()"
      [attr.aria-label]="label()"
      [attr.aria-describedby]="describedBy()"
    >
      @for (option of options(); track option.value) {
        <label class="choice">
          <input
            type="radio"
            [name]="name"
            [value]="option.value"
            [checked]="option.value === value()"
            (change)="chosen.emit(option.value)"
          />
          @if (look() !== 'squares') {
            <span class="dot"></span>
          }
          <span class="steady" [attr.data-text]="option.text"
            ><span>{{ option.text }}</span></span
          >
          @if (option.points; as points) {
            <span class="points steady" [attr.data-text]="points"
              ><span>{{ points }}</span></span
            >
          }
        </label>
      }
    </div>
  `,
})
export class Choice {
  readonly id = input<string>();
  readonly label = input.required<string>();
  readonly options = input.required<readonly ChoiceOption[]>();
  readonly value = input<string | number>();
  /** choices: halves; squares: a row of steps; chips: words that wrap. */
  readonly look = input<'choices' | 'squares' | 'chips'>('choices');
  readonly describedBy = input<string | null>(null);
  readonly chosen = output<string | number>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly name = `choice-${++count}`;
  private readonly position = computed(() => this.options().findIndex(({ value }) => value === this.value()));

  protected press(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const index = this.indexFor(event.key);
    const option = this.options()[index];
    if (!option) return;
    event.preventDefault();
    this.host.querySelectorAll<HTMLInputElement>('input')[index]?.focus();
    this.chosen.emit(option.value);
  }

  private indexFor(key: string): number {
    const last = this.options().length - 1;
    if (key === 'ArrowRight') return Math.min(this.position() + 1, last);
    if (key === 'ArrowLeft') return this.position() < 0 ? last : Math.max(this.position() - 1, 0);
    return this.options().findIndex((option) => option.key === key);
  }
}
