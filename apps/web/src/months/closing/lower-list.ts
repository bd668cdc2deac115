import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MonthClosingView } from '@chibo/contracts';
import { ListSearch } from '../../ui/list/list-search';
import { LongList } from '../../ui/list/long-list';

/** Committees below that have not closed the month: named, in nobody's way. */
@Component({
  selector: 'chibo-lower-list',
  imports: [RouterLink, ListSearch],
  template: `
    <h2 class="head">{{ view().lowerOpenTotal }} cấp ủy cấp dưới chưa khóa sổ</h2>
    <details class="sheet" [open]="!list.searchable()">
      <summary>Tên các cấp ủy; không cản việc khóa sổ của cấp này</summary>
      <chibo-list-search [list]="list" label="Tìm cấp ủy cấp dưới" unit="cấp ủy" />
      <ul role="list">
        @for (lower of list.found(); track lower.id) {
          <li>
            <a class="link" [routerLink]="['/thang', view().month]" [queryParams]="{ to: lower.id }">{{
              lower.name
            }}</a>
          </li>
        } @empty {
          <li>Không có cấp ủy nào như vậy. Đồng chí bỏ bớt chữ tìm.</li>
        }
      </ul>
      @if (view().lowerOpenTotal > view().lowerOpen.length) {
        <p class="small second">Ở đây là {{ view().lowerOpen.length }} cấp ủy đầu.</p>
      }
    </details>
  `,
  styles: `
    summary {
      min-height: 3rem;
      align-content: center;
      cursor: pointer;
    }
    @media (min-width: 64rem) {
      ul {
        columns: 2;
      }
    }
  `,
})
export class LowerList {
  readonly view = input.required<MonthClosingView>();
  protected readonly list = new LongList(computed(() => this.view().lowerOpen));
}
