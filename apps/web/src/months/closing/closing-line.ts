import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatMonth } from '@chibo/domain';
import { reading } from '../../shell/reading';
import { momentOf } from '../../ui/when';
import { Icon } from '../../ui/icon';
import { MonthsClient } from '../months-client';

/** One quiet line on the month's head: whether the committee has closed it, and the way to the page where that is done. */
@Component({
  selector: 'chibo-closing-line',
  imports: [RouterLink, Icon],
  template: `
    @if (view(); as view) {
      <span class="with-icon">
        @if (view.closed; as closed) {
          <chibo-icon name="state-decided" />
          <span>
            Đã khóa sổ lúc {{ momentOf(closed.at) }} bởi {{ closed.by
            }}{{ closed.changesTotal > 0 ? '; ' + closed.changesTotal + ' điều chỉnh sau khóa sổ' : '' }}
          </span>
        } @else {
          <chibo-icon name="state-open" /><span>Chưa khóa sổ</span>
        }
      </span>
      <a class="link no-print" [routerLink]="['/thang', view.month, 'khoa-so']" [queryParams]="{ to: to() }">{{
        view.closed ? 'Xem bảng đã khóa' : view.whyNotClose ? 'Xem việc khóa sổ' : 'Khóa sổ ' + formatMonth(view.month)
      }}</a>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 1rem;
      min-height: 3rem;
      color: var(--ink-2);
    }
    .with-icon {
      align-items: baseline;
    }
    chibo-icon {
      --icon: 1rem;
    }
  `,
})
export class ClosingLine {
  private readonly client = inject(MonthsClient);
  readonly month = input.required<string>();
  readonly to = input<string>();

  protected readonly formatMonth = formatMonth;
  protected readonly momentOf = momentOf;
  /** The table says itself when the server cannot be reached: this line then stays away. */
  protected readonly view = reading({
    question: () => ({ month: this.month(), to: this.to() }),
    read: ({ month, to }) => this.client.closing(month, { organizationId: to }),
  }).value;
}
