import { Component, computed, inject, input } from '@angular/core';
import type { MonthStanding } from '@chibo/contracts';
import { formatDate, formatMonth } from '@chibo/domain';
import { DAY_SERIES, daysPicture, dayTotals } from '@chibo/tables';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Picture } from '../ui/picture/picture';
import { TasksClient } from './tasks-client';

/** How the month fills up by day until its deadlines, with the figures behind it. */
@Component({
  selector: 'chibo-days',
  imports: [Picture, ReadingWords],
  template: `
    <section class="sheet stack" aria-labelledby="days-heading">
      <h2 id="days-heading">Theo ngày</h2>
      <chibo-reading [of]="opening" failed="Chưa mở được số liệu theo ngày" opening="Đang mở số liệu theo ngày…" />
      @if (view(); as view) {
        <figure class="stack">
          <chibo-picture [draw]="draw()" />
          @if (totals().length > 0) {
            <details class="small">
              <summary>Số liệu từng ngày, cộng dồn</summary>
              <table>
                <caption class="hidden-visually">
                  Phiếu
                  {{
                    formatMonth(view.month)
                  }}
                  theo ngày, cộng dồn
                </caption>
                <thead>
                  <tr>
                    <th scope="col">Ngày</th>
                    @for (series of series; track series.key) {
                      <th scope="col" class="number">{{ series.label }}</th>
                    }
                  </tr>
                </thead>
                <tbody>
                  @for (one of totals(); track one.day) {
                    <tr>
                      <th scope="row">{{ formatDate(one.day) }}</th>
                      @for (series of series; track series.key) {
                        <td class="number">{{ one[series.key] }}</td>
                      }
                    </tr>
                  }
                </tbody>
              </table>
            </details>
          }
        </figure>
        <p class="small second">
          Tính theo nơi phiếu đang ở: phiếu bị trả lại không còn là đã gửi. Phiếu xếp loại cùng lúc thẩm định tính cả
          hai.
        </p>
      }
    </section>
  `,
  styles: `
    summary {
      min-height: 3rem;
      align-content: center;
      cursor: pointer;
    }

    table {
      width: 100%;
      border-collapse: collapse;
    }

    th {
      text-align: left;
      vertical-align: bottom;
    }

    th.number {
      text-align: right;
    }

    tbody th {
      font-weight: 400;
    }

    tbody > tr > * {
      padding-block: 0.25rem;
      border-top: 1px solid var(--line);
    }
  `,
})
export class DaysSection {
  private readonly client = inject(TasksClient);
  readonly month = input.required<MonthStanding>();
  readonly to = input.required<string>();

  protected readonly series = DAY_SERIES;
  protected readonly formatDate = formatDate;
  protected readonly formatMonth = formatMonth;
  /** Asked again with every newer standing: both count the same cards. */
  protected readonly opening = reading({
    question: () => ({ standing: this.month(), to: this.to() }),
    read: ({ standing, to }) => this.client.days(standing.month, to),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly totals = computed(() => {
    const view = this.view();
    return view ? dayTotals(view) : [];
  });
  protected readonly draw = computed(() => {
    const view = this.view();
    return (width: number) => (view ? daysPicture(view, width) : { width, height: 0, marks: [], words: '' });
  });
}
