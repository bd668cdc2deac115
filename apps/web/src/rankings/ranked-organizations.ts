import { Component, input } from '@angular/core';
import type { RankedOrganization } from '@chibo/contracts';
import { formatMean } from '@chibo/domain';
import { Cell, Folded } from '../ui/table/cell';
import { Table } from '../ui/table/table';
import type { WithTie } from './ranking-columns';
import { ORGANIZATION_COLUMNS } from './ranking-columns';

/** Ranked organisations. */
@Component({
  selector: 'chibo-ranked-organizations',
  imports: [Cell, Folded, Table],
  template: `
    <chibo-table
      caption="Xếp hạng tổ chức theo điểm trung bình"
      [columns]="columns"
      [rows]="rows()"
      [keyOf]="keyOf"
      [empty]="empty()"
    >
      <ng-template chiboCell="rank" [chiboCellOf]="rows()" let-row>
        <td class="number rank">
          {{ row.rank }}
          @if (row.shared) {
            <span class="small second block">{{ row.shared }} cùng hạng</span>
          }
        </td>
      </ng-template>
      <ng-template chiboCell="name" [chiboCellOf]="rows()" let-row>
        <th scope="row" class="name">{{ row.name }}</th>
      </ng-template>
      <ng-template [chiboFolded]="rows()" let-row>
        <div class="line">
          <b class="rank">{{ row.rank }}</b>
          <div>
            <p>
              <b>{{ row.name }}</b>
            </p>
            <p class="small second">{{ formatMean(row.mean) }} điểm trung bình của {{ row.n }} phiếu</p>
            @if (row.shared) {
              <p class="small second">{{ row.shared }} tổ chức cùng hạng</p>
            }
          </div>
        </div>
      </ng-template>
    </chibo-table>
  `,
  styleUrls: ['../styles/rows.css', './ranked-rows.css'],
})
export class RankedOrganizations {
  readonly rows = input.required<readonly WithTie<RankedOrganization>[]>();
  readonly empty = input.required<string>();

  protected readonly columns = ORGANIZATION_COLUMNS;
  protected readonly formatMean = formatMean;
  protected readonly keyOf = ({ organizationId }: RankedOrganization): string => organizationId;
}
