import type { Signal } from '@angular/core';
import { DestroyRef, ElementRef, afterNextRender, computed, inject, linkedSignal, signal } from '@angular/core';
import type { Typed } from '@chibo/domain';

interface Figures<T> {
  value: Signal<T | undefined>;
  read(text: string): Typed<T>;
  write(value: T): string;
  /** Of a draft, which is stored as it is typed: what cannot be taken leaves the value as it was when typing began. */
  keeps: Signal<boolean>;
  tell(value: T | undefined): void;
}

/**
 * What stands in a field of figures, apart from the value it means. Typing is left alone; once it is over the value is
 * written in full, or the error beside the field says why it was not taken. A form around it is not sent meanwhile.
 */
export class Typing<T> {
  readonly text = linkedSignal<T | undefined, string>({
    source: () => this.figures.value(),
    computation: (value, previous) => {
      if (previous && this.typed && value === this.told) return previous.value;
      return value === undefined ? '' : this.figures.write(value);
    },
  });
  /** Why what stands there is not taken; known once typing is over: half a day is no mistake yet. */
  private readonly wrong = signal<string | undefined>(undefined);
  /** The same with what is stored meanwhile, to be said beside the field. */
  readonly error = computed(() => {
    const [wrong, value] = [this.wrong(), this.figures.value()];
    return wrong && this.figures.keeps() && value !== undefined
      ? `${wrong} Đang lưu: ${this.figures.write(value)}.`
      : wrong;
  });
  private typed = false;
  private told?: T;
  private before?: T;

  /** In a component's constructor or field. */
  constructor(private readonly figures: Figures<T>) {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const form = host.closest('form');
      const hold = (event: Event): void => this.hold(event, host);
      form?.addEventListener('submit', hold, { capture: true });
      destroyed.onDestroy(() => form?.removeEventListener('submit', hold, { capture: true }));
    });
  }

  type(text: string): void {
    if (!this.typed || this.figures.value() !== this.told) this.before = this.figures.value();
    this.typed = true;
    const { value, wrong } = this.figures.read(text);
    this.told = wrong === undefined ? value : this.figures.keeps() ? this.before : undefined;
    this.text.set(text);
    this.wrong.set(undefined);
    this.figures.tell(this.told);
  }

  /** Typing is over. */
  leave(): void {
    const { value, wrong } = this.figures.read(this.text());
    this.wrong.set(wrong);
    if (wrong !== undefined) return;
    this.typed = false;
    this.text.set(value === undefined ? '' : this.figures.write(value));
  }

  /** The value comes from elsewhere, e.g. from a button beside the field. */
  write(value: T): void {
    this.typed = false;
    this.wrong.set(undefined);
    this.text.set(this.figures.write(value));
  }

  private hold(event: Event, host: HTMLElement): void {
    this.leave();
    if (this.wrong() === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    host.querySelector('input')?.focus();
  }
}
