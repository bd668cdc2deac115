import { Component, input } from '@angular/core';
import { Note } from '../ui/note';
import type { Reading } from './reading';

/** What a page says while it has nothing to show yet, and when it could not be read, with the way on. */
@Component({
  selector: 'chibo-reading',
  imports: [Note],
  template: `
    @if (of().failure(); as words) {
      <chibo-note [attention]="true" [heading]="failed()" role="alert">
        <p>{{ sentenceOf(words) }}</p>
        <p class="row">
          <button type="button" class="button" (click)="of().again()">{{ again() }}</button>
          <ng-content />
        </p>
      </chibo-note>
    } @else if (opening() && of().busy() && of().value() === undefined) {
      <p class="sheet quiet" role="status">{{ opening() }}</p>
    }
  `,
  host: { style: 'display: contents' },
})
export class ReadingWords {
  readonly of = input.required<Reading<unknown>>();
  /** "Chưa mở được bảng tháng"; absent under a heading that says it. */
  readonly failed = input<string>();
  /** "Đang mở bảng tháng…"; absent where the page says it. */
  readonly opening = input<string>();
  readonly again = input('Thử lại');

  /** What the server names at a field says more than the refusal as a whole. */
  protected sentenceOf(words: string): string {
    return Object.values(this.of().errors())[0] ?? words;
  }
}
