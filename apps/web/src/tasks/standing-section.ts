import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MonthStanding } from '@chibo/contracts';
import { daysBetween, formatDate, formatMonth } from '@chibo/domain';
import { capital } from '../ui/capital';
import { Icon } from '../ui/icon';
import { daysLeftWords } from '../ui/when';
import { leftOf, partsOf, sentWords } from './standing-words';

/** A month as a partition: parts that add up to what is owed, each leading to its branches. */
@Component({
  selector: 'chibo-standing',
  imports: [RouterLink, Icon],
  template: `
    @let one = month();
    <section class="sheet stack" aria-labelledby="standing-heading">
      <div class="between">
        <h2 id="standing-heading">{{ heading() }}</h2>
        <a class="link" [routerLink]="['/thang', one.month]" [queryParams]="{ to: to() }">Xem bảng tháng</a>
      </div>
      <p class="second">
        Chi bộ gửi chậm nhất ngày {{ formatDate(one.sendBy) }}; cấp ủy xếp loại
        <b>trước hết ngày {{ formatDate(one.decideBy) }}</b
        >, <span [class.alert]="daysLeft() < 0">{{ daysLeftWords(daysLeft()) }}</span>.
      </p>
      <table>
        <caption class="hidden-visually">
          Phiếu phải chấm của
          {{
            formatMonth(one.month)
          }}
          đang ở đâu
        </caption>
        <thead>
          <tr>
            <th scope="col">Trạng thái</th>
            <th scope="col" class="number">Số phiếu</th>
            <th scope="col" class="number">Tỷ lệ</th>
          </tr>
        </thead>
        <tbody>
          @for (part of parts(); track part.key) {
            <tr>
              <th scope="row">
                <span class="part" [class.alert]="part.alert">
                  <chibo-icon [name]="part.icon" />
                  @if (part.count > 0) {
                    <a [routerLink]="['/thang', one.month]" [queryParams]="{ to: to(), loc: part.key }">{{
                      part.label
                    }}</a>
                  } @else {
                    <span>{{ part.label }}</span>
                  }
                </span>
                @if (part.note; as note) {
                  &ngsp;<span class="small second aside">{{ note }}</span>
                }
              </th>
              <td class="number count" [class.quiet]="part.count === 0">{{ part.count }}</td>
              <td class="number" [class.quiet]="part.count === 0">{{ part.share }}</td>
            </tr>
          }
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              Phải chấm <span class="small second aside">{{ baseWords() }}</span>
            </th>
            <td class="number count">{{ one.owed }}</td>
            <td class="number">{{ one.owed > 0 ? '100,0%' : '' }}</td>
          </tr>
        </tfoot>
      </table>
      <p class="small second">{{ sentWords(one) }} Tỷ lệ trong bảng tính trên {{ one.owed }} phiếu phải chấm.</p>
    </section>
  `,
  styleUrl: './standing-section.css',
})
export class StandingSection {
  readonly month = input.required<MonthStanding>();
  readonly to = input.required<string>();
  readonly today = input.required<string>();

  protected readonly formatDate = formatDate;
  protected readonly formatMonth = formatMonth;
  protected readonly daysLeft = computed(() => daysBetween(this.today(), this.month().decideBy));
  protected readonly daysLeftWords = daysLeftWords;
  protected readonly sentWords = sentWords;
  protected readonly parts = computed(() => partsOf(this.month()));
  protected readonly heading = computed(() => {
    const month = this.month();
    const all = leftOf(month) === 0 && month.owed > 0 ? 'đã xếp loại đủ' : 'đã xếp loại';
    return `${capital(formatMonth(month.month))}: ${all} ${month.decided}/${month.owed} phiếu`;
  });
  protected readonly baseWords = computed(() => {
    const { existing, excused } = this.month();
    return `hiện có ${existing} chi bộ${excused > 0 ? `, được miễn ${excused}` : ''}`;
  });
}
