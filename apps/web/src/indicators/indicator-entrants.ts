import { Component, computed, inject, input, output } from '@angular/core';
import type { IndicatorOrganization, IndicatorStanding, TableFormat } from '@chibo/contracts';
import { countsWords, enteredWords, standingWords } from '@chibo/tables';
import { FileLinks } from '../shell/file-links';
import { ReadingWords } from '../shell/reading-words';
import { searchedList } from '../shell/searched-list';
import { IndicatorsClient } from './indicators-client';

/** One indicator, organisation by organisation: what each has entered, and who has not. */
@Component({
  selector: 'chibo-indicator-entrants',
  imports: [FileLinks, ReadingWords],
  template: `
    <section class="sheet stack" aria-labelledby="entrants-heading">
      <div class="between">
        <h2 id="entrants-heading">{{ row().indicator.name }}</h2>
        <button type="button" class="link no-print" (click)="closed.emit()">Đóng</button>
      </div>
      <ul role="list" class="row no-print" aria-label="Lọc nơi nhập">
        <li>
          <button type="button" class="filter" [attr.aria-pressed]="!missing()" (click)="missingChanged.emit(false)">
            Tất cả nơi nhập
          </button>
        </li>
        <li>
          <button type="button" class="filter" [attr.aria-pressed]="missing()" (click)="missingChanged.emit(true)">
            Chưa nhập đủ
          </button>
        </li>
      </ul>
      <chibo-file-links class="no-print" label="Danh sách thành tệp" [address]="file" />
      <chibo-reading [of]="list" failed="Chưa mở được danh sách" opening="Đang mở danh sách…" />
      @if (list.value(); as organizations) {
        <ul role="list" class="rows" aria-label="Nơi nhập">
          @for (one of organizations; track one.id) {
            <li class="between">
              <span>
                {{ one.name }} <span class="small second block">{{ one.kindLabel }}</span>
              </span>
              <span class="figure">
                {{ words(one) }}
                @if (counts(one); as from) {
                  <span class="small second block">{{ from }}</span>
                }
              </span>
            </li>
          } @empty {
            <li class="second">{{ missing() ? 'Nơi nào cũng đã nhập đủ.' : 'Không có nơi nào phải nhập.' }}</li>
          }
        </ul>
        @if (list.left() > 0) {
          <button type="button" class="button alone no-print" [disabled]="list.busy()" (click)="list.more()">
            Xem thêm, còn {{ list.left() }}
          </button>
        }
      }
    </section>
  `,
  styleUrl: '../styles/committee-page.css',
  styles: `
    .block {
      display: block;
    }

    .figure {
      text-align: end;
      white-space: nowrap;
    }
  `,
})
export class IndicatorEntrants {
  private readonly client = inject(IndicatorsClient);
  readonly row = input.required<IndicatorStanding>();
  readonly period = input.required<string>();
  readonly organizationId = input.required<string>();
  readonly missing = input(false);
  readonly missingChanged = output<boolean>();
  readonly closed = output();

  private readonly question = computed(() => ({
    organizationId: this.organizationId(),
    period: this.period(),
    only: this.missing() ? 'MISSING' : undefined,
  }));
  protected readonly list = searchedList({
    question: () => ({ id: this.row().indicator.id, ...this.question() }),
    read: async ({ id, ...query }, page) => {
      const { organizations: rows, total } = await this.client.organizations(id, { ...query, page });
      return { rows, total };
    },
  });
  private readonly each = computed(() => {
    const { expected, organizations } = this.row();
    return organizations > 0 ? expected / organizations : 1;
  });
  protected readonly file = (format: TableFormat): string =>
    this.client.organizationsFile(this.row().indicator.id, format, this.question());

  /** Its value, with how many entries it has where there should be several. */
  protected words(one: IndicatorOrganization): string {
    const value = standingWords({ indicator: this.row().indicator, value: one.value }) ?? 'chưa nhập';
    return this.each() > 1 ? `${value} (${enteredWords({ ...one, expected: this.each() })} kỳ)` : value;
  }

  protected counts({ value }: IndicatorOrganization): string | undefined {
    return countsWords({ indicator: this.row().indicator, value });
  }
}
