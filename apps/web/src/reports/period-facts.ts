import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReportFactsRow, ReportFactsView } from '@chibo/contracts';
import type { FactShareName, FactSort } from '@chibo/domain';
import { formatPercent, lackingWords } from '@chibo/domain';
import { FACTS_REMARKS, NO_NUMBER } from '@chibo/tables';
import { Cell, Folded } from '../ui/table/cell';
import type { Column, Sorting } from '../ui/table/columns';
import { Table } from '../ui/table/table';

/** "12/13", or that there is no number. */
function partOf({ facts }: ReportFactsRow, name: FactShareName): string {
  const { part, base, cards } = facts[name];
  return cards === 0 ? NO_NUMBER : `${part}/${base}`;
}

function percentOf({ facts }: ReportFactsRow, name: FactShareName): string {
  const { part, base, cards } = facts[name];
  return cards === 0 || base === 0 ? NO_NUMBER : formatPercent(part, base);
}

type FactsColumn = Column<ReportFactsRow> & { order?: FactSort };

const share = (key: FactShareName, head: string, order: FactSort): FactsColumn => ({
  key,
  head,
  figure: true,
  order,
  words: (row) => percentOf(row, key),
});

/** As the screen has them: both sides of a share in one cell where the share stands beside it. */
const COLUMNS: readonly FactsColumn[] = [
  { key: 'name', head: 'Chi bộ', order: 'NAME' },
  {
    key: 'cards',
    head: 'Phiếu / tháng phải họp',
    figure: true,
    order: 'CARDS',
    words: ({ facts: { cards, months } }) => `${cards}/${months}`,
  },
  { key: 'present', head: 'Dự / phải dự', figure: true, words: (row) => partOf(row, 'attendance') },
  share('attendance', 'Tỷ lệ dự', 'ATTENDANCE'),
  share('speaking', 'Phát biểu', 'SPEAKING'),
  {
    key: 'thematic',
    head: 'Chuyên đề đã / phải họp',
    figure: true,
    words: ({ facts: { thematicHeld, thematicDue } }) => `${thematicHeld}/${thematicDue}`,
  },
  {
    key: 'directive05',
    head: 'Kỳ có Chỉ thị 05',
    figure: true,
    order: 'DIRECTIVE05',
    words: (row) => partOf(row, 'directive05'),
  },
  share('vote', 'Biểu quyết tán thành', 'VOTE'),
  share('tasks', 'Nhiệm vụ xong', 'TASKS'),
];

export const FACTS_COLUMNS = COLUMNS;

/** The figures of a period summed from the cards: branch by branch, or by direct subordinate. */
@Component({
  selector: 'chibo-period-facts',
  imports: [RouterLink, Cell, Folded, Table],
  template: `
    <div class="scroller">
      <chibo-table
        caption="Số liệu sinh hoạt trong kỳ"
        [columns]="columns()"
        [rows]="rows()"
        [keyOf]="keyOf"
        [headingOf]="headingOf()"
        [foot]="total()"
        [sorting]="sorting()"
        (sorted)="sorted.emit($event)"
        empty="Không có chi bộ nào như vậy."
      >
        <ng-template chiboCell="name" [chiboCellOf]="rows()" let-row>
          <th scope="row" class="name">
            @if (ofOrganizations() && row.id) {
              <a
                routerLink="."
                [queryParams]="{ to: row.id, xem: 'so-lieu', trang: null }"
                queryParamsHandling="merge"
                >{{ row.name }}</a
              >
            } @else {
              {{ row.name }}
            }
            @if (sorting() && row.parentName) {
              <span class="small quiet block">{{ row.parentName }}</span>
            }
            @if (lacking(row); as words) {
              <span class="small second block">{{ words }}</span>
            }
          </th>
        </ng-template>
        <ng-template [chiboFolded]="rows()" let-row>
          <p class="between">
            <b>{{ row.name }}</b><span class="number">{{ percent(row, 'attendance') }}</span>
          </p>
          @if (sorting() && row.parentName) {
            <p class="small quiet">{{ row.parentName }}</p>
          }
          <p class="small second">
            Dự {{ part(row, 'attendance') }}; phát biểu {{ percent(row, 'speaking') }}; chuyên đề
            {{ row.facts.thematicHeld }}/{{ row.facts.thematicDue }}; Chỉ thị 05 {{ part(row, 'directive05') }}; tán
            thành {{ percent(row, 'vote') }}; nhiệm vụ {{ percent(row, 'tasks') }}
          </p>
          <p class="small second">
            {{ row.facts.cards }}/{{ row.facts.months }} tháng có phiếu{{ lacking(row) ? '; ' + lacking(row) : '' }}
          </p>
        </ng-template>
      </chibo-table>
    </div>
    <div class="small second base">
      @for (words of remarks; track words) {
        <p>{{ words }}</p>
      }
    </div>
  `,
  styleUrls: ['../styles/committee-page.css', '../styles/rows.css', './report-page.css'],
})
export class PeriodFactsSection {
  readonly view = input.required<ReportFactsView>();
  readonly ofOrganizations = input(false);
  readonly sorting = input<Sorting>();
  readonly sorted = output<Sorting | undefined>();

  protected readonly remarks = FACTS_REMARKS;
  protected readonly part = partOf;
  protected readonly percent = percentOf;
  protected readonly rows = computed(() => {
    const { cells, organizations } = this.view();
    return this.ofOrganizations() ? organizations : cells;
  });
  protected readonly columns = computed((): readonly FactsColumn[] =>
    this.ofOrganizations()
      ? COLUMNS.map((column) => ({
          ...column,
          ...(column.key === 'name' ? { head: 'Tổ chức đảng' } : {}),
          order: undefined,
        }))
      : COLUMNS,
  );
  protected readonly total = computed((): ReportFactsRow => ({ id: '', name: 'Tổng cộng', facts: this.view().total }));
  protected readonly keyOf = ({ id }: ReportFactsRow): string => id;
  /** Each committee is named once where its branches stand together. */
  protected readonly headingOf = computed(() =>
    this.ofOrganizations() || this.sorting() ? undefined : ({ parentName = '' }: ReportFactsRow) => parentName,
  );

  protected lacking({ facts }: ReportFactsRow): string {
    return lackingWords(facts);
  }
}
