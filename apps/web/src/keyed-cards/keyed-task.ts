import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { KeyedTaskView } from '@chibo/contracts';
import { formatDate, formatMonth } from '@chibo/domain';

/** A card that was keyed in for the branch and waits for its answer. */
@Component({
  selector: 'chibo-keyed-task',
  imports: [RouterLink],
  template: `
    @let item = card();
    <div class="stack">
      <div>
        <p class="small quiet">Nhập hộ từ bản giấy</p>
        @if (first()) {
          <h1>Xem lại phiếu {{ formatMonth(item.month) }} được nhập hộ</h1>
        } @else {
          <h2>Xem lại phiếu {{ formatMonth(item.month) }} được nhập hộ</h2>
        }
      </div>
      <p>
        {{ item.by }} đã nhập phiếu của {{ item.organizationName }} theo {{ item.paper }}. Đồng chí đối chiếu với bản
        giấy, xác nhận hoặc nêu ý kiến <b>trước hết ngày {{ formatDate(item.until) }}</b
        >.
      </p>
      <a class="button wide" [class.main]="first()" [routerLink]="['/phieu', item.scorecardId]">Xem và trả lời</a>
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class KeyedTask {
  readonly card = input.required<KeyedTaskView>();
  /** Nothing else is asked of the reader. */
  readonly first = input(false);

  protected readonly formatDate = formatDate;
  protected readonly formatMonth = formatMonth;
}
