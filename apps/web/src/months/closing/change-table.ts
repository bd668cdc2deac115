import { Component, computed, input } from '@angular/core';
import type { ClosingChange } from '@chibo/domain';
import { ListSearch } from '../../ui/list/list-search';
import { LongList } from '../../ui/list/long-list';

/** "Điều chỉnh sau khóa sổ": what differs now from what was frozen, before and after. */
@Component({
  selector: 'chibo-change-table',
  imports: [ListSearch],
  template: `
    <h2 class="head" id="changes-heading">Điều chỉnh sau khóa sổ: {{ total() }} chi bộ</h2>
    <chibo-list-search [list]="list" label="Tìm chi bộ có điều chỉnh" />
    <div class="sheet table">
      <table aria-labelledby="changes-heading">
        <thead>
          <tr>
            <th scope="col">Chi bộ</th>
            <th scope="col">Khi khóa sổ</th>
            <th scope="col">Hiện nay</th>
          </tr>
        </thead>
        <tbody>
          @for (row of list.found(); track row.cellId) {
            <tr>
              <th scope="row">
                {{ row.name }}
                <span class="small quiet block">{{ row.parentName }}</span>
              </th>
              <td>{{ row.before }}</td>
              <td>
                <span class="arrow" aria-hidden="true">→ </span><b>{{ row.after }}</b>
              </td>
            </tr>
          } @empty {
            <tr>
              <td colspan="3">Không có chi bộ nào như vậy.</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    @if (total() > changes().length) {
      <p class="small second more">
        Ở đây là {{ changes().length }} chi bộ đầu; các chi bộ khác xem ở cấp ủy trực thuộc.
      </p>
    }
  `,
  styleUrls: ['../../styles/rows.css', './change-table.css'],
})
export class ChangeTable {
  /** The first of them. */
  readonly changes = input.required<ClosingChange[]>();
  readonly total = input.required<number>();
  protected readonly list = new LongList(computed(() => this.changes()));
}
