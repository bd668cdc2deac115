import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MonthStanding } from '@chibo/contracts';
import { formatMonth } from '@chibo/domain';
import { capital } from '../ui/capital';
import { Icon } from '../ui/icon';
import { Cell, Folded } from '../ui/table/cell';
import type { Column } from '../ui/table/columns';
import { Table } from '../ui/table/table';
import type { NextStep } from './standing-words';
import { nextStepOf } from './standing-words';

interface OpenMonth {
  standing: MonthStanding;
  step: NextStep;
}

const COLUMNS: readonly Column<OpenMonth>[] = [
  { key: 'month', head: 'Tháng', words: ({ standing }) => capital(formatMonth(standing.month)) },
  {
    key: 'decided',
    head: 'Đã xếp loại',
    figure: true,
    words: ({ standing }) => `${standing.decided}/${standing.owed}`,
  },
  { key: 'left', head: 'Còn lại', words: ({ step }) => step.left },
  { key: 'due', head: 'Hạn xếp loại' },
  { key: 'next', head: 'Việc tiếp theo' },
];

/** Months that are not closed: how far, until when, and what comes next. */
@Component({
  selector: 'chibo-open-months',
  imports: [RouterLink, Cell, Folded, Icon, Table],
  template: `
    <section aria-labelledby="open-months">
      <h2 class="head" id="open-months">Tháng còn mở</h2>
      <chibo-table caption="Tháng còn mở" [columns]="columns" [rows]="rows()" [keyOf]="keyOf">
        <ng-template chiboCell="due" [chiboCellOf]="rows()" let-row>
          <td>
            {{ row.step.due }}
            @if (row.step.overdue; as words) {
              <span class="late"><chibo-icon name="state-late" />{{ words }}</span>
            }
          </td>
        </ng-template>
        <ng-template chiboCell="next" [chiboCellOf]="rows()" let-row>
          <td>
            <a [routerLink]="row.step.path" [queryParams]="{ to: to() }">{{ row.step.label }}</a>
          </td>
        </ng-template>
        <ng-template [chiboFolded]="rows()" let-row>
          <p class="between">
            <b>{{ title(row) }}</b><span class="number">{{ row.standing.decided }}/{{ row.standing.owed }}</span>
          </p>
          <p class="small second">{{ row.step.left }}; hạn xếp loại {{ row.step.due }}</p>
          @if (row.step.overdue; as words) {
            <p class="late"><chibo-icon name="state-late" />{{ words }}</p>
          }
          <a class="target" [routerLink]="row.step.path" [queryParams]="{ to: to() }">{{ row.step.label }}</a>
        </ng-template>
      </chibo-table>
      @if (earlier() > 0) {
        <p class="small second earlier">Còn {{ earlier() }} tháng cũ hơn chưa khóa sổ; chọn tháng ở Bảng tháng.</p>
      }
    </section>
  `,
  styles: `
    .late {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      color: var(--attention);
      font-weight: 600;
    }
    td .late {
      white-space: nowrap;
    }
    .earlier {
      padding: 0.5rem var(--gutter);
    }
    @media (min-width: 64rem) {
      .earlier {
        padding-inline: 0;
      }
    }
  `,
  styleUrl: '../styles/rows.css',
})
export class OpenMonths {
  readonly months = input.required<readonly MonthStanding[]>();
  readonly earlier = input(0);
  readonly to = input.required<string>();
  readonly today = input.required<string>();

  protected readonly columns = COLUMNS;
  protected readonly rows = computed<OpenMonth[]>(() =>
    this.months().map((standing) => ({ standing, step: nextStepOf(standing, this.today()) })),
  );
  protected readonly keyOf = ({ standing }: OpenMonth): string => standing.month;

  protected title({ standing }: OpenMonth): string {
    return capital(formatMonth(standing.month));
  }
}
