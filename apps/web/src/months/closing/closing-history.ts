import { Component, input } from '@angular/core';
import type { ClosingEntry } from '@chibo/contracts';
import { momentOf } from '../../ui/when';
import { HashLine } from './hash-line';

/** Every time the month was closed and opened again, newest first. */
@Component({
  selector: 'chibo-closing-history',
  imports: [HashLine],
  template: `
    <h2 class="head">Các lần khóa và mở lại sổ</h2>
    <ol role="list" class="sheet rows">
      @for (entry of history(); track entry.at) {
        @if (entry.reopened; as again) {
          <li>
            <p><b>Mở lại</b> lúc {{ momentOf(again.at) }} bởi {{ again.by }}</p>
            <p class="second">Lý do: {{ again.reason }}</p>
          </li>
        }
        <li>
          <p><b>Khóa sổ</b> lúc {{ momentOf(entry.at) }} bởi {{ entry.by }}</p>
          @if (entry.altered) {
            <p><b>Không còn nguyên vẹn: khác bản đã khóa.</b></p>
          }
          <p class="second">Mã băm: <chibo-hash [hash]="entry.hash" /></p>
        </li>
      }
    </ol>
  `,
})
export class ClosingHistory {
  readonly history = input.required<ClosingEntry[]>();
  protected readonly momentOf = momentOf;
}
