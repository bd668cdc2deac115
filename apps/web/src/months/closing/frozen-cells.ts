import { Component, computed, inject, input, output } from '@angular/core';
import { reading } from '../../shell/reading';
import { ReadingWords } from '../../shell/reading-words';
import { MonthsClient } from '../months-client';
import { FrozenTable } from './frozen-table';

/** The branches of a closed month on the month's own page, as they were frozen. */
@Component({
  selector: 'chibo-frozen-cells',
  imports: [FrozenTable, ReadingWords],
  template: `
    <chibo-reading [of]="opening" failed="Chưa mở được bảng đã khóa" opening="Đang mở bảng đã khóa…" />
    @if (closed(); as closed) {
      <p class="small second found" role="status">{{ closed.total }} chi bộ{{ tim() ? ' có “' + tim() + '”' : '' }}</p>
      <chibo-frozen-table
        [closed]="closed"
        [words]="tim() ?? ''"
        [searchable]="false"
        (turned)="looked.emit({ trang: '' + $event })"
      />
    }
  `,
  styleUrl: '../month-page.css',
})
export class FrozenCells {
  private readonly client = inject(MonthsClient);
  /** From the address: month, organisation, words looked for, page. */
  readonly month = input.required<string>();
  readonly to = input<string>();
  readonly tim = input<string>();
  readonly trang = input<string>();
  /** What is to be put into the address. */
  readonly looked = output<Record<string, string | null>>();

  protected readonly opening = reading({
    question: () => ({ month: this.month(), organizationId: this.to(), q: this.tim(), page: this.trang() }),
    read: ({ month, ...query }) => this.client.closing(month, query),
    keep: true,
  });
  protected readonly closed = computed(() => this.opening.value()?.closed);
}
