import { Component, computed, input } from '@angular/core';
import type { MonthClosingView } from '@chibo/contracts';
import { CellState } from './cell-state';
import { ListSearch } from '../../ui/list/list-search';
import { LongList } from '../../ui/list/long-list';
import { ShowAll } from '../../ui/list/show-all';

/** Branches without an official band while the month cannot be closed: who they are, with nothing to fill in. */
@Component({
  selector: 'chibo-missing-list',
  imports: [CellState, ListSearch, ShowAll],
  template: `
    <h2 class="head">{{ view().missingTotal }} chi bộ chưa có xếp loại chính thức</h2>
    <chibo-list-search [list]="list" label="Tìm chi bộ chưa xếp loại" />
    <ul role="list" class="sheet rows">
      @for (cell of list.shown(); track cell.cellId) {
        <li class="between">
          <span>
            {{ cell.name }}
            <span class="small quiet parent">{{ cell.parentName }}</span>
          </span>
          <chibo-cell-state [cell]="cell" />
        </li>
      } @empty {
        <li>Không có chi bộ nào như vậy. Đồng chí bỏ bớt chữ tìm.</li>
      }
    </ul>
    <chibo-show-all [list]="list" />
    @if (view().missingTotal > view().missing.length) {
      <p class="small second">Ở đây là {{ view().missing.length }} chi bộ đầu; cả danh sách ở bảng tháng.</p>
    }
  `,
  styles: `
    .parent {
      display: block;
    }
  `,
})
export class MissingList {
  readonly view = input.required<MonthClosingView>();
  protected readonly list = new LongList(computed(() => this.view().missing));
}
