import { Component, computed, input } from '@angular/core';
import { CopyText } from '../../ui/copy-text';

/** A hash, shortened for the eye; the whole of it is one tap away from the clipboard. */
@Component({
  selector: 'chibo-hash',
  imports: [CopyText],
  template: `
    <code>{{ short() }}</code>
    <chibo-copy look="link" label="Cả mã băm" [text]="whole">
      Chép cả mã băm<span class="hidden-visually"> {{ short() }}</span>
    </chibo-copy>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.25rem 0.75rem;
    }
    code {
      font-family: ui-monospace, Consolas, monospace;
    }
  `,
})
export class HashLine {
  readonly hash = input.required<string>();
  protected readonly short = computed(() => `${this.hash().slice(0, 12)}…`);
  protected readonly whole = (): string => this.hash();
}
