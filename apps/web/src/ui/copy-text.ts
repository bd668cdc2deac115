import type { ElementRef } from '@angular/core';
import { Component, input, signal, viewChild } from '@angular/core';
import { Icon } from './icon';

/**
 * One tap puts a text on the clipboard. The clipboard's own interface is closed on plain http; then the whole text stands
 * there, selected, to be copied by hand.
 */
@Component({
  selector: 'chibo-copy',
  imports: [Icon],
  template: `
    <button type="button" [class]="look()" class="no-print" [disabled]="busy()" (click)="copy()">
      <chibo-icon name="copy" /><ng-content />
    </button>
    <span class="small second" role="status">{{ words() }}</span>
    @if (byHand(); as text) {
      <textarea
        #whole
        class="input no-print"
        readonly
        [attr.rows]="rowsOf(text)"
        [attr.aria-label]="label()"
        [value]="text"
      ></textarea>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.25rem 0.75rem;
    }
    .link {
      gap: 0.5rem;
    }
    /* Silent, it takes no room, and is there to be heard. */
    [role='status']:empty {
      position: absolute;
    }
    .input {
      flex-basis: 100%;
      font-size: 1rem;
    }
  `,
})
export class CopyText {
  /** What the text is called where it stands to be copied by hand. */
  readonly label = input.required<string>();
  /** The text, or the way to it. */
  readonly text = input.required<() => string | Promise<string>>();
  readonly look = input<'link' | 'button'>('button');

  protected readonly busy = signal(false);
  protected readonly words = signal('');
  protected readonly byHand = signal<string | undefined>(undefined);
  private readonly whole = viewChild<ElementRef<HTMLTextAreaElement>>('whole');

  protected rowsOf(text: string): number {
    return Math.min(8, text.split('\n').length);
  }

  protected async copy(): Promise<void> {
    this.busy.set(true);
    try {
      await this.put(await this.text()());
    } catch {
      this.words.set('Chưa lấy được nội dung để chép. Đồng chí thử lại.');
    } finally {
      this.busy.set(false);
    }
  }

  private async put(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.words.set('Đã chép.');
    } catch {
      this.byHand.set(text);
      this.words.set('Đồng chí chọn cả nội dung rồi chép.');
      setTimeout(() => this.whole()?.nativeElement.select());
    }
  }
}
