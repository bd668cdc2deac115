import type { ElementRef } from '@angular/core';
import { Component, computed, input, signal, viewChild } from '@angular/core';
import { Icon } from '../../ui/icon';

/** A hash, shortened for the eye; the whole of it is one tap away from the clipboard. */
@Component({
  selector: 'chibo-hash',
  imports: [Icon],
  template: `
    <code>{{ short() }}</code>
    <button type="button" class="link no-print" (click)="copy()">
      <chibo-icon name="copy" />Chép cả mã băm<span class="hidden-visually"> {{ short() }}</span>
    </button>
    <span class="small second" role="status">{{ words() }}</span>
    @if (byHand()) {
      <input #whole class="input no-print" readonly aria-label="Cả mã băm" [value]="hash()" />
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.25rem 0.75rem;
    }
    code,
    .input {
      font-family: ui-monospace, Consolas, monospace;
    }
    .link {
      gap: 0.5rem;
    }
    /* Silent, it takes no room, and is there to be heard. */
    [role='status']:empty {
      position: absolute;
    }
    .input {
      font-size: 1rem;
    }
  `,
})
export class HashLine {
  readonly hash = input.required<string>();
  protected readonly short = computed(() => `${this.hash().slice(0, 12)}…`);
  protected readonly words = signal('');
  protected readonly byHand = signal(false);
  private readonly whole = viewChild<ElementRef<HTMLInputElement>>('whole');

  /** The clipboard's own interface is closed on plain http; then the whole text stands there to be selected. */
  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.hash());
      this.words.set('Đã chép.');
    } catch {
      this.byHand.set(true);
      this.words.set('Đồng chí chọn cả dòng rồi chép.');
      setTimeout(() => this.whole()?.nativeElement.select());
    }
  }
}
