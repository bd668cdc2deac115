import { Directive, ElementRef, effect, inject, input, output } from '@angular/core';
import type { TextLines } from '@chibo/domain';
import { cleanText } from '@chibo/domain';

/**
 * Every field of words goes through this: what goes out is clean (`cleanText` of the domain), what is typed is left alone
 * under the hand. A tidied text written back while somebody types moves the caret, and the decomposed letters of macOS or
 * half-composed ones of a Vietnamese keyboard are scrambled. What was cleaned is seen once the field is left.
 *
 * A form that asks only when it is sent leaves it unbound and reads `text()`.
 */
@Directive({
  selector: 'input[chiboText], textarea[chiboText]',
  exportAs: 'chiboText',
  host: { '(input)': 'tell()', '(change)': 'tidy()' },
})
export class TextControl {
  private readonly field = inject<ElementRef<HTMLInputElement | HTMLTextAreaElement>>(ElementRef).nativeElement;
  /** What stands in the field: written into it when it changes, never for what was typed here. */
  readonly chiboText = input<string>();
  readonly chiboTextChange = output<string>();
  /** Told since the field was entered: what comes back of it late, e.g. from the address, is no news. */
  private readonly told = new Set<string>();

  constructor() {
    effect(() => {
      const text = this.chiboText();
      if (text !== undefined && !this.isEcho(text) && this.text() !== this.clean(text))
        this.field.value = this.clean(text);
    });
  }

  get name(): string {
    return this.field.name;
  }

  /** What was typed, as it goes out. */
  text(): string {
    return this.clean(this.field.value);
  }

  protected tell(): void {
    if (this.told.size > 100) this.told.clear();
    this.told.add(this.text().trim());
    this.chiboTextChange.emit(this.text());
  }

  protected tidy(): void {
    this.told.clear();
    if (this.field.value.normalize('NFC') !== this.text()) this.field.value = this.text();
  }

  private isEcho(text: string): boolean {
    return text !== '' && document.activeElement === this.field && this.told.has(this.clean(text).trim());
  }

  private clean(text: string): string {
    return cleanText(text, this.lines);
  }

  /** Of a password nothing is turned into a space. */
  private get lines(): TextLines {
    return this.field instanceof HTMLTextAreaElement || this.name === 'password' || this.field.type === 'password'
      ? 'MANY'
      : 'ONE';
  }
}
