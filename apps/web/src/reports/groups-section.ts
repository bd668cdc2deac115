import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReportView } from '@chibo/contracts';
import { NO_GROUP } from '@chibo/domain';
import type { GroupFigures } from '@chibo/tables';
import { figuresOfPeriod, groupColumns, groupRemark, groupRows, groupWords } from '@chibo/tables';
import { Cell, Folded } from '../ui/table/cell';
import { Table } from '../ui/table/table';
import { BandsSection } from './bands-section';
import { groupFigureColumns } from './report-columns';

/** What each group of organisations came to; a group leads to its organisations. */
@Component({
  selector: 'chibo-groups-section',
  imports: [RouterLink, BandsSection, Cell, Folded, Table],
  template: `
    <p class="lead">{{ words() }}</p>
    <chibo-bands-section [rows]="rows()" [total]="[]" each="Từng nhóm" />
    <chibo-table
      caption="Theo nhóm tổ chức"
      [columns]="columns()"
      [rows]="rows()"
      [keyOf]="keyOf"
      [foot]="total()"
      empty="Chưa có nhóm nào."
    >
      <ng-template chiboCell="name" [chiboCellOf]="rows()" let-row>
        <th scope="row" class="name">
          @if (row === total()) {
            {{ row.name }}
          } @else {
            <a routerLink="." [queryParams]="to(row)" queryParamsHandling="merge">{{ row.name }}</a>
          }
        </th>
      </ng-template>
      <ng-template [chiboFolded]="rows()" let-row>
        <p class="between">
          @if (row === total()) {
            <b>{{ row.name }}</b>
          } @else {
            <a class="target" routerLink="." [queryParams]="to(row)" queryParamsHandling="merge">{{ row.name }}</a>
          }
          <span class="number">{{ row.counts.rated }}/{{ row.counts.existing }}</span>
        </p>
        <p class="small second">
          {{ row.organizations }} tổ chức; Tốt {{ row.counts.bands.GOOD }}, Khá {{ row.counts.bands.FAIR }}, Trung bình
          {{ row.counts.bands.AVERAGE }}, Kém {{ row.counts.bands.POOR }}
        </p>
      </ng-template>
    </chibo-table>
    <p class="small second base">{{ remark() }}</p>
  `,
  styleUrls: ['../styles/rows.css', './report-page.css'],
  styles: `
    .lead {
      padding: 0 var(--gutter) 1rem;
    }

    @media (min-width: 64rem) {
      .lead {
        padding-inline: 0;
      }
    }
  `,
})
export class GroupsSection {
  readonly view = input.required<ReportView>();

  protected readonly rows = computed(() => groupRows(this.view()));
  protected readonly total = computed((): GroupFigures => {
    const view = this.view();
    const organizations = this.rows().reduce((sum, row) => sum + row.organizations, 0);
    const all = { ...view.total, counts: figuresOfPeriod(view).total };
    return { ...all, name: 'Tổng cộng', label: '', kindLabel: '', isCell: false, organizations };
  });
  protected readonly columns = computed(() => groupFigureColumns(groupColumns(this.rows())));
  protected readonly words = computed(() => groupWords(this.view()));
  protected readonly remark = computed(() => groupRemark(this.view()));
  protected readonly keyOf = ({ label }: GroupFigures): string => label;
  protected readonly to = ({ groupId = NO_GROUP }: GroupFigures): Record<string, string | null> => ({
    nhom: groupId,
    xem: null,
  });
}
